"""The keys at the table: next point, a recommendation by its number, save, and turning them off."""

from tests.browser.acts import press


def test_the_meeting_is_led_from_the_keyboard(window):
    page = window("sekretariat")
    page.goto("/moeder/2")
    press(page, "Lav udkast")
    press(page, "Åbn mødet")
    page.goto("/moeder/2/bord?punkt=1&stor=1")

    with page.expect_navigation():
        page.keyboard.press("j")
    assert page.url.endswith("punkt=2&stor=1")
    with page.expect_navigation():
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("2")
    assert page.evaluate("document.activeElement.dataset.line") == "2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText").startswith("Følg")
    size = "parseFloat(getComputedStyle(document.querySelector('.line__will')).fontSize)"
    assert page.evaluate(size) >= 28

    page.goto("/moeder/2/bord?punkt=1")
    page.fill("#decision-text", "Drøftet j k 2")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.locator("#decision-text").input_value() == "Drøftet j k 2"

    page.locator("#keys summary").click()
    page.get_by_role("button", name="Slå genveje fra").click()
    page.keyboard.press("j")
    page.keyboard.press("2")
    assert page.evaluate("document.activeElement.dataset.line") is None
    assert "punkt=1" in page.url
