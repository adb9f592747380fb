"""A leader follows a figure: a rule that warns, a remark, an instruction, the week's brief on paper."""

import subprocess
from datetime import date, timedelta

from cast import CLERK, LEADER
from portal import ADDRESS, SCREENS


def working_day(days: int) -> date:
    """A day after so many that is no weekend."""
    day = date.today() + timedelta(days=days)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def test_a_rule_is_written_read_and_changed(somebody, width):
    leader = somebody(width, LEADER)
    leader.open("/ioc/quy-tac").follow("Lập quy tắc")
    leader.page.select_option("select[name='chi-tieu']", "dang-xu-ly")
    leader.page.check("input[name='dieu-kien'][value='above']")
    leader.look("alert-new")
    leader.press("Lưu quy tắc").sees("Điều kiện cần một con số.")
    leader.look("alert-wrong")
    leader.page.fill("input[name='nguong']", "1.000")
    leader.press("Lưu quy tắc").sees("Đang theo dõi", "Cao hơn 1.000")
    leader.look("alert-show")
    leader.follow("Sửa").look("alert-edit")
    leader.open("/ioc/quy-tac").sees("Cao hơn 1.000").look("alerts")


def test_a_figure_is_spoken_of_and_an_instruction_given(somebody, width):
    leader = somebody(width, LEADER)
    leader.open("/ioc/chi-tieu/dang-xu-ly")
    leader.page.fill("textarea[name='y-kien']", "Cần rà soát các hồ sơ chờ lâu.")
    leader.press("Ghi ý kiến").sees("Cần rà soát các hồ sơ chờ lâu.")
    leader.follow("Giao nhiệm vụ").look("instruction-new")
    leader.page.fill("textarea[name='noi-dung']", "Rà soát hồ sơ chờ quá 5 ngày, báo cáo nguyên nhân.")
    leader.page.fill("input[name='han']", working_day(21).strftime("%d/%m/%Y"))
    leader.press("Giao nhiệm vụ").sees("Đang thực hiện", "Vào sổ, trình lãnh đạo cơ quan")
    leader.look("instruction-show")
    leader.open("/ioc/chi-tieu/dang-xu-ly").look("figure-talk")
    leader.open("/ioc/chi-dao").sees("Rà soát hồ sơ chờ quá 5 ngày").look("instructions")
    clerk = somebody(width, CLERK)
    clerk.open("/mot-cua").follow("Thực hiện nhiệm vụ được giao")
    clerk.sees("Rà soát hồ sơ chờ quá 5 ngày").look("instruction-dossier")


def test_the_brief_of_a_week_is_a_paper(somebody, width, tmp_path):
    leader = somebody(width, LEADER)
    leader.open("/ioc/ban-tin")
    if not leader.page.locator("a", has_text="Tải PDF").count():
        leader.press("Lập bản tin").sees("Đã lập bản tin.")
    leader.look("briefs")
    link = leader.page.locator("a", has_text="Tải PDF").first.get_attribute("href")
    answers = [leader.page.request.get(ADDRESS + link) for _ in range(2)]
    assert answers[0].status == 200 and answers[0].body() == answers[1].body()
    file = tmp_path / "brief.pdf"
    file.write_bytes(answers[0].body())
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "BẢN TIN ĐIỀU HÀNH" in text and "Trong tuần tiếp nhận" in " ".join(text.split()), text
    picture = SCREENS / str(width) / "brief"
    subprocess.run(["pdftoppm", "-png", "-r", "100", "-f", "1", "-l", "1", "-singlefile", file, picture], check=True)
