"""A backup is taken beside a server that writes, and what comes of it is a province."""

import threading

from cast import COUNTER, MOTHER
from server import Program, Server, eventually, run
from writer import Writer, finished, judge_series


def test_backup_beside_a_server_that_writes_is_a_whole_province(server, demo, tmp_path):
    end = threading.Event()
    lang = Program(server, demo[1][MOTHER]).lang()
    writers = [
        Writer(number, Program(server, demo[1][MOTHER]), Program(server, demo[1][COUNTER]), lang, end) for number in range(3)
    ]
    for writer in writers:
        writer.start()
    eventually(lambda: all(len(writer.codes) >= 2 for writer in writers), "nobody gets through")
    before = [one[0] for writer in writers for one in list(writer.sent)[:2]]
    run("backup", "--data", server.data, tmp_path / "backup")
    sent, _ = finished(writers, end)
    assert len(sent) > len(before), "nothing was written meanwhile"

    restored = tmp_path / "restored"
    run("restore", tmp_path / "backup", "--data", restored)
    assert "The ledger is sound." in run("verify", "--data", restored, "--quiet").stdout
    run("rebuild", "--check", "--data", restored)
    run("doctor", "--data", restored)
    again = Server(restored, tmp_path / "restored-log")
    with again.database() as database:
        rows = database.execute("SELECT reference, code FROM dossier").fetchall()
    assert set(before) <= {reference for reference, _ in rows}, "what was acknowledged before is not in the backup"
    judge_series([code for _, code in rows if code])
    # Where it is not empty, nothing is touched.
    taken = run("restore", tmp_path / "backup", "--data", restored, status=None)
    assert taken.returncode != 0 and "holds a province already" in taken.stderr
