"""The server is killed at any moment, again and again, while programs write."""

import random
import re
import threading
import time
from collections import defaultdict

from server import BIRTH, COUNTER, MOTHER, Program, run

CLIENTS = 6
SEED = 11


class Writer(threading.Thread):
    """Sends births one after the other; those that its officer accepts get their official code."""

    def __init__(self, number: int, server, tokens, lang: str, end: threading.Event):
        super().__init__(name=f"writer {number}")
        self.mother, self.officer = Program(server, tokens[MOTHER]), Program(server, tokens[COUNTER])
        self.number, self.lang, self.end = number, lang, end
        # What was acknowledged: reference, id, key, body; and by id the official code.
        self.sent: list[tuple] = []
        self.codes: dict[str, str] = {}
        self.fault: BaseException | None = None

    def run(self):
        try:
            while not self.end.is_set():
                self.birth(f"{self.number}-{len(self.sent)}")
        except BaseException as fault:
            self.fault = fault

    def birth(self, mark: str):
        draft = self.mother.draft(f"kill {mark}")
        body = {"procedure": "1.001193", "draft": draft, "answers": BIRTH | {"registration_unit": self.lang}}
        key = f"kill-{mark}-{draft}"
        status, receipt, headers = self.mother.insist("POST", "/dossiers", body, key=key)
        assert status == 201, receipt
        self.sent.append((receipt["reference"], receipt["id"], key, body))
        place = f"/work/dossiers/{receipt['id']}/acceptances"
        status, done, _ = self.officer.insist("POST", place, {}, If_Match=headers["ETag"])
        assert status == 200, done
        self.codes[receipt["id"]] = done["code"]


def answers(writers: list[Writer]) -> int:
    return sum(writer.mother.answers + writer.officer.answers for writer in writers)


def series(codes: list[str]) -> dict[str, list[int]]:
    """The numbers that were given, by agency and day."""
    given = defaultdict(list)
    for code in codes:
        beginning, number = re.fullmatch(r"(.*-\d{6})-(\d+)", code).groups()
        given[beginning].append(int(number))
    return given


def test_killed_at_any_moment(server, demo, request, capsys):
    kills = request.config.getoption("--kills")
    chance, end = random.Random(SEED), threading.Event()
    lang = Program(server, demo[1][MOTHER]).lang()
    with server.database() as database:
        before = database.execute("SELECT COUNT(*) FROM dossier").fetchone()[0]
    writers = [Writer(number, server, demo[1], lang, end) for number in range(CLIENTS)]
    begun = time.monotonic()
    for writer in writers:
        writer.start()
    starts = []
    for _ in range(kills):
        # After some more answers, however fast the machine is, and then at any moment of those under way.
        goal = answers(writers) + chance.randint(1, 30)
        deadline = time.monotonic() + 30
        while answers(writers) < goal and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        server.kill()
        moment = time.monotonic()
        server.start()
        starts.append(time.monotonic() - moment)
        assert not (faults := [writer.fault for writer in writers if writer.fault]), faults
    time.sleep(1)
    end.set()
    for writer in writers:
        writer.join(120)
        assert not writer.is_alive() and writer.fault is None, writer.fault
    seconds = time.monotonic() - begun

    # What was acknowledged is given again, not done again.
    sent = [one for writer in writers for one in writer.sent]
    for reference, _, key, body in chance.sample(sent, min(30, len(sent))):
        status, receipt, headers = writers[0].mother.insist("POST", "/dossiers", body, key=key)
        assert (status, receipt["reference"], headers["Idempotency-Replayed"]) == (201, reference, "true")
    for word in (" error ", " critical "):
        assert word not in server.words, server.complaints()[:5]
    server.check()

    with server.database() as database:
        rows = database.execute("SELECT reference, code FROM dossier").fetchall()
        last = dict(database.execute("SELECT series, last FROM dossier_series WHERE series LIKE 'code:%'").fetchall())
        files = database.execute("SELECT COUNT(DISTINCT blob) FROM dossier_component WHERE blob IS NOT NULL").fetchone()
    references = [reference for reference, _ in rows]
    assert len(set(references)) == len(references)
    assert {one[0] for one in sent} <= set(references), "an acknowledged submission is gone"
    assert len(rows) == before + len(sent), "what was sent again was done again"
    accepted = {code for writer in writers for code in writer.codes.values()}
    codes = [code for _, code in rows if code]
    assert len(set(codes)) == len(codes) and accepted <= set(codes)
    for beginning, numbers in series(codes).items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), f"{beginning}: {sorted(numbers)}"
    assert sum(last.values()) == len(codes), (last, len(codes))
    # The papers came whole, and what was cut off is no file of the store.
    names = [file for file in (server.data / "blobs").rglob("*") if file.is_file() and len(file.name) == 64]
    assert len(names) >= files[0] >= len(sent)
    assert "ok" in run("doctor", "--data", server.data, status=None).stdout.lower()
    with capsys.disabled():
        print(
            f"\n{kills} kills in {seconds:.0f} s, {len(sent)} submissions and {len(accepted)} acceptances acknowledged, each "
            f"once; a start takes {sum(starts) / max(1, len(starts)):.2f} s, at most {max(starts, default=0):.2f} s"
        )
