"""Three servers on one PostgreSQL: sessions, jobs and numbering are those of one; one of them is killed under load."""

import json
import re
import threading
import time

import pytest

from cast import COUNTER, MOTHER, PASSWORD
from fleet import Postgres, Program, Reader, Serving, Turns, token
from server import PATIENCE, SCOPES, eventually, run
from writer import Writer, finished, judge_series

CLIENTS = 6


class Province:
    """A small demo in PostgreSQL, and what servers of it share."""

    def __init__(self, postgres: Postgres, folder):
        self.postgres, self.folder = postgres, folder
        self.data, self.outgoing = folder / "data", folder / "outgoing"
        self.options = ["--database-url", postgres.address]
        run("demo", "--data", self.data, *self.options, "--dossiers", 150, "--district", 504, "--fill-only")
        self.tokens = {login: token(login, SCOPES, "--data", self.data, *self.options) for login in (MOTHER, COUNTER)}

    def server(self, number: int) -> Serving:
        options = [*self.options, "--outgoing", self.outgoing]
        return Serving(self.data, self.folder / f"log-{number}", *options)


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    with Postgres() as postgres:
        yield Province(postgres, tmp_path_factory.mktemp("province"))


@pytest.fixture
def three(province):
    servers = [province.server(number).begin() for number in range(3)]
    try:
        yield [server.ready() for server in servers]
    finally:
        for server in servers:
            server.stop()


def test_new_province_is_begun_once(tmp_path):
    """Three servers that start at once on an empty database and an empty folder agree on one key and one province."""
    with Postgres() as postgres:
        options = ["--database-url", postgres.address]
        servers = [Serving(tmp_path / "data", tmp_path / f"log-{number}", *options).begin() for number in range(3)]
        try:
            for server in servers:
                server.ready()
            keys = {server.ask("GET", "/tlog/key")[2] for server in servers}
            assert len(keys) == 1
            reader = Reader()
            fields = reader.hidden(servers[0], "/dang-nhap")
            # A form that one has sealed is a form for the others: they have the same key.
            for server in servers:
                answer = reader.send(server, "/dang-nhap", fields | {"ten-dang-nhap": "nobody", "mat-khau": "nothing"})
                assert answer[0] == 422, answer[2][:2000]
        finally:
            for server in servers:
                server.stop()
        units = postgres.count("SELECT COUNT(*) FROM unit")
        founded = postgres.count("SELECT COUNT(DISTINCT id) FROM unit")
        assert units == founded > 200
        assert "The ledger is sound." in run("verify", "--data", tmp_path / "data", *options, "--quiet").stdout
        for server in servers:
            assert not server.complaints(), server.complaints()[:3]


def test_database_that_goes_away_is_told_and_met_again(tmp_path):
    """The server lives, says that it is not ready, tells readers in words, and goes on by itself."""
    with Postgres() as postgres:
        server = Serving(tmp_path / "data", tmp_path / "log", "--database-url", postgres.address).start()
        try:
            assert server.ask("GET", "/thu-tuc")[0] == 200
            postgres.gone()
            status, _, words = server.ask("GET", "/readyz")
            assert (status, words) == (503, b"database failed\n")
            assert server.ask("GET", "/healthz")[0] == 200
            assert b"thubon_database_up 0" in server.ask("GET", "/metrics")[2]
            status, _, page = server.ask("GET", "/tai-khoan", headers={"Cookie": "phien=" + "a" * 43})
            assert status in (500, 503) and b"<h1" in page, page[:2000]
            postgres.back()
            eventually(lambda: server.ask("GET", "/readyz")[0] == 200, "it does not find its database again")
            assert server.ask("GET", "/thu-tuc")[0] == 200
            assert postgres.address not in server.words
            server.ask_to_stop()
            assert server.process.wait(PATIENCE) == 0
        finally:
            server.stop()


def test_session_is_good_at_every_server(three):
    first, second, third = three
    reader = Reader()
    assert reader.sign_in(first, MOTHER, PASSWORD, sending_to=second) == 303
    for server in (third, first, second):
        assert reader.ask(server, "GET", "/ho-so")[0] == 200
    # Signed out at one is signed out everywhere, at once.
    fields = reader.hidden(third, "/tai-khoan", "/dang-xuat")
    before = dict(reader.cookies)
    assert reader.send(third, "/dang-xuat", fields)[0] == 303
    reader.cookies = before
    for server in three:
        status, headers, _ = reader.ask(server, "GET", "/ho-so")
        assert (status, "/dang-nhap" in headers.get("Location", "")) == (303, True)


def test_wrong_passwords_are_counted_together(three):
    """The tries are counted in the database: to go from server to server gives nobody more of them."""
    said = []
    for number in range(12):
        reader = Reader()
        server = three[number % 3]
        fields = reader.hidden(server, "/dang-nhap")
        status, _, page = reader.send(
            server, "/dang-nhap", fields | {"ten-dang-nhap": COUNTER, "mat-khau": f"guess number {number}"}
        )
        said.append((status, re.search("AUT-|thử lại sau|quá nhiều lần|Quá nhiều lần", page.decode()) is not None))
    assert any(held for _, held in said), said


class Wanderer(Writer):
    """Sends births by one server and accepts them by the next; what is not answered is asked again elsewhere."""

    def __init__(self, number: int, servers, tokens, lang: str, end: threading.Event):
        mother = Program(Turns(servers, number), tokens[MOTHER])
        officer = Program(Turns(servers, number + 1), tokens[COUNTER])
        super().__init__(number, mother, officer, lang, end)

    def turn(self):
        """The next goes by other servers."""
        for program in (self.mother, self.officer):
            if program.line:
                program.line.close()
                program.line = None


def test_one_of_three_is_killed_under_load(province, three, capsys):
    postgres, end = province.postgres, threading.Event()
    lang = Program(three[0], province.tokens[MOTHER]).lang()
    before = postgres.count("SELECT COUNT(*) FROM dossier")
    writers = [Wanderer(number, three, province.tokens, lang, end) for number in range(CLIENTS)]
    begun = time.monotonic()
    for writer in writers:
        writer.start()
    # Killed, missed for a while, and back; then another one. Between two steps each writer has got through with some births.
    wait_for_births(writers)
    for victim in (1, 2):
        three[victim].kill()
        wait_for_births(writers)
        three[victim].start()
        wait_for_births(writers)
    sent, codes = finished(writers, end)
    seconds = time.monotonic() - begun
    assert len(sent) > CLIENTS and len(codes) == len(sent)

    # What was acknowledged is there once, and asking again at any server gives the same answer.
    for server, (reference, _, key, body) in zip(three * 4, sent[-12:]):
        status, receipt, headers = Program(server, province.tokens[MOTHER]).once("POST", "/dossiers", body, key)
        assert (status, receipt["reference"], headers["Idempotency-Replayed"]) == (201, reference, "true")
    references = [row[0] for row in postgres.rows("SELECT reference FROM dossier")]
    assert len(references) == len(set(references)) == before + len(sent)
    assert {one[0] for one in sent} <= set(references)

    # The official numbers: no gap, none twice.
    given = [row[0] for row in postgres.rows("SELECT code FROM dossier WHERE code IS NOT NULL")]
    assert codes <= set(given)
    judge_series(given)
    assert postgres.count("SELECT SUM(last) FROM dossier_series WHERE series LIKE 'code:%'") == len(given)

    for server in three:
        server.ask_to_stop()
    for server in three:
        assert server.process.wait(PATIENCE) == 0
        assert not server.complaints(), server.complaints()[:3]
    jobs(province)
    options = ["--data", province.data, *province.options]
    assert "The ledger is sound." in run("verify", *options, "--quiet").stdout
    run("rebuild", "--check", *options)
    assert not [line for line in run("doctor", *options).stdout.splitlines() if line.startswith("FAIL")]
    with capsys.disabled():
        print(f"\n{len(sent)} submissions and {len(codes)} acceptances by three servers in {seconds:.0f} s, each once")


def wait_for_births(writers: list[Wanderer]):
    """Until all together have got through with three each."""
    goal = sum(len(writer.codes) for writer in writers) + 3 * len(writers)

    def is_reached() -> bool:
        assert not (faults := [writer.fault for writer in writers if writer.fault]), faults
        return sum(len(writer.codes) for writer in writers) >= goal

    eventually(is_reached, "nobody gets through")


def jobs(province: Province):
    """Every message to a phone goes out once; those that a killed server had begun go out by another."""
    postgres = province.postgres
    # All have ended in good order or were killed: what is still leased was begun by one that is no more. Its lease of five
    # minutes ends now.
    left = {row[0] for row in postgres.rows("SELECT id FROM job WHERE state = 'waiting' AND leased_until IS NOT NULL")}
    postgres.rows("UPDATE job SET leased_until = 1 WHERE state = 'waiting' AND leased_until IS NOT NULL")
    server = province.server(9).start()
    try:
        eventually(
            lambda: postgres.count("SELECT COUNT(*) FROM job WHERE state <> 'done'") == 0, "jobs are left lying"
        )
    finally:
        server.stop()
    again = {row[0] for row in postgres.rows("SELECT id FROM job WHERE attempts <> 1")}
    assert again == left, "a job was begun twice by servers that live"
    messages = {row[0] for row in postgres.rows("SELECT payload FROM job WHERE kind = 'notice.phone'")}
    files = [json.loads(file.read_text()) for file in (province.outgoing / "phone").glob("*.json")]
    assert messages and len(files) == len({file["id"] for file in files}) == len(messages)
    assert {file["id"] for file in files} == messages
