"""From an empty card to an approved revision on paper, as people do it, in a real browser.

One writes, another writes in the same card at the same time, a third comments, a fourth approves.
"""

import re
import subprocess
from functools import cache

import pytest

from tests.browser.acts import follow, hear_when_saving, press, saving

CODE = "SU-AC-01"  # in the demo: under way, and nobody has written its text
WORDS = {
    "Til": "lederen på stedet",
    "Brug kortet når": "skærmene er sorte\nvagten ringer og siger, at systemet er nede",
    "Mål": "Alle borgere får medicin inden 2 timer.",
    "Handling": "Hent papirlisterne",
    "Resten af sætningen": "fra skabet.",
    "Detalje": "Skabet står i vagtrummet.",
    "Hvem": "Leder",
    "Telefon": "00 00 00 01",
}
FIELDS = "#draft input[type=text], #draft input[type=tel], #draft textarea"


@pytest.fixture
def people(window):
    """Return a window for each of those who take part."""
    return cache(window)


def test_from_an_empty_card_to_paper(people, tmp_path):
    writer, second, reader = people("medlem"), people("sekretariat"), people("hbr")

    begin(writer)
    fill_in(writer)
    write_at_once(writer, second)
    send_to_reader(second)
    comment(reader)
    assert stopped(writer)
    answer(writer)
    close(reader)
    submit(writer)
    assert writer.get_by_text("Venter på: Kommunaldirektøren").count()
    approve(people("direktoer"))

    text = printed(people("medarbejder"), tmp_path)
    assert "UDKAST" not in text
    assert "Alle borgere får deres medicin inden 2 timer." in text
    assert "Til: vagtlederen" in text


def begin(page):
    page.goto(f"/register/{CODE}")
    follow(page, "Skriv teksten")
    page.get_by_label("Skabelon til en hændelse").check()
    press(page, "Begynd kladden")


def fill_in(page):
    """Put words where the template asks for them, part by part, as the buttons lead."""
    follow(page, "Titel og hvornår")
    while page.locator("#draft").count():
        for field in page.locator(FIELDS).all():
            asked, label = field.input_value(), page.locator(f"[for='{field.get_attribute('id')}']")
            if "[" in asked:
                field.fill(WORDS.get(label.inner_text(), re.sub(r"\[[^]]*\]", "leder", asked)))
            if "Ring til" in asked:
                field.locator("xpath=ancestor::fieldset[1]").get_by_label("Telefon").fill(
                    WORDS["Telefon"]
                )
        page.get_by_label("Ja", exact=True).check()
        press(page, "Gem og gå til »")
    assert page.get_by_text("Der er ingen fejl.").count(), page.locator("main").inner_text()


def write_at_once(first, second):
    """Two in one part: different fields both stay, one field is chosen by the second to save."""
    address = f"/skriv/{CODE}/afsnit/hvornaar"
    hear_when_saving(second)
    first.goto(address)
    second.goto(address)
    write_goal(first, "Alle borgere får deres medicin inden 2 timer.")
    second.get_by_label("Til", exact=True).fill("vagtlederen")
    press(second, "Gem og gå til oversigten")

    first.goto(address)
    assert first.get_by_label("Til", exact=True).input_value() == "vagtlederen"
    second.goto(address)
    write_goal(first, "Noget helt andet.")
    second.get_by_label("Mål", exact=True).fill("Alle borgere får deres medicin inden 2 timer!")
    second.get_by_role("button", name="Behold min").wait_for()
    assert "Noget helt andet." in second.locator("main").inner_text()
    second.get_by_label("Mål", exact=True).fill("Alle borgere får deres medicin inden 2 timer.")
    second.get_by_role("button", name="Behold min").click()
    press(second, "Gem og gå til oversigten")
    second.goto(address)
    goal = second.get_by_label("Mål", exact=True).input_value()
    assert goal == "Alle borgere får deres medicin inden 2 timer."


def write_goal(page, text):
    """Write the goal, and wait until the draft has saved itself."""
    with saving(page, "goal", text):
        page.get_by_label("Mål", exact=True).fill(text)


def send_to_reader(page):
    page.goto(f"/gennemlaesning/{CODE}/send")
    page.locator("[name=due_on]").fill("2019-06-01")
    page.locator("[name=external]").check()
    press(page, "Send til gennemlæsning")
    assert page.get_by_role("heading", name="Læsere").count(), page.locator("main").inner_text()


def comment(page):
    page.goto("/gennemlaesning")
    follow(page, "Nedbrud på omsorgssystemet")
    page.locator("summary", has_text="Kommentér").nth(2).click()
    page.get_by_label("Din kommentar").locator("visible=true").fill("Hvem har nøglen til skabet?")
    page.get_by_label("Skal løses før godkendelse").locator("visible=true").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Gem kommentaren").locator("visible=true").click()
    assert page.get_by_text("Hvem har nøglen til skabet?").count()


def stopped(page):
    """Say whether the open comment keeps the text from being sent to whoever approves."""
    submit(page)
    return page.get_by_text("Svar på den, og få den lukket.").count() > 0


def answer(page):
    page.goto(f"/gennemlaesning/{CODE}")
    page.locator("summary", has_text="Svar").first.click()
    page.get_by_label("Svar", exact=True).fill("Lederen har den på sig.")
    press(page, "Gem svaret")


def close(page):
    page.goto(f"/gennemlaesning/{CODE}")
    press(page, "Luk")


def submit(page):
    page.goto(f"/register/{CODE}/tekst/godkendelse")
    page.locator("[name=reason]").fill("Kortet er skrevet.")
    page.locator("[name=why_untried]").fill("Det prøves ved næste øvelse.")
    press(page, "Send til godkendelse")


def approve(page):
    page.goto("/godkendelse")
    follow(page, "Nedbrud på omsorgssystemet")
    press(page, "Godkend teksten")
    assert page.get_by_text("er i kraft").count(), page.locator("main").inner_text()


def printed(page, folder):
    """Return the words on the sheet that any employee can print."""
    page.goto(f"/register/{CODE}")
    sheet = page.request.get(f"/register/{CODE}/ark.pdf")
    assert sheet.ok
    path = folder / "ark.pdf"
    path.write_bytes(sheet.body())
    told = subprocess.run(
        ["pdftotext", "-raw", path, "-"],  # noqa: S607 -- make tools puts it on PATH
        capture_output=True,
        check=True,
    )
    return " ".join(told.stdout.decode().split())
