"""The interface for programs: its document is valid, and the running server keeps to it whatever is sent."""

import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from cast import ADMINISTRATOR, COUNTER, MOTHER
from portal import ADDRESS, BIRTH, paper

API = ADDRESS + "/api/v1"
SECONDS = int(os.environ.get("THUBON_API_SECONDS", "90"))
EXAMPLES = os.environ.get("THUBON_API_EXAMPLES", "6")
# Borders of every value take seconds an operation; `.` asks them of all.
BORDERS = os.environ.get("THUBON_API_BORDERS", "^/work/filters$")
# All checks of schemathesis. That the document allows something does not mean that the law does: 422 says so, and 404 and
# 428 come before 400 where a thing is not there or a key is missing.
CONFIG = """
[phases.fuzzing.extra-data-sources]
responses = false
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 403, 404, 409, 415, 422]
[checks.missing_required_header]
expected-statuses = [400, 401, 403, 404, 428]
# Who tries one PIN after the other is told to wait.
[[operations]]
include-path-regex = "/progress"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 403, 404, 409, 415, 422, 429]
"""


def ask(path, token=None, method="GET", body=None, kind="application/json", **headers):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(API + path, data=data, method=method)
    if data is not None:
        request.add_header("Content-Type", kind)
    if token:
        request.add_header("Authorization", "Bearer " + token)
    if method != "GET":
        request.add_header("Idempotency-Key", str(uuid.uuid4()))
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.load(answer), answer.headers
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal), refusal.headers


@pytest.fixture(scope="module")
def document():
    return ask("/openapi.json")[1]


@pytest.fixture
def issue(somebody):
    """Tokens, issued on the administrator's page."""

    def token(login: str, name: str) -> str:
        administrator = somebody(login=ADMINISTRATOR)
        administrator.open("/quan-tri/ma-truy-cap").look("tokens")
        administrator.open("/quan-tri/ma-truy-cap/moi").look("token-new")
        page = administrator.page
        page.locator("[name='ten-dang-nhap']").fill(login)
        page.locator("[name='ten']").fill(name)
        for box in page.locator("[name='pham-vi']").all():
            box.check()
        administrator.press("Cấp mã truy cập")
        administrator.look("token-issued").sees("Đã cấp mã truy cập")
        return page.locator(".confirmation .code").inner_text().strip()

    return token


def test_the_document_is_openapi(document):
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_the_page_for_readers(somebody, width):
    somebody(width).open("/api").look("api").sees("Giao diện cho hệ thống khác", "/work/dossiers", "Idempotency-Key")


def test_a_birth_by_a_program(issue, somebody, width):
    mother, counter = issue(MOTHER, f"Trạm y tế {width}"), issue(COUNTER, f"Một cửa {width}")
    status, draft, _ = ask("/drafts", mother, "POST", {"procedure": "1.001193"})
    assert status == 201, draft
    file = paper(f"api {uuid.uuid4()}")["buffer"]
    place = f"/drafts/{draft['id']}/files?component=birth_notice&name=giay.pdf"
    assert ask(place, mother, "POST", file, "application/pdf")[0] == 201
    units = ask("/units?level=commune")[1]["items"]
    answers = BIRTH | {"registration_unit": next(unit["id"] for unit in units if unit["code"] == "20449")}
    sent = {"procedure": "1.001193", "draft": draft["id"], "answers": answers}
    status, receipt, headers = ask("/dossiers", mother, "POST", sent)
    assert status == 201, receipt
    tag = headers["ETag"]
    status, done, _ = ask(f"/work/dossiers/{receipt['id']}/acceptances", counter, "POST", {}, If_Match=tag)
    assert (status, done["state"]["code"]) == (200, 2), done
    assert ask(f"/work/dossiers/{receipt['id']}/acceptances", counter, "POST", {}, If_Match=tag)[0] == 412
    owner = somebody(width, MOTHER)
    owner.open("/tai-khoan/ma-truy-cap").look("own-tokens").sees(f"Trạm y tế {width}")


def test_no_http_is_told_in_words():
    """A request that reaches no route is answered with problem details too."""
    host, port = ADDRESS.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(b"DELETE /api/v1/drafts HTTP/1.1\r\nHost: x\r\na b: c\r\n\r\n")
        head, _, body = b"".join(iter(lambda: line.recv(4096), b"")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400") and b"application/problem+json" in head, head
    assert json.loads(body)["code"] == "WEB-017"


def thinned(part):
    """Without limits whose borders take minutes to make: texts of thousands of letters, lists of hundreds."""
    if isinstance(part, dict):
        if part.get("name") == "Idempotency-Key":
            part = part | {"schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,16}$"}}
        return {
            key: thinned(value)
            for key, value in part.items()
            if not (key in ("maxLength", "maxProperties", "maxItems") and isinstance(value, int) and value > 100)
        }
    return [thinned(one) for one in part] if isinstance(part, list) else part


class Asking:
    """One run of schemathesis with somebody's token."""

    def __init__(self, folder, token, known, *arguments):
        folder.mkdir()
        (folder / "schemathesis.toml").write_text(CONFIG)
        self.output = folder / "output.txt"
        known = json.dumps({place: ids for place, ids in known.items() if ids})
        with self.output.open("w") as output:
            self.run = subprocess.Popen(
                [
                    Path(sys.executable).with_name("schemathesis"), "--config-file", "schemathesis.toml", "run",
                    folder.parent / "openapi.json", "--url", API, "--header", f"Authorization: Bearer {token}",
                    "--checks", "all", "--no-shrink", "--continue-on-failure", "--seed", "7", "--no-color",
                    "--suppress-health-check", "all", "--output-truncate", "true", *arguments,
                ],
                env=os.environ
                | {"SCHEMATHESIS_HOOKS": "api_hooks", "PYTHONPATH": str(Path(__file__).parent), "API_KNOWN": known},
                stdout=output, stderr=subprocess.STDOUT, cwd=folder,
            )

    def found(self, end) -> str:
        """What it found; nothing where all is well."""
        try:
            code = self.run.wait(max(1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.run.kill()
            return f"took more than {SECONDS} s: " + self.output.read_text()[-2000:]
        return "" if code == 0 else self.output.read_text()[-8000:]


def listed(path, token) -> list[str]:
    return [line["id"] for line in ask(path, token)[1].get("items", [])]


def own_things(token) -> dict:
    places = {f"/{name}/": listed(f"/{name}", token)[:20] for name in ("dossiers", "documents", "messages")}
    return places | {"/drafts/": [ask("/drafts", token, "POST", {"procedure": "1.001193"})[1]["id"]]}


def desk_things(token) -> dict:
    person = {"id_number": BIRTH["mother_self_id"], "name": BIRTH["mother_self_name"]}
    begun = ask("/work/intakes", token, "POST", {"procedure": "1.001193", "applicant": person})[1]
    kept = ask("/work/filters", token, "POST", {"name": f"thử {uuid.uuid4()}"[:60]})[1]
    work = listed("/work/dossiers?part=all&limit=50", token)
    return {"/work/dossiers/": work, "/work/intakes/": [begun["id"]], "/work/filters/": [kept["id"]]}


def office_things(token) -> dict:
    """Nobody who acts in other tests: an account and a post of their own."""
    number = f"049190{random.randrange(10**6):06}"
    somebody = {"name": "Zơ Râm Thử", "id_number": number, "login": f"thu.{number}"}
    status, account, _ = ask("/admin/accounts", token, "POST", somebody)
    assert status == 201, account
    agency = ask("/agencies?unit=20449")[1]["items"][0]["id"]
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 7 * 3600))
    post = {"role": "specialist", "title": "Chức danh thử", "from": today}
    made = ask(f"/admin/agencies/{agency}/posts", token, "POST", post)
    assert made[0] == 201, made[1]
    return {
        "/admin/accounts/": [account["id"]], "/admin/agencies/": [agency], "/admin/posts/": [made[1]["id"]],
        "/admin/procedures/": ["1.001193"], "/admin/calendars/": ["default"],
    }


def test_no_answer_is_undocumented(issue, document, tmp_path):
    (tmp_path / "openapi.json").write_text(json.dumps(thinned(document)))
    mother, counter, office = (issue(login, f"schemathesis {login}") for login in (MOTHER, COUNTER, ADMINISTRATOR))
    chance = ["--phases", "examples,fuzzing", "--max-examples", EXAMPLES]
    borders = ["--phases", "coverage", "--include-path-regex", BORDERS]
    own, desk = own_things(mother), desk_things(counter)
    # Each operation is asked by who may; that others may not is what docs/permissions.md is for.
    runs = [
        Asking(tmp_path / "own", mother, own, *chance, "--exclude-path-regex", "^/(work|admin)/"),
        Asking(tmp_path / "desk", counter, desk, *chance, "--include-path-regex", "^/work/"),
        Asking(tmp_path / "office", office, office_things(office), *chance, "--include-path-regex", "^/admin/"),
        Asking(tmp_path / "borders", counter, desk, *borders),
    ]
    end = time.monotonic() + SECONDS
    found = [run.found(end) for run in runs]
    assert not any(found), "\n".join(found)
