"""The demo, served as people run it, and a real browser to look at it with."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.acts import sign_in
from tests.serving import Server, running

DAY = "2019-05-13"  # ten days before the demo's deadline: something is in danger, much is not
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PATIENCE = 120_000  # ms, only so that it ends: a busy machine is slow
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Served:
    """A running bsak: where it answers, the folder it keeps everything in, and its process."""

    url: str
    instance: Path
    server: Server


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
            context = new_context(chromium, served.url)
            sign_in(context.new_page(), login)
            kept[login] = context.storage_state()
            context.close()
        return kept.get(login)

    return _cookies


@pytest.fixture
def open_as(chromium, served, cookies):
    """Return a window that ``login`` (None: nobody) is signed in with."""
    contexts = []

    def _open_as(login, **settings):
        kept = cookies(login)
        contexts.append(new_context(chromium, served.url, storage_state=kept, **settings))
        return contexts[-1].new_page()

    yield _open_as
    for context in contexts:
        context.close()


@pytest.fixture
def window(chromium, own_served):
    """Return a window on a demo of this test's own that somebody is signed in with."""
    contexts = []

    def _window(login, **settings):
        contexts.append(new_context(chromium, own_served.url, **settings))
        page = contexts[-1].new_page()
        sign_in(page, login)
        return page

    yield _window
    for context in contexts:
        context.close()


def new_context(chromium, url, **settings):
    """Return a browser's own room for one person at ``url``."""
    context = chromium.new_context(base_url=url, locale="da-DK", **settings)
    context.set_default_timeout(PATIENCE)
    return context


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
    with running(_environment(folder)) as server:
        yield Served(f"http://127.0.0.1:{server.port}", folder, server)
