"""The server is killed at any moment, again and again, while programs write."""

import random
import threading
import time

from cast import COUNTER, MOTHER
from server import PATIENCE, Program, run
from writer import Writer, finished, judge_series

CLIENTS = 6
SEED = 11


def answers(writers: list[Writer]) -> int:
    return sum(writer.mother.answers + writer.officer.answers for writer in writers)


def test_killed_at_any_moment(server, demo, request, capsys):
    kills = request.config.getoption("--kills")
    chance, end = random.Random(SEED), threading.Event()
    lang = Program(server, demo[1][MOTHER]).lang()
    with server.database() as database:
        before = database.execute("SELECT COUNT(*) FROM dossier").fetchone()[0]
    writers = [
        Writer(number, Program(server, demo[1][MOTHER]), Program(server, demo[1][COUNTER]), lang, end)
        for number in range(CLIENTS)
    ]
    begun = time.monotonic()
    for writer in writers:
        writer.start()
    starts = []
    for _ in range(kills):
        # After some more answers, however fast the machine is, and then at any moment of those under way.
        goal = answers(writers) + chance.randint(1, 30)
        deadline = time.monotonic() + PATIENCE
        while answers(writers) < goal and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        server.kill()
        moment = time.monotonic()
        server.start()
        starts.append(time.monotonic() - moment)
        assert not (faults := [writer.fault for writer in writers if writer.fault]), faults
    time.sleep(1)
    sent, accepted = finished(writers, end)
    seconds = time.monotonic() - begun

    # What was acknowledged is given again, not done again.
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
    codes = [code for _, code in rows if code]
    assert len(set(codes)) == len(codes) and accepted <= set(codes)
    judge_series(codes)
    assert sum(last.values()) == len(codes), (last, len(codes))
    # The papers came whole, and what was cut off is no file of the store.
    names = [file for file in (server.data / "blobs").rglob("*") if file.is_file() and len(file.name) == 64]
    assert len(names) >= files[0] >= len(sent)
    run("doctor", "--data", server.data)
    with capsys.disabled():
        print(
            f"\n{kills} kills in {seconds:.0f} s, {len(sent)} submissions and {len(accepted)} acceptances acknowledged, each "
            f"once; a start takes {sum(starts) / max(1, len(starts)):.2f} s, at most {max(starts, default=0):.2f} s"
        )
