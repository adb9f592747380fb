"""Servers as a province runs them, `thubon serve`, several of them on one PostgreSQL; and readers who sign in."""

import html
import itertools
import os
import re
import signal
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

from server import PATIENCE, PROGRAM, Program, Server, run

ROOT = Path(__file__).parents[2]


class Postgres:
    """A PostgreSQL of our own for as long as a test runs."""

    def __enter__(self):
        self.process = subprocess.Popen(
            [ROOT / "dev/postgres", "sh", "-c", 'echo "$THUBON_TEST_POSTGRES"; exec cat'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("postgres://"), "PostgreSQL did not start"
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(PATIENCE)

    def gone(self):
        """Ends at once, as when its machine does."""
        self.folder, self.port, self.sockets = (
            self.rows(f"SHOW {name}")[0][0] for name in ("data_directory", "port", "unix_socket_directories")
        )
        self.control("stop", "-m", "immediate")

    def back(self):
        """Starts again on the same port."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.sockets}"
        self.control("start", "-l", f"{self.folder}/server.log", "-o", options)

    def control(self, *arguments: str):
        """`pg_ctl` on its folder, as the user to whom it belongs."""
        programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*user, programs / "pg_ctl", "-D", self.folder, "-w", *arguments], check=True, timeout=PATIENCE,
            stdout=subprocess.DEVNULL, cwd="/",
        )

    def rows(self, statement: str) -> list[list[str]]:
        """What a statement answers."""
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", self.address, "-c", statement],
            capture_output=True, text=True, timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    def count(self, statement: str) -> int:
        return int(self.rows(statement)[0][0])


class Serving(Server):
    """`thubon serve` with some options."""

    scheme = "http"

    def __init__(self, data: Path, log: Path, *options: str, environment: dict | None = None):
        super().__init__(data, log)
        self.options, self.environment = options, environment

    def begin(self) -> "Serving":
        """Starts it and does not wait until it answers."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", "--data", self.data, "--port", str(self.port), *map(str, self.options)],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self.environment,
            )
        return self

    def start(self) -> "Serving":
        return self.begin().ready()

    def ask_to_stop(self):
        self.process.send_signal(signal.SIGTERM)


class Turns:
    """Stands for a server: each new line goes to the next of several, as behind a balancer."""

    def __init__(self, servers: list[Server], first: int = 0):
        self.turn = itertools.count(first)
        self.servers = servers

    @property
    def port(self) -> int:
        return self.servers[next(self.turn) % len(self.servers)].port


class Reader:
    """A browser without scripts that keeps its cookies, whichever server answers."""

    def __init__(self):
        self.cookies: dict[str, str] = {}

    def ask(self, server: Server, method: str, path: str, body=None, headers=None, timeout: float = PATIENCE):
        headers = dict(headers or {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        status, answered, data = server.ask(method, path, body, headers, timeout)
        for line in answered.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return status, answered, data

    def hidden(self, server: Server, path: str, action: str | None = None) -> dict[str, str]:
        """The fields that the form at an address carries along."""
        status, _, page = self.ask(server, "GET", path)
        assert status == 200, (path, status)
        form = re.search(rf'<form[^>]*action="{re.escape(action or path)}".*?</form>', page.decode(), re.S)
        assert form, f"{path} has no form to {action or path}"
        fields = {}
        for tag in re.findall(r"<input[^>]*>", form[0]):
            part = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
            if part.get("type") == "hidden" and "name" in part:
                fields[part["name"]] = html.unescape(part.get("value", ""))
        return fields

    def send(self, server: Server, path: str, fields: dict[str, str]):
        origin = f"{getattr(server, 'scheme', 'http')}://127.0.0.1:{server.port}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
        return self.ask(server, "POST", path, urllib.parse.urlencode(fields), headers)

    def sign_in(self, server: Server, login: str, password: str, sending_to: Server | None = None) -> int:
        """The form comes from one server and may go to another."""
        fields = self.hidden(server, "/dang-nhap")
        return self.send(sending_to or server, "/dang-nhap", fields | {"ten-dang-nhap": login, "mat-khau": password})[0]


def together(count: int, body, *, seconds: float = 2 * PATIENCE) -> list:
    """Runs a body many times at once, each with its number; answers in their order."""
    answers: list = [None] * count
    faults: list[BaseException] = []

    def one(number: int):
        try:
            answers[number] = body(number)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds)
        assert not thread.is_alive(), "it comes to no end"
    assert not faults, faults[:3]
    return answers


def token(login: str, scopes: list[str], *options) -> str:
    made = run("token", "create", login, *options, "--name", "thử", "--scopes", *scopes)
    return made.stdout.split()[0]


__all__ = ["Postgres", "Program", "Reader", "Serving", "Turns", "together", "token"]
