"""The disk is full: a clear page, nothing half-saved, and all is well when there is room again."""

import os
import resource
import subprocess

import pytest

from cast import BIRTH, MOTHER, PASSWORD
from fleet import Reader
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


def test_a_full_disk(room, demo):
    server = room.server.start()
    mother = Program(server, demo[1][MOTHER])
    lang = mother.lang()
    body = {"procedure": "1.001193", "answers": BIRTH | {"registration_unit": lang}}
    person = Reader()
    assert person.sign_in(server, MOTHER, PASSWORD) == 303
    begin = person.hidden(server, "/nop/1.001193") | {"cach": "moi"}
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
    status, _, page = person.send(server, "/nop/1.001193", begin)
    assert status == 503 and "Máy chủ đã hết chỗ lưu" in page.decode() and "gửi lại sau ít phút" in page.decode()
    for path in ("/", "/thu-tuc", "/thu-tuc/1.001193", "/ho-so", "/healthz", "/readyz"):
        assert person.ask(server, "GET", path)[0] == 200, path
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
    status, headers, _ = person.send(server, "/nop/1.001193", begin)
    assert status == 303 and headers["Location"].startswith("/nhap/")
    assert server.process.poll() is None
    server.check()
    with server.database() as database:
        references = [row[0] for row in database.execute("SELECT reference FROM dossier")]
    assert len(references) == before + len(sent) - 1 and set(sent) <= set(references)
    assert len(set(sent)) == 4
