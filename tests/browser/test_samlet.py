"""The samlede delplan in a real browser: added, written, approved, read and printed with annexes.

The register of 2019 has none: the board decided to make one later. So the demo shows it here.
"""

import subprocess

import pikepdf

from tests.browser.acts import follow, press

TITLE = "Delplan for Kriseledelsesorganisationen"
CHAPTERS = {
    "Formål": "Planen samler krisegruppernes delplaner og siger, hvem der leder på tværs.",
    "Kriseledelse": "Kommunaldirektøren leder. Hver krisegruppe sender sin leder til staben.",
    "Nedlukning og genåbning": "Skoler lukker før plejehjem. Plejehjem åbner før skoler.",
    "Ajourføring og afprøvning": "Sekretariatet samler delplanerne hvert år i august.",
}


def test_samlet_delplan_is_written_approved_and_printed_as_one(window, tmp_path):
    clerk, director = window("sekretariat"), window("direktoer")
    code = add(clerk)
    write(clerk, code)
    approve(clerk, director, code)

    director.goto(f"/laes/{code}")
    shown = director.locator("main").inner_text()
    assert "Bilag: krisegruppernes delplaner" in shown
    assert "Social & Familie: Krisegruppen har ingen delplan i registret." in shown
    path = tmp_path / "samlet.pdf"
    path.write_bytes(director.request.get(f"/register/{code}/ark.pdf").body())
    with pikepdf.open(path) as print_:
        named = [str(one.title) for one in print_.open_outline().root]
        below = [str(child.title) for one in print_.open_outline().root for child in one.children]
    text = words(path)

    assert named[0].startswith(f"{code}  {TITLE}")
    assert "Bilag: krisegruppernes delplaner" in named
    assert any(name.startswith("MT-DP-01") for name in below)
    assert any(name.startswith("SK-DP-01") for name in below)
    for said in CHAPTERS.values():
        assert said in text
    assert "Krisegruppen har ingen delplan i registret." in text
    assert "UDKAST" not in text


def add(page):
    """Put the samlede delplan into the register; return its code."""
    page.goto("/register/nyt")
    page.get_by_label("Krisegruppe").select_option("KK")
    page.get_by_label("Art").select_option(label="Samlet delplan")
    page.get_by_label("Titel").fill(TITLE)
    press(page, "Tilføj")
    return page.url.rstrip("/").rpartition("/")[2].partition("?")[0]


def write(page, code):
    """Fill in what the skeleton asks for: its four chapters and what stands before them."""
    page.goto(f"/skriv/{code}/start")
    page.get_by_label("Skabelon").first.check()
    press(page, "Begynd kladden")
    for address in tasks(page):
        page.goto(address)
        heading = page.get_by_label("Overskrift", exact=True)
        said = CHAPTERS.get(heading.first.input_value()) if heading.count() else None
        for field in page.locator("#draft input[type=text], #draft textarea").all():
            now = field.input_value()
            if "[" in now:
                field.fill("Krisestaben holder sammen på alle områder.")
            elif said and not now and field.get_attribute("name").endswith("/text"):
                field.fill(said)
        press(page, "Gem og gå til oversigten")


def tasks(page):
    links = page.locator(".task__name").all()
    return [a.get_attribute("href") for a in links if "/afsnit/" in a.get_attribute("href")]


def approve(clerk, director, code):
    clerk.goto(f"/register/{code}/tekst/godkendelse")
    clerk.locator("[name=reason]").fill("Samler delplanerne.")
    press(clerk, "Send til godkendelse")
    assert clerk.get_by_text("Venter på: Kommunaldirektøren").count(), told(clerk)
    director.goto("/godkendelse")
    follow(director, TITLE)
    press(director, "Godkend teksten")
    assert director.get_by_text("er i kraft").count(), told(director)


def told(page):
    return page.locator("main").inner_text()


def words(path):
    """Return the words of a PDF as they are read."""
    read = ["pdftotext", "-raw", path, "-"]
    out = subprocess.run(read, capture_output=True, check=True)
    return " ".join(out.stdout.decode().split())
