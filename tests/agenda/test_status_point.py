"""The status point has the shape of 11 April 2019, and our own reader reads the register back."""

from dataclasses import replace
from datetime import date

import pytest

from bsak.agenda.register import Noted, Said
from bsak.agenda.status_point import Figures, of_group, presentation, since_last
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part, WaitingFor
from bsak.meetings.reading.minutes import read_minutes
from tests.agenda import registers
from tests.agenda.registers import as_told_in_april, document, register

HEAD = (
    "# REFERAT BSAK d. 06-06-2019\n\n# Punkt 1: Godkendelse af dagsorden og referat\n\n"
    "## Beslutning\n\nGodkendt.\n\n"
    "# Punkt 2: Status på arbejdet med beredskabsplaner\n\n14.00.08-A21-1-19\n\n"
    "## Sagsfremstilling\n\n"
)
TAIL = (
    "\n\n## Indstilling\n\n1. at orienteringen tages til efterretning\n\n## Beslutning\n\n"
    "Orienteringen blev taget til efterretning.\n\n"
    "# Punkt 3: Til orientering\n\n## Sagsfremstilling\n\n#### Skoler & Dagtilbud\n\n"
    "- Actioncard: Brand (SK-AC-06): Udgave 1 godkendt (ny).\n"
)
HARD = (
    (Kind.CONTINGENCY_PLAN, "IT-beredskabsplan"),
    (Kind.CONTINGENCY_PLAN, "HOFOR svigter"),
    (Kind.CONTINGENCY_PLAN, "Plan for fjernvarme"),
    (Kind.RESPONSE_PLAN, "Kolonne 3-virksomheder"),
    (Kind.SUBPLAN, "Ledelse og stab"),
    (Kind.CHECKLIST, "Gearhallen"),
    (Kind.CONTACT_LIST, "Presse og naboer"),
    (Kind.CONSOLIDATED_SUBPLAN, "Samlet delplan"),
    (Kind.CONTINUITY_PLAN, "Plan for fortsat drift"),
    (Kind.ACTION_CARD, "Forsyningssvigt (el, vand og varme)"),
    (Kind.ACTION_CARD, "Ø-drift: når strømmen går"),
    (Kind.OTHER, "Kort over nødstrøm"),
)


def read(reg, before=None):
    """Return the minutes that the draft would become, as our reader reads them."""
    text = HEAD + presentation(reg, before) + TAIL
    return read_minutes(text, [one.name for one in reg.groups.values()])


def rows_of(reg):
    """Return what the list should hold, from the register itself."""
    name = {key: one.name for key, one in reg.groups.items()}
    documents = {
        (name[d.group_id], d.kind.value, d.unit, d.title, d.status.value)
        for d in reg.documents.values()
        if d.status is not Status.WITHDRAWN and not d.is_confidential
    }
    decisions = {
        (name[w.group_id], "decision", "", w.subject, "in_progress")
        for w in reg.waits
        if w.kind is WaitingFor.DECISION and w.document_id is None
    }
    return documents | decisions


def test_minutes_made_of_the_draft_give_the_register_row_for_row():
    reg = as_told_in_april()
    minutes = read(reg, Figures(46, 20))
    rows = [(r.group, r.kind, r.unit, r.title, r.status) for r in minutes.register]
    assert len(rows) == len(set(rows)) == 48
    assert set(rows) == rows_of(reg)
    assert minutes.groups == tuple(one.name for one in reg.groups.values())
    assert not minutes.not_understood
    assert not [n for n in minutes.notices if n.line]


def test_what_is_waited_for_is_read_back_beside_its_document():
    remarks = {row.title: row.remark for row in read(as_told_in_april()).register}
    assert remarks["Svigt af vandforsyning"] == (
        "mangler afklaring af om HOFOR kan levere vand [nok]; forventes afklaret på HOBS-mødet "
        "den 19. juni [2019]"
    )
    house = remarks["Fortsat drift af rådhuset"]
    assert "behovet for lokaler med nødstrøm" in house
    assert "beslutning om hvem der betaler" in house
    assert remarks["Psykosocial indsats"] == "udarbejdes i samarbejde med Social & Familie"
    assert remarks["Oprettelse af nødskadestue/evakueringscenter"] == "ønsker sparring på tværs"
    assert "på kommende BSAK-møde" in remarks["Oprettelse og placering af nødkaldsposter"]


@pytest.mark.parametrize(("kind", "title"), HARD)
@pytest.mark.parametrize("status", [s for s in Status if s is not Status.WITHDRAWN])
def test_every_kind_and_status_is_read_back(kind, title, status):
    one = document(1, 1, title, kind, status=status)
    reg = register(documents={1: one}, waits=())
    assert {(r.group, r.kind, r.unit, r.title, r.status) for r in read(reg).register} == rows_of(
        reg
    )


def test_a_confidential_document_is_counted_and_never_named():
    secret = document(1, 6, "Trusler mod rådhuset", is_confidential=True)
    reg = register(documents={1: secret, 2: document(2, 6, "Storm")}, waits=())
    text = presentation(reg, None)
    assert "Trusler" not in text
    assert secret.code not in text
    assert "Gruppen har desuden 1 fortroligt dokument; 0 af 1 er på plads." in text


def test_a_group_with_confidential_documents_alone_is_not_said_to_have_made_nothing():
    done = document(1, 6, "Trusler", is_confidential=True, status=Status.COMPLETED)
    reg = register(documents={1: done}, waits=())
    told = of_group(reg.groups[6], reg)
    assert told.endswith("Gruppen har 1 fortroligt dokument; 1 af 1 er på plads.")
    assert "hverken planer" not in told
    assert "hverken planer" in of_group(reg.groups[5], reg)


def test_a_group_says_when_it_expects_to_be_done_and_whether_that_is_past():
    def told(expected_on):
        cards = {
            n: document(n, 6, f"Kort {n}", expected_on=expected_on, expected_text="medio april")
            for n in (1, 2)
        }
        old = Said(6, "Arbejdet forventes afsluttet medio april.", date(2019, 4, 11))
        return presentation(register(documents=cards, waits=(), said=(old,)), None)

    past, ahead = told(date(2019, 4, 15)), told(date(2020, 4, 15))
    assert "Arbejdet var forventet afsluttet medio april." in past
    assert past.count("medio april") == 1
    assert "Arbejdet forventes afsluttet medio april." in ahead


def test_remarks_newer_than_the_last_meeting_stand_for_the_older_ones():
    text = presentation(as_told_in_april(), None)
    assert "HBR har været på lederkredsmødet." in text
    assert "efter 2. maj" not in text


@pytest.mark.parametrize(
    ("before", "due", "told"),
    [
        (Figures(46, 20), registers.DUE, "27 af 47 planer og actioncards er udarbejdet, mod 20 af "
         "46 ved mødet den 11. april 2019. 20 er ikke færdige, og fristen er "
         "overskredet for alle 20."),
        (Figures(47, 27), date(2019, 7, 1), "27 af 47 planer og actioncards er udarbejdet, det "
         "samme som ved mødet den 11. april 2019. 20 er ikke færdige, og ingen frist er "
         "overskredet."),
        (None, None, "27 af 47 planer og actioncards er udarbejdet. 20 er ikke færdige, og ingen "
         "frist er overskredet."),
    ],
)  # fmt: skip
def test_the_line_since_last_time_counts(before, due, told):
    reg = register()
    moved = {key: one._replace(due_on=due) for key, one in reg.documents.items()}
    assert since_last(register(documents=moved), before) == told


def test_what_a_remark_says_of_those_who_help_is_not_said_again():
    reg = as_told_in_april()
    together = next(s.document_id for s in reg.shares if s.part is Part.CO_OWNER)
    name = next(s.group_id for s in reg.shares if s.part is Part.CO_OWNER)
    said = f"Udarbejdes i samarbejde med SPO og {reg.groups[name].name}."
    reg = replace(reg, noted=(Noted(together, said, date(2019, 4, 11)),))

    told = of_group(reg.groups[reg.documents[together].group_id], reg)

    assert told.count("udarbejdes i samarbejde med") == 1
    assert "med SPO og" in told


def test_remarks_and_waits_stand_as_the_minutes_have_them_and_nothing_is_said_twice():
    hobs = (
        "mangler afklaring af om HOFOR kan levere vand. Forventes afklaret på HOBS-mødet den 19. "
        "juni"
    )
    plan = Kind.CONTINGENCY_PLAN
    water, done = (
        document(1, 1, "Svigt af vandforsyning", plan),
        document(2, 1, "Sundhedsberedskabsplan", Kind.HEALTH_PLAN, status=Status.COMPLETED),
    )
    spar = document(3, 1, "Evakuering")
    note = "fungerer som både delplan for krisegruppen og specialplan for sundhedsområdet"
    april = date(2019, 4, 11)
    reg = register(
        documents={one.id: one for one in (water, done, spar)},
        waits=(
            registers.wait(1, 1, hobs, 1, expected_text="den 19. juni"),
            registers.wait(2, 1, "om nogen kan levere", 2),
            registers.wait(3, 1, "Nødkaldsposter", kind=WaitingFor.DECISION, waits_for="BSAK"),
        ),
        noted=(Noted(2, note, april), Noted(3, "Ønsker sparring (på tværs).", date(2019, 1, 3))),
    )
    told = of_group(reg.groups[1], reg)
    assert told.count("mangler afklaring") == 1
    assert (
        "- Specialplan for svigt af vandforsyning (mangler afklaring af om HOFOR kan levere vand; "
        "forventes afklaret på HOBS-mødet den 19. juni)" in told
    )
    assert f"({note})" in told
    assert "- Actioncard: Evakuering (ønsker sparring [på tværs])" in told
    assert "- der udestår beslutning på kommende BSAK-møde ang. nødkaldsposter" in told
    old = register(
        documents={2: done}, waits=(), noted=(Noted(2, "HOFOR kan levere.", date(2019, 4, 1)),)
    )
    assert "HOFOR" not in of_group(old.groups[1], old)
