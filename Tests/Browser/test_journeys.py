"""Whole affairs, from the citizen's first look to the result in the hand."""

import io
import itertools
import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from cast import CLERK, COUNTER, LEADER, MOTHER, SPECIALIST
from portal import ADDRESS, BIRTH, DESK, PHONE

marks = itertools.count(1)
# Of the signatures of a demo.
PIN = "123456"


def submit_birth(mother, child: str, look: str | None = None, answers: dict | None = None) -> str:
    """Registers a birth online; gives the id of the dossier."""
    begin(mother)
    mother.walk_form(BIRTH | {"child_name": child} | (answers or {}), f"{child} {next(marks)}", look)
    mother.sees("Đã nộp", "PIN")
    found = re.search(r"/ho-so/([0-9a-f-]{36})", mother.page.content())
    assert found, mother.text
    return found.group(1)


def begin(mother):
    """From the page of the procedure to the first question."""
    mother.open("/thu-tuc/1.001193").press("Nộp")
    for words in ("Bắt đầu hồ sơ mới", "Bắt đầu"):
        if mother.has(words):
            mother.press(words)
    assert "/nhap/" in mother.path, mother.path


def work(somebody, dossier: str, login: str, button: str, width=DESK, scripts=True, look: str | None = None):
    officer = somebody(width, login, scripts)
    officer.open("/mot-cua")
    officer.open(f"/mot-cua/ho-so/{dossier}")
    if look:
        officer.look(look)
        deed = officer.page.locator("main form[action*='/mot-cua/ho-so/']").first.get_attribute("action")
        officer.open(deed).look(f"{look}-{deed.rsplit('/', 1)[1]}").open(f"/mot-cua/ho-so/{dossier}")
    pin = officer.page.locator("[name='ma-pin']")
    if pin.count():
        pin.fill(PIN)
    officer.press(button)
    assert officer.page.locator(".errors").count() == 0, officer.text
    return officer


STEPS = [
    (COUNTER, "Tiếp nhận hồ sơ"),
    (SPECIALIST, "Xong bước này"),
    (LEADER, "Ký số"),
    (CLERK, "Cấp số"),
]


def test_a_birth_in_lang_from_the_form_to_the_certificate(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, f"Bhling Thị Hoa {'Mai' if width == PHONE else 'Lan'}", "birth")
    mother.look("birth-receipt")
    for login, button in STEPS:
        work(somebody, dossier, login, button, width, look=f"birth-desk-{login}")
    mother.open(f"/ho-so/{dossier}").look("birth-done")
    mother.sees("Giấy khai sinh").follow("Xem và in kết quả").look("certificate").sees("Bhling Thị Hoa")
    mother.open("/giay-to").look("documents").sees("Giấy khai sinh")
    mother.open(f"/ho-so/{dossier}").sees("Văn bản đã ký số")
    signed = mother.page.locator("a[href*='/van-ban/']", has_text="Giấy khai sinh").get_attribute("href")
    judge(mother.page.request.get(ADDRESS + signed).body())
    mother.open("/hop-tin").look("inbox")


def judge(pdf: bytes):
    """pyHanko's word about a result: three signatures that cover all, and evidence for the long term."""
    reader = PdfFileReader(io.BytesIO(pdf))
    root = urllib.request.urlopen(ADDRESS + "/chung-thuc-thu/root.cer").read()
    trust = ValidationContext(trust_roots=[x509.Certificate.load(root)], allow_fetching=False)
    signatures = reader.embedded_regular_signatures
    assert len(signatures) == 3
    for signature in signatures:
        # The browser holds the loop of this thread.
        with ThreadPoolExecutor() as other:
            status = other.submit(validate_pdf_signature, signature, trust).result()
        assert status.intact and status.valid and status.trusted, status.pretty_print_details()
        assert status.docmdp_ok, status.pretty_print_details()


def test_a_leader_signs_two_with_one_pin(somebody, width):
    mother = somebody(width, MOTHER)
    names = ("Núi", "Suối") if width == PHONE else ("Rừng", "Nương")
    births = [submit_birth(mother, f"Bhling Văn {name}") for name in names]
    for dossier in births:
        for login, button in STEPS[:2]:
            work(somebody, dossier, login, button, width)
    leader = somebody(width, LEADER)
    leader.open("/mot-cua")
    for dossier in births:
        leader.page.locator(f"input[name='ho-so'][value^='{dossier}']").check()
    leader.press("Ký số hồ sơ đã chọn")
    leader.look("sign-many").sees("Ký số 2 văn bản")
    leader.page.locator("[name='ma-pin']").fill("000000")
    leader.press("Ký 2 văn bản")
    leader.look("sign-many-wrong").sees("Mã PIN không đúng")
    leader.page.locator("[name='ma-pin']").fill(PIN)
    leader.press("Ký 2 văn bản")
    leader.page.wait_for_url("**/mot-cua/ky-so/*")
    leader.page.get_by_text("2 văn bản đã ký.").wait_for(timeout=30_000)
    leader.look("sign-many-done")


def test_a_birth_without_scripts(somebody, width):
    mother = somebody(width, MOTHER, scripts=False)
    dossier = submit_birth(mother, "Bhling Văn Núi")
    for login, button in STEPS:
        work(somebody, dossier, login, button, width, scripts=False)
    mother.open(f"/ho-so/{dossier}").sees("Giấy khai sinh")


def test_a_supplement_is_asked_once_and_mended(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Thị Suối")
    work(somebody, dossier, COUNTER, "Tiếp nhận hồ sơ", width)
    specialist = somebody(width, SPECIALIST)
    specialist.open(f"/mot-cua/ho-so/{dossier}/bo-sung")
    ask_for(specialist, "birth_place", "Ghi rõ tên trạm y tế.")
    specialist.look("supplement-ask")
    specialist.press("Yêu cầu bổ sung").sees("Chờ bổ sung")
    mother.open(f"/ho-so/{dossier}").look("supplement-asked").sees("Ghi rõ tên trạm y tế")
    mother.follow("Bổ sung")
    mother.answer({"birth_place": "Trạm Y tế xã Lăng, huyện Tây Giang, tỉnh Quảng Nam"})
    mother.look("supplement-form")
    send_supplement(mother)
    specialist.open(f"/mot-cua/ho-so/{dossier}").look("supplement-mended").sees("Trạm Y tế xã Lăng")
    specialist.press("Xong bước này")


def ask_for(officer, field: str, words: str):
    """Names a field as wrong, with what to do about it, in the first row; gives a reason where one is asked."""
    page = officer.page
    page.locator('main [name="cho-1"]').select_option(f"field:{field}")
    page.locator('main [name="loi-1"]').fill(words)
    for text in page.locator('main textarea:not([name^="loi-"])').all():
        text.fill(words)


def send_supplement(person):
    for _ in range(4):
        for words in ("Gửi bổ sung", "Gửi phần bổ sung", "Nộp bổ sung", "Lưu và tiếp tục"):
            if person.has(words):
                person.press(words)
                break
        else:
            return


def test_a_refusal_tells_every_reason(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Văn Đá")
    counter = somebody(width, COUNTER)
    counter.open(f"/mot-cua/ho-so/{dossier}/tu-choi")
    ask_for(counter, "registration_unit", "Mẹ cư trú ở xã khác, xin nộp tại nơi cư trú.")
    counter.look("refuse")
    counter.press("Từ chối").sees("Không được tiếp nhận")
    mother.open(f"/ho-so/{dossier}").look("refused").sees("Mẹ cư trú ở xã khác")


def test_the_counter_takes_in_a_birth_for_a_citizen(somebody, width):
    """The citizen has no account and stands at the counter; the officer types, and the citizen is the applicant."""
    counter = somebody(width, COUNTER)
    counter.open("/mot-cua/tiep-nhan").look("intake").follow("Đăng ký khai sinh")
    number = next(marks)
    counter.answer({"so-dinh-danh": f"049190{width:04}{number:02}", "ho-ten": "Zơrâm Thị Nhung", "dien-thoai": "0912000333"})
    counter.look("intake-applicant").press("Tiếp tục")
    counter.look("intake-form")
    counter.answer(BIRTH | {"child_name": "Zơrâm Văn Rừng", "ban-chinh-birth_notice": "1"})
    counter.press("Tiếp nhận và in giấy hẹn")
    assert counter.page.locator(".errors").count() == 0, counter.text
    counter.look("intake-done").sees("000.00.00.H47")
    dossier = re.search(r"/ho-so/([0-9a-f-]{36})|/bieu-mau/([0-9a-f-]{36})", counter.page.content())
    counter.open(f"/bieu-mau/{dossier.group(1) or dossier.group(2)}/01").look("form-01")
    counter.sees("Zơrâm Thị Nhung", "Đăng ký khai sinh")


def test_tracking_with_code_and_pin(somebody, width):
    mother = somebody(width, MOTHER)
    submit_birth(mother, "Bhling Thị Mây")
    text = mother.text
    code = re.search(r"Mã tra cứu:? ?([0-9A-Z]{5}-[0-9A-Z]{5})", text).group(1)
    pin = re.search(r"PIN:? ?([0-9]{6})", text).group(1)
    stranger = somebody(width)
    stranger.open("/tra-cuu").look("track")
    stranger.answer({"code": code, "pin": "000000" if pin != "000000" else "111111"})
    stranger.press("Xem hồ sơ")
    stranger.look("track-wrong")
    assert "Bhling" not in stranger.text
    stranger.answer({"code": code.lower(), "pin": pin})
    stranger.press("Xem hồ sơ")
    stranger.look("track-found").sees("Đăng ký khai sinh")


def test_a_birth_by_keyboard_only(somebody):
    """Never touches the mouse: tabs to each control of the sign-in and of a page of the form."""
    mother = somebody(DESK)
    page = mother.page
    mother.open("/dang-nhap")
    tab_to(page, "input[type=text], input[inputmode=numeric]")
    page.keyboard.type(MOTHER)
    tab_to(page, "input[type=password]")
    page.keyboard.type("song-thu-bon")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    mother.open("/thu-tuc/1.001193")
    tab_to(page, "main a[href*='/nop/'], main form[action*='/nop/'] button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if mother.has("Bắt đầu"):
        tab_to(page, "main form button")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert "/nhap/" in mother.path, mother.path
    tab_to(page, "main select, main input[type=text], main input[type=radio]")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def tab_to(page, selector: str):
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the Tab key never comes to {selector}")
