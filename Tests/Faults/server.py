"""A server of its own for a test, which may be killed, and programs that ask it."""

import http.client
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import uuid
from contextlib import contextmanager
from pathlib import Path

PROGRAM = str(Path(os.environ.get("THUBON_PROGRAM", ".build/debug/thubon")).absolute())
SCOPES = ["dossiers:read", "dossiers:write", "documents:read", "messages:read", "work", "statistics:read"]
# How long anything may take before it is held to come to no end; no measure of speed, the machine may be busy.
PATIENCE = 180


def paper(mark: str, size: int = 0) -> bytes:
    """A small PDF, told apart from others by its mark, or a large one."""
    return f"%PDF-1.4\n% {mark}\n%%EOF\n".encode() + b"%" * size


def run(*arguments, status: int | None = 0) -> subprocess.CompletedProcess:
    """Runs a command of the program to its end."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=2 * PATIENCE)
    assert status is None or done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def free_port() -> int:
    """A port that nobody listens on, below those which the system gives to clients.

    Of those a client that asks again and again while its server is away may be given the very port that it asks for, talk to
    itself and keep the server from coming back.
    """
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    while True:
        port = random.randrange(10_000, first)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def eventually(what, why: str = "it does not come true", seconds: float = PATIENCE):
    """Waits until it is true of what is asked again and again, and gives the answer."""
    deadline = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < deadline, why
        time.sleep(0.02)
    return answer


class Server:
    """`thubon demo` on a folder that holds one already."""

    def __init__(self, data: Path, log: Path):
        self.data, self.log = data, log
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    def start(self, files: int | None = None) -> "Server":
        def before():
            # A file that may not grow is told by an error, as a full disk is, and not by the end of the program.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            if files:
                resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "demo", "--data", self.data, "--port", str(self.port)],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, preexec_fn=before,
            )
        return self.ready()

    def ready(self):
        """Waits until it answers."""
        def answers() -> bool:
            assert self.process.poll() is None, self.words[-4000:]
            try:
                return self.ask("GET", "/readyz", timeout=20)[0] == 200
            except (OSError, http.client.HTTPException):
                return False

        eventually(answers, f"the server does not come up: {self.words[-4000:]}")
        return self

    def active(self) -> int:
        """How many requests it has begun and not answered, but for this question."""
        numbers = self.ask("GET", "/metrics")[2].decode()
        return int(re.search(r"^http_server_active_requests (\d+)", numbers, re.M)[1]) - 1

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()

    @property
    def words(self) -> str:
        return self.log.read_text(errors="replace")

    def complaints(self) -> list[str]:
        return [line for line in self.words.splitlines() if " error " in line or " critical " in line]

    def memory(self) -> int:
        """Megabytes that it holds."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1_048_576

    def ask(self, method: str, path: str, body=None, headers=None, timeout: float = PATIENCE):
        """One request on a connection of its own: status, headers, bytes."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            line.request(method, path, body, headers or {})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def raw(self, data: bytes, timeout: float = PATIENCE) -> bytes:
        """What comes back to the bytes, until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as line:
            line.settimeout(timeout)
            said = b""
            try:
                line.sendall(data)
                while True:
                    piece = line.recv(65536)
                    if not piece:
                        break
                    said += piece
            except ConnectionError:
                pass
            return said

    @contextmanager
    def database(self):
        database = sqlite3.connect(f"file:{self.data}/thubon.sqlite?mode=ro", uri=True)
        try:
            yield database
        finally:
            database.close()

    def check(self):
        """Stopped, the ledger is sound and every table is what it says."""
        self.stop()
        assert "The ledger is sound." in run("verify", "--data", self.data, "--quiet").stdout
        run("rebuild", "--check", "--data", self.data)


class Program:
    """Uses the interface with a token; what is not answered is sent again with the same key, as the document says."""

    def __init__(self, server: Server, token: str):
        self.server, self.token = server, token
        self.line: http.client.HTTPConnection | None = None
        self.answers = 0

    def once(self, method: str, path: str, body=None, key=None, kind="application/json", **more):
        """One try: status, JSON, headers."""
        if self.line is None:
            self.line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        headers = {"Authorization": "Bearer " + self.token, "Content-Type": kind}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        if method != "GET":
            headers["Idempotency-Key"] = key or str(uuid.uuid4())
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        try:
            self.line.request(method, "/api/v1" + path, data, headers)
            answer = self.line.getresponse()
            text = answer.read()
            self.answers += 1
        except (OSError, http.client.HTTPException):
            self.line.close()
            self.line = None
            raise
        if answer.headers.get("Connection") == "close":
            self.line.close()
            self.line = None
        return answer.status, json.loads(text) if text else None, answer.headers

    def insist(self, method: str, path: str, body=None, kind="application/json", seconds=600, key=None, **more):
        """Sends the same until it is answered."""
        key = key or str(uuid.uuid4())
        deadline = time.monotonic() + seconds
        while True:
            try:
                answer = self.once(method, path, body, key, kind, **more)
                if answer[0] not in (429, 503):
                    return answer
            except (OSError, http.client.HTTPException):
                pass
            assert time.monotonic() < deadline, f"{method} {path} is not answered"
            time.sleep(0.05)

    def draft(self, mark: str, send=None) -> str:
        """A draft of a birth with its paper."""
        send = send or self.insist
        status, draft, _ = send("POST", "/drafts", {"procedure": "1.001193"})
        assert status == 201, draft
        place = f"/drafts/{draft['id']}/files?component=birth_notice&name=giay-chung-sinh.pdf"
        status, file, _ = send("POST", place, paper(mark), kind="application/pdf")
        assert status == 201, file
        return draft["id"]

    def lang(self) -> str:
        """The id of xã Lăng."""
        units = self.insist("GET", "/units?level=commune&limit=1000")[1]["items"]
        return next(unit["id"] for unit in units if unit["code"] == "20449")


def copied(demo: Path, to: Path) -> Path:
    return Path(shutil.copytree(demo, to))


def settle(data: Path):
    """Brings the log of a stopped server into its database, so that there is no room left in it."""
    database = sqlite3.connect(data / "thubon.sqlite")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
