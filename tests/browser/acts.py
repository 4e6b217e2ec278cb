"""What people do in a window, each act done only once the page shows what came of it."""

import re
from contextlib import contextmanager

from playwright.sync_api import expect

from bsak.demo.organisation import PASSWORD


def sign_in(page, login):
    """Sign in as people do."""
    page.goto("/log-ind")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/log-ind" not in address)


def press(page, name, within=None):
    """Press the first button whose name begins with ``name``, and wait for the page it leads to."""
    start = re.compile(rf"^{re.escape(name)}")
    with page.expect_navigation():
        (within or page).get_by_role("button", name=start).first.click()


def follow(page, name):
    """Follow the first link that says ``name``, and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


@contextmanager
def saving(page, name, text):
    """Wait until the editor has saved ``text`` in the field ``name``, and shows what came back.

    The answer's mark gets into the form when all of its news has been taken in, not before.
    """
    field = f'name="{name}"\r\n\r\n{text}\r\n'.encode()

    def is_this(answer):
        return "/gem?" in answer.url and answer.ok and field in answer.request.post_data_buffer

    with page.expect_response(is_this) as saved:
        yield
    expect(page.locator("#draft [name=mark]")).to_have_value(saved.value.json()["mark"])


def type_and_wait(page, name, text):
    """Type as people do, and wait until the page has saved by itself."""
    with saving(page, name, text):
        page.locator(f"[name='{name}']").fill(text)


def hear_when_saving(page):
    """Let the editor hear of others only when it saves: its own asking now and then fails."""
    page.route("**/her?*", lambda way: way.abort())


def nothing_is_kept(page):
    """See that the editor has nothing left to offer that was not saved."""
    page.wait_for_function("localStorage.length === 0")
    expect(page.locator("#kept")).to_be_hidden()
