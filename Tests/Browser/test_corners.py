"""Pages that only some moment shows: codes to enter, a withdrawal to confirm, an opinion to give; and what comes out of
the printer.
"""

import base64
import hashlib
import hmac
import itertools
import re
import struct
import time

from cast import COUNTER, LEADER, MOTHER, PASSWORD, SPECIALIST
from portal import DESK, PHONE
from test_journeys import STEPS, ask_for, begin, send_supplement, submit_birth, work

numbers = itertools.count(1)


def test_signing_up_asks_for_the_code_of_a_message(somebody, width):
    stranger = somebody(width)
    stranger.open("/dang-ky")
    stranger.answer({"so-dinh-danh": f"04919400{width:04}", "ho-ten": "Bhling Thị Sương", "dien-thoai": f"091100{width:04}"})
    for box in stranger.page.locator("main input[type=checkbox]").all():
        box.check()
    stranger.press("Nhận mã xác thực").look("sign-up-code").sees("Mã")
    stranger.answer({"ma": "000000", "mat-khau": "lúa chín bên sông"})
    stranger.press("Tạo tài khoản").look("sign-up-code-wrong")
    assert stranger.path == "/dang-ky/ma", stranger.path


def test_a_forgotten_password_asks_for_the_code_of_a_message(somebody, width):
    stranger = somebody(width)
    stranger.open("/quen-mat-khau").answer({"ten-dang-nhap": "hung" if width == PHONE else "linh"})
    stranger.press("Nhận mã xác thực").look("reset-code")
    stranger.answer({"ma": "000000", "mat-khau": "lúa chín bên sông"})
    stranger.page.locator("main form button").first.click()
    stranger.page.wait_for_load_state()
    stranger.look("reset-code-wrong")
    assert stranger.path == "/quen-mat-khau/ma", stranger.path


def test_a_new_telephone_asks_for_the_code_of_a_message(somebody, width):
    citizen = somebody(width, "hung" if width == PHONE else "linh")
    citizen.open("/tai-khoan/dien-thoai").answer({"dien-thoai": f"097700{width:04}", "mat-khau": PASSWORD})
    citizen.press("Nhận mã xác thực").look("phone-code")
    citizen.answer({"ma": "000000"})
    citizen.press("Đổi số").look("phone-code-wrong")
    assert citizen.path == "/tai-khoan/dien-thoai/ma", citizen.path


def test_an_officer_with_a_second_factor_enters_its_code(somebody, width):
    login = "taygiang.vanthu" if width == PHONE else "sokehoach.vanthu"
    officer = somebody(width, login)
    officer.open("/tai-khoan/hai-lop").look("second-factor").press("Bắt đầu").look("second-factor-begin")
    secret = officer.page.locator("main code").first.inner_text()
    officer.answer({"ma": app_code(secret)})
    officer.press("Bật xác thực hai lớp").look("second-factor-codes").sees("Mã khôi phục")
    again = somebody(width)
    again.open("/dang-nhap")
    form = again.page.locator("main form", has=again.page.locator("input[type=password]")).first
    form.locator("input[type=text]").first.fill(login)
    form.locator("input[type=password]").fill(PASSWORD)
    with again.page.expect_navigation():
        form.locator("button").first.click()
    again.look("sign-in-second").sees("bước 2 trong 2")
    again.answer({"ma": "000000"})
    again.press("Tiếp tục").look("sign-in-second-wrong")
    assert again.path == "/dang-nhap/hai-lop", again.path


def app_code(secret: str) -> str:
    """What the app on the officer's telephone shows now (RFC 6238)."""
    plain = secret.replace(" ", "")
    key = base64.b32decode(plain + "=" * (-len(plain) % 8))
    mac = hmac.new(key, struct.pack(">q", int(time.time()) // 30), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_a_draft_is_deleted_after_a_question(somebody, width):
    mother = somebody(width, MOTHER)
    begin(mother)
    draft = re.match(r"/nhap/([0-9a-f-]{36})", mother.path).group(1)
    mother.open(f"/nhap/{draft}/xoa").look("draft-delete")
    mother.page.locator("main form button").first.click()
    mother.page.wait_for_load_state()
    assert draft not in mother.page.content()


def test_a_withdrawal_is_confirmed_at_the_counter(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Văn Gió")
    work(somebody, dossier, COUNTER, "Tiếp nhận hồ sơ", width)
    mother.open(f"/ho-so/{dossier}/rut").look("withdraw").answer({"reason": "Khai nhầm nơi sinh."})
    mother.press("Gửi yêu cầu rút hồ sơ").look("withdraw-asked")
    counter = somebody(width, COUNTER)
    counter.open(f"/mot-cua/ho-so/{dossier}/cho-rut").look("withdraw-confirm").press("Cho rút hồ sơ")
    counter.open(f"/mot-cua/ho-so/{dossier}").sees("Đã rút")
    mother.open(f"/ho-so/{dossier}").look("withdrawn").sees("Đã rút theo yêu cầu của bạn")
    assert not mother.has("Rút hồ sơ")


def test_a_result_on_paper_is_handed_over_at_the_counter(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Thị Nắng", answers={"handover": "counter"})
    for login, button in STEPS:
        work(somebody, dossier, login, button, width)
    mother.open(f"/ho-so/{dossier}").look("waits-at-the-counter").sees("Mang theo thẻ căn cước")
    counter = somebody(width, COUNTER)
    counter.open("/mot-cua?viec=cho-tra").look("desk-to-hand-over")
    counter.open(f"/mot-cua/ho-so/{dossier}/tra-ket-qua").look("hand-over").press("Trả kết quả").sees("Đã trả kết quả")
    mother.open(f"/ho-so/{dossier}").look("rate-it").sees("Bạn có hài lòng không?").press("Gửi đánh giá")
    mother.look("rate-it-without-a-step").sees("Chọn một mức hài lòng")
    mother.answer({"hai-long": "4"}).press("Gửi đánh giá").look("rated").sees("Đánh giá của bạn")
    mother.open(f"/ho-so/{dossier}/danh-gia").look("rate-it-otherwise")
    counter.open("/mot-cua/danh-gia").look("ratings-of-the-office").sees("Hài lòng")


def test_a_leader_gives_a_dossier_to_another_officer(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Thị Trăng")
    work(somebody, dossier, COUNTER, "Tiếp nhận hồ sơ", width)
    leader = somebody(width, LEADER)
    leader.open(f"/mot-cua/ho-so/{dossier}/phan-cong").look("assign")
    choices = leader.page.locator('main [name="nguoi"] option')
    officer = choices.nth(1)
    name, note = officer.inner_text().split(" – ")[0].split(",")[0].strip(), f"Việc gấp ({next(numbers)})"
    leader.answer({"nguoi": officer.get_attribute("value"), "ghi-chu": note}).press("Phân công").sees("Đã phân công", name)
    specialist = somebody(width, SPECIALIST)
    specialist.open(f"/mot-cua/ho-so/{dossier}").look("assigned").sees(name, note)


def test_an_opinion_is_asked_and_given(somebody, width):
    mother = somebody(width, MOTHER)
    dossier = submit_birth(mother, "Bhling Văn Sông")
    work(somebody, dossier, COUNTER, "Tiếp nhận hồ sơ", width)
    specialist = somebody(width, SPECIALIST)
    question = f"Trẻ có sinh tại Trung tâm Y tế huyện không? ({next(numbers)})"
    specialist.open(f"/mot-cua/ho-so/{dossier}/y-kien").answer({"ghi-chu": question})
    specialist.page.get_by_label("Ủy ban nhân dân huyện Tây Giang").check()
    specialist.look("opinion-ask")
    specialist.page.locator("main form button[type=submit], main form button:not([type])").first.click()
    specialist.page.wait_for_load_state()
    specialist.look("opinion-asked").sees(question)
    district = somebody(width, "taygiang.lanhdao")
    district.open("/mot-cua/y-kien").look("opinions").follow(question).look("opinion")
    opinion = f"Trẻ sinh tại Trung tâm, sổ sinh số {next(numbers)}."
    district.answer({"dong-y": "yes", "tra-loi": opinion}).press("Gửi ý kiến").sees("Đã gửi ý kiến trả lời")
    specialist.open(f"/mot-cua/ho-so/{dossier}").look("opinion-given").sees(question, opinion)


# What comes out of the printer: the paper in millimetres, and how many sheets an ordinary birth fills.
A5, A4, A4_ACROSS = (148, 210), (210, 297), (297, 210)


def test_every_form_fits_its_paper(somebody):
    mother = somebody(DESK, MOTHER)
    dossier = submit_birth(mother, "Bhling Thị Rừng Đại Ngàn")
    specialist, counter, leader = somebody(DESK, SPECIALIST), somebody(DESK, COUNTER), somebody(DESK, LEADER)
    work(somebody, dossier, COUNTER, "Tiếp nhận hồ sơ")
    prints(mother, f"/bieu-mau/{dossier}/01", A5, 1)
    prints(counter, f"/bieu-mau/{dossier}/01", A5, 2)
    specialist.open(f"/mot-cua/ho-so/{dossier}/bo-sung")
    ask_for(specialist, "birth_place", "Ghi rõ tên trạm y tế.")
    specialist.press("Yêu cầu bổ sung")
    prints(mother, f"/bieu-mau/{dossier}/02", A5, 1)
    mother.open(f"/ho-so/{dossier}/bo-sung").answer({"birth_place": "Trạm Y tế xã Lăng, huyện Tây Giang, tỉnh Quảng Nam"})
    send_supplement(mother)
    for login, button in STEPS[1:]:
        work(somebody, dossier, login, button)
    prints(specialist, f"/bieu-mau/{dossier}/05", A4, 1)
    mother.open("/giay-to").follow("Giấy khai sinh")
    prints(mother, mother.path + "/in", A4, 1)
    refused = submit_birth(mother, "Bhling Văn Đá Cuội")
    counter.open(f"/mot-cua/ho-so/{refused}/tu-choi")
    ask_for(counter, "registration_unit", "Mẹ cư trú ở xã khác, xin nộp tại nơi cư trú.")
    counter.press("Từ chối")
    prints(mother, f"/bieu-mau/{refused}/03", A5, 1)
    prints(counter, "/bieu-mau/so-theo-doi", A4_ACROSS, None)
    prints(leader, "/mot-cua/thong-ke/ban-in", A4_ACROSS, None)


def prints(person, address: str, paper: tuple[int, int], sheets: int | None):
    """Prints a page, and keeps what came out among the pictures."""
    person.open(address)
    name = re.sub(r"[0-9a-f-]{36}", "", address).strip("/").replace("/", "-")
    path = f"artefacts/screens/{name}-{paper[0]}.pdf"
    content = person.page.pdf(path=path, prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", content)
    sizes = {(round(float(wide) / 72 * 25.4), round(float(high) / 72 * 25.4)) for wide, high in boxes}
    assert sizes == {paper}, f"{address}: {sizes}"
    assert sheets is None or len(boxes) == sheets, f"{address} fills {len(boxes)} sheets, not {sheets}"
