"""What people come for, in a real browser: without scripts, on one screen, on one sheet."""

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_member_sets_a_status_and_the_overview_follows(window, scripts):
    page = window("medlem", java_script_enabled=scripts)
    page.goto("/overblik")
    assert "27 af 47" in page.inner_text("main")

    page.goto("/min-side")
    form = page.locator("main form:has(select)").first
    form.locator("select").select_option("completed")
    form.locator("button").first.click()
    expect(page.locator("#messages")).to_contain_text("er nu: Udarbejdet")
    page.goto("/overblik")

    assert "28 af 47" in page.inner_text("main")


def test_keyboard_alone_reaches_every_control_of_my_page(open_as):
    page = open_as("medlem")
    page.goto("/min-side")
    wanted = page.locator(
        "a[href]:visible, button:visible, input:not([type=hidden]):visible, select:visible"
    ).count()
    reached = set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "[...document.querySelectorAll('a,button,input,select,summary')]"
                ".indexOf(document.activeElement)"
            )
        )

    assert len(reached - {-1}) >= wanted


def test_overview_fits_one_screen_and_one_sheet(open_as):
    page = open_as("sekretariat")
    page.goto("/overblik")

    assert page.evaluate("document.documentElement.scrollHeight") <= 768
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert len(printed.pages) == 1
        width, height = (float(side) for side in printed.pages[0].mediabox[2:])
    assert width > height


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_lists_of_the_overview_fill_what_is_left_and_cut_no_row(open_as, medium):
    page = open_as("sekretariat")
    page.goto("/overblik")
    page.emulate_media(media=medium)
    if medium == "screen":
        page.set_viewport_size({"width": 1366, "height": 768})
    else:
        page.set_viewport_size({"width": 1047, "height": 726})  # the sheet within its margins
    room = page.locator("[aria-labelledby=open] .short__room")
    room.evaluate("one => one.firstElementChild.innerHTML += one.firstElementChild.innerHTML")
    room.evaluate("one => one.firstElementChild.innerHTML += one.firstElementChild.innerHTML")
    boxes = [row.bounding_box() for row in room.locator(".short__item").all()]
    room = room.bounding_box()
    seen = [box for box in boxes if box["x"] < room["x"] + room["width"]]

    assert {"screen": 2, "print": 4}[medium] <= len(seen) < len(boxes)
    assert all(box["y"] + box["height"] <= room["y"] + room["height"] + 1 for box in seen)


def test_overview_on_paper_says_in_words_how_much_there_is(open_as):
    page = open_as("sekretariat")
    page.goto("/overblik")
    page.emulate_media(media="print")
    told = page.inner_text("main")

    assert "3 i alt" in told
    assert "Alle " not in told


def test_matrix_of_parts_fits_one_sheet(open_as):
    page = open_as("sekretariat")
    page.goto("/deltagelse")

    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert len(printed.pages) == 1
        width, height = (float(side) for side in printed.pages[0].mediabox[2:])
    assert width > height
