"""One Chromium for all tests, Debian's."""

import pytest
from playwright.sync_api import sync_playwright

from portal import DESK, PHONE, Person


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESK], ids=["360px", "1280px"])
def width(request):
    return request.param


@pytest.fixture
def somebody(chromium):
    """Opens browsers, and closes them when the test has ended; then no script may have complained."""
    people = []

    def come(width=DESK, login=None, scripts=True):
        person = Person(chromium, width, scripts, login)
        people.append(person)
        return person

    yield come
    for person in people:
        person.close()


def pytest_collection_modifyitems(items):
    """The interface comes last: what it is sent at random stops dossiers and hands them on."""
    items.sort(key=lambda item: item.path.name == "test_api.py")
