"""What watches over a server: its numbers in the form that Prometheus reads, and its log without anybody in it."""

import json
import os
import re
import subprocess
import urllib.parse
import uuid
from collections import defaultdict

import pytest
from prometheus_client.parser import text_string_to_metric_families

from cast import BIRTH, COUNTER, MOTHER, PASSWORD
from fleet import Reader, Serving
from server import PROGRAM, Program, copied, eventually, paper

SAMPLE = re.compile(r'([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})? (-?[0-9.e+-]+|\+Inf|NaN)')
WRONG = "mật khẩu đoán bừa 7391"


def routes() -> set[str]:
    text = subprocess.run([PROGRAM, "routes"], capture_output=True, text=True, check=True).stdout
    return {line.split()[1] for line in text.splitlines() if line.split()[:1] and line.split()[0] in
            ("GET", "POST", "PUT", "PATCH", "DELETE")}


def strictly(text: str) -> dict:
    """The families by name, after all that the format asks for was looked at."""
    assert text.endswith("\n")
    seen, described, typed, closed, current = set(), {}, {}, set(), None
    for line in text.splitlines():
        if line.startswith("# "):
            word, name, rest = line[2:].split(" ", 2)
            assert word in ("HELP", "TYPE"), line
            known = described if word == "HELP" else typed
            assert name not in known, f"{name} has two of {word}"
            known[name] = rest
            if name != current:
                assert name not in closed, f"the lines of {name} do not stand together"
                closed.add(current)
                current = name
            continue
        match = SAMPLE.fullmatch(line)
        assert match, f"not of the format: {line}"
        family = re.sub(r"_(bucket|sum|count)$", "", match[1]) if typed.get(current) == "histogram" else match[1]
        assert family == current, f"{line} stands below {current}"
        assert (match[1], match[2]) not in seen, f"twice: {line}"
        seen.add((match[1], match[2]))
    assert set(described) == set(typed)
    families = {family.name: family for family in text_string_to_metric_families(text)}
    for name, kind in typed.items():
        assert kind in ("counter", "gauge", "histogram")
        assert (kind == "counter") == name.endswith("_total"), name
    for family in families.values():
        if family.type == "histogram":
            histogram(family)
    return families


def histogram(family):
    """Buckets grow, the last is the count, and the sum is none of the negative ones."""
    buckets, counts = defaultdict(list), {}
    for sample in family.samples:
        labels = {key: value for key, value in sample.labels.items() if key != "le"}
        key = tuple(sorted(labels.items()))
        if sample.name.endswith("_bucket"):
            buckets[key].append((float(sample.labels["le"]), sample.value))
        elif sample.name.endswith("_count"):
            counts[key] = sample.value
        else:
            assert sample.value >= 0
    assert buckets and set(buckets) == set(counts)
    for key, line in buckets.items():
        assert line == sorted(line) and [count for _, count in line] == sorted(count for _, count in line)
        assert line[-1] == (float("inf"), counts[key])


@pytest.fixture
def begin(demo, tmp_path):
    running = []

    def begin(*options):
        server = Serving(copied(demo[0], tmp_path / "data"), tmp_path / "log", *options).start()
        running.append(server)
        return server

    yield begin
    for server in running:
        server.stop()


def numbers(server) -> tuple[dict, str]:
    status, headers, data = server.ask("GET", "/metrics")
    assert status == 200 and headers["Content-Type"].startswith("text/plain; version=0.0.4")
    return strictly(data.decode()), data.decode()


def test_numbers_can_be_read(begin, demo):
    server = begin()
    numbers(server)
    program = Program(server, demo[1][MOTHER])
    draft = program.draft("numbers")
    body = {"procedure": "1.001193", "draft": draft, "answers": BIRTH | {"registration_unit": program.lang()}}
    status, receipt, _ = program.once("POST", "/dossiers", body)
    assert status == 201
    for number in range(20):
        server.ask("GET", f"/khong-co/{number}?q=Bhling")
        server.ask("GET", f"/tra-cuu?ma={receipt['reference']}&pin=123456")
        server.ask("BREW" if number % 2 else "GET", "/thu-tuc/1.001193")
    families, text = numbers(server)

    latencies = families["http_server_request_duration_seconds"]
    known = routes() | {"-"}
    patterns = {sample.labels["route"] for sample in latencies.samples}
    assert patterns <= known, patterns - known
    for family in families.values():
        for sample in family.samples:
            assert set(sample.labels) <= {"method", "route", "status", "le"}
            assert sample.labels.get("method", "GET") in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER")
            assert sample.labels.get("status", "2xx") in ("2xx", "3xx", "4xx", "5xx")
    for secret in ("Bhling", receipt["reference"], receipt["id"], draft, demo[1][MOTHER], BIRTH["applicant_id"]):
        assert secret not in text
    def values() -> dict[str, float]:
        return {name: family.samples[0].value for name, family in numbers(server)[0].items() if len(family.samples) == 1}

    # The work behind the requests comes to its end.
    eventually(lambda: (now := values())["thubon_writes_waiting"] == now["thubon_reads_waiting"] == 0)
    value = values()
    assert value["thubon_database_up"] == 1 and value["thubon_jobs_failed"] == 0
    assert value["thubon_readers_busy"] <= value["thubon_readers_limit"]
    assert value["thubon_writes"] >= value["thubon_write_groups"] > 0
    assert value["thubon_jobs_waiting"] >= value["thubon_jobs_late"] >= 0
    assert value["http_server_active_requests"] == 1
    with server.database() as database:
        assert value["thubon_ledger_records"] == database.execute("SELECT size FROM ledger_head").fetchone()[0] > 1000
    assert value["thubon_ledger_records"] >= value["thubon_ledger_unsigned_records"] >= 0
    assert abs(value["process_resident_memory_bytes"] / 1_048_576 - server.memory()) < 50
    descriptors = len(os.listdir(f"/proc/{server.process.pid}/fd"))
    assert abs(value["process_open_fds"] - descriptors) <= 5 and value["process_max_fds"] >= 1024
    assert value["process_cpu_seconds"] > 0 and value["process_start_time_seconds"] > 1_700_000_000


def test_numbers_are_for_this_machine_alone(begin):
    server = begin()
    assert server.ask("GET", "/metrics")[0] == 200
    # A proxy of this machine that nobody named passes on whoever comes.
    for name, value in (("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("X-Real-IP", "127.0.0.1")):
        assert server.ask("GET", "/metrics", headers={name: value})[0] == 404, name


def test_numbers_are_for_the_machines_that_are_named(begin):
    server = begin("--watcher", "192.0.2.0/24", "--watcher", "10.1.2.3")
    assert server.ask("GET", "/metrics")[0] == 404
    assert server.ask("GET", "/readyz")[0] == 200
    wrong = subprocess.run([PROGRAM, "serve", "--watcher", "everybody"], capture_output=True, text=True)
    assert wrong.returncode == 64 and "is no network" in wrong.stderr


def act(server, tokens) -> list[str]:
    """What people do, with all that must not be in the log."""
    reader = Reader()
    assert reader.sign_in(server, MOTHER, WRONG) == 422
    assert reader.sign_in(server, BIRTH["applicant_id"], WRONG) in (422, 429)
    assert reader.sign_in(server, MOTHER, PASSWORD) == 303
    assert reader.ask(server, "GET", "/ho-so")[0] == 200
    program = Program(server, tokens[MOTHER])
    draft = program.draft("Giấy của Bhling Thị Hoa")
    name = urllib.parse.quote("Giấy chứng sinh Bhling Thị Hoa.pdf")
    place = f"/drafts/{draft}/files?component=birth_notice&name={name}"
    status, file, _ = program.once("POST", place, paper("second"), kind="application/pdf")
    assert status == 201
    body = {"procedure": "1.001193", "draft": draft, "answers": BIRTH | {"registration_unit": program.lang()}}
    status, receipt, headers = program.once("POST", "/dossiers", body)
    assert status == 201, receipt
    status, _, _ = Program(server, tokens[COUNTER]).once(
        "POST", f"/work/dossiers/{receipt['id']}/acceptances", {}, If_Match=headers["ETag"]
    )
    assert status == 200
    server.ask("GET", f"/tra-cuu?ma={receipt['reference']}&pin={receipt.get('pin', '482913')}")
    server.ask("GET", f"/thu-tuc?q={urllib.parse.quote('Bhling Thị Mai 049198000099')}")
    # An error: the folder for uploads is gone for a moment.
    unfinished = server.data / "blobs/unfinished"
    unfinished.rename(server.data / "elsewhere")
    assert program.once("POST", place, paper(str(uuid.uuid4())), kind="application/pdf")[0] >= 500
    (server.data / "elsewhere").rename(unfinished)
    with server.database() as database:
        phones = [row[0] for row in database.execute("SELECT phone FROM person WHERE phone IS NOT NULL")]
        names = [row[0] for row in database.execute("SELECT name FROM person")]
        ids = [row[0] for row in database.execute("SELECT id_number FROM person WHERE id_number IS NOT NULL")]
        pins = [str(receipt["pin"])] if receipt.get("pin") else []
    assert len(phones) > 50 and len(names) > 50 and len(ids) > 50
    words = [WRONG, urllib.parse.quote(WRONG), PASSWORD, "Bhling", name, "giay-chung-sinh", receipt["reference"], draft]
    return words + phones + names + ids + pins + list(tokens.values()) + [v for v in reader.cookies.values() if len(v) > 8]


@pytest.mark.parametrize("form", ["json", "text"])
def test_nobody_is_in_the_log(begin, demo, form):
    server = begin("--log", form, "--outgoing", demo[0].parent / "outgoing")
    secrets = act(server, demo[1])
    server.stop()
    log = server.words
    found = sorted({secret for secret in secrets if secret in log})
    assert not found, (found, [line for line in log.splitlines() if found[0] in line][:3])
    assert "request failed" in log and "/api/v1/drafts/{draft}/files" in log
    if form == "json":
        lines = [json.loads(line) for line in log.splitlines()]
        assert len(lines) > 10
        for line in lines:
            assert isinstance(line, dict) and {"at", "level", "logger", "message"} <= set(line)
            assert all(isinstance(value, str) for value in line.values())
        (error,) = [line for line in lines if line["message"] == "request failed"]
        # The request's line and the error's line can be put together.
        assert any(line["message"] == "request" and line["request.id"] == error["request.id"] for line in lines)
