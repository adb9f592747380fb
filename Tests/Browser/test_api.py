"""The interface for programs: its document is valid, and the running server keeps to it whatever is sent."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from cast import ADMINISTRATOR, COUNTER, MOTHER
from portal import ADDRESS, BIRTH, paper

API = ADDRESS + "/api/v1"
SECONDS = int(os.environ.get("THUBON_API_SECONDS", "150"))
# Not asked: whether all that the document allows is accepted, since rules of the law are not told by a schema.
CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "unsupported_method", "ignored_auth", "use_after_free",
])


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


def thinned(part):
    """Without long limits, whose borders take minutes to make, and headers that the hooks send."""
    if isinstance(part, dict):
        return {
            key: thinned(value)
            for key, value in part.items()
            if not (key in ("maxLength", "maxProperties", "maxItems") and isinstance(value, int) and value > 100)
        }
    if isinstance(part, list):
        return [thinned(one) for one in part if not (isinstance(one, dict) and one.get("in") == "header")]
    return part


@pytest.mark.parametrize("login", [MOTHER, COUNTER])
def test_no_answer_is_undocumented(issue, document, tmp_path, login):
    token = issue(login, f"schemathesis {login}")
    (tmp_path / "openapi.json").write_text(json.dumps(thinned(document)))
    # Ids come from the hooks, which leave alone what was spoilt on purpose.
    (tmp_path / "schemathesis.toml").write_text("[phases.fuzzing.extra-data-sources]\nresponses = false\n")
    own = [line["id"] for line in ask("/dossiers?limit=20", token)[1]["items"]]
    work = [line["id"] for line in ask("/work/dossiers?part=all&limit=50", token)[1].get("items", [])]
    documents = [line["id"] for line in ask("/documents", token)[1]["items"]]
    messages = [line["id"] for line in ask("/messages", token)[1]["items"]]
    lists = {"dossiers": own, "work": work, "documents": documents, "messages": messages}
    known = ";".join(f"id@{place}={' '.join(ids)}" for place, ids in lists.items())
    run = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"), "--config-file", "schemathesis.toml", "run", tmp_path / "openapi.json", "--url", API,
            "--header", f"Authorization: Bearer {token}", "--checks", CHECKS, "--phases", "examples,fuzzing",
            "--max-examples", os.environ.get("THUBON_API_EXAMPLES", "3"), "--no-shrink", "--continue-on-failure",
            "--seed", "7", "--suppress-health-check", "all", "--no-color", "--output-truncate", "true",
        ],
        env=os.environ
        | {"SCHEMATHESIS_HOOKS": "api_hooks", "PYTHONPATH": str(Path(__file__).parent), "API_KNOWN": known},
        capture_output=True, text=True, timeout=SECONDS * 2, cwd=tmp_path,
    )
    assert run.returncode == 0, run.stdout[-12_000:] + run.stderr[-2000:]
