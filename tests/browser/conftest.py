"""The demo, served as people run it, and a real browser to look at it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from bsak.demo.organisation import PASSWORD

DAY = "2019-05-13"  # ten days before the demo's deadline: something is in danger, much is not
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Served:
    """A running bsak: where it answers, and the folder it keeps everything in."""

    url: str
    instance: Path


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """An instance with the demo, made by the command line."""
    folder = tmp_path_factory.mktemp("demo")
    _bsak(folder, "demo")
    return folder


@pytest.fixture(scope="session")
def served(demo_folder):
    """The demo, for looking only."""
    yield from _serve(demo_folder)


@pytest.fixture
def own_served(demo_folder, tmp_path):
    """A copy of the demo of this test's own, to change things in."""
    shutil.copytree(demo_folder, tmp_path / "instance")
    yield from _serve(tmp_path / "instance")


@pytest.fixture(scope="session")
def chromium():
    """The browser. Its absence is a fault of the machine, said in one sentence."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("These tests need Chromium. Install it with: make tools")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cookies(chromium, served):
    """Return what a browser keeps once ``login`` has signed in; each signs in once."""
    kept = {}

    def _cookies(login):
        if login and login not in kept:
            context = chromium.new_context()
            sign_in(context.new_page(), served.url, login)
            kept[login] = context.storage_state()
            context.close()
        return kept.get(login)

    return _cookies


@pytest.fixture
def open_as(chromium, served, cookies):
    """Return a window that ``login`` (None: nobody) is signed in with."""
    contexts = []

    def _open_as(login, **settings):
        contexts.append(
            chromium.new_context(
                base_url=served.url, storage_state=cookies(login), locale="da-DK", **settings
            )
        )
        return contexts[-1].new_page()

    yield _open_as
    for context in contexts:
        context.close()


def sign_in(page, url, login):
    """Sign in as people do."""
    page.goto(f"{url}/log-ind")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/log-ind" not in address)


def _environment(folder):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("BSAK_")}
    return {**plain, "BSAK_INSTANCE": str(folder), "BSAK_TODAY": DAY}


def _bsak(folder, *words):
    subprocess.run(
        [sys.executable, "-m", "bsak", *words],
        env=_environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _serve(folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "bsak", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=_environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(port)
            yield Served(f"http://127.0.0.1:{port}", folder)
        finally:
            server.terminate()


def _wait_for(port):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The server did not start within a minute.")
