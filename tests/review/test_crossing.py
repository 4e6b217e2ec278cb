"""Reading across: who must read whom, the tick of a pair, and what opens it again."""

from datetime import timedelta

import pytest

from bsak.documents import history, revisions
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part
from bsak.groups import departments
from bsak.groups import service as groups
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.plain import to_plain
from bsak.plans.wording import PlanWording
from bsak.review import crossing, ticking
from tests import make


class Groups:
    """Three groups, each with a finished delplan; MT is asked to spar on a card of SK's."""

    def __init__(self):
        self.clerk = make.clerk()
        self.approver = make.user(name="Direktør", role="approver")
        self.by_code = {c: make.group(code=c, name=f"Gruppe {c}") for c in ("MT", "SK", "SU")}
        self.plans = {
            code: make.document(group, kind=Kind.SUBPLAN, title=f"Delplan {code}",
                                status=Status.COMPLETED)
            for code, group in self.by_code.items()
        }  # fmt: skip
        self.card = make.document(self.by_code["SK"], title="Nødskadestue")
        documents.share(self.card, self.by_code["MT"], Part.SPARRING, actor=self.clerk)
        self.people = {code: make.member(group, name=f"Fra {code}")
                       for code, group in self.by_code.items()}  # fmt: skip
        db.session.commit()

    def member(self, code):
        return make.viewer(self.people[code])

    def approve(self, code, on=None):
        """Put a new text of a delplan into force."""
        wording = to_plain(PlanWording(summary="Kort."))
        approval = revisions.Approval(
            wording=wording, words="", author_id=self.clerk.user_id, approver_function="Direktør",
            valid_from=on or clock.today(), review_due=clock.today() + timedelta(days=365),
        )  # fmt: skip
        revisions.put_in_force(self.plans[code], approval, actor=make.viewer(self.approver))
        db.session.commit()

    def tick(self, reader, owner, revision=0, note="", who=None):
        return ticking.tick(
            self.plans[owner], self.by_code[reader], revision, note,
            actor=who or self.member(reader),
        )  # fmt: skip


@pytest.fixture
def place(app):
    return Groups()


def pairs(today=None):
    return {
        (pair.reader.code, pair.owner.code): pair
        for pair in crossing.matrix(today or clock.today()).pairs.values()
    }


def take_part(place, *codes):
    department = departments.add("Miljø & Teknik", actor=None)
    for code in codes:
        groups.take_part(place.by_code[code], {department.id: "drift"}, actor=None)
    return department


def test_group_that_is_in_anothers_document_reads_it_and_not_the_other_way(place):
    found = pairs()

    assert list(found) == [("MT", "SK")]
    assert found["MT", "SK"].reasons == ("er med i »Nødskadestue«",)
    assert not found["MT", "SK"].is_mutual
    ((owner, readers),) = crossing.matrix(clock.today()).one_way
    assert (owner.code, [reader.code for reader in readers]) == ("SK", ["MT"])


def test_groups_that_share_a_department_read_each_other(place):
    department = take_part(place, "SK", "SU")
    assert set(pairs()) == {("MT", "SK"), ("SK", "SU"), ("SU", "SK")}
    assert pairs()["SK", "SU"].is_mutual
    departments.close(department, is_closed=True, actor=make.user(role="secretariat"))

    assert set(pairs()) == {("MT", "SK")}


def test_withdrawn_and_confidential_documents_count_for_nothing(place):
    place.card.is_confidential = True
    assert pairs() == {}
    place.card.is_confidential = False
    place.plans["SK"].is_confidential = True
    assert pairs()["MT", "SK"].plans == ()
    with pytest.raises(Hidden):
        place.tick("MT", "SK")
    place.card.status = Status.WITHDRAWN

    assert pairs() == {}


def test_delplan_can_be_put_before_a_group_by_sharing_it(place):
    documents.share(place.plans["SU"], place.by_code["MT"], Part.SPARRING, actor=place.clerk)

    assert set(pairs()) == {("MT", "SK"), ("MT", "SU")}


def test_delplan_that_is_not_in_force_cannot_be_read_yet(place):
    place.plans["SK"].status = Status.IN_PROGRESS
    assert pairs()["MT", "SK"].plans == ()
    place.approve("SK", on=clock.today() + timedelta(days=3))
    place.plans["SK"].status = Status.IN_PROGRESS

    assert pairs()["MT", "SK"].plans == ()
    assert pairs(clock.today() + timedelta(days=3))["MT", "SK"].plans[0].revision == 1


def test_tick_holds_for_the_revision_in_force_and_a_new_one_opens_the_pair_again(place):
    place.tick("MT", "SK")
    assert pairs()["MT", "SK"].is_read
    assert crossing.matrix(clock.today()).read == 1
    place.approve("SK")
    assert not pairs()["MT", "SK"].is_read
    with pytest.raises(Refused, match="ny udgave"):
        place.tick("MT", "SK", revision=0)
    place.tick("MT", "SK", revision=1, note="Mødestedet er et andet hos os.")

    assert [p.reading.note for p in pairs()["MT", "SK"].notes] == ["Mødestedet er et andet hos os."]


@pytest.mark.parametrize("code", ["SK", "SU"])
def test_only_the_reading_groups_own_members_tick(place, code):
    for who in (place.member(code), place.clerk, make.viewer(place.approver)):
        with pytest.raises(Refused, match="Kun medlemmer af Gruppe MT"):
            place.tick("MT", "SK", who=who)


def test_pair_that_is_not_needed_cannot_be_ticked(place):
    for reader, owner in (("SU", "SK"), ("SK", "MT"), ("SK", "SK")):
        with pytest.raises(Hidden):
            place.tick(reader, owner)


def test_tick_twice_is_one_tick_with_the_newest_note_and_can_be_taken_back(place):
    place.tick("MT", "SK", note="Tallene passer ikke.")
    place.tick("MT", "SK")
    assert (pairs()["MT", "SK"].is_read, pairs()["MT", "SK"].notes) == (True, ())
    ticking.untick(place.plans["SK"], place.by_code["MT"], actor=place.member("MT"))
    assert not pairs()["MT", "SK"].is_read
    told = [line.what for line in history.of(place.plans["SK"])]

    assert told[:3] == ["MT har taget sit kryds ved tværlæsning tilbage.",
                        "Læst på tværs af MT: det stemmer.",
                        "Læst på tværs af MT: noget stemmer ikke."]  # fmt: skip


def test_page_counts_marks_and_tells_what_does_not_agree(place, sign_in):
    take_part(place, "SK", "SU")
    place.tick("SK", "SU", note="<b>Mødestedet</b> er et andet.")
    db.session.commit()
    browser = sign_in(place.people["MT"])
    page = browser.get("/tvaerlaesning").text
    assert "1 af 3 par er læst" in page
    assert "Gruppe MT læser Gruppe SK, men Gruppe SK læser ikke Gruppe MT." in page
    assert "&lt;b&gt;Mødestedet&lt;/b&gt; er et andet." in page
    assert "1 krisegruppes delplan venter" in browser.get("/min-side").text
    answer = browser.post("/tvaerlaesning/SK-DP-01/MT", data={"revision": "0"})
    assert answer.status_code == 302
    assert "2 af 3 par er læst" in browser.get("/tvaerlaesning").text
    assert "venter på at blive læst på tværs" not in browser.get("/min-side").text


def test_matrix_asks_no_more_questions_when_it_grows(place):
    from sqlalchemy import event  # noqa: PLC0415 -- only here

    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    counts = []
    for codes in (("SK", "SU"), ("MT", "SK", "SU")):
        db.session.expire_all()
        asked.clear()
        crossing.matrix(clock.today())
        counts.append(len(asked))
        department = departments.add(f"Afdeling {codes}", actor=None)
        for code in codes:
            groups.take_part(place.by_code[code], {department.id: ""}, actor=None)
        db.session.commit()

    assert counts[0] == counts[1]
