"""People who use the portal in a browser, as the tests act them."""

import os
import re
import subprocess
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

import cast
from cast import PASSWORD

ADDRESS = os.environ.get("THUBON_ADDRESS", "http://127.0.0.1:8080")
PROGRAM = os.environ.get("THUBON_PROGRAM", ".build/debug/thubon")
SCREENS = Path("artefacts/screens")
PHONE, DESK = 360, 1280

# The commune is chosen as on the page: province, district, commune.
BIRTH = cast.BIRTH | {"registration_unit": ["49", "504", "20449"]}


def paper(mark: str) -> dict:
    """A small PDF, told apart from others by its mark."""
    text = f"%PDF-1.4\n% {mark}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" \
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" \
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] >>\nendobj\n"
    text += f"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return {"name": "giay-chung-sinh.pdf", "mimeType": "application/pdf", "buffer": text.encode()}


# The paths that were looked at, and at which widths.
LOOKED: dict[str, set[int]] = {}


def routes() -> list[tuple[str, str, str, str]]:
    """Every address of the portal: method, pattern, who may, name."""
    text = subprocess.run([PROGRAM, "routes"], capture_output=True, text=True, check=True).stdout
    return [tuple(line.split()) for line in text.splitlines() if line.startswith(("GET", "POST", "PUT", "PATCH", "DEL"))]


def matcher(pattern: str) -> re.Pattern:
    parts = re.split(r"(\{[^}]*\}|\*\*)", pattern)
    return re.compile("".join({"{": "[^/]+", "*": ".*"}.get(part[:1], re.escape(part)) for part in parts) + r"/?\Z")


class Person:
    """Somebody at a screen of some width, with or without scripts."""

    def __init__(self, browser, width: int, scripts: bool = True, login: str | None = None):
        self.width, self.scripts = width, scripts
        self.context = browser.new_context(
            base_url=ADDRESS,
            viewport={"width": width, "height": 800 if width < 600 else 900},
            java_script_enabled=scripts,
            locale="vi-VN",
            has_touch=width < 600,
        )
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        if login:
            self.sign_in(login)

    def _hear(self, message):
        # That a form came back with faults is told by the page itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def close(self):
        self.context.close()
        assert not self.complaints, self.complaints

    # Going somewhere

    def open(self, address: str, status: int = 200):
        answer = self.page.goto(address)
        assert answer.status == status, f"{answer.status} {address}: {self.text[:300]}"
        return self

    def sign_in(self, login: str):
        self.open("/dang-nhap")
        form = self.page.locator("main form", has=self.page.locator("input[type=password]")).first
        form.locator("input[type=text]").first.fill(login)
        form.locator("input[type=password]").fill(PASSWORD)
        form.locator("button[type=submit], button:not([type])").first.click()
        self.page.wait_for_load_state()
        assert "/dang-nhap" not in self.page.url, self.text[:400]
        return self

    def follow(self, words: str, exact: bool = False):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words, exact=exact).first.click()
        return self

    def press(self, words: str):
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=words).first.click()
        return self

    # Reading

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(ADDRESS)

    def sees(self, *words: str):
        for word in words:
            assert word in self.text, f"“{word}” is not on {self.path}: {self.text[:1500]}"
        return self

    def has(self, words: str) -> bool:
        return self.page.locator("main").get_by_role("button", name=words).count() > 0

    # Filling forms

    def answer(self, answers: dict) -> "Person":
        """Fills in whatever the page asks of these; a unit is given by its codes, highest first."""
        for name, value in answers.items():
            fields = self.page.locator(f'main [name="{name}"], main [name^="{name}."]') if isinstance(value, list) \
                else self.page.locator(f'main [name="{name}"]')
            if fields.count() == 0:
                continue
            if isinstance(value, list):
                self._choose_unit(name, value)
                continue
            first = fields.first
            kind = first.evaluate("field => field.tagName + ' ' + field.type")
            if "radio" in kind or "checkbox" in kind:
                choice = self.page.locator(f'main [name="{name}"][value="{value}"]')
                if choice.is_visible():
                    choice.check()
            elif "SELECT" in kind:
                first.select_option(value)
            elif first.is_visible() and first.is_editable():
                first.fill(value)
        return self

    def _choose_unit(self, name: str, codes: list[str]):
        """Chooses in each list what it offers of the codes; without scripts the button brings the next list."""
        for _ in range(len(codes)):
            lists = self.page.locator("main .units select")
            done = True
            for index in range(lists.count()):
                offered = lists.nth(index).evaluate("list => [...list.options].map(option => option.value)")
                wanted = [value for value in offered if value and any(value == code or value.endswith(code) for code in codes)]
                if not wanted:
                    done = False
                    break
                if lists.nth(index).input_value() != wanted[0]:
                    lists.nth(index).select_option(wanted[0])
                    if self.scripts and index + 1 < lists.count():
                        self.page.wait_for_function(
                            "index => document.querySelectorAll('main .units select')[index].options.length > 1",
                            arg=index + 1,
                        )
            if done:
                return
            self.press("Hiện danh sách tiếp theo")

    def attach(self, mark: str):
        """Gives every field for files a paper, and waits until scripts have sent it."""
        fields = self.page.locator("main input[type=file]")
        for index in range(fields.count()):
            before = self.page.locator("main .files li").count()
            fields.nth(index).set_input_files(paper(f"{mark}-{index}"))
            if self.scripts and fields.nth(index).get_attribute("data-upload"):
                self.page.wait_for_function(
                    "count => document.querySelectorAll('main .files li input[type=hidden]').length > count", arg=before
                )

    def walk_form(self, answers: dict, mark: str, look: str | None = None) -> str:
        """Goes through the pages of a form to its end, and gives the path of what came."""
        for number in range(1, 20):
            self.answer(answers)
            self.attach(mark)
            if look:
                self.look(f"{look}-{number}")
            if self.has("Nộp hồ sơ"):
                for box in self.page.locator("main input[type=checkbox]").all():
                    box.check()
                self.press("Nộp hồ sơ")
                return self.path
            before = self.path
            self.press("Lưu và tiếp tục")
            faults = self.page.locator(".errors, [role=alert]")
            assert self.path != before or faults.count() == 0, f"{before}: {self.text[:1500]}"
        raise AssertionError(f"the form has no end: {self.path}")

    # Looking at it

    def look(self, name: str):
        """Keeps a picture of the page, and says what is wrong with it at first sight."""
        folder = SCREENS / str(self.width)
        folder.mkdir(parents=True, exist_ok=True)
        LOOKED.setdefault(self.path.split("?")[0], set()).add(self.width)
        self.page.screenshot(path=folder / f"{name}.png", full_page=True)
        if not self.scripts:
            return self
        assert not self.sideways(), f"{self.path} scrolls sideways at {self.width} px: {self.sideways()}"
        found = self.violations()
        assert not found, f"{self.path} at {self.width} px: {found}"
        return self

    def sideways(self) -> list[str]:
        """What stands out of the page to the right; empty where nothing does.

        A sheet of A4 across, with the thirteen columns of the decree, is made for paper and is not folded for a phone: it may
        stand out, and nothing else on its page.
        """
        return self.page.evaluate(
            """() => {
                const root = document.documentElement, sheets = document.querySelectorAll('.sheet.a4-landscape')
                if (root.scrollWidth <= root.clientWidth) return []
                const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth)
                    .filter(e => ![...sheets].some(sheet => sheet.contains(e) || e.contains(sheet)))
                if (sheets.length && !wide.length) return []
                return wide.slice(-3).map(e => e.outerHTML.slice(0, 160)).concat(['(width ' + root.scrollWidth + ')'])
            }"""
        )

    def violations(self) -> list[str]:
        """What axe says of the page."""
        response = Axe().run(self.page, options={"resultTypes": ["violations"]}).response
        return [
            f"{found['id']}: {found['help']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
            for found in response["violations"]
            for node in found["nodes"][:2]
        ]
