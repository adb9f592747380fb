"""A small demo, filled once; each test gets a copy of it and a server."""

import pytest

from cast import COUNTER, MOTHER
from server import SCOPES, Program, Server, copied, run


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=10, help="how often the server is killed under load")


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The folder of the demo, and a token of the mother and of the counter."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    run("demo", "--data", folder, "--dossiers", 200, "--district", 504, "--fill-only")
    tokens = {}
    for login in (MOTHER, COUNTER):
        made = run("token", "create", login, "--data", folder, "--name", "thử", "--scopes", *SCOPES)
        tokens[login] = made.stdout.split()[0]
    return folder, tokens


@pytest.fixture
def server(demo, tmp_path):
    running = Server(copied(demo[0], tmp_path / "data"), tmp_path / "log").start()
    yield running
    running.stop()


@pytest.fixture
def mother(server, demo):
    return Program(server, demo[1][MOTHER])


@pytest.fixture
def counter(server, demo):
    return Program(server, demo[1][COUNTER])
