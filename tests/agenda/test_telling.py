"""Each act has one line for the agenda and one for the minutes, in Danish as it is spoken."""

from datetime import date

import pytest

from bsak.agenda import proposals, telling
from bsak.agenda.acts import Act, Verb
from bsak.agenda.counting import genitive, listed
from bsak.agenda.finding import of_group
from bsak.agenda.models import Cause
from bsak.documents.kinds import Kind
from tests.agenda.registers import DUE, document, group, register, wait

JULY = date(2019, 7, 4)
GROUPS = {1: group(1, "SU", "Sundhed & Pleje"), 2: group(2, "OI", "Økonomi & IT")}
CARDS = {n: document(n, 1, f"Kort {n}") for n in range(1, 12)}
PLAN = document(20, 2, "Strømsvigt", Kind.CONTINGENCY_PLAN, due_on=None)
SECRET = document(21, 2, "Trusler", is_confidential=True)
KNOWN = telling.of_register(
    register(
        groups=GROUPS,
        documents={**CARDS, 20: PLAN, 21: SECRET},
        waits=(wait(7, 2, "Placering af nødkaldsposter."), wait(8, 2, "om Trusler", 21)),
    )
)
ALL_CARDS = tuple(card.code for card in CARDS.values())


def act(verb, *documents, **more):
    """Return an act."""
    return Act(verb=verb, documents=documents, **more)


@pytest.mark.parametrize(
    ("done", "recommended", "decided"),
    [
        (act(Verb.NOTE), "at orienteringen tages til efterretning",
         "Orienteringen blev taget til efterretning."),
        (act(Verb.DEADLINE, *ALL_CARDS, due_on=JULY),
         "at fristen for Sundhed & Plejes 11 actioncards, der var den 23. maj 2019, flyttes til "
         "den 4. juli 2019",
         "Fristen for Sundhed & Plejes 11 actioncards er nu den 4. juli 2019."),
        (act(Verb.DEADLINE, ALL_CARDS[0], ALL_CARDS[1], due_on=DUE),
         "at fristen den 23. maj 2019 for »Actioncard: Kort 1« (XX-AC-01) og »Actioncard: Kort 2« "
         "(XX-AC-02) godkendes",
         "Fristen for »Actioncard: Kort 1« (XX-AC-01) og »Actioncard: Kort 2« (XX-AC-02) er nu den "
         "23. maj 2019."),
        (act(Verb.DEADLINE, PLAN.code, due_on=JULY),
         "at fristen for »Specialplan for strømsvigt« (XX-SP-20) sættes til den 4. juli 2019",
         "Fristen for »Specialplan for strømsvigt« (XX-SP-20) er nu den 4. juli 2019."),
        (act(Verb.DEADLINE, ALL_CARDS[0], PLAN.code, due_on=JULY),
         "at fristen for »Actioncard: Kort 1« (XX-AC-01) og »Specialplan for strømsvigt« "
         "(XX-SP-20) flyttes til den 4. juli 2019",
         "Fristen for »Actioncard: Kort 1« (XX-AC-01) og »Specialplan for strømsvigt« (XX-SP-20) "
         "er nu den 4. juli 2019."),
        (act(Verb.OWNER, PLAN.code, owner="Afdelingschefen for Miljø & Teknik"),
         "at afdelingschefen for Miljø & Teknik bliver ejer af »Specialplan for strømsvigt« "
         "(XX-SP-20)",
         "Afdelingschefen for Miljø & Teknik er nu ejer af »Specialplan for strømsvigt« "
         "(XX-SP-20)."),
        (act(Verb.STATUS, SECRET.code, status="completed"),
         "at et fortroligt dokument i Økonomi & IT får status »Udarbejdet«",
         "Et fortroligt dokument i Økonomi & IT har nu status »Udarbejdet«."),
        (act(Verb.STATUS, PLAN.code, status="withdrawn"),
         "at »Specialplan for strømsvigt« (XX-SP-20) udgår",
         "»Specialplan for strømsvigt« (XX-SP-20) er udgået."),
        (act(Verb.APPROVE, PLAN.code),
         "at teksten til »Specialplan for strømsvigt« (XX-SP-20) godkendes",
         "Teksten til »Specialplan for strømsvigt« (XX-SP-20) er godkendt."),
        (act(Verb.TASK, title="Lav en matrix", owner="Leder af krisegruppen Sundhed & Pleje",
             due_on=JULY),
         "at lederen af krisegruppen Sundhed & Pleje får opgaven »Lav en matrix« med frist den "
         "4. juli 2019",
         "Lederen af krisegruppen Sundhed & Pleje har fået opgaven »Lav en matrix« med frist den "
         "4. juli 2019."),
        (act(Verb.TASK, title="Lav en matrix", group="OI"),
         "at krisegruppen Økonomi & IT får opgaven »Lav en matrix«",
         "Krisegruppen Økonomi & IT har fået opgaven »Lav en matrix«."),
        (act(Verb.SETTLE, waiting=7, text="De sættes op i Gearhallen."),
         "at der træffes beslutning om placering af nødkaldsposter",
         "Placering af nødkaldsposter: De sættes op i Gearhallen."),
        (act(Verb.SETTLE, waiting=8),
         "at der træffes beslutning om et fortroligt dokument i Økonomi & IT",
         "Der er truffet beslutning om et fortroligt dokument i Økonomi & IT."),
    ],
)  # fmt: skip
def test_an_act_is_recommended_and_decided_in_one_line_each(done, recommended, decided):
    assert telling.recommended(done, KNOWN) == recommended
    assert telling.decided(done, KNOWN) == decided


def test_documents_are_named_when_few_and_counted_by_group_when_many():
    codes = [*ALL_CARDS[:3], PLAN.code]
    assert (
        telling.named(codes, KNOWN)
        == "Sundhed & Plejes 3 actioncards og Økonomi & IT's 1 specialplan"
    )
    assert telling.named(ALL_CARDS[:3], KNOWN).count("»") == 3


def test_danish_lists_and_genitives():
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B og C"
    assert genitive("Miljø, Teknik & Drift") == "Miljø, Teknik & Drifts"
    assert genitive("Økonomi & IT") == "Økonomi & IT's"
    assert genitive("Ledelse & Kurs") == "Ledelse & Kurs'"


@pytest.mark.parametrize("name", ["IT-chefen", "HBR", "HOFOR's vagt", "Rambøll"])
def test_only_functions_lose_their_capital_inside_a_sentence(name):
    assert telling.in_sentence(name) == name


def test_a_task_for_more_groups_than_its_title_can_hold_says_how_many_they_are():
    groups = {n: group(n, f"G{n}", f"{n:02}" + "x" * 50) for n in range(1, 9)}
    vacant = [of_group(Cause.ROLE_VACANT, one, one.code, "") for one in groups.values()]
    reg = register(groups=groups, documents={})
    few, many = (proposals.proposed(Cause.ROLE_VACANT, vacant[:n], reg)[0].title for n in (2, 8))
    assert few == f"Udpeg en leder af {groups[1].name} og {groups[2].name}"
    assert many == "Udpeg en leder af 8 krisegrupper"
