"""The last known board without a line: shown with its age, for its reader alone, and taken away with the session."""

import re

import pytest

from cast import ADMINISTRATOR, LEADER
from portal import DESK, PHONE

# Everything that the browser keeps of the portal, by address.
KEPT = """async () => {
    const found = {}
    for (const name of await caches.keys()) {
        const store = await caches.open(name)
        for (const request of await store.keys()) {
            const url = new URL(request.url)
            found[url.pathname + url.search] = await (await store.match(request)).text()
        }
    }
    return found
}"""


IS_KEPT = "async path => !!(await caches.match(path))"


def pages(person) -> dict[str, str]:
    """The pages that are kept."""
    return {path: text for path, text in person.page.evaluate(KEPT).items() if not path.startswith("/assets/")}


def until(person, question: str, about: str | None = None):
    """Asks until the answer is yes; `wait_for_function` would take the promise of an answer for one."""
    for _ in range(100):
        if person.page.evaluate(question, about):
            return
        person.page.wait_for_timeout(100)
    raise AssertionError(f"not within 10 s: {question} {about or ''}")


def settled(person, *paths: str):
    """Opens boards until the worker has taken them."""
    for path in paths:
        person.open(path)
        person.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        until(person, IS_KEPT, path)


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["360px", "1280px"])
def test_the_last_board_is_shown_with_its_age(somebody, width):
    person = somebody(width, ADMINISTRATOR)
    settled(person, "/ioc", "/ioc/so-nganh")
    # As it stands in the copy: the page itself may be told of later figures meanwhile.
    moment = re.search(r'id="?live"?[ >].*?<time[^>]*>([^<]+)</time>', pages(person)["/ioc"], re.DOTALL)[1]
    person.context.set_offline(True)
    person.page.goto("/ioc")
    person.sees(f"Đang mất kết nối. Số liệu lúc {moment}, cách đây 0 phút.", "Các phần trực tiếp tạm nghỉ", "Toàn tỉnh")
    assert person.page.evaluate("document.styleSheets.length") >= 2, "its styles are there"
    person.look("offline-board")
    # Three hours later, worked out from the moment in the page.
    person.page.clock.install()
    person.page.goto("/ioc/so-nganh")
    person.page.clock.fast_forward("03:05:00")
    person.sees("cách đây 3 giờ.")
    # With the line the page comes back by itself.
    person.context.set_offline(False)
    person.page.wait_for_selector("#away", state="hidden")
    assert person.page.evaluate("!document.documentElement.hasAttribute('data-kept')")


def test_a_board_whose_stream_is_silent_says_so(somebody):
    person = somebody(DESK, ADMINISTRATOR)
    person.context.route("**/ioc/truc-tiep*", lambda route: route.abort())
    person.open("/ioc?ngon-ngu=en")
    moment = person.page.locator("#live time").inner_text()
    assert person.page.locator("#away").is_hidden()
    person.page.wait_for_selector("#away", state="visible", timeout=20_000)
    person.sees(f"No connection. Figures of {moment}, 0 minutes ago. Live parts rest")
    # It is told once; the stream comes back, and so do the figures.
    person.context.unroute("**/ioc/truc-tiep*")
    person.page.wait_for_selector("#away", state="hidden", timeout=20_000)


def test_nothing_but_boards_is_kept(somebody):
    person = somebody(DESK, LEADER)
    settled(person, "/ioc")
    person.open("/ioc/chi-tieu").open("/ioc/chi-tieu/dung-han").open("/ioc/bang").open("/mot-cua").open("/ioc/canh-bao")
    person.open("/ioc/chi-tieu/dung-han/ho-so")
    person.open("/ioc?ky=90")
    until(person, IS_KEPT, "/ioc?ky=90")
    found = pages(person)
    assert set(found) == {"/ioc", "/ioc?ky=90"}
    name = person.page.locator(".menu summary span").inner_text()
    for path, text in found.items():
        assert "_csrf" not in text and name not in text, path
    person.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED|ERR_FAILED"):
        person.page.goto("/ioc/chi-tieu/dung-han/ho-so")


def test_what_was_kept_goes_with_the_session(somebody):
    person = somebody(DESK, LEADER)
    settled(person, "/ioc")
    assert pages(person)
    person.open("/dang-xuat")
    person.press("Đăng xuất")
    assert not pages(person), "at the way out"
    person.sign_in(LEADER)
    settled(person, "/ioc")
    # Another reader on the same machine, without a sign-out before.
    person.context.clear_cookies()
    person.sign_in(ADMINISTRATOR)
    assert not pages(person), "at another sign-in"
    settled(person, "/ioc")
    # The session ends by itself.
    person.context.clear_cookies()
    person.page.goto("/ioc")
    until(person, "async () => (await caches.keys()).length === 0")


def test_few_boards_are_kept_and_not_for_long(somebody):
    person = somebody(DESK, ADMINISTRATOR)
    settled(person, "/ioc")
    for day in range(1, 16):
        person.open(f"/ioc?tu=2026-01-01&den=2026-01-{day:02}")
    until(person, IS_KEPT, "/ioc?tu=2026-01-01&den=2026-01-15")
    person.page.wait_for_timeout(500)
    assert len(pages(person)) <= 12
    # Four days later they are too old to be shown.
    person.page.evaluate("""async () => {
        for (const name of await caches.keys()) {
            const store = await caches.open(name)
            for (const request of await store.keys()) {
                const copy = await store.match(request)
                if (!copy.headers.has('Kept-At')) continue
                const old = String(Date.now() - 4 * 24 * 3600 * 1000)
                await store.put(request, new Response(await copy.text(), { headers: { 'Kept-At': old } }))
            }
        }
    }""")
    person.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED|ERR_FAILED"):
        person.page.goto("/ioc?tu=2026-01-01&den=2026-01-15")
    person.context.set_offline(False)
    person.open("/ioc")
