"""Word files read into drafts: put where they belong, no word lost, no harm done."""

import os
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bsak.cards.wording import CardWording, Contingency, Step, StopLine
from bsak.documents.kinds import Kind
from bsak.kernel.errors import Refused
from bsak.plans.wording import (
    Bullets,
    Callout,
    ChecklistWording,
    ContactListWording,
    ContactRow,
    Paragraph,
    PlanStep,
    PlanWording,
    Steps,
    Table,
)
from bsak.writing.fields import flat
from bsak.writing.word import child
from bsak.writing.word.blocks import Grid, Heading, Items, Words, WordText, read_word, words_of
from bsak.writing.word.card_headings import meaning, minutes
from bsak.writing.word.placing import place
from bsak.writing.word.sentences import step, tokens
from tests.documents import papers
from tests.documents.papers import photo
from tests.writing.papers import word

KINDS = [Kind.ACTION_CARD, Kind.SUBPLAN, Kind.CONTACT_LIST, Kind.CHECKLIST]
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def placed(kind, *blocks, title="Strømsvigt", **margins):
    return place(kind, read_word("fil.docx", word(*blocks, **margins)), title=title)


def digits_and_words(text):
    """Return every word and every number; a number is one, however its digits are grouped."""
    return set(re.findall(r"\w\w+", re.sub(r"(?<=\d) (?=\d)", "", text.lower())))


def lost(text, made):
    """Return what the file says and neither the draft's fields nor what lies beside it hold."""
    held = "\n".join([*flat(made.wording).values(), *made.unplaced])
    said = "\n".join(words for _part, words in text.said)
    # A typed number before a line is no word of it: »1a. Ring« is a step, and steps are numbered.
    said = re.sub(r"(?m)^\s*\d{1,2}[a-z]?[.)] ", "", said)
    printed = {"tlf", "nr"}
    if isinstance(made.wording, CardWording):
        printed |= {"hvis", "så", "afslut", "først", "når"}
    return digits_and_words(said) - digits_and_words(held) - printed


SILKEBORG = (
    ("title", "Actioncard: Strømsvigt – Hjemmeplejen"),
    ("p", "Godkendt af: Sundhedschef – 1. marts 2023"),
    ("p", "Understøtter indsatsplan: SU-IP-01"),
    ("h1", "Opgave"),
    ("p", "Sikre, at alle borgere med ilt er tilset."),
    ("h1", "Hvem"),
    ("p", "Vagthavende sygeplejerske ringer til gruppelederne."),
    ("h1", "Hvornår"),
    ("p", "Strømmen har været væk i 30 min"),
    ("h1", "Handling"),
    ("li", "Ring til vagten, tlf. 12345678. Sig kortets nummer."),
    ("li", "Leder: Send to medarbejdere ud"),
    ("h1", "Pakkeliste"),
    ("li", "Lygte"),
    ("li", "Batterier"),
)


def test_silkeborgs_form_becomes_a_card():
    made = placed(Kind.ACTION_CARD, *SILKEBORG, footer="Senest revideret 9. marts 2023")

    card = made.wording
    assert card.goal == "Sikre, at alle borgere med ilt er tilset."
    assert card.responsible.startswith("Vagthavende")
    assert card.cues == ("Strømmen har været væk i 30 min",)
    assert card.belongs_to == ("SU-IP-01",)
    assert card.resources == ("Lygte", "Batterier")
    (phase,) = card.phases
    assert (phase.label, phase.minutes) == ("Handling", 0)  # rule C-13 asks for the deadline
    assert phase.steps == (
        Step("Ring til vagten.", detail="Sig kortets nummer.", phone="12 34 56 78"),
        Step("Send to medarbejdere ud", who="Leder"),
    )
    assert made.unplaced[1:] == (
        "Godkendt af: Sundhedschef – 1. marts 2023",
        "I filens sidehoved og sidefod: Senest revideret 9. marts 2023",
    )


def test_form_in_a_table_becomes_a_card():
    rows = [
        ("Målgruppe", "Lederen"),
        ("Hvornår bruges kortet?", "Ild\nRøg"),
        ("STOP", "Få alle ud\nRing 112"),
        ("Inden for 15 min", "1. Tæl børnene.\n2. Luk døre"),
        ("Første time", "Flyt børnene. Brug bussen."),
        ("Hvis", "Hvis et barn mangler: sig det\nHvis telefonen er død, så send en løber"),
        ("Afslutning", "Afslut først når alle er hentet\nAflever kort og log til krisestaben"),
        ("Kontakter", "Chefen 12 34 56 78"),
    ]

    made = placed(Kind.ACTION_CARD, ("b", "Brand"), ("table", rows), title="Brand")

    card = made.wording
    assert (card.audience, card.cues) == ("Lederen", ("Ild", "Røg"))
    assert card.stop == (StopLine("Få alle ud"), StopLine("Ring", phone="112"))
    assert [(p.label, p.minutes) for p in card.phases] == [
        ("Inden for 15 min", 15),
        ("Første time", 60),
    ]
    assert [s.lead for s in card.phases[0].steps] == ["Tæl børnene.", "Luk døre"]
    assert card.phases[1].steps == (Step("Flyt børnene.", detail="Brug bussen."),)
    assert card.contingencies == (
        Contingency("Et barn mangler", "Sig det"),
        Contingency("Telefonen er død", "Send en løber"),
    )
    assert card.closing.condition == "alle er hentet"
    assert [s.lead for s in card.closing.steps] == ["Aflever kort og log til krisestaben"]
    assert made.unplaced[1:] == ("Kontakter\nChefen 12 34 56 78",)


def test_rebilds_form_and_a_table_of_steps_become_a_card():
    made = placed(
        Kind.ACTION_CARD,
        ("b", "Målet med indsatsen"),
        ("p", "Driften er i gang."),
        ("b", "Gør vi selv"),
        ("p", "Rydder sne"),
        ("b", "Fremmed assistance"),
        ("p", "Falck"),
        ("b", "Handlinger"),
        ("table", [
            ("Nr.", "Handling", "Hvem", "Telefon", "Kl."),
            ("1", "Ring til pressen", "Leder", "12 34 56 78", ""),
            ("2", "Luk vinduer. Tæl folk.", "Vagt", "", "8.00"),
        ]),
    )  # fmt: skip

    card = made.wording
    assert (card.own_help, card.external_help) == (("Rydder sne",), ("Falck",))
    assert card.phases[0].steps == (
        Step("Ring til pressen", who="Leder", phone="12 34 56 78"),
        Step("Luk vinduer.", detail="Tæl folk. 8.00", who="Vagt"),
    )


def test_if_then_table_and_choices():
    made = placed(
        Kind.ACTION_CARD,
        ("h2", "Vælg"),
        ("p", "Hvad møder du?"),
        ("li", "A) Kun alarm: Gå ud alligevel"),
        ("li", "Ild eller røg. Luk døre."),
        ("h2", "Hvis – så"),
        ("table", [("Hvis", "Så"), ("Hvis et barn mangler", "Sig det"), ("Døren er låst", "Bræk")]),
    )

    card = made.wording
    assert card.question == "Hvad møder du?"
    assert [(c.title, c.consequence) for c in card.choices] == [
        ("Kun alarm", "Gå ud alligevel"),
        ("Ild eller røg.", "Luk døre."),
    ]
    assert [c.condition for c in card.contingencies] == ["Et barn mangler", "Døren er låst"]


@pytest.mark.parametrize(
    ("heading", "field", "deadline"),
    [
        ("Inden for 15 min", "phases", 15),
        ("0-15 minutter", "phases", 15),
        ("15–60 min.", "phases", 60),
        ("De første 30 minutter", "phases", 30),
        ("FØRSTE TIME", "phases", 60),
        ("Inden 4 timer", "phases", 240),
        ("2. Første døgn", "phases", 1440),
        ("Straks", "phases", 15),
        ("Herefter", "phases", 0),
        ("Ring straks", "stop", 15),
        ("STOP og ring", "stop", 0),
        ("Alarmering", "stop", 0),
        ("Mål:", "goal", 0),
        ("Målgruppe", "audience", 0),
        ("Formål", "goal", 0),
        ("Hvem må iværksætte kortet?", "activated_by", 0),
        ("3.1 Udstyr", "resources", 0),
        ("Afslut først når", "closing", 0),
        ("Intern og ekstern kommunikation", "communication", 0),
        ("Kontakter", None, 0),
        ("Godkendt af", None, 0),
        ("Historien om strømmen i vores kommune", None, 0),
    ],
)
def test_headings_mean_what_people_mean(heading, field, deadline):
    assert meaning(heading) == field
    assert minutes(heading) == deadline


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("Ring 112", Step("Ring", phone="112")),
        ("• Ring til vagten (12 34 56 78)", Step("Ring til vagten", phone="12 34 56 78")),
        ("Ring til elnet +45 12345678", Step("Ring til elnet", phone="12 34 56 78")),
        ("Ring til vagten, mobil 12345678",
         Step("Ring til vagten", phone="12 34 56 78", phone_label="Mobil")),
        ("Ring til Falck på 12 34 56 78", Step("Ring til Falck på 12 34 56 78")),
        ("Ring 12345678 eller 87654321", Step("Ring 12345678 eller 87654321")),
        ("Kontakt f.eks. Falck kl. 8. Tænd lys.",
         Step("Kontakt f.eks. Falck kl. 8.", detail="Tænd lys.")),
        ("Hjemmeplejen: Ring til borgeren", Step("Ring til borgeren", who="Hjemmeplejen")),
        ("Ring 112: Sig adressen", Step("Ring 112: Sig adressen")),
        ("Skriv 2026-11-22 på tavlen", Step("Skriv 2026-11-22 på tavlen")),
    ],
)  # fmt: skip
def test_line_becomes_a_step_only_as_far_as_it_is_clear(line, made):
    assert step(line) == made


def test_plan_keeps_headings_lists_tables_and_bold():
    file = docx.Document()
    file.add_heading("Delplan for Miljø", 0)
    file.add_paragraph("Godkendt 1. marts 2023")
    file.add_heading("1. Kritiske funktioner", 1)
    file.add_paragraph("Vand", style="List Bullet")
    file.add_paragraph("Varme", style="List Bullet")
    file.add_heading("2. Alarmering", 1)
    said = file.add_paragraph("Ring ")
    said.add_run("først ").bold = True
    said.add_run("til vagten.")
    file.add_paragraph("Ring 112", style="List Number")
    file.add_paragraph("Ring til vagten", style="List Number")
    file.add_heading("Uden for åbningstid", 2)
    file.add_paragraph("Brug listen.", style="List Bullet")
    file.add_heading("Natten", 3)
    table = file.add_table(3, 2)
    for row, cells in enumerate(
        (("Efter", "Svigt"), ("2 timer", "Alarmer\nDøre"), ("4 timer", ""))
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    file.add_table(1, 1).cell(0, 0).text = "Fare for liv: ring 112"
    out = BytesIO()
    file.save(out)

    made = place(Kind.SUBPLAN, read_word("p.docx", out.getvalue()), title="Delplan")

    plan = made.wording
    assert plan.critical_functions == ("Vand", "Varme")
    assert [(s.heading, s.level) for s in plan.sections] == [
        ("2. Alarmering", 1),
        ("Uden for åbningstid", 2),
    ]
    assert plan.sections[0].blocks == (
        Paragraph("Ring **først** til vagten."),
        Steps((PlanStep("Ring 112"), PlanStep("Ring til vagten"))),
    )
    assert plan.sections[1].blocks == (
        Bullets(("Brug listen.",)),
        Paragraph("**Natten**"),
        Table(headings=("Efter", "Svigt"), rows=(("2 timer", "Alarmer Døre"), ("4 timer", ""))),
        Callout(text="Fare for liv: ring 112"),
    )
    assert made.unplaced[1:] == ("Godkendt 1. marts 2023",)


def test_plan_without_headings_takes_bold_lines_for_them():
    made = placed(Kind.SUBPLAN, ("b", "Situation"), ("p", "Strømmen er væk."), ("b", "Handling"))

    assert [s.heading for s in made.wording.sections] == ["Situation", "Handling"]


def test_merged_cells_leave_every_row_as_long_as_the_others():
    file = docx.Document()
    table = file.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Samlet"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Høj"
    table.cell(2, 2).text = "Sidst"
    out = BytesIO()
    file.save(out)

    (grid,) = read_word("t.docx", out.getvalue()).blocks

    assert {len(row) for row in grid.rows} == {3}
    assert grid.rows[0] == ("Samlet", "", "")
    assert "Høj" in grid.rows[1]
    assert "Sidst" in grid.rows[-1]


def test_contact_list_is_read_by_its_columns():
    made = placed(
        Kind.CONTACT_LIST,
        ("p", "Brug listen ved alarm."),
        ("h1", "Døgnet rundt"),
        ("table", [
            ("Funktion", "Navn", "Telefon", "Privat", "E-mail", "Bil"),
            ("Vagt", "A. Person", "12345678", "87 65 43 21", "a@b.dk", "Rød"),
        ]),
        ("p", "Sidst rettet i marts."),
    )  # fmt: skip

    listed = made.wording
    assert listed.purpose == "Brug listen ved alarm."
    assert [group.heading for group in listed.groups] == ["Døgnet rundt"]
    assert listed.groups[0].rows == (
        ContactRow("Vagt", "", "A. Person", "12 34 56 78", "87 65 43 21", "a@b.dk", "Rød"),
    )
    assert made.unplaced[1:] == ("Døgnet rundt\nSidst rettet i marts.",)


def test_checklist_is_read_by_its_lists():
    made = placed(
        Kind.CHECKLIST,
        ("p", "Målgruppe: Pedeller"),
        ("h1", "Før"),
        ("li", "Tjek lygter. Skift batterier."),
    )

    listed = made.wording
    assert listed.audience == "Pedeller"
    assert (listed.groups[0].heading, listed.groups[0].items[0].detail) == (
        "Før",
        "Skift batterier.",
    )


# --- No word is lost -----------------------------------------------------------------------------

_POOL = st.sampled_from(
    ["Ring", "vagten", "luk", "døren", "børn", "straks", "så", "hvis", "112", "12 34 56 78", "tlf.",
     "Leder:", "A)", "1.", "og", "kommunen.", "Gå", "ud.", "**", "SU-AC-01", "inden", "15", "min"]
)  # fmt: skip
_UNIQUE = st.integers(1000, 999_999).map(lambda n: f"ord{n}")
_PLAIN = st.lists(st.one_of(_POOL, _UNIQUE), min_size=1, max_size=6).map(" ".join)
_LINE = st.one_of(
    _PLAIN,
    st.tuples(_PLAIN, _UNIQUE).map(": ".join),
    st.tuples(_UNIQUE, _PLAIN).map(lambda two: "Hvis {}, så {}".format(*two)),
    st.tuples(_UNIQUE, _UNIQUE).map(lambda two: "{}. {}".format(*two).capitalize()),
)
_KNOWN = st.sampled_from(
    ["Hvornår", "Mål", "STOP", "Vælg", "Inden for 15 min", "Første time", "Handling", "Hvis – så",
     "Afslut først når alle er hjemme", "Afslutning", "Tag med", "Kommunikation", "Hvem", "Log",
     "Gør vi selv", "Hører til", "Se også", "Kritiske funktioner", "Hændelser", "Formål", "Sted",
     "Indholdsfortegnelse", "Kontakter", "Strømsvigt", "Note"]
)  # fmt: skip
_CELL = st.one_of(
    st.just(""), _KNOWN, _LINE, st.sampled_from(["Funktion", "Telefon", "Navn", "Så"])
)


@st.composite
def _grids(draw):
    width = draw(st.integers(1, 4))
    row = st.tuples(*[_CELL] * width).filter(any)
    return Grid(draw(st.booleans()), tuple(draw(st.lists(row, min_size=1, max_size=4))))


_HEADING = st.builds(Heading, st.integers(0, 4), st.one_of(_KNOWN, _LINE))
_CONTENT = st.one_of(
    st.builds(Words, st.one_of(_LINE, _KNOWN, _KNOWN.map(lambda text: f"**{text}**"))),
    st.builds(Words, st.tuples(_KNOWN, _LINE).map(": ".join)),
    st.builds(Items, st.booleans(), st.lists(_LINE, min_size=1, max_size=4).map(tuple)),
    _grids(),
)
_CHAPTER = st.tuples(_HEADING, st.lists(_CONTENT, max_size=3)).map(lambda two: [two[0], *two[1]])
_BLOCKS = st.tuples(st.lists(_CONTENT, max_size=2), st.lists(_CHAPTER, max_size=6)).map(
    lambda two: [*two[0], *(block for chapter in two[1] for block in chapter)]
)


def said_by(blocks):
    said = tuple(("document", line) for block in blocks for line in words_of(block) if line)
    return WordText(tuple(blocks), said)


@settings(max_examples=250, deadline=None)
@given(blocks=_BLOCKS)
def test_every_word_is_on_the_card_or_beside_it(blocks):
    text = said_by(blocks)

    assert lost(text, place(Kind.ACTION_CARD, text, title="Strømsvigt")) == set()


@settings(max_examples=100, deadline=None)
@given(blocks=_BLOCKS, kind=st.sampled_from(KINDS[1:]))
def test_every_word_is_in_the_plan_or_list_or_beside_it(blocks, kind):
    text = said_by(blocks)

    assert lost(text, place(kind, text, title="Strømsvigt")) == set()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    blocks=st.lists(
        st.tuples(st.sampled_from(["h1", "h2", "p", "b", "li", "nr"]), st.one_of(_KNOWN, _LINE)),
        min_size=1,
        max_size=12,
    ),
    kind=st.sampled_from(KINDS),
)
def test_every_word_of_a_real_file_is_in_the_draft_or_beside_it(blocks, kind):
    text = read_word("f.docx", word(*blocks, header="Hoved ord77", footer="Fod ord88"))

    assert lost(text, place(kind, text, title="Strømsvigt")) == set()


def odd():
    """Return a file with words where Word keeps them and a reader of paragraphs does not look."""
    file = docx.Document()
    file.add_heading("Mål", 1)
    noted = file.add_paragraph("Synligt")
    noted.add_run(" strøm­svigt")  # a soft hyphen
    frame = (
        f'<w:p {_NS}><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>Itekstboks</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    moved = (
        f'<w:p {_NS}><w:ins w:id="1" w:author="a"><w:r><w:t>Indsat</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>Slettet</w:delText></w:r></w:del>'
        '<w:moveTo w:id="3" w:author="a"><w:r><w:t>Flyttet</w:t></w:r></w:moveTo></w:p>'
    )
    formula = (
        f'<w:p {_NS} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:oMath><m:r><m:t>formel3liter</m:t></m:r></m:oMath></w:p>"
    )
    held = (
        f"<w:sdt {_NS}><w:sdtContent><w:p><w:r><w:t>Ifelt</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    end = file.element.body.find(qn("w:sectPr"))
    for piece in (frame, moved, formula, held):
        end.addprevious(parse_xml(piece))
    file.add_comment(noted.runs, text="Enkommentar", author="a")
    file.sections[0].header.paragraphs[0].text = "Sidehoved"
    out = BytesIO()
    file.save(out)
    smart = (
        '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:r><a:t>Idiagram</a:t></a:r></a:p>"
    )
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/diagrams/data1.xml", smart)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_words_in_odd_places_are_not_lost_either(kind):
    text = read_word("f.docx", odd())

    made = place(kind, text, title="Kort")

    held = "\n".join([*flat(made.wording).values(), *made.unplaced])
    for said in ("Synligt", "strømsvigt", "Itekstboks", "Indsat", "Flyttet", "formel3liter",
                 "Ifelt", "Enkommentar", "Sidehoved", "Idiagram"):  # fmt: skip
        assert said in held
    assert "Slettet" not in held


def test_word_that_is_lost_on_the_way_is_found():
    """The guard itself: blocks that hold less than the file says."""
    text = WordText((Words("Ring til vagten"),), (("document", "Ring til vagten nu nu"),))

    made = place(Kind.SUBPLAN, text, title="x")

    assert made.unplaced[-1] == "Ring til vagten nu nu"
    assert tokens("tlf. 12 34 56 78") == tokens("12345678")


def test_pictures_are_counted_and_never_shown():
    file = docx.Document()
    file.add_picture(BytesIO(photo("PNG")))
    file.add_paragraph("Tekst")
    out = BytesIO()
    file.save(out)

    text = read_word("b.docx", out.getvalue())
    made = place(Kind.SUBPLAN, text, title="x")

    assert text.pictures == 1
    assert made.unplaced == (
        "Filens billede er ikke taget med. Læg det ved dokumentet, hvis det skal bruges.",
    )


def test_html_in_a_file_is_only_words():
    made = placed(
        Kind.SUBPLAN, ("h1", "<script>alert(1)</script>"), ("p", "<b>x</b> &amp; {{ 7 }}")
    )

    (section,) = made.wording.sections
    assert section.heading == "<script>alert(1)</script>"
    assert section.blocks == (Paragraph("<b>x</b> &amp; {{ 7 }}"),)


def test_each_kind_gets_a_wording_of_its_own():
    made = [type(placed(kind, ("p", "Tekst")).wording) for kind in KINDS]

    assert made == [CardWording, PlanWording, ContactListWording, ChecklistWording]


# --- Hostile and broken --------------------------------------------------------------------------


def large(paragraphs):
    """Return a Word file with that many paragraphs, without a library's slowness."""
    rows = "".join(f"<w:p><w:r><w:t>Ord {n}</w:t></w:r></w:p>" for n in range(paragraphs))
    text = f'<?xml version="1.0"?><w:document {_NS}><w:body>{rows}</w:body></w:document>'
    return papers.repacked(
        change=lambda name, old: text.encode() if name == "word/document.xml" else old
    )


def one_text(size):
    body = b"<w:p><w:r><w:t>" + b"a" * size + b"</w:t></w:r></w:p>"
    text = f"<w:document {_NS}><w:body>".encode() + body + b"</w:body></w:document>"
    return papers.repacked(change=lambda name, old: text if name == "word/document.xml" else old)


def deep(levels):
    """Return a Word file with tables in tables in tables."""
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    body = start * levels + "<w:p><w:r><w:t>dybt</w:t></w:r></w:p>" + end * levels
    text = f"<w:document {_NS}><w:body>{body}<w:p/></w:body></w:document>"
    return papers.repacked(
        change=lambda name, old: text.encode() if name == "word/document.xml" else old
    )


def not_xml():
    return papers.repacked(
        change=lambda name, old: b"<w:document" if name == "word/document.xml" else old
    )


HOSTILE = {
    "too many paragraphs": (lambda: large(5_000), "for lang til ét dokument"),
    "a text of 50 MB": (lambda: one_text(50 << 20), "for lang til ét dokument"),
    "a text of 300 MB": (lambda: one_text(300 << 20), "ikke tør åbne"),
    "a text of 9 MB": (lambda: one_text(9 << 20), "for lang|kan ikke læses"),
    "tables without end": (lambda: deep(20_000), "kan ikke læses|for lang"),
    "half a document": (not_xml, "kan ikke læses"),
    "no words": (lambda: word(("p", "")), "ingen tekst"),
    "a bomb": (lambda: papers.repacked(add=[("x", b"\0" * (201 << 20))]), "ikke tør åbne"),
    "entities": (papers.with_doctype, "udefra"),
    "a template from afar": (papers.with_remote_template, "udefra"),
    "macros": (papers.as_macros, "makroer"),
    "a PDF": (papers.pdf, "kun hentes fra en Word-fil"),
}


def computed():
    """Return how long the children of this process have computed."""
    told = os.times()
    return told.children_user + told.children_system


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_told_in_danish_and_in_time(case):
    made, told = HOSTILE[case]
    content = made()
    used = computed()

    with pytest.raises(Refused, match=told):
        read_word("fil.docx", content)

    assert computed() - used < 25  # seconds: the child's own limit, and a little


def test_file_that_takes_too_long_to_read_is_told(monkeypatch):
    monkeypatch.setattr(child, "SECONDS", 0.001)

    with pytest.raises(Refused, match="for lang til ét dokument"):
        read_word("fil.docx", word(("p", "Tekst")))


def test_pdf_under_its_own_name_is_no_text_to_begin_from():
    with pytest.raises(Refused, match=r"kun hentes fra en Word-fil"):
        read_word("fil.pdf", papers.pdf())


def test_file_as_long_as_a_plan_is_read():
    text = read_word("fil.docx", large(1_500))

    made = place(Kind.SUBPLAN, text, title="x")

    assert lost(text, made) == set()
    assert max(len(section.blocks) for section in made.wording.sections) <= 400
