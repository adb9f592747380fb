"""The disk is full: a clear page, nothing half-saved, and all is well when there is room again."""

import html
import http.cookiejar
import os
import re
import resource
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import pytest

from cast import BIRTH, MOTHER, PASSWORD
from server import Program, Server, copied, paper, settle


class Room:
    """How much may still be written: by a small disk of its own, or by the largest size of the server's files."""

    def __init__(self, demo, tmp_path, kind: str):
        self.kind = kind
        self.place = tmp_path / "disk"
        self.place.mkdir()
        if kind == "disk":
            done = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", self.place], capture_output=True, text=True
            )
            if done.returncode:
                pytest.skip("a small disk cannot be mounted here: " + done.stderr)
        settle(demo)
        self.server = Server(copied(demo, self.place / "data"), tmp_path / "log")

    def fill(self):
        if self.kind == "disk":
            with open(self.place / "ballast", "wb", buffering=0) as ballast:
                for size in (1_048_576, 4096):
                    try:
                        while True:
                            ballast.write(b"x" * size)
                    except OSError:
                        pass
            return
        wal = (self.server.data / "thubon.sqlite-wal").stat().st_size
        resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, (min(wal, 65536), resource.RLIM_INFINITY))

    def empty(self):
        if self.kind == "disk":
            (self.place / "ballast").unlink()
        else:
            unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, unlimited)

    def end(self):
        self.server.stop()
        if self.kind == "disk":
            subprocess.run(["umount", self.place], check=False)


@pytest.fixture(params=["disk", "size of files"])
def room(request, demo, tmp_path):
    if request.param == "disk" and os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    place = Room(demo[0], tmp_path, request.param)
    yield place
    place.end()


class Browser:
    """A person without scripts."""

    def __init__(self, server):
        self.root = f"http://127.0.0.1:{server.port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def open(self, path, fields=None):
        data = None if fields is None else urllib.parse.urlencode(fields).encode()
        try:
            with self.opener.open(self.root + path, data, timeout=20) as answer:
                return answer.status, answer.read().decode(), answer.url
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode(), refusal.url

    def sign_in(self, login):
        page = self.open("/dang-nhap")[1]
        status, page, url = self.open(
            "/dang-nhap", hidden(page) | {"ten-dang-nhap": login, "login": login, "mat-khau": PASSWORD, "password": PASSWORD}
        )
        assert status == 200 and "/dang-nhap" not in url, page[:2000]


def hidden(page: str) -> dict:
    """The seal and the key of the page's form."""
    found = re.findall(r'<input type="hidden" name="(_[a-z]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def test_a_full_disk(room, demo):
    server = room.server.start()
    mother = Program(server, demo[1][MOTHER])
    lang = mother.lang()
    body = {"procedure": "1.001193", "answers": BIRTH | {"registration_unit": lang}}
    person = Browser(server)
    person.sign_in(MOTHER)
    form = person.open("/nop/1.001193")[1]
    # Some that go through, and drafts whose files are there.
    drafts = [mother.draft(f"before {number}") for number in range(4)]
    sent = [mother.insist("POST", "/dossiers", body | {"draft": drafts[0]}, key="full-disk-0")[1]["reference"]]
    with server.database() as database:
        before = database.execute("SELECT COUNT(*) FROM dossier").fetchone()[0]
        records = database.execute("SELECT COUNT(*) FROM ledger_record").fetchone()[0]

    room.fill()
    refused = []
    for number in range(1, 4):
        status, answer, headers = mother.once("POST", "/dossiers", body | {"draft": drafts[number]}, f"full-disk-{number}")
        if status == 201:
            sent.append(answer["reference"])
            continue
        refused.append(number)
        assert (status, answer["code"], headers["Retry-After"]) == (503, "WEB-507", "60"), answer
        assert "chưa được lưu phần nào" in answer["detail"]
    assert refused, "the disk was not full"
    place = f"/drafts/{drafts[3]}/files?component=birth_notice&name=lon.pdf"
    status, answer, _ = mother.once("POST", place, paper("large", 4_000_000), kind="application/pdf")
    assert (status, answer["code"]) == (503, "WEB-507"), answer
    # A person is told in plain words, and may go on reading.
    status, page, _ = person.open("/nop/1.001193", hidden(form) | {"cach": "moi"})
    assert status == 503 and "Máy chủ đã hết chỗ lưu" in page and "gửi lại sau ít phút" in page, page[:2000]
    for path in ("/", "/thu-tuc", "/thu-tuc/1.001193", "/ho-so", "/healthz", "/readyz"):
        assert person.open(path)[0] == 200, path
    with server.database() as database:
        assert database.execute("SELECT COUNT(*) FROM dossier").fetchone()[0] == before + len(sent) - 1
        if len(sent) == 1:
            assert database.execute("SELECT COUNT(*) FROM ledger_record").fetchone()[0] == records
    assert list((server.data / "blobs" / "unfinished").iterdir()) == [], "half a file was left"

    room.empty()
    for number in refused:
        status, receipt, _ = mother.once("POST", "/dossiers", body | {"draft": drafts[number]}, f"full-disk-{number}")
        assert status == 201, receipt
        sent.append(receipt["reference"])
    assert person.open("/nop/1.001193", hidden(form) | {"cach": "moi"})[0] == 200
    assert server.process.poll() is None
    server.check()
    with server.database() as database:
        references = [row[0] for row in database.execute("SELECT reference FROM dossier")]
    assert len(references) == before + len(sent) - 1 and set(sent) <= set(references)
    assert len(set(sent)) == 4
