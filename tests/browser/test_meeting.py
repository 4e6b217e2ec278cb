"""One whole meeting in a real browser: from a click on "Lav udkast" to locked minutes.

Afterwards the register, the tasks, the Word file and the list for the next meeting are there, and
nothing of it was typed twice.
"""

import re
from io import BytesIO

import docx
import pdfplumber

from tests import office
from tests.browser.acts import follow, press
from tests.pdf import gate

WORDS = "BSAK drøftede placeringen af nødkaldsposter. Den første opstilles ved rådhuset."

BESIDE = "Drøftet."


def test_whole_meeting_from_draft_to_locked_minutes(window):
    clerk, director = window("sekretariat"), window("direktoer")
    meeting = prepare(clerk)
    points = hold(clerk, director, meeting)
    finish(clerk, meeting)

    register_follows(clerk, meeting, points)
    papers_follow(clerk, meeting)
    next_meeting_follows(clerk)


def prepare(page):
    """Draft the agenda of the planned meeting and ask people to it. Returns its address."""
    page.goto("/moeder")
    follow(page, "6. juni 2019")
    meeting = re.sub(r"[?#].*", "", page.url)
    press(page, "Lav udkast til dagsorden")
    text = page.locator("main").inner_text()
    assert "Status på arbejdet med beredskabsplaner" in text
    assert "at fristen for Sundhed & Plejes 11 actioncards" in text
    return meeting


def hold(clerk, director, meeting):
    """Go through the points at the table. Returns the number of each by a word of its title."""
    clerk.goto(meeting)
    press(clerk, "Åbn mødet")
    table = f"{meeting}/bord"
    titles = clerk.locator(".points a").all_inner_texts()
    points = {
        word: next(n for n, title in enumerate(titles, 1) if word in title)
        for word in ("Frister", "Udestående", "Tekster", "Roller")
    }
    take_and_change_deadlines(clerk, f"{table}?punkt={points['Frister']}")
    clerk.goto(f"{table}?punkt={points['Udestående']}")
    clerk.get_by_label("Med frie ord").fill(WORDS)
    press(clerk, "Gem beslutningen")
    press(clerk, "Følg indstilling")
    director.goto(f"{table}?punkt={points['Tekster']}")
    line = director.locator(".lines > li").filter(has_text="SK-AC-02")
    press(director, "Følg indstilling", line)
    clerk.goto(f"{table}?punkt={points['Tekster']}")
    press(clerk, "Følg indstilling", clerk.locator(".lines > li").filter(has_text="får opgaven"))
    clerk.goto(f"{table}?punkt={points['Roller']}")
    press(clerk, "Udsæt punktet")
    return points


def take_and_change_deadlines(page, address):
    """Follow one recommendation, undo it, follow it again; change another; drop a third."""
    page.goto(address)
    lines = page.locator(".lines > li")
    health = lines.filter(has_text="Sundhed & Plejes 11 actioncards")
    press(page, "Følg indstilling", health)
    assert "Fristen" in health.inner_text()
    press(page, "Fortryd", health)
    press(page, "Følg indstilling", health)
    schools = lines.filter(has_text="Skoler & Dagtilbuds 4 actioncards")
    schools.locator("summary", has_text=re.compile("^Ret")).click()
    schools.get_by_label("Frist", exact=True).fill("2019-08-15")
    page.get_by_label("Med frie ord").fill(BESIDE)
    press(page, "Beslut det rettede", schools)
    assert page.get_by_label("Med frie ord").input_value() == BESIDE  # sent along by the script
    finance = lines.filter(has_text="OI-AC-01")
    finance.locator("summary", has_text="Følg ikke").click()
    press(page, "Følg ikke indstillingen", finance)


def finish(page, meeting):
    page.goto(f"{meeting}/bord")
    press(page, "Afslut mødet")
    press(page, "Genåbn mødet")
    text = page.locator("main").inner_text()
    assert "Mødet er åbent igen" in page.locator("body").inner_text()
    assert "I gang" in text
    page.goto("/moeder/punkter")
    assert page.locator("tbody tr").count() == 1  # what the table put off itself
    page.goto(f"{meeting}/bord")
    press(page, "Afslut mødet")
    page.goto(f"{meeting}/bord")
    press(page, "Godkend og lås referatet")
    page.goto(meeting)
    text = page.locator("main").inner_text()
    assert "Godkendt og låst" in text
    assert not page.get_by_role("link", name="Ret punktet").count()


def register_follows(page, meeting, points):
    """See in the register what was decided, each with the way back to its point."""
    number = meeting.rsplit("/", 1)[1]
    for code, due in (("SU-AC-05", "2019"), ("SK-AC-08", "15. august 2019")):
        page.goto(f"/register/{code}")
        section = page.locator("section", has=page.locator("#deadlines-heading"))
        assert due in section.inner_text()
        link = section.locator(f"a[href='/moeder/{number}#punkt-{points['Frister']}']")
        assert link.count(), section.inner_html()
    page.goto("/register/OI-AC-01")
    section = page.locator("section", has=page.locator("#deadlines-heading"))
    assert f"/moeder/{number}#" not in section.inner_html()
    page.goto("/opgaver")
    follow(page, "Besvar HBR's kommentar")
    assert "BSAK 6. juni 2019, punkt" in page.locator("main").inner_text()
    page.goto("/register/SK-AC-02/tekst")
    assert "Venter på godkendelse" not in page.locator("main").inner_text()


def papers_follow(page, meeting):
    """Fetch the minutes as Word, PDF and text; each has every decision, in place."""
    word = page.request.get(f"{meeting}/referat.docx").body()
    lines = docx.Document(BytesIO(word)).paragraphs
    headings = {line.text for line in lines if "Heading" in line.style.name}
    with pdfplumber.open(BytesIO(office.to_pdf(word))) as opened:
        shown = "\n".join(side.extract_text() for side in opened.pages)
    text = page.request.get(f"{meeting}/referat.txt").text()
    printed = page.request.get(f"{meeting}/referat.pdf").body()

    assert headings >= {"Anledning", "Sagsfremstilling", "Indstilling", "Beslutning"}
    assert "1. at orienteringen tages til efterretning" in shown
    assert WORDS in text
    assert "15. august 2019" in text
    assert "Udkast" not in text
    words = ["REFERAT BSAK", "Beslutning", "15. august"]
    assert gate.check(printed, words=words, mirrored=False, even=False) == []


def next_meeting_follows(page):
    """The postponed point and what was not treated wait; the next draft brings nothing twice."""
    page.goto("/moeder/punkter")
    waiting = page.locator("main").inner_text()
    assert "Roller uden indehaver" in waiting
    page.goto("/moeder/nyt")
    page.fill("[name=body]", "BSAK")
    page.fill("[name=held_on]", "2019-09-05")
    press(page, "Planlæg mødet")
    press(page, "Lav udkast til dagsorden")
    text = page.locator("main").inner_text()
    assert "Status på arbejdet med beredskabsplaner" in text
    assert "Sundhed & Plejes 11 actioncards, der var den 23. maj 2019" not in text
