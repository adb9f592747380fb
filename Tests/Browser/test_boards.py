"""A leader composes a board: with buttons alone, with and without scripts, on a phone and at a desk."""

import pytest

from cast import ADMINISTRATOR, LEADER
from portal import DESK


def press(person, deed: str):
    with person.page.expect_navigation():
        person.page.locator(f'main button[value="{deed}"]').first.click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_a_board_is_composed_arranged_and_shared(somebody, width, scripts):
    person = somebody(width, scripts=scripts, login=ADMINISTRATOR)
    person.open("/ioc/bang/moi").look("board-new")
    person.page.locator("#tim").fill("đúng hạn")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Tìm", exact=True).click()
    press(person, "chi-tieu:dung-han")
    for deed in ["hinh:map", "hinh:calendar", "hinh:funnel"]:
        press(person, deed)
    for shape in ["districts", "ranking", "trend"]:
        person.page.locator("#hinh").select_option(shape)
        press(person, "chi-tieu:dung-han")
    person.sees("Các khối (7/48)", "Có thay đổi chưa lưu")
    press(person, "len:1")
    press(person, "bo:3")
    person.page.locator("#ten").fill(f"Đúng hạn {width} {scripts}")
    person.page.locator("#chia-se").select_option("role:leader")
    person.look("board-edit")
    press(person, "luu")
    person.sees("Đã lưu bảng.", f"Đúng hạn {width} {scripts}", "Giải quyết đúng hạn theo huyện", "Hồ sơ cấp xã")
    person.look("board-composed")
    person.follow("Sửa bảng").look("board-change")
    person.open("/ioc/bang").sees(f"Đúng hạn {width} {scripts}").look("board-list")


def test_a_board_of_the_province_is_not_shown_to_a_commune(somebody):
    administrator = somebody(DESK, ADMINISTRATOR)
    administrator.open("/ioc/bang/moi")
    press(administrator, "hinh:calendar")
    administrator.page.locator("#ten").fill("Toàn tỉnh mỗi ngày")
    administrator.page.locator("#chia-se").select_option("role:leader")
    press(administrator, "luu")
    path = administrator.path
    leader = somebody(DESK, LEADER)
    leader.open(path, 404)
    assert "Toàn tỉnh mỗi ngày" not in leader.open("/ioc/bang").text
    # At home the heat calendar of the own office stands on the board.
    leader.open("/ioc").sees("Hồ sơ tiếp nhận mỗi ngày, 12 tháng").look("board-office")


def test_the_province_compares_its_districts(somebody, width):
    person = somebody(width, ADMINISTRATOR)
    person.open("/ioc").sees("Giải quyết đúng hạn theo huyện")
    person.page.locator("#so-sanh").select_option("tiep-nhan")
    person.press("So sánh")
    person.sees("Hồ sơ tiếp nhận theo huyện").look("board-compare")
