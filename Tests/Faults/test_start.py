"""What keeps a server from starting, and what does not."""

import sqlite3
import subprocess
import time

from server import PATIENCE, PROGRAM, Server, copied, free_port, run


def test_a_second_server_refuses_and_says_why(server):
    second = run("demo", "--data", server.data, "--port", free_port(), status=None)

    # At once: who waited for the first to go would meet the limit of `run`.
    assert second.returncode != 0
    assert str(server.data) in second.stderr and "Another thubon is running on the data folder" in second.stderr
    # Nor a command that writes; one that only reads may look on.
    token = run("token", "list", "--data", server.data, status=None)
    assert token.returncode != 0 and "STO-010" in token.stderr and "Dừng máy chủ" in token.stderr, token.stderr
    assert "sound" in run("verify", "--data", server.data, "--quiet").stdout
    assert server.ask("GET", "/readyz")[0] == 200
    # The lock goes with the process, in whatever way it ends.
    server.kill()
    server.start()


def test_a_taken_port_is_told(server, demo, tmp_path):
    other = copied(demo[0], tmp_path / "other")
    done = run("demo", "--data", other, "--port", server.port, status=None)
    assert done.returncode != 0 and "in use" in (done.stderr + done.stdout).lower(), done.stderr[-2000:]


def test_a_newer_database_is_refused_and_left_alone(demo, tmp_path):
    data = copied(demo[0], tmp_path / "data")
    with sqlite3.connect(data / "thubon.sqlite") as database:
        database.execute("INSERT INTO schema_migration VALUES ('dossiers', 9999, '9999_of_tomorrow.sql')")
        before = list(database.iterdump())
    database.close()

    done = run("demo", "--data", data, "--port", free_port(), status=None)

    assert done.returncode != 0
    assert "newer program" in done.stderr and "9999" in done.stderr, done.stderr[-2000:]
    with sqlite3.connect(data / "thubon.sqlite") as database:
        assert list(database.iterdump()) == before
    database.close()


def test_a_broken_procedure_file_is_named_with_its_line(tmp_path):
    folder = tmp_path / "procedures"
    folder.mkdir()
    (folder / "1.999999.yaml").write_text('code: "1.999999"\nversions:\n  - valid_from: 31/12/2026\n')
    (folder / "1.999998.yaml").write_text("code: [\n")
    done = run("procedures", "check", folder, status=1)
    assert "1.999999.yaml:3:" in done.stdout and "1.999998.yaml:" in done.stdout
    assert "2 hỏng" in done.stdout


def test_a_demo_that_was_killed_while_it_was_filled_begins_anew(tmp_path):
    wish = ["demo", "--data", tmp_path / "data", "--dossiers", "40", "--district", "504", "--fill-only"]
    for seconds in (0.05, 0.3, 1.0):
        filling = subprocess.Popen([PROGRAM, *wish], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        filling.kill()
        filling.wait()
    run(*wish)
    assert "sound" in run("verify", "--data", tmp_path / "data", "--quiet").stdout
    run("rebuild", "--check", "--data", tmp_path / "data")


def test_what_a_kill_left_behind_is_no_hindrance(demo, tmp_path):
    """Half a file of the log, an upload that was cut off, an old lock."""
    server = Server(copied(demo[0], tmp_path / "data"), tmp_path / "log").start()
    server.kill()
    with open(server.data / "thubon.sqlite-wal", "ab") as log:
        log.write(b"\x00\x17half a frame" * 99)
    (server.data / "blobs" / "unfinished" / "aB3xYz").write_bytes(b"%PDF half")
    try:
        server.start()
        server.check()
    finally:
        server.stop()


def test_a_spoiled_database_is_refused_in_words(demo, tmp_path):
    data = copied(demo[0], tmp_path / "data")
    for tail in ("-wal", "-shm"):
        (data / ("thubon.sqlite" + tail)).unlink(missing_ok=True)
    (data / "thubon.sqlite").write_bytes(b"this is no database " * 5000)
    done = subprocess.run(
        [PROGRAM, "demo", "--data", data, "--port", str(free_port())], capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode not in (0, -4, -6, -11) and "not a database" in done.stderr, done.stderr[-2000:]
