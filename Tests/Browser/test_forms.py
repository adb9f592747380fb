"""Papers that citizens get when a dossier does not simply go through, and what others can do with a signed file."""

import hashlib
import json
import ssl
import subprocess
import time
import urllib.request
from datetime import date, timedelta
from pathlib import Path

import proof_judge
from cast import COUNTER, LEADER, MOTHER, SPECIALIST
from portal import ADDRESS, PROGRAM, SCREENS
from test_journeys import STEPS, ask_for, judge, submit_birth, work


def signed_paper(mother, dossier: str, name: str) -> bytes:
    """The signed paper of this name that the page of a dossier leads to, as soon as it is signed."""
    link = mother.page.locator("a[href*='/van-ban/']", has_text=name)
    for _ in range(60):
        if mother.open(f"/ho-so/{dossier}") and link.count():
            break
        time.sleep(0.5)
    assert link.count() == 1, mother.text
    mother.sees("Văn bản đã ký số")
    answer = mother.page.request.get(ADDRESS + link.get_attribute("href"))
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    return answer.body()


def read(pdf: bytes, name: str, width: int, folder: Path) -> str:
    """What poppler reads in a paper, whose first page is kept as a picture beside those of the pages."""
    file = folder / f"{name}.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True).stdout
    assert "Signature is Valid" in said, said
    picture = SCREENS / str(width) / name
    subprocess.run(["pdftoppm", "-png", "-r", "100", "-f", "1", "-l", "1", "-singlefile", file, picture], check=True)
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(text.split())


def test_a_refusal_is_a_signed_paper(somebody, width, tmp_path):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Văn Đồi")
    counter = somebody(width, COUNTER)
    counter.open(f"/mot-cua/ho-so/{dossier}/tu-choi")
    ask_for(counter, "registration_unit", "Mẹ cư trú ở xã khác, xin nộp tại nơi cư trú.")
    counter.press("Từ chối").sees("Không được tiếp nhận")
    paper = signed_paper(mother, dossier, "Phiếu từ chối")
    mother.look("form-03-page")
    text = read(paper, "form-03", width, tmp_path)
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in text and "Mẹ cư trú ở xã khác" in text, text


def test_a_supplement_request_and_an_apology_are_signed_papers(somebody, width, tmp_path):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Thị Vực")
    work(somebody, dossier, COUNTER, "Tiếp nhận hồ sơ", width)
    leader = somebody(width, LEADER)
    leader.open(f"/mot-cua/ho-so/{dossier}/hen-lai").look("put-off")
    new_day = date.today() + timedelta(days=30)
    leader.page.locator("main input[name='ngay']").fill(new_day.strftime("%d/%m/%Y"))
    leader.page.locator("main textarea").first.fill("Chờ xác minh của xã bên.")
    leader.press("Xin lỗi và hẹn lại")
    assert leader.page.locator(".errors").count() == 0, leader.text
    text = read(signed_paper(mother, dossier, "Văn bản xin lỗi"), "form-04", width, tmp_path)
    assert "XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ" in text and "Chờ xác minh của xã bên" in text, text
    assert new_day.strftime("%d/%m/%Y") in text or f"ngày {new_day:%d} tháng {new_day:%m}" in text, text

    specialist = somebody(width, SPECIALIST)
    specialist.open(f"/mot-cua/ho-so/{dossier}/bo-sung")
    ask_for(specialist, "birth_place", "Ghi rõ tên trạm y tế.")
    specialist.press("Yêu cầu bổ sung").sees("Chờ bổ sung")
    text = read(signed_paper(mother, dossier, "Phiếu yêu cầu bổ sung"), "form-02", width, tmp_path)
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in text and "Ghi rõ tên trạm y tế" in text, text
    mother.look("form-02-page")


def test_a_result_is_proven_without_the_portal(somebody, width, tmp_path):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Thị Thác")
    for login, button in STEPS:
        work(somebody, dossier, login, button, width)
    mother.open("/giay-to").follow("Giấy khai sinh").look("document-shared")
    shared = mother.page.locator("a[href^='/van-ban/']", has_text="Mở đường dẫn kiểm tra").get_attribute("href")

    stranger = somebody(width)
    stranger.open(shared).look("paper-linked").sees("Tải chứng cứ ngoại tuyến")
    pdf = stranger.page.request.get(ADDRESS + shared + "/tep").body()
    proof = stranger.page.request.get(ADDRESS + shared + "/chung-cu")
    assert proof.headers["content-type"] == "application/json" and "chung-cu.json" in proof.headers["content-disposition"]
    key = stranger.page.request.get(ADDRESS + "/tlog/key").text().strip()
    judge(pdf)
    assert hashlib.sha256(pdf).hexdigest() in json.loads(proof.text())["payload"]["body"]
    assert proof_judge.flaws(pdf, json.loads(proof.text()), key) == []

    (tmp_path / "paper.pdf").write_bytes(pdf)
    (tmp_path / "proof.json").write_bytes(proof.body())
    (tmp_path / "changed.pdf").write_bytes(pdf[:-9] + b"X" + pdf[-8:])
    for file, status, words in (("paper.pdf", 0, "is the file"), ("changed.pdf", 1, "file: the file is not the one")):
        done = subprocess.run(
            [PROGRAM, "verify", "document", tmp_path / file, tmp_path / "proof.json", "--key", key],
            capture_output=True, text=True,
        )
        assert done.returncode == status and words in done.stdout, done

    stranger.open("/kiem-tra-chu-ky")
    stranger.page.locator("main input[type=file]").set_input_files(tmp_path / "paper.pdf")
    stranger.press("Kiểm tra").look("signatures-known").sees("Sổ cái có ghi đúng tệp này", "Chữ ký hợp lệ")


def thubon(*arguments, status: int = 0) -> str:
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done.stdout, done.stderr)
    return done.stdout


def test_signing_from_the_command_line_with_timestamp_and_evidence(tmp_path):
    """A key in a file signs with a timestamp of the demo's authority, and evidence is added later by hand."""
    tsa = ADDRESS + "/chung-thuc-thu/tsa"
    root, key, pem, plain = (tmp_path / name for name in ("root.pem", "key.p12", "own.pem", "plain.pdf"))
    with urllib.request.urlopen(ADDRESS + "/chung-thuc-thu/root.cer") as answer:
        root.write_text(ssl.DER_cert_to_PEM_cert(answer.read()))
    openssl = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "9"]
    openssl += ["-subj", "/CN=Nguyen Van Ky", "-addext", "keyUsage=critical,digitalSignature,nonRepudiation"]
    subprocess.run([*openssl, "-keyout", tmp_path / "key.pem", "-out", pem], check=True, capture_output=True)
    pack = ["openssl", "pkcs12", "-export", "-inkey", tmp_path / "key.pem", "-in", pem, "-out", key]
    subprocess.run([*pack, "-passout", "pass:2468"], check=True)
    (tmp_path / "pin").write_text("2468\n")
    thubon("documents", "preview", "quyet-dinh", "--output", plain)

    unsigned = subprocess.run(
        [PROGRAM, "sign", "augment", plain, tmp_path / "none.pdf", "--timestamps", tsa], capture_output=True, text=True
    )
    assert unsigned.returncode != 0 and "SIG-006" in unsigned.stderr and not (tmp_path / "none.pdf").exists()

    signed, kept = tmp_path / "signed.pdf", tmp_path / "kept.pdf"
    options = ["--pkcs12", key, "--pin-file", tmp_path / "pin"]
    thubon("sign", "pdf", plain, signed, *options, "--timestamps", tsa)
    trust = ["--anchors", root, "--anchors", pem]
    report = json.loads(thubon("sign", "verify", signed, *trust, "--json"))
    assert [one["level"] for one in report["signatures"]] == ["B-T"] and report["signatures"][0]["proven"], report
    thubon("sign", "augment", signed, kept, "--timestamps", tsa, *trust, "--allow", ADDRESS)
    report = json.loads(thubon("sign", "verify", kept, *trust, "--json"))
    assert report["indication"] == "TOTAL-PASSED", report
    assert [one["kind"] for one in report["signatures"]][-1] == "timestamp", report
    assert b"/DSS" in kept.read_bytes()
    assert kept.read_bytes().startswith(signed.read_bytes())
    said = subprocess.run(["pdfsig", kept], capture_output=True, text=True).stdout
    assert "Signature is Valid" in said and "Total document signed" in said, said
