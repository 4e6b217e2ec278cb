"""What a yes will write over is shown: which field, what it says, what it will say."""

from bsak.intake import command
from bsak.intake.differing import Moved
from bsak.intake.proposal import State, What
from tests.intake.test_intake import MINUTES
from tests.intake.test_proposal import proposed, write

EDITED = MINUTES.replace("CF - Status på", "CF - Ny status på")
GUESSED = MINUTES.replace("14.00.08-A21", "14.00.08-000")


def test_point_shows_the_field_that_differs(app, secretariat, sign_in, tmp_path, capsys):
    write()
    (change,) = proposed(EDITED).of(What.ITEM)
    file = tmp_path / "referat.txt"
    file.write_text(EDITED, encoding="utf-8")

    page = sign_in(secretariat).post("/referat", data={"text": EDITED}, follow_redirects=True).text
    command.run(str(file), write=False, as_json=False)

    old, new = "CF - Status på beredskabsplaner", "CF - Ny status på beredskabsplaner"
    assert change.moved == (Moved("Titel", old, new),)
    assert f"Titel: {old} → {new}" in capsys.readouterr().out
    assert f"<strong>Titel:</strong> {old}" in page
    assert f"<strong>Titel:</strong> {new}" in page


def test_long_text_is_shown_from_where_it_differs():
    one = Moved("Beslutning", "ord " * 100 + "slut", "ord " * 100 + "andet")

    assert one.is_long
    assert one.told_before.startswith("…")
    assert one.told_before.endswith("slut")
    assert one.told_after.endswith("andet")


def test_lines_and_headings_are_told_in_one_line():
    one = Moved("Indstilling", "", "#### Vand\n\nat a\nat b")

    assert one.told_after == "Vand / at a / at b"


def test_terminal_tells_what_the_reader_guessed(app, tmp_path, capsys):
    file = tmp_path / "referat.txt"
    file.write_text(GUESSED, encoding="utf-8")

    command.run(str(file), write=False, as_json=False)

    told = capsys.readouterr().out
    assert "»varmforsyning« er læst som »varmeforsyning«." in told
    assert "følger ikke mønstret" in told


def test_all_lines_are_understood_only_when_none_is_to_be_looked_at(app, tmp_path, capsys):
    file = tmp_path / "referat.txt"
    for text, sentence in (
        (MINUTES, "Alle linjer er forstået."),
        (f"{MINUTES}\nDer skal laves en liste.\n", "Alle linjer er læst. 1 skal en person"),
    ):
        file.write_text(text, encoding="utf-8")
        command.run(str(file), write=False, as_json=False)

        assert sentence in capsys.readouterr().out


def test_page_counts_the_rows_that_are_marked(app, secretariat, sign_in):
    text = f"{GUESSED}\nDer skal laves en liste. Der skal laves en plan.\n"
    marked = proposed(text).count(State.UNCLEAR)

    page = sign_in(secretariat).post("/referat", data={"text": text}, follow_redirects=True).text

    assert marked == 2
    assert f"{marked} rækker er mærket »Se efter«." in page
    assert page.count(">Se efter</td>") == marked
