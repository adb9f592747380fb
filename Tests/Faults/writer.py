"""Programs that write births as fast as they are answered, and remember what was acknowledged; what came of it is judged here."""

import re
import threading
from collections import defaultdict

from cast import BIRTH
from server import PATIENCE, Program


class Writer(threading.Thread):
    """Sends births one after the other; those that its officer accepts get their official code."""

    def __init__(self, number: int, mother: Program, officer: Program, lang: str, end: threading.Event):
        super().__init__(name=f"writer {number}")
        self.mother, self.officer = mother, officer
        self.number, self.lang, self.end = number, lang, end
        # What was acknowledged: reference, id, key, body; and by id the official code.
        self.sent: list[tuple] = []
        self.codes: dict[str, str] = {}
        self.fault: BaseException | None = None

    def run(self):
        try:
            while not self.end.is_set():
                self.birth(f"{self.number}-{len(self.sent)}")
                self.turn()
        except BaseException as fault:
            self.fault = fault

    def birth(self, mark: str):
        draft = self.mother.draft(f"birth {mark}")
        body = {"procedure": "1.001193", "draft": draft, "answers": BIRTH | {"registration_unit": self.lang}}
        key = f"birth-{mark}-{draft}"
        status, receipt, headers = self.mother.insist("POST", "/dossiers", body, key=key)
        assert status == 201, receipt
        self.sent.append((receipt["reference"], receipt["id"], key, body))
        place = f"/work/dossiers/{receipt['id']}/acceptances"
        status, done, _ = self.officer.insist("POST", place, {}, If_Match=headers["ETag"])
        assert status == 200, done
        self.codes[receipt["id"]] = done["code"]

    def turn(self):
        """What is done between two births; nothing."""


def finished(writers: list[Writer], end: threading.Event) -> tuple[list[tuple], set[str]]:
    """Lets them end what they began; all submissions and all codes that were acknowledged."""
    end.set()
    for writer in writers:
        writer.join(PATIENCE)
        assert not writer.is_alive() and writer.fault is None, writer.fault
    sent = [one for writer in writers for one in writer.sent]
    return sent, {code for writer in writers for code in writer.codes.values()}


def judge_series(codes: list[str]):
    """The official numbers of each agency and day: from 1, without gap, none twice."""
    given = defaultdict(list)
    for code in codes:
        beginning, number = re.fullmatch(r"(.*-\d{6})-(\d+)", code).groups()
        given[beginning].append(int(number))
    for beginning, numbers in given.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), f"{beginning}: {sorted(numbers)}"
