"""Clients that are slow, stop half-way, or send what is no request."""

import gzip
import json
import re
import socket
import time

import pytest

from cast import COUNTER, MOTHER, PASSWORD
from fleet import Reader
from server import PATIENCE, Program, Server, copied, eventually, paper

HOST = b"Host: 127.0.0.1\r\n"


def connect(server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)


def is_cut(line: socket.socket) -> bool:
    """Whether the server has closed it; what it said before is read and forgotten."""
    line.setblocking(False)
    try:
        while line.recv(65536):
            pass
        return True
    except BlockingIOError:
        return False
    except OSError:
        return True
    finally:
        line.setblocking(True)


def trickle(line: socket.socket, data: bytes):
    try:
        line.send(data)
    except OSError:
        pass


def sign_in(server) -> Reader:
    """A reader with an account, whose budget of requests no stranger's haste uses up."""
    reader = Reader()
    assert reader.sign_in(server, MOTHER, PASSWORD) == 303
    return reader


def test_slow_clients_hold_up_nobody_and_are_cut_after_a_minute(server):
    reader = sign_in(server)
    heads = [connect(server) for _ in range(150)]
    for line in heads:
        line.sendall(b"GET /thu-tuc HTTP/1.1\r\n" + HOST)
    bodies = [connect(server) for _ in range(50)]
    for line in bodies:
        line.sendall(
            b"POST /dang-nhap HTTP/1.1\r\n" + HOST
            + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n_csrf="
        )
    silent = [connect(server) for _ in range(50)]
    # These ask for megabytes and take nothing of them.
    deaf = []
    for _ in range(4):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", server.port))
        line.sendall((b"GET /thu-tuc HTTP/1.1\r\n" + HOST + b"\r\n") * 300)
        deaf.append(line)

    open_lines = {"heads": heads, "bodies": bodies, "silent": silent}
    answered, before_any_was_cut = 0, 0
    deadline = time.monotonic() + PATIENCE
    while any(open_lines.values()) and time.monotonic() < deadline:
        for line in heads:
            trickle(line, b"X-A: b\r\n"[:1])
        for line in bodies:
            trickle(line, b"a")
        # Somebody else is served meanwhile.
        assert reader.ask(server, "GET", "/thu-tuc/1.001193")[0] == 200
        answered += 1
        for name, lines in open_lines.items():
            open_lines[name] = [line for line in lines if not is_cut(line)]
        if sum(map(len, open_lines.values())) == 250:
            before_any_was_cut = answered
        time.sleep(1)
    assert {name: len(lines) for name, lines in open_lines.items()} == {"heads": 0, "bodies": 0, "silent": 0}
    assert before_any_was_cut >= 3, "others were served only after the slow ones were gone"
    # The kernel still holds what fits into its buffers; after that comes the end and not the rest.
    size = len(reader.ask(server, "GET", "/thu-tuc")[2])
    for line in deaf:
        line.settimeout(PATIENCE)
        taken = 0
        try:
            while piece := line.recv(1_048_576):
                taken += len(piece)
        except ConnectionError:
            pass
        except TimeoutError:
            pytest.fail("a reader that took nothing for a minute is still served")
        assert taken < 300 * size, "it got everything"
    assert server.memory() < 400, server.memory()


def test_who_asks_too_often_waits_and_nobody_else(server):
    reader = sign_in(server)
    refused = None
    for _ in range(2000):
        status, headers, page = server.ask("GET", "/tra-cuu")
        if status != 200:
            refused = status, headers, page.decode()
            break
    assert refused, "strangers may ask without end"
    status, headers, page = refused
    assert status == 429 and int(headers["Retry-After"]) >= 1 and "WEB-013" in page
    assert reader.ask(server, "GET", "/ho-so")[0] == 200
    assert server.ask("GET", "/readyz")[0] == 200


HALF = [
    b"GE", b"GET / HTTP/1.1\r\nHo", b"POST /api/v1/drafts HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n",
]


def test_half_requests_leave_nothing(server, demo, mother):
    def counts():
        with server.database() as database:
            # The house makes its weekly brief meanwhile.
            records = "ledger_record WHERE stream NOT LIKE 'brief:%'"
            tables = ("dossier", "dossier_draft", "dossier_draft_file", records, "answered_request")
            return [database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables]

    draft = mother.once("POST", "/drafts", {"procedure": "1.001193"})[1]["id"]
    before = counts()
    token = b"Authorization: Bearer " + demo[1][MOTHER].encode() + b"\r\n"
    body = b'{"procedure":"1.001193"}'
    halves = HALF + [
        b"POST /api/v1/drafts HTTP/1.1\r\n" + HOST + token + b"Content-Type: application/json\r\n"
        + b"Idempotency-Key: half-request-1\r\nContent-Length: 400\r\n\r\n" + body,
        b"POST /api/v1/drafts HTTP/1.1\r\n" + HOST + token + b"Content-Type: application/json\r\n"
        + b"Idempotency-Key: half-request-2\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n" + body + b"\r\n",
        b"POST /api/v1/drafts/" + draft.encode() + b"/files?component=birth_notice&name=a.pdf HTTP/1.1\r\n" + HOST + token
        + b"Content-Type: application/pdf\r\nIdempotency-Key: half-request-3\r\nContent-Length: 900000\r\n\r\n"
        + paper("half", 100_000),
    ]
    for half in halves:
        for reset in (False, True):
            line = connect(server)
            if reset:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            line.sendall(half)
            time.sleep(0.1)
            line.close()
    eventually(lambda: server.active() == 0, "a half request is never given up")
    eventually(lambda: not list((server.data / "blobs" / "unfinished").iterdir()), "half a file was left")
    assert counts() == before
    assert server.ask("GET", "/readyz")[0] == 200
    assert server.complaints() == [], "a client that goes away is no error of ours"


FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
NO_REQUESTS = {
    "noise": bytes(range(256)) * 8,
    "TLS": bytes.fromhex("16030100c8010000c40303") + b"\x5a" * 190,
    "no version": b"GET /\r\n\r\n",
    "another version": b"GET / HTTP/9.9\r\n" + HOST + b"\r\n",
    "a name with a blank": b"GET / HTTP/1.1\r\nHost : a\r\nX Y: z\r\n\r\n",
    "NUL in a header": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: a\0b\r\n\r\n",
    "a line too long": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "a header too long": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 100_000 + b"\r\n\r\n",
    "headers too many": b"GET / HTTP/1.1\r\n" + HOST + b"".join(b"X-%d: a\r\n" % n for n in range(2000)) + b"\r\n",
    "headers too long together": b"GET / HTTP/1.1\r\n" + HOST + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 900) for n in range(90))
    + b"\r\n",
    "negative length": b"POST /dang-nhap HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
    "two lengths": b"POST /dang-nhap HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\nContent-Length: 40\r\n\r\nabcd",
    "length and chunks": b"POST /dang-nhap HTTP/1.1\r\n" + HOST
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /thu-tuc HTTP/1.1\r\n" + HOST + b"\r\n",
    "a bad chunk": b"POST /dang-nhap HTTP/1.1\r\n" + HOST + FORM + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    "a huge chunk": b"POST /dang-nhap HTTP/1.1\r\n" + HOST + FORM
    + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
}


@pytest.fixture(scope="module")
def shared(demo, tmp_path_factory):
    """A server that many small tests ask."""
    folder = tmp_path_factory.mktemp("shared")
    running = Server(copied(demo[0], folder / "data"), folder / "log").start()
    yield running
    running.stop()


@pytest.mark.parametrize("what", NO_REQUESTS)
def test_no_request_is_refused(shared, what):
    # Ends only where the server ends the connection.
    said = shared.raw(NO_REQUESTS[what])
    # A form that breaks off may be answered by the portal and by the server beneath it, but nothing in it is done.
    statuses = [int(status) for status in re.findall(rb"HTTP/1\.1 (\d+) ", said)]
    assert 1 <= len(statuses) <= 2 and all(400 <= status < 500 for status in statuses), said[:500]
    assert shared.ask("GET", "/readyz")[0] == 200
    assert shared.complaints() == []


OUTSIDE = [
    "/../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/tinh/../../../etc/passwd",
    "//etc/passwd", "/tlog/tile/../../secret.key", "/tlog/tile/..%2f..%2fsecret.key", "/tlog/tile/0/..%2f..%2f..%2fsecret.key",
    "/assets/..%2f..%2fsecret.key", "/tai-nguyen/..%2f..%2fthubon.sqlite", "/thu-tuc/..%2f..%2fetc%2fpasswd",
    "/api/v1/procedures/..%2f..%2fsecret.key", "/api/v1/units/%2e%2e%2f%2e%2e", "/\\..\\..\\etc\\passwd", "/%00", "/thu-tuc/%00",
    "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd", "/thu-tuc/%ff", "/.git/config", "/demo.json", "/secret.key", "/thubon.sqlite",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out(shared, path):
    said = shared.raw(b"GET " + path.encode() + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    status = int(said.split(b" ", 2)[1])
    assert status == 404, said[:300]
    assert b"root:" not in said and b"SQLite format" not in said and b"song-thu-bon" not in said
    assert (shared.data / "secret.key").read_bytes() not in said


def test_bombs_do_not_go_off(shared, demo):
    """Nothing that is packed is ever unpacked; what unpacks to gigabytes is as large as it is."""
    mother, counter = Program(shared, demo[1][MOTHER]), Program(shared, demo[1][COUNTER])
    bomb = gzip.compress(b'{"procedure":"' + b"1" * 200_000_000 + b'"}')
    before = shared.memory()
    status, answer, _ = mother.once("POST", "/drafts", bomb, Content_Encoding="gzip")
    assert (status, answer["code"]) == (415, "WEB-011")
    deep = b"[" * 500_000 + b"]" * 500_000
    assert mother.once("POST", "/drafts", deep)[0] == 400
    wide = json.dumps({"procedure": "1.001193", "answers": {f"a{n}": "b" for n in range(40_000)}}).encode()
    assert counter.once("POST", "/dossiers", wide)[0] in (404, 413, 422)
    draft = mother.once("POST", "/drafts", {"procedure": "1.001193"})[1]["id"]
    place = f"/drafts/{draft}/files?component=birth_notice&name="
    for name, content in {
        "a.pdf": b"PK\x03\x04" + bomb,
        "../../../b.pdf": b"#!/bin/sh\nrm -rf /\n",
        "c.pdf": b"\x1f\x8b" + bomb,
        "d.pdf": b"<html><script>alert(1)</script>",
        "e.pdf": b"MZ" + b"\0" * 1000,
    }.items():
        assert mother.once("POST", place + name.replace("/", "%2F"), content, kind="application/pdf")[0] == 415, name
    status, file, _ = mother.once("POST", place + "..%2F..%2Fetc%2Fpasswd.pdf", paper("a name"), kind="application/pdf")
    assert status == 201 and "/" not in json.dumps(file["name"]) and ".." not in file["name"], file
    assert shared.memory() - before < 150, "it was unpacked"
    assert shared.complaints() == []


def test_more_connections_than_descriptors(demo, tmp_path):
    descriptors = 160
    server = Server(copied(demo[0], tmp_path / "data"), tmp_path / "log").start(files=descriptors)
    try:
        lines = []
        for _ in range(400):
            try:
                # The system takes them without the server, up to the length of its queue.
                lines.append(socket.create_connection(("127.0.0.1", server.port), timeout=5))
            except OSError:
                break
        assert len(lines) > descriptors, "there were never too many of them"
        # Those that wait in the system's queue are not answered, those that were let in are, and the server lives.
        lines[0].sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
        lines[0].settimeout(PATIENCE)
        assert lines[0].recv(100).startswith(b"HTTP/1.1 200 OK")
        assert server.process.poll() is None, server.words[-2000:]
        for line in lines:
            line.close()
        assert server.ask("GET", "/thu-tuc")[0] == 200
        server.check()
    finally:
        server.stop()
