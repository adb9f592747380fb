"""Every page of the portal: reached by links as everybody, sound to axe, not wider than the screen, small enough.

The journeys run before, so that there are drafts, dossiers and messages to come upon.
"""

import gzip
import re
import urllib.request
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Error as PlaywrightError

from cast import ADMINISTRATOR, CLERK, COUNTER, LEADER, MOTHER, SPECIALIST
from portal import ADDRESS, DESK, LOOKED, PHONE, matcher, routes

# Addresses that answer with something else than a page of their own, and why they are not looked at.
NO_PAGE = {
    "/api/": "JSON",
    "/tlog/": "files of the ledger",
    "/goi-y": "JSON",
    "/healthz": "a word for machines",
    "/readyz": "a word for machines",
    "/metrics": "figures for machines",
    "/ioc/truc-tiep": "figures for a script",
    "/ioc/ngoai-tuyen.js": "a script",
    "/assets/": "styles and scripts",
    "/chung-thuc-thu/": "words of the test authority for machines",
}
STARTS = {
    None: ["/", "/api", "/thu-tuc", "/tra-cuu", "/dang-nhap", "/dang-ky", "/quen-mat-khau", "/so-cai",
           "/kiem-tra-chu-ky", "/dia-gioi",
           "/hop-tin-mau", "/khong-co-trang-nay"],
    MOTHER: ["/", "/ho-so", "/nhap", "/giay-to", "/hop-tin", "/tai-khoan", "/dang-xuat", "/nop/1.001193"],
    COUNTER: ["/mot-cua", "/mot-cua/tim", "/mot-cua/tiep-nhan", "/mot-cua/y-kien"],
    SPECIALIST: ["/mot-cua", "/mot-cua/tim?q=bhling"],
    LEADER: ["/mot-cua", "/mot-cua/thong-ke", "/ioc", "/tai-khoan/uy-quyen"],
    CLERK: ["/mot-cua"],
    ADMINISTRATOR: ["/quan-tri", "/ioc", "/ioc/chi-tieu/dung-han", "/ioc/thu-tuc/1.001193"],
}
PER_PATTERN = 2
# The addresses of links, also of those in drawings.
LINKS = "all => all.map(link => new URL(link.href.baseVal ?? link.href, location).href)"
# Who walked to the end.
WALKED: set[str | None] = set()


def page_patterns() -> dict[str, re.Pattern]:
    patterns = {}
    for method, pattern, *_ in routes():
        if method == "GET" and not any(pattern.startswith(start) for start in NO_PAGE) and "**" not in pattern:
            patterns[pattern] = matcher(pattern)
    return patterns


def pattern_of(path: str, patterns) -> str | None:
    plain = urlsplit(path).path
    if plain in patterns:
        return plain
    return next((name for name, form in patterns.items() if "{" in name and form.match(plain)), None)


@pytest.mark.parametrize("login", list(STARTS), ids=lambda login: login or "nobody")
def test_all_that_is_reached_by_links(somebody, login):
    """Follows every link, a few of each kind; looks at each page at both widths."""
    patterns = page_patterns()
    phone, desk = somebody(PHONE, login), somebody(DESK, login)
    waiting, seen, count = list(STARTS[login]), set(), {}
    problems = []
    while waiting:
        address = waiting.pop(0)
        pattern = pattern_of(address, patterns)
        key = pattern or urlsplit(address).path
        if address in seen or count.get(key, 0) >= PER_PATTERN:
            continue
        seen.add(address)
        count[key] = count.get(key, 0) + 1
        try:
            answer = desk.page.goto(address)
        except PlaywrightError as fault:
            if "Download is starting" not in str(fault):
                raise
            LOOKED.setdefault(urlsplit(address).path, set()).update({PHONE, DESK})
            continue
        expected = 404 if address.startswith("/khong-co-trang-nay") else 200
        if answer is None or answer.status != expected:
            problems.append(f"{answer and answer.status} {address}")
            continue
        if not answer.headers.get("content-type", "").startswith("text/html"):
            LOOKED.setdefault(urlsplit(address).path, set()).update({PHONE, DESK})
            continue
        # Where a redirect led to another page, that page is the one looked at.
        pattern = pattern_of(desk.path, patterns)
        for link in desk.page.eval_on_selector_all("a[href]", LINKS):
            if link.startswith(ADDRESS + "/") or link == ADDRESS:
                waiting.append(link.removeprefix(ADDRESS).split("#")[0] or "/")
        name = f"{login or 'nobody'}{(pattern or '/khong-thay').replace('/', '_').replace('{', '').replace('}', '')}"
        if count[key] > 1:
            continue
        if login in (None, MOTHER) and expected == 200:
            CITIZEN_PAGES.setdefault(pattern, (login, desk.path))
        for person in (desk, phone):
            try:
                if person is phone:
                    person.page.goto(address)
                person.look(name)
            except AssertionError as fault:
                problems.append(str(fault))
    WALKED.add(login)
    assert not problems, "\n".join(problems)


# Addresses that are no page of their own, and why.
LEFT_OUT = {
    "/so-lieu/chi-tieu": "leads on to /so-lieu",
    "/ioc/bang-diem/{key}/mau.csv": "a file",
    "/ho-so/{id}/danh-gia": "a rating that is changed: test_corners",
    "/nhap/{draft}": "leads on to the next open question",
    "/nhap/{draft}/nop": "leads on to the receipt",
    "/mot-cua/tiep-nhan/nhap/{draft}/tep/{file}": "a file",
    "/nhap/{draft}/tep/{file}": "a file",
    "/ho-so/{id}/tep/{component}/{number}": "a file",
    "/mot-cua/ho-so/{id}/tep/{key}/{number}": "a file",
    "/mot-cua/ho-so/{id}/du-thao": "a file",
    "/mot-cua/ho-so/{id}/anh/{key}": "a file",
    "/ho-so/{id}/van-ban/{document}": "a file",
    "/bieu-mau/{id}/{form}/ky-so": "a file",
    "/van-ban/{id}/{ma}/tep": "a file",
    "/van-ban/{id}/{ma}/chung-cu": "a file",
    "/quan-tri/so-lieu/tep/{hash}": "a file",
    "/ioc/ban-tin/{tuan}": "a file",
    "/du-lieu-mo/danh-muc.jsonld": "a file",
    "/du-lieu-mo/{key}/so-lieu.csv": "a file",
    "/du-lieu-mo/{key}/so-lieu.json": "a file",
}


@pytest.mark.parametrize("path", ["/", "/thu-tuc/1.001193", "/dang-nhap", "/tra-cuu", "/so-cai", "/tro-giup"])
def test_english_is_as_sound(somebody, width, path):
    person = somebody(width)
    person.open(path + "?ngon-ngu=en").look("english" + path.replace("/", "_"))
    assert person.page.locator("html").get_attribute("lang") == "en"


# The pages that citizens came upon, by pattern: who, and one address of the kind.
CITIZEN_PAGES: dict[str, tuple[str | None, str]] = {}
# Boards with their charts and maps may weigh more, in KB.
BOARDS = {"/so-lieu": 50}


def test_first_visits_fit_into_14_kilobytes(somebody):
    """Every page of citizens: the document with its styles and scripts, compressed, as a phone at the border loads it."""
    if not WALKED >= {None, MOTHER}:
        pytest.skip("the pages come from the walks of nobody and of the mother")
    assert len(CITIZEN_PAGES) > 30, sorted(CITIZEN_PAGES)
    cookies = {}
    for login in {login for login, _ in CITIZEN_PAGES.values()}:
        person = somebody(PHONE, login)
        cookies[login] = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in person.context.cookies())
    sizes = {pattern: first_visit(address, cookies[login]) for pattern, (login, address) in CITIZEN_PAGES.items()}
    for pattern, size in sorted(sizes.items(), key=lambda one: -one[1])[:8]:
        print(f"{size / 1024:5.1f} KB {pattern}")
    over = {pattern: size for pattern, size in sizes.items() if size > (BOARDS.get(pattern) or 14) * 1024}
    assert not over, f"more than 14 KB: {over}"


def first_visit(address: str, cookie: str) -> int:
    document, total = fetch(ADDRESS + address, cookie)
    text = document.decode()
    parts = re.findall(r'<link[^>]+rel="?stylesheet"?[^>]*>|<script[^>]+src=[^>]*>', text)
    for part in parts:
        found = re.search(r'(?:href|src)="?([^" >]+)', part)
        total += fetch(urljoin(ADDRESS + address, found.group(1)))[1]
    return total


def fetch(address: str, cookie: str = "") -> tuple[bytes, int]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", "Cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        return (gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body), len(body)


def test_no_page_is_left_out(request):
    """Compares what was looked at, here and on the journeys, with the routes; only a full run can say so."""
    asked = {item.nodeid for item in request.session.items}
    here = Path(__file__).parent
    written = {f"{path.name}::{name}" for path in here.glob("test_*.py")
               for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)}
    if any(not any(f"/{name}" in f"/{one}" for one in asked) for name in written):
        pytest.skip("not a full run")
    assert WALKED == set(STARTS), "a walk did not come to its end"
    patterns = page_patterns()
    seen: dict[str, set[int]] = {}
    for path, widths in LOOKED.items():
        seen.setdefault(pattern_of(path, patterns), set()).update(widths)
    missing = [name for name in patterns if seen.get(name) != {PHONE, DESK} and name not in LEFT_OUT]
    assert not missing, f"nobody has looked at: {missing}"
