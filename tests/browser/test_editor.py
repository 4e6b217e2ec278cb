"""The editor as two people use it: saved while they type, also through a lost connection."""

import re

import pytest
from playwright.sync_api import expect

from bsak.demo.organisation import PASSWORD
from tests.browser.acts import (
    hear_when_saving,
    nothing_is_kept,
    press,
    saving,
    type_and_wait,
)
from tests.browser.test_every_page import listen, look

CARD = "SU-AC-01"  # of the group that »medlem« belongs to; has no text yet
PART = f"/skriv/{CARD}/afsnit"


@pytest.fixture
def writers(window):
    """Return a window that somebody is signed in with; the first one begins the card's draft."""
    opened = []

    def _window(login="medlem"):
        opened.append(window(login))
        if len(opened) == 1:
            begin(opened[0])
        return opened[-1]

    return _window


def begin(page):
    """Begin the card's text from a template, as people do."""
    page.goto(f"/skriv/{CARD}/start")
    page.locator("main form input[type=radio]").first.check()
    press(page, "Begynd kladden")


def field(page, name):
    return page.locator(f"[name='{name}']")


def until_told(page, words):
    """Wait until the line that tells of saving holds ``words``."""
    expect(page.locator("#saved")).to_contain_text(words)


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
    nothing_is_kept(page)
    assert look(page) == []
    assert complaints == []


def test_text_typed_without_a_connection_is_offered_and_saved_later(writers, own_served):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    window, before = page.context, field(page, "goal").input_value()
    # A page that is closed sends a last time, and only a server that is gone does not hear it.
    with own_served.server.gone():
        field(page, "goal").fill("Skrevet i et dødt hjørne")
        until_told(page, "Ingen forbindelse")
        page.close()

    page = window.new_page()
    page.goto(f"{PART}/hvornaar")
    page.wait_for_selector("#kept:visible")
    assert field(page, "goal").input_value() == before
    assert look(page) == []
    with saving(page, "goal", "Skrevet i et dødt hjørne"):
        page.click("#kept [data-take]")
    page.reload()

    assert field(page, "goal").input_value() == "Skrevet i et dødt hjørne"
    nothing_is_kept(page)


def test_text_is_saved_by_itself_when_the_connection_comes_back(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    page.context.set_offline(True)
    field(page, "goal").fill("Sidder stadig her")
    until_told(page, "Ingen forbindelse")

    with saving(page, "goal", "Sidder stadig her"):
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
    until_told(page, "logget ud")

    page.get_by_role("link", name="Log ind igen").hover()
    with page.expect_response("**/gem?*"):  # leaving the field saves once more
        page.mouse.down()
    page.wait_for_timeout(50)  # ms, that the page has told of the answer
    with page.expect_navigation():
        page.mouse.up()
    page.fill("[name=login]", "medlem")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#kept:visible")
    with saving(page, "goal", "Skrevet efter fyraften"):
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


def test_news_that_comes_late_does_not_set_back_what_was_saved_since(writers):
    page, late = writers(), []
    page.goto(f"{PART}/hvornaar")
    mark = page.locator("#draft [name=mark]").input_value()
    page.route("**/her?*", lambda way: late.append(way))
    with page.expect_request("**/her?*"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    type_and_wait(page, "audience", "Vagtleder")

    for way in late:
        way.fulfill(json={"mark": mark, "others": ""})

    type_and_wait(page, "audience", "Vagtlederen")
    expect(page.locator("#clashes")).to_be_hidden()


def clash(writers):
    """Return two windows, of whom the second has typed over what the first one saved."""
    first, second = writers(), writers("sekretariat")
    hear_when_saving(second)
    first.goto(f"{PART}/hvornaar")
    second.goto(f"{PART}/hvornaar")
    type_and_wait(first, "goal", "Den enes mål")
    field(second, "goal").fill("Den andens mål")
    expect(second.locator(".met")).to_be_visible()
    return first, second


def test_two_in_one_field_see_both_texts_there_and_choose(writers):
    first, second = clash(writers)

    assert second.url.endswith("/afsnit/hvornaar")
    assert second.evaluate("document.activeElement.name") == "goal"
    assert field(second, "goal").input_value() == "Den andens mål"
    assert "Den enes mål" in second.inner_text(".met")
    expect(second.locator("#clashes")).to_contain_text("Mål")
    assert look(second) == []
    type_and_wait(second, "audience", "Vagtlederen")  # what is not in doubt is saved
    type_and_wait(first, "goal", "Den enes nye mål")
    type_and_wait(second, "cues", "lyset går")
    expect(second.locator(".met [data-theirs]")).to_have_text("Den enes nye mål")
    field(second, "goal").fill("Vores mål")
    with saving(second, "goal", "Vores mål"):
        second.click("[data-mine]")

    expect(second.locator("#clashes")).to_be_hidden()
    second.reload()
    assert field(second, "goal").input_value() == "Vores mål"
    assert field(second, "audience").input_value() == "Vagtlederen"
    nothing_is_kept(second)


def test_theirs_can_be_taken_and_both_can_be_put_together(writers):
    first, second = clash(writers)
    second.click("[data-both]")
    expect(field(second, "goal")).to_have_value("Den enes mål\nDen andens mål")
    second.click("[data-use]")

    expect(field(second, "goal")).to_have_value("Den enes mål")
    expect(second.locator(".met")).to_have_count(0)
    type_and_wait(second, "goal", "Den enes mål, rettet")
    first.reload()
    assert field(first, "goal").input_value() == "Den enes mål, rettet"


def test_leaving_a_page_with_two_texts_undecided_overwrites_nothing(writers):
    first, second = clash(writers)
    type_and_wait(second, "audience", "Vagtlederen")
    press(second, "Gem og gå til oversigten")

    expect(second.locator("form#clash")).to_be_visible()
    told = second.inner_text("main")
    assert "Den enes mål" in told
    assert "Den andens mål" in told
    assert second.locator(".alert-success").count() == 0
    first.reload()
    assert field(first, "goal").input_value() == "Den enes mål"
    second.check("input[type=radio][value=min]")
    press(second, "Gem det valgte")
    second.goto(f"{PART}/hvornaar")
    assert field(second, "goal").input_value() == "Den andens mål"


def test_findings_at_a_field_follow_what_is_typed(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")
    goal = field(page, "goal")
    said = page.locator("[id='goal:found']")
    type_and_wait(page, "goal", "Alle er ude 🦊")
    field(page, "audience").focus()
    expect(said).to_have_count(1)
    told = said.inner_text()
    expect(page.locator("#heard")).to_contain_text(told.split(":", 1)[1].strip()[:20])
    expect(goal).to_have_attribute("aria-describedby", re.compile("goal:found"))

    type_and_wait(page, "goal", "Alle er ude inden 10 minutter.")

    expect(said).to_have_count(0)
    assert "goal:found" not in (goal.get_attribute("aria-describedby") or "")


def test_keys_add_and_move_rows_and_the_focus_goes_with_them(writers):
    page = writers()
    page.goto(f"{PART}/stop")
    while page.locator("fieldset.line").count() < 2:
        with page.expect_navigation():
            page.locator(".rows__add button").first.click()
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


def test_step_that_another_moves_goes_there_under_the_hands_of_the_one_who_writes(writers):
    first, second = writers(), writers("sekretariat")
    hear_when_saving(first)
    first.goto(f"{PART}/trin")
    second.goto(f"{PART}/trin")
    name = first.locator("[name$='/lead']").first.get_attribute("name")
    here, key = name.split("/")[1], name.split("/")[3]
    moving = second.locator(f"details.into:has([value^='into:phases/{here}/steps/{key}:'])")
    moving.locator("summary").focus()
    second.keyboard.press("Enter")
    second.keyboard.press("Tab")
    with second.expect_navigation():
        second.keyboard.press("Enter")

    type_and_wait(first, name, "Ring 112")

    moved = first.locator(f"[name$='/{key}/lead']")
    expect(moved).not_to_have_attribute("name", name)
    expect(moved).to_be_focused()
    there = moved.get_attribute("name")
    type_and_wait(first, there, "Ring til vagten")
    first.reload()
    assert field(first, there).input_value() == "Ring til vagten"


def test_button_pressed_while_text_is_unsaved_loses_nothing(writers):
    page = writers()
    page.goto(f"{PART}/hvornaar")

    field(page, "goal").fill("Alle er ude")
    press(page, "Gem og gå til oversigten")
    assert page.url.endswith(f"/skriv/{CARD}")
    page.goto(f"{PART}/hvornaar")

    assert field(page, "goal").input_value() == "Alle er ude"
    nothing_is_kept(page)
