"""What differs between two texts of a document, on the screen and on paper, and for whom."""

import hashlib
import itertools
import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from bsak import pdf
from bsak.cards.marks import Marks
from bsak.cards.wording import CardWording, Closing, FillRule, Phase, Step, StopLine
from bsak.demo.texts import TEXTS
from bsak.documents import revisions
from bsak.documents.kinds import Kind, Status
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from bsak.kernel.plain import to_plain
from bsak.people.models import Role
from bsak.plans import by_kind
from bsak.plans.compare import compare, marks
from bsak.plans.wording import (
    Bullets,
    Contact,
    Contacts,
    Paragraph,
    PlanWording,
    Section,
    Table,
)
from bsak.writing import service
from bsak.writing.telling import lines
from tests import make
from tests.pdf import gate

FIRST = Phase(
    "Inden 15 minutter",
    15,
    (
        Step("Saml alle på samlingspladsen.", "", "50 meter væk.", "Alle voksne"),
        Step("Tæl børn og voksne", "efter fremmødelisten.", "", "Leder"),
        Step("Hold alle ude,", "til indsatslederen siger ja."),
    ),
)
CARD = CardWording(
    audience="lederen på stedet",
    cues=("du ser ild eller røg", "brandalarmen lyder"),
    goal="Alle er ude og talt inden 10 minutter.",
    stop=(StopLine("Få alle ud nu"), StopLine("Ring", "Sig adressen først.", "112")),
    phases=(FIRST, Phase("Inden 4 timer", 240, (Step("Udlevér hvert barn", "til en voksen."),))),
    closing=Closing("huset er frigivet", (Step("Aflever kort og log", "til krisestaben."),)),
)
OTHER = replace(
    CARD,
    goal="Alle er ude og talt inden 10 minutter. Vent ikke på flere.",
    phases=(
        replace(FIRST, steps=(*FIRST.steps[1:], Step("Hent", "nødlamper", who="Pedel"))),
        *CARD.phases[1:],
    ),
)


@pytest.fixture
def people(app):
    group = make.group(code="SK", name="Skoler & Dagtilbud")
    return {
        "group": group,
        "writer": make.member(group),
        "reader": make.user(),
        "clerk": make.user(role=Role.SECRETARIAT),
        "approver": make.user(role=Role.APPROVER),
    }


@pytest.fixture
def document(people):
    """A finished card with two revisions in force."""
    made = make.document(people["group"], title="Brand", status=Status.COMPLETED)
    approve(made, CARD, people)
    approve(made, OTHER, people)
    return made


def approve(document, wording, people, *, days=0):
    approval = revisions.Approval(
        wording=to_plain(wording),
        words="",
        author_id=people["writer"].id,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today() + timedelta(days=days),
        review_due=clock.today() + timedelta(days=365),
    )
    revisions.put_in_force(document, approval, actor=make.viewer(people["approver"]))
    db.session.commit()


def page(sign_in, person, document, query=""):
    return sign_in(person).get(f"/register/{document.code}/forskelle{query}")


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_two_last_revisions_are_laid_over_each_other(sign_in, people, document):
    text = page(sign_in, people["reader"], document).text

    assert "1 felt ændret. 1 trin tilføjet, 1 fjernet." in plain(text)
    assert "Saml alle på samlingspladsen." in re.findall(r"<del>(.*?)</del>", text)[0]
    assert any("Vent ikke på flere." in new for new in re.findall(r"<ins>(.*?)</ins>", text))
    assert '<span class="sr-only">tilføjet:' in text
    assert '<span class="sr-only">fjernet:' in text
    assert "Få alle ud nu" in text


def test_only_what_differs_is_shown_when_asked(sign_in, people, document):
    text = page(sign_in, people["reader"], document, "?vis=aendret").text

    assert "Vent ikke på flere." in text
    assert CARD.stop[0].text not in text


def test_other_way_round_the_new_is_gone(sign_in, people, document):
    text = page(sign_in, people["reader"], document, "?fra=2&til=1").text

    assert any("Vent ikke på flere." in gone for gone in re.findall(r"<del>(.*?)</del>", text))


def test_a_text_against_itself_says_so(sign_in, people, document):
    text = page(sign_in, people["reader"], document, "?fra=2&til=2").text

    assert "Der er ingen forskel på de to tekster." in text
    assert "<ins>" not in text


@pytest.mark.parametrize(
    "query", ["?fra=9", "?fra=0", "?fra=-1", "?fra=1&til=x", "?til=kladde", "?fra=1;DROP", "?fra=²"]
)
def test_text_that_is_not_there_is_not_found(sign_in, people, document, query):
    answers = [page(sign_in, people["clerk"], document, query)]
    answers.append(sign_in(people["clerk"]).get(f"/register/{document.code}/forskelle.pdf{query}"))

    assert [answer.status_code for answer in answers] == [404, 404]


def test_one_text_alone_has_nothing_to_differ_from(sign_in, people):
    alone = make.document(people["group"], title="Strømsvigt", status=Status.COMPLETED)
    nothing = make.document(people["group"], title="Vandskade", status=Status.COMPLETED)
    approve(alone, CARD, people)

    assert "intet at sammenligne" in page(sign_in, people["reader"], alone).text
    assert sign_in(people["reader"]).get(f"/register/{alone.code}/forskelle.pdf").status_code == 404
    assert page(sign_in, people["reader"], nothing).status_code == 404


def test_draft_is_held_against_what_is_in_force_and_hidden_from_readers(sign_in, people, document):
    approve(document, replace(OTHER, goal="Først om en måned."), people, days=30)
    written(document, people, goal="Kun i kladden.")

    inside = page(sign_in, people["writer"], document).text
    outside = page(sign_in, people["reader"], document)

    assert "Kun i kladden." in inside
    assert "Fra udgave 2" in plain(inside)
    assert "til kladden" in plain(inside)
    assert "Kun i kladden." not in outside.text
    assert "Først om en måned." not in outside.text
    for query in ("?til=kladde", "?til=3", "?fra=kladde&til=1"):
        assert page(sign_in, people["reader"], document, query).status_code == 404
        assert page(sign_in, people["writer"], document, query).status_code == 200


def written(document, people, **typed):
    """Give the document a draft of its last revision in which ``typed`` stands."""
    writer = make.viewer(people["writer"])
    made = service.revise(document, document.revisions[0], actor=writer)
    service.put(made, typed, writer)
    db.session.commit()


@pytest.mark.parametrize("hide", ["is_confidential", "status"])
def test_hidden_document_has_hidden_differences(sign_in, people, document, hide):
    setattr(document, hide, True if hide == "is_confidential" else Status.IN_PROGRESS)
    db.session.commit()

    for end in ("", ".pdf"):
        address = f"/register/{document.code}/forskelle{end}"
        assert sign_in(people["reader"]).get(address).status_code == 404
        assert sign_in(people["writer"]).get(address).status_code == 200


def test_revision_that_cannot_be_read_is_told_of(sign_in, people, document):
    document.revisions[0].wording = {"findes": "ikke"}
    db.session.commit()

    answer = page(sign_in, people["clerk"], document)

    assert answer.status_code == 409
    assert "udgave 2" in answer.text


def test_text_of_people_is_never_markup(sign_in, people, document):
    approve(document, replace(OTHER, goal="<b>&amp;</b> <script>"), people)

    assert "&lt;b&gt;" in page(sign_in, people["reader"], document).text


def sheet(sign_in, person, document, query=""):
    return sign_in(person).get(f"/register/{document.code}/forskelle.pdf{query}").data


def bars(data, side):
    """Return the thick upright rules in the outer margin: (x, lower end, upper end)."""
    found = []
    with pikepdf.open(BytesIO(data)) as file:
        width = 0.0
        at = None
        for operands, operator in pikepdf.parse_content_stream(file.pages[side]):
            match str(operator):
                case "w":
                    width = float(operands[0])
                case "m":
                    at = [float(n) for n in operands]
                case "l" if at and abs(width - 1.8) < 0.01:
                    to = [float(n) for n in operands]
                    if abs(to[0] - at[0]) < 0.01:
                        found.append((at[0], min(at[1], to[1]), max(at[1], to[1])))
    edge = gate.MM * (25 + 171 + 1.6 if side % 2 == 0 else 14 - 1.6)
    return [bar for bar in found if abs(bar[0] - edge) < 0.1]


def test_sheet_has_bars_says_what_it_is_and_passes_the_gate(sign_in, people, document):
    data = sheet(sign_in, people["reader"], document)
    texts = [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(data)]

    assert gate.check(data) == []
    assert len(texts) == 4  # the list on a leaf, the card on one
    assert all("Rettelser fra rev. 1 til rev. 2" in " ".join(text.split()) for text in texts)
    assert all("IKKE ET GÆLDENDE ARK" in text for text in texts)
    assert "UDKAST" not in "".join(texts)
    assert "Vent ikke på flere." in texts[0]
    assert "RETTELSER" in texts[2]
    assert len(bars(data, 2)) == 3  # the goal, the step that is gone, the step that is new
    assert bars(data, 3) == []


def test_draft_is_printed_as_a_draft(sign_in, people, document):
    written(document, people, goal="Kun i kladden.")

    data = sheet(sign_in, people["writer"], document)
    texts = [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(data)]

    assert gate.check(data) == []
    assert all("UDKAST" in text for text in texts)
    assert "til kladden" in " ".join(texts[2].split())


PLAN = PlanWording(
    sections=(
        Section("Varsling", 1, (Paragraph("Ring til vagten."), Bullets(("Først", "Så", "Sidst")))),
        Section("Lager", 1, (Table("Grej", ("Hvad", "Antal"), (("Dunke", "4"), ("Uld", "9"))),)),
        Section("Kontakt", 1, (Contacts("", (Contact("Vagt", "", "00000001"),)),)),
        Section("Til sidst", 1, (Paragraph("Skriv det hele ned."),)),
    )
)


def test_bars_of_a_plan_stand_along_the_rows_that_differ(app):
    pdf.register(asset_folder("static") / "fonts")
    one, two, three, _four = PLAN.sections
    table = Table("Grej", ("Hvad", "Antal"), (("Dunke", "4"), ("Uld", "12")))
    now = replace(
        PLAN,
        sections=(
            replace(one, blocks=(one.blocks[0], Bullets(("Først", "Sidst")))),
            replace(two, blocks=(table,)),
            three,
        ),
    )
    identity = pdf.Identity(sheet_id="SK-DP-01", title="Delplan")
    out = BytesIO()

    told = by_kind.story(now, identity, marks(compare(PLAN, now)))
    pdf.bind([pdf.Part(pdf.render(told, identity))], out, title="Delplan")
    drawn = bars(out.getvalue(), 0)

    assert gate.check(out.getvalue()) == []
    # the point that is gone, the row with another number, the chapter that is gone
    assert len(drawn) == 3
    assert [round(top - low) for _x, low, top in drawn] == pytest.approx([9, 15, 9], abs=4)


def test_bars_follow_their_rows_over_the_side(app):
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(sheet_id="SK-KL-01", title="Liste")
    table = pdf.Table([pdf.Column("Nr.")], [[str(number)] for number in range(80)])
    story = [pdf.DocHead(identity), pdf.ChangedRows(table, {0, 79}, {40, 80})]
    out = BytesIO()
    pdf.bind([pdf.Part(pdf.render(story, identity))], out, title="Liste")

    counts = [len(bars(out.getvalue(), side)) for side in range(3)]

    assert gate.check(out.getvalue()) == []
    # the first row; a dash between two rows; the last row, and what stood after it
    assert counts == [1, 1, 2]


def test_bars_take_no_room_and_no_marks_change_no_byte(app):
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(sheet_id="SK-AC-06", title="Brand")
    for text in TEXTS.values():
        bare = pdf.render(by_kind.story(text, identity), identity)
        unmarked = pdf.render(by_kind.story(text, identity, Marks()), identity)
        barred = by_kind.story(text, identity, _every(text))
        assert hashlib.sha256(bare.to_bytes()).digest() == (
            hashlib.sha256(unmarked.to_bytes()).digest()
        )
        drawn = pdf.render(barred, identity)
        assert (drawn.room, drawn.digest) == (bare.room, bare.digest)
        assert drawn.sides != bare.sides


def test_dashes_take_no_room(app):
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(sheet_id="SK-AC-06", title="Brand")
    more = Step("Spørg naboen", "om alt det, der ikke står her")
    for text in (text for text in TEXTS.values() if isinstance(text, CardWording)):
        phases = (replace(p, steps=(*p.steps[:1], more, *p.steps[1:])) for p in text.phases)
        was = replace(text, phases=tuple(phases))
        gone = marks(compare(was, text))
        assert len(gone.gone) == len(text.phases)
        bare = pdf.render(by_kind.story(text, identity), identity)
        drawn = pdf.render(by_kind.story(text, identity, gone), identity)
        assert (drawn.room, drawn.digest) == (bare.room, bare.digest)


def _every(text):
    """Return marks on everything the text says."""
    return marks(compare(type(text)(), text))


def test_gone_chapter_is_written_out_where_it_stood(app):
    now = replace(PLAN, sections=PLAN.sections[:2] + PLAN.sections[3:])

    told = lines(compare(PLAN, now), PLAN, now)

    gone = [line for line in told if line.mark == "gone"]
    assert [line.label for line in gone] == ["Kapitel 3", "Kontakter", "Kontakt 1"]
    assert [line.is_inside for line in gone] == [False, True, True]
    assert told.index(gone[0]) < told.index(next(line for line in told if line.label == "Kapitel 3"
                                                 and line.mark == "same"))  # fmt: skip


def test_moved_step_keeps_its_old_number_in_sight(app):
    steps = tuple(Step(lead) for lead in ("Ring 112", "Luk døren", "Saml alle", "Tæl dem"))
    was = CardWording(phases=(Phase("Inden 15 minutter", 15, steps),))
    now = CardWording(phases=(Phase("Inden 15 minutter", 15, (steps[3], *steps[:3])),))

    moved = [line for line in lines(compare(was, now), was, now) if line.mark == "moved"]

    assert [(line.label, line.note) for line in moved] == [("Trin 1", "stod før som nr. 4")]


def test_headings_skip_no_level(app):
    for text in TEXTS.values():
        levels = [line.level for line in lines(compare(text, text), text, text) if line.is_heading]
        assert levels[0] == 2
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_kinds_are_all_told(app):
    for kind in Kind:
        wording = by_kind.WORDINGS[kind.value]()
        assert lines(compare(wording, wording), wording, wording) == []


def told_of(was, now):
    return " | ".join(
        "".join(f"<{p.fate[0]}>{p.text}</>" if p.fate != "same" else p.text for p in cell)
        for line in lines(compare(was, now), was, now)
        for cell in line.cells
    )


def test_blanks_stand_as_lines_and_a_phone_number_is_not_broken():
    def card(width, phone):
        count = Step("Tæl alle", fill=("Med ud", FillRule(width), "Er her", FillRule(12)))
        ring = Step("Ring til vagten", detail=f"Nummeret er {phone}, døgnet rundt.")
        return replace(CARD, phases=(Phase("Inden 15 minutter", 15, (count, ring)),))

    same = told_of(card(16, "00 00 00 01"), card(16, "00 00 00 02"))
    longer = told_of(card(16, "00 00 00 01"), card(30, "00 00 00 01"))

    assert "Med ud …… Er her ……" in same
    assert "[16]" not in same
    assert "00\u00a000\u00a000\u00a0<g>01</><n>02</>" in same
    assert "<g>16</><n>30</>" in longer
