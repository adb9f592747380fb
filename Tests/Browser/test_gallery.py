"""The gallery of components: every chart sound to axe, on a phone, a desk, a wall of screens, in the dark and on paper.

The pages are written by the tests of DesignSystem where GALLERY names a folder, as `dev/test` does.
"""

import mimetypes
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal import SCREENS

GALLERY = Path(os.environ.get("GALLERY", "artefacts/gallery"))
LOOKS = {
    "phone": {"viewport": {"width": 360, "height": 800}},
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "wall": {"viewport": {"width": 3840, "height": 2160}},
}


@pytest.fixture(params=LOOKS)
def gallery(request, chromium):
    """Opens a page of the gallery without a server, as one kind of screen shows it."""
    if not (GALLERY / "charts-vi.html").exists():
        pytest.skip("the tests of DesignSystem have not written the gallery")
    context = chromium.new_context(base_url="http://gallery.test", **LOOKS[request.param])
    page = context.new_page()
    page.route("**/*", lambda route: answer(route))

    def show(name: str):
        page.goto(f"/{name}.html")
        folder = SCREENS / "gallery"
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}-{request.param}.png", full_page=True)
        return page

    yield show
    context.close()


def answer(route):
    path = GALLERY / route.request.url.split("gallery.test/", 1)[1]
    if path.is_file():
        route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path.name)[0])
    else:
        route.fulfill(status=404, body="")


@pytest.mark.parametrize("name", ["charts-vi", "charts-en", "wall-vi", "components-vi", "desk-vi"])
def test_gallery_is_sound(gallery, name):
    page = gallery(name)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    page.evaluate("document.querySelectorAll('main:not(.wall) details').forEach(each => { each.open = true })")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(one["id"], node["html"][:200], node["failureSummary"]) for one in found for node in one["nodes"]]


def test_words_of_charts_are_not_too_small(gallery):
    """Letters keep the size of the page, however wide the drawing."""
    page = gallery("charts-vi")
    sizes = page.eval_on_selector_all(".chart svg text", "all => all.map(t => parseFloat(getComputedStyle(t).fontSize))")
    assert min(sizes) >= 11


def test_the_wall_fills_the_screen_and_has_no_navigation(gallery):
    page = gallery("wall-vi")
    assert not page.locator("nav:visible, footer:visible, summary a:visible").count()
    wide = page.evaluate("document.querySelector('.board').getBoundingClientRect().width / innerWidth")
    assert wide > 0.85
