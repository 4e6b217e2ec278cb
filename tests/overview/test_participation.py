"""The matrix: who takes part in whose plans, and whether groups that rely on each other say so."""

from datetime import timedelta
from io import BytesIO

import pdfplumber
import pytest

from bsak.documents import revisions
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part
from bsak.groups import departments
from bsak.groups import service as groups
from bsak.groups.mentions import names
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.plain import to_plain
from bsak.overview import participation_paper, relying
from bsak.overview.relying import Match
from bsak.overview.taking_part import parts
from bsak.plans.wording import PlanWording
from tests import make
from tests.pdf import gate

NAMES = {"MT": "Miljø, Teknik & Drift", "SU": "Sundhed & Pleje", "KB": "Kultur & Borger"}


class Register:
    """Three groups, each with a delplan; what they say of each other is for the test to write."""

    def __init__(self):
        self.clerk, self.approver = make.clerk(), make.viewer(make.user(role="approver"))
        self.groups = {code: make.group(code=code, name=name) for code, name in NAMES.items()}
        self.plans = {
            code: make.document(group, kind=Kind.SUBPLAN, title=f"Delplan {code}",
                                status=Status.COMPLETED, actor=self.clerk)
            for code, group in self.groups.items()
        }  # fmt: skip

    def say(self, code, words, on=None):
        """Put a text into force that says ``words``."""
        approval = revisions.Approval(
            wording=to_plain(PlanWording(summary=words)), words=words,
            author_id=self.clerk.user_id, approver_function="Direktør",
            valid_from=on or clock.today(), review_due=clock.today() + timedelta(days=365),
        )  # fmt: skip
        revisions.put_in_force(self.plans[code], approval, actor=self.approver)
        db.session.commit()


@pytest.fixture
def register(app):
    return Register()


def found():
    return {(r.one.code, r.other.code): r.match for r in relying.relations(clock.today()).every}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ring til Sundhed & Pleje.", {2}),
        ("sundhed og plejes vagt kører", {2}),
        ("Sundhed & Plejehjem", set()),
        ("Miljø, Teknik og Drift rykker ud", {1}),
        ("Se SU-AC-03.", {2}),
        ("Se SU-AC-030 og XSU-AC-03.", set()),
        ("Drift af bygninger og drift af it", {3}),
        ("drift af it", set()),
        ("krisegruppen drift møder", {3}),
        ("Social & Familie", {4}),
        ("Sundhed & Pleje Nord", set()),
    ],
)
def test_group_is_known_by_name_earlier_name_and_codes_but_not_by_parts_of_words(text, named):
    known = names(
        [("Miljø, Teknik & Drift", 1), ("Sundhed & Pleje", 2), ("Drift", 3)],
        [("Social & Familie", 4), ("Sundhed & Pleje", 9)],
        ["Sundhed & Pleje Nord"],
        {"SU-AC-03": 2},
    )

    assert known.within([text]) == named


def test_groups_that_name_each_other_match_and_others_are_told_what_to_do(register):
    register.say("MT", "Kultur & Borger åbner hallen. Se SU-DP-01.")
    register.say("SU", "Miljø, Teknik & Drift kommer med nødstrøm.")
    assert found() == {
        ("MT", "SU"): Match.BOTH, ("SU", "MT"): Match.BOTH, ("MT", "KB"): Match.UNKNOWN,
    }  # fmt: skip

    register.say("KB", "Vi åbner hallen.")

    ((relation,)) = relying.relations(clock.today()).matching(Match.ONE_WAY)
    told = relying.what_to_write(relation)
    assert "»Delplan MT« (MT-DP-01) nævner Kultur & Borger" in told
    assert "ingen tekst fra Kultur & Borger nævner Miljø, Teknik & Drift" in told


def test_document_made_together_is_said_by_both_and_sparring_by_the_owner(register):
    register.say("SU", "Kort.")
    register.say("KB", "Kort.")
    documents.share(register.plans["MT"], register.groups["SU"], Part.CO_OWNER,
                    actor=register.clerk)  # fmt: skip
    documents.share(register.plans["MT"], register.groups["KB"], Part.SPARRING,
                    actor=register.clerk)  # fmt: skip

    assert found() == {
        ("MT", "SU"): Match.BOTH, ("SU", "MT"): Match.BOTH, ("MT", "KB"): Match.ONE_WAY,
    }  # fmt: skip


def test_texts_to_come_confidential_and_withdrawn_count_for_nothing(register):
    register.say("MT", "Ring til Sundhed & Pleje og se SU-DP-01.", on=clock.today() + timedelta(1))
    assert found() == {}
    register.say("KB", "Se SU-DP-01.")
    assert set(found()) == {("KB", "SU")}
    register.plans["SU"].is_confidential = True
    assert found() == {}
    register.plans["SU"].is_confidential, register.plans["KB"].is_confidential = False, True
    assert found() == {}
    register.plans["KB"].is_confidential = False
    register.plans["KB"].status = Status.WITHDRAWN

    assert found() == {}


def test_earlier_name_is_the_group_s_still(register):
    groups.rename(register.groups["SU"], "Sundhed", actor=make.user(role="secretariat"))
    register.say("MT", "Ring til Sundhed & Pleje.")

    assert set(found()) == {("MT", "SU")}


def test_page_shows_the_parts_the_unmatched_and_who_may_edit(register, sign_in):
    department = departments.add("Miljø & Teknik", actor=None)
    groups.take_part(register.groups["SU"], {department.id: "Nødstrøm"}, actor=None)
    documents.share(register.plans["SU"], register.groups["KB"], Part.SPARRING,
                    actor=register.clerk)  # fmt: skip
    documents.share(register.plans["SU"], register.groups["MT"], Part.CO_OWNER,
                    actor=register.clerk)  # fmt: skip
    register.say("KB", "Kort.")
    leader = make.member(register.groups["SU"], is_leader=True)

    page = sign_in(leader).get("/deltagelse").text

    assert "Nødstrøm" in page
    assert "sparrer: KB" in page
    assert "samarbejder med: MT" in page
    assert "▲" not in page
    assert "Kun den ene" in page
    assert "/krisegrupper/SU/ret#departments-heading" in page
    assert "/krisegrupper/KB/ret" not in page
    assert "Ingen afdeling er skrevet på Miljø, Teknik &amp; Drift; Kultur &amp; Borger." in page


def test_number_of_questions_does_not_grow_with_the_groups(register, queries_of):
    register.say("MT", "Ring til Sundhed & Pleje.")
    db.session.expire_all()
    before = queries_of(lambda: (parts(), relying.relations(clock.today())))
    for code in ("AA", "BB", "CC"):
        group = make.group(code=code, name=f"Gruppe {code}")
        documents.share(make.document(group, actor=register.clerk), register.groups["SU"],
                        Part.SPARRING, actor=register.clerk)  # fmt: skip
    db.session.commit()
    db.session.expire_all()

    assert queries_of(lambda: (parts(), relying.relations(clock.today()))) == before


@pytest.mark.parametrize(
    ("rows", "columns", "words"), [(9, 7, "Nødstrøm"), (14, 10, "kørsel " * 30)]
)
def test_paper_is_one_tagged_side_however_much_there_is(app, rows, columns, words):
    made = [make.group(code=f"A{chr(65 + n)}", name=f"Gruppen nummer {n}") for n in range(columns)]
    ids = [departments.add(f"Afdelingen for noget {n}", actor=None).id for n in range(rows)]
    for n, group in enumerate(made):
        groups.take_part(group, {i: f"{words} {n} {i}" for i in ids}, actor=None)
    whole = parts(), relying.relations(clock.today())

    paper = participation_paper.printed(*whole, "Albertslund Kommune").getvalue()

    faults = gate.check(paper, words=["Deltagelse på tværs", "AA"], mirrored=False)
    assert [fault for fault in faults if "odd number" not in fault] == []
    with pdfplumber.open(BytesIO(paper)) as opened:
        assert len(opened.pages) == 1
        assert f"Afdelingen for noget {rows - 1}" in opened.pages[0].extract_text()
