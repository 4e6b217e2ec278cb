"""The editor as two people use it: saved while they type, also through a lost connection."""

import re

import pytest
from playwright.sync_api import expect

from bsak.demo.organisation import PASSWORD
from tests.browser.conftest import sign_in
from tests.browser.test_every_page import listen, look

CARD = "SU-AC-01"  # of the group that »medlem« belongs to; has no text yet
PART = f"/skriv/{CARD}/afsnit"
expect.set_options(timeout=30_000)  # as long as the rest of the browser waits


@pytest.fixture
def writers(chromium, own_served):
    """Return a window that somebody is signed in with; the first one begins the card's draft."""
    contexts = []

    def _window(login="medlem"):
        contexts.append(chromium.new_context(base_url=own_served.url, locale="da-DK"))
        page = contexts[-1].new_page()
        sign_in(page, own_served.url, login)
        if len(contexts) == 1:
            begin(page)
        return page

    yield _window
    for context in contexts:
        context.close()


def begin(page):
    """Begin the card's text from a template, as people do."""
    page.goto(f"/skriv/{CARD}/start")
    page.locator("main form input[type=radio]").first.check()
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "/start" not in address)


def field(page, name):
    return page.locator(f"[name='{name}']")


def until_told(page, words):
    """Wait until the line that tells of saving holds ``words``."""
    expect(page.locator("#saved")).to_contain_text(words)


def type_and_wait(page, name, text):
    """Type as people do, and wait until the page has saved by itself."""
    with page.expect_response(lambda answer: "/gem?" in answer.url and answer.ok):
        field(page, name).fill(text)
    until_told(page, "Gemt kl.")


def test_what_is_typed_is_saved_by_itself_and_the_sheet_follows(writers):
    page = writers()
    complaints = listen(page)
    page.goto(f"{PART}/hvornaar")
    before = page.locator("#sides img").first.get_attribute("src")

    type_and_wait(page, "goal", "Alle er ude og talt inden 10 minutter.")

    shown = page.locator("#sides img").first
    expect(shown).not_to_have_attribute("src", before)
    assert shown.evaluate("picture => picture.complete && picture.naturalWidth") == 910
    assert "mm tilbage" in page.inner_text("#fit")
    assert page.evaluate("document.activeElement.name") == "goal"
    page.reload()
    assert field(page, "goal").input_value() == "Alle er ude og talt inden 10 minutter."
    assert page.locator("#kept").is_hidden()
    assert look(page) == []
    assert complaints == []


def test_text_typed_without_a_connection_is_offered_and_saved_later(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    window, before = page.context, field(page, "goal").input_value()
    window.set_offline(True)
    field(page, "goal").fill("Skrevet i et dødt hjørne")
    until_told(page, "Ingen forbindelse")
    page.close()
    window.set_offline(False)

    page = window.new_page()
    page.goto(f"{PART}/hvornaar")
    page.wait_for_selector("#kept:visible")
    assert field(page, "goal").input_value() == before
    assert look(page) == []
    with page.expect_response(lambda answer: "/gem?" in answer.url and answer.ok):
        page.click("#kept [data-take]")
    page.reload()

    assert field(page, "goal").input_value() == "Skrevet i et dødt hjørne"
    page.wait_for_timeout(300)
    assert page.locator("#kept").is_hidden()


def test_text_is_saved_by_itself_when_the_connection_comes_back(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    page.context.set_offline(True)
    field(page, "goal").fill("Sidder stadig her")
    until_told(page, "Ingen forbindelse")

    with page.expect_response(lambda answer: "/gem?" in answer.url and answer.ok):
        page.context.set_offline(False)
    page.reload()

    assert field(page, "goal").input_value() == "Sidder stadig her"


def test_text_that_was_kept_is_gone_after_signing_out(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    page.route("**/gem?*", lambda route: route.abort())
    field(page, "goal").fill("Ikke gemt")
    until_told(page, "Ingen forbindelse")
    assert len(page.evaluate("Object.keys(localStorage)")) == 1

    page.click(".masthead__out")
    page.wait_for_url("**/log-ind*")

    assert page.evaluate("Object.keys(localStorage)") == []


def test_session_that_ends_keeps_the_text_and_leads_to_sign_in(writers, own_served):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    page.context.clear_cookies()
    field(page, "goal").fill("Skrevet efter fyraften")
    page.wait_for_selector("#saved a")
    assert "logget ud" in page.inner_text("#saved")

    page.click("#saved a")
    page.fill("[name=login]", "medlem")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#kept:visible")
    with page.expect_response(lambda answer: "/gem?" in answer.url and answer.ok):
        page.click("#kept [data-take]")

    page.reload()
    assert field(page, "goal").input_value() == "Skrevet efter fyraften"


def test_two_in_different_fields_see_each_other_and_each_others_words(writers):
    first, second = writers(), writers("sekretariat")
    first.goto(f"{PART}/hvornaar")
    second.goto(f"{PART}/hvornaar")
    type_and_wait(first, "goal", "Alle er ude")

    type_and_wait(second, "audience", "Vagtleder")

    assert field(second, "goal").input_value() == "Alle er ude"
    assert "har imens rettet: Mål" in second.inner_text("#news")
    assert "Skriver også nu" in second.inner_text("#others")
    assert second.evaluate("document.activeElement.name") == "audience"
    type_and_wait(first, "goal", "Alle er ude og talt")
    assert field(first, "audience").input_value() == "Vagtleder"
    type_and_wait(second, "audience", "Vagtlederen")
    assert field(second, "goal").input_value() == "Alle er ude og talt"


def test_two_in_one_field_see_both_texts_and_choose(writers):
    first, second = writers(), writers("sekretariat")
    first.goto(f"{PART}/hvornaar")
    second.goto(f"{PART}/hvornaar")
    type_and_wait(first, "goal", "Den enes mål")

    field(second, "goal").fill("Den andens mål")
    second.wait_for_selector("form#clash")

    told = second.inner_text("main")
    assert "Den enes mål" in told
    assert "Den andens mål" in told
    second.check("input[type=radio][value=min]")
    second.click("form#clash .button-primary")
    second.wait_for_url(re.compile(rf"/skriv/{CARD}"))
    second.goto(f"{PART}/hvornaar")
    assert field(second, "goal").input_value() == "Den andens mål"
    second.wait_for_timeout(300)
    assert second.locator("#kept").is_hidden()


def test_keys_add_and_move_rows_and_the_focus_goes_with_them(writers):
    page = writers()
    page.goto(f"{PART}/stop")
    while page.locator("fieldset.line").count() < 2:
        page.locator(".rows__add button").first.click()
        page.wait_for_load_state("load")
    lines = page.locator(
        "fieldset.line input[name$='/text'], fieldset.line textarea[name$='/text']"
    )
    lines.nth(0).fill("Få alle ud")
    lines.nth(1).fill("Ring 112")
    lines.nth(1).focus()
    name = lines.nth(1).get_attribute("name")

    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")

    assert lines.first.input_value() == "Ring 112"
    expect(page.locator(f"[name='{name}']")).to_be_focused()
    count = lines.count()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert lines.count() == count + 1
    assert lines.nth(1).input_value() == ""
    assert lines.nth(2).input_value() == "Få alle ud"
    expect(lines.nth(1)).to_be_focused()


def test_button_pressed_while_text_is_unsaved_loses_nothing(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")

    field(page, "goal").fill("Alle er ude")
    page.click("button[value=home]")
    page.wait_for_url(re.compile(rf"/skriv/{CARD}$"))
    page.goto(f"{PART}/hvornaar")

    assert field(page, "goal").input_value() == "Alle er ude"
    assert page.locator("#kept").is_hidden()
