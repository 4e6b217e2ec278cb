"""How a text begins: never finished, never from what one may not see, never losing a word."""

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from bsak.cards.wording import CardSort, CardWording, Step, StopLine
from bsak.demo.texts import TEXTS
from bsak.documents import history, revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.markup import strings
from bsak.kernel.plain import to_plain
from bsak.kernel.prose import Tier
from bsak.people.models import Role
from bsak.plans.by_kind import findings
from bsak.plans.wording import (
    WORDINGS,
    ContactGroup,
    ContactListWording,
    ContactRow,
    PlanWording,
    Section,
)
from bsak.writing import leftovers, queries, sections, service, starting
from bsak.writing.checking import checked
from bsak.writing.models import Draft
from bsak.writing.skeletons import skeleton
from tests import make
from tests.writing.papers import word

CARD = next(text for (_, kind, _), text in TEXTS.items() if kind == "action_card")
_TOKEN = re.compile(r'"[\w.-]{60,}"')  # a form's own, new for every second


def approved(document, wording=CARD, *, valid_from=date(2019, 4, 11)):
    """Put a text of ``document`` into force."""
    approval = revisions.Approval(
        wording=to_plain(wording),
        words="",
        author_id=make.clerk().user_id,
        approver_function="Kommunaldirektøren",
        valid_from=valid_from,
        review_due=date(2099, 1, 1),
        change_type=ChangeType.NEW,
    )
    approver = make.viewer(make.user(name="Direktør", role=Role.APPROVER))
    revision = revisions.put_in_force(document, approval, actor=approver)
    db.session.commit()
    return revision


@pytest.fixture
def place(app):
    """A document to write, its writer's browser, and a document of another group in force."""
    own, foreign = make.group(), make.group(code="SK", name="Skoler & Dagtilbud")
    mine = make.document(own, title="Strømsvigt")
    theirs = make.document(foreign, title="Brand", unit="Ågård Skole")
    approved(theirs)
    return mine, theirs, make.member(own)


def begin(browser, document, source, **more):
    return browser.post(f"/skriv/{document.code}/start", data={"source": source, **more})


def draft_of(document):
    return queries.draft_of(document.id)


def errors(draft):
    return [one for one in checked(draft).all if one.tier is Tier.ERROR]


@pytest.mark.parametrize("kind", list(Kind))
def test_skeleton_is_never_finished(app, kind):
    group = make.group()
    for sort in CardSort:
        draft = service.start(
            make.document(group, kind=kind, title=f"Ny {sort}"),
            service.Start(wording=skeleton(kind, sort)),
            actor=make.clerk(),
        )

        assert errors(draft)
        assert checked(draft).obstacle is not None


@pytest.mark.parametrize("sort", list(CardSort))
def test_card_skeleton_lacks_nothing_but_what_stands_in_brackets(sort):
    found = findings(skeleton(Kind.ACTION_CARD, sort), kind="action_card", title="Ny")

    assert {one.rule for one in found} == {"T-11", "C-09"}
    assert skeleton(Kind.ACTION_CARD, sort).sort is sort


def test_plan_skeleton_has_the_sections_asked_for_without_words(app):
    wording = skeleton(Kind.SUBPLAN)

    assert isinstance(wording, PlanWording)
    assert sections.missing("subplan", wording) == ()
    asked = sections.section_findings("subplan", wording)
    assert len([f for f in asked if f.where != "sections.0.blocks"]) == len(wording.sections) - 1


@pytest.mark.parametrize("source", ["event", "role", "unit"])
def test_template_becomes_a_draft(place, sign_in, source):
    mine, _theirs, writer = place

    answer = begin(sign_in(writer), mine, source)

    assert (answer.status_code, answer.location) == (303, f"/skriv/{mine.code}")
    assert draft_of(mine).fields["sort"] == source
    assert "Begyndte teksten på en skabelon." in [line.what for line in history.of(mine)]


def test_plan_begins_from_its_one_template(app, sign_in):
    group = make.group()
    plan = make.document(group, kind=Kind.SUBPLAN, title="Delplan")
    browser = sign_in(make.member(group))

    assert 'value="event"' not in browser.get(f"/skriv/{plan.code}/start").text
    assert begin(browser, plan, "event").status_code == 422
    assert begin(browser, plan, "template").status_code == 303


def test_text_in_force_is_revised_from_the_newest(place, sign_in):
    mine, _theirs, writer = place
    approved(mine)
    coming = clock.today() + timedelta(days=30)
    approved(mine, CardWording(goal="Det, der kommer"), valid_from=coming)

    begin(sign_in(writer), mine, "approved")

    draft = draft_of(mine)
    assert (draft.based_on, draft.fields["goal"]) == (2, "Det, der kommer")


def test_without_a_text_in_force_it_is_not_offered(place, sign_in):
    mine, _theirs, writer = place
    browser = sign_in(writer)

    assert 'value="approved"' not in browser.get(f"/skriv/{mine.code}/start").text
    assert begin(browser, mine, "approved").status_code == 422
    with pytest.raises(Refused):
        starting.from_approved(mine, actor=make.viewer(writer))


def test_text_of_another_group_comes_with_what_must_be_looked_at(place, sign_in):
    mine, theirs, writer = place

    answer = begin(sign_in(writer), mine, "other", other=theirs.code)

    draft = draft_of(mine)
    assert answer.status_code == 303
    assert queries.built(draft).wording == CARD
    notes = "\n".join(draft.unplaced).replace("\u00a0", " ")
    assert f"{theirs.code}, Brand (Skoler & Dagtilbud)" in notes
    for where, text in strings(CARD):
        if where.endswith(".phone") and len(text) > 4:
            assert text.replace("\u00a0", " ") in notes
    assert CARD.responsible in notes
    assert [code for code in CARD.belongs_to if code not in notes] == []
    told = [line.what for line in history.of(mine)]
    assert f"Hentede teksten fra {theirs.code}, udgave 1." in told


def test_text_of_another_group_is_not_approved_before_somebody_has_looked(place, sign_in):
    own, theirs, writer = place
    row = ContactRow("Vagthavende", phone="00 00 00 01")
    listed = make.document(theirs.group, kind=Kind.CONTACT_LIST, title="Vagter")
    approved(listed, ContactListWording(groups=(ContactGroup("Døgnet rundt", (row,)),)))
    mine = make.document(own.group, kind=Kind.CONTACT_LIST, title="Vores vagter")
    begin(sign_in(writer), mine, "other", other=listed.code)
    draft, actor = draft_of(mine), make.viewer(writer)

    assert "ting at se efter" in checked(draft).obstacle
    for key, _text in leftovers.pieces(draft):
        leftovers.handle(draft, key, actor=actor)
    assert checked(draft).obstacle is None


def test_copied_card_announces_itself_and_not_the_card_it_came_from(place, sign_in):
    mine, _theirs, writer = place
    sibling = make.document(mine.group, title="Varmesvigt")
    line = StopLine("Ring til vagten", f"Sig: »{sibling.code} er i gang«.", "00 00 00 01")
    approved(sibling, replace(CARD, stop=(line,), see_also=(f"{sibling.code}1",)))

    begin(sign_in(writer), mine, "other", other=sibling.code)

    begun = queries.built(draft_of(mine)).wording
    assert begun.stop[0].detail == f"Sig: »{mine.code} er i gang«."
    assert begun.see_also == (f"{sibling.code}1",)


def test_text_of_ones_own_group_needs_no_such_look(place, sign_in):
    mine, _theirs, writer = place
    sibling = make.document(mine.group, title="Varmesvigt")
    approved(sibling)

    begin(sign_in(writer), mine, "other", other=sibling.code)

    assert draft_of(mine).unplaced == []


def offered(browser, document):
    page = browser.get(f"/skriv/{document.code}/start").text
    return page.partition('name="other"')[2].partition("</select>")[0]


def test_only_texts_in_force_of_the_same_sort_are_offered_as_danes_sort(place, sign_in):
    mine, theirs, writer = place
    for title in ("Åbrud", "Zoo", "Ærø", "Aabrud"):
        approved(make.document(theirs.group, title=title))
    make.document(theirs.group, title="Kun kladde")
    approved(make.document(theirs.group, title="Senere"), valid_from=clock.today() + timedelta(1))
    gone = make.document(theirs.group, title="Udgået")
    approved(gone)
    gone.status = Status.WITHDRAWN
    approved(
        make.document(theirs.group, kind=Kind.SUBPLAN, title="En delplan"),
        PlanWording(sections=(Section("Formål"),)),
    )
    db.session.commit()

    page = offered(sign_in(writer), mine)

    titles = ("Brand", "Zoo", "Ærø", "Åbrud", "Aabrud")
    places = [page.find(f">{title}") for title in titles]
    assert -1 not in places
    assert places == sorted(places)
    assert "Brand, Ågård Skole (SK-AC-01)" in page
    assert '<optgroup label="Skoler &amp; Dagtilbud">' in page
    for title in ("Kun kladde", "Senere", "Udgået", "En delplan", mine.title):
        assert title not in page


def test_confidential_text_is_neither_offered_nor_given(place, sign_in):
    mine, theirs, writer = place
    secret = make.document(theirs.group, title="Sårbarhed i vandværk")
    approved(secret)
    secret.is_confidential = True
    db.session.commit()
    browser = sign_in(writer)

    hidden = begin(browser, mine, "other", other=secret.code)
    absent = begin(browser, mine, "other", other="SK-AC-99")

    assert "Sårbarhed" not in offered(browser, mine)
    assert (hidden.status_code, absent.status_code) == (422, 422)
    told = [_TOKEN.sub("", answer.text) for answer in (hidden, absent)]
    assert told[0].replace(secret.code, "X") == told[1].replace("SK-AC-99", "X")
    assert draft_of(mine) is None
    with pytest.raises(Refused):
        starting.from_other(mine, secret.code, actor=make.viewer(writer))


def test_confidential_text_stays_among_those_who_read_it(place, sign_in, secretariat):
    """The secretariat sees both; but whoever reads the new document may not know of the first."""
    mine, theirs, writer = place
    secret = make.document(theirs.group, title="Sårbarhed")
    own = make.document(mine.group, title="Nøgler")
    for document in (secret, own):
        approved(document)
        document.is_confidential = True
    db.session.commit()
    clerk = sign_in(secretariat)

    assert [t for t in ("Sårbarhed", "Nøgler") if t in offered(clerk, mine)] == []
    assert begin(clerk, mine, "other", other=own.code).status_code == 422

    mine.is_confidential = True
    db.session.commit()
    assert "Nøgler" in offered(sign_in(writer), mine)
    assert "Sårbarhed" not in offered(clerk, mine)
    assert begin(clerk, mine, "other", other=secret.code).status_code == 422
    assert begin(sign_in(writer), mine, "other", other=own.code).status_code == 303


def test_text_is_begun_once(place, sign_in):
    mine, _theirs, writer = place
    browser = sign_in(writer)
    begin(browser, mine, "event")

    again = begin(browser, mine, "role")

    assert (again.status_code, again.location) == (303, f"/skriv/{mine.code}")
    assert draft_of(mine).fields["sort"] == "event"
    assert browser.get(f"/skriv/{mine.code}/start").status_code == 303
    with pytest.raises(Refused, match="allerede en kladde"):
        starting.from_template(mine, CardSort.ROLE, actor=make.viewer(writer))


def test_stranger_and_reader_begin_nothing(place, sign_in):
    mine, theirs, _writer = place
    stranger = make.member(theirs.group)

    for person in (stranger, make.user()):
        assert begin(sign_in(person), mine, "event").status_code == 403
        with pytest.raises(Refused):
            starting.from_template(mine, CardSort.EVENT, actor=make.viewer(person))
    mine.is_confidential = True
    db.session.commit()
    assert begin(sign_in(stranger), mine, "event").status_code == 404
    assert draft_of(mine) is None


@pytest.mark.parametrize("source", ["", "elsewhere", "template"])
def test_choice_that_is_not_there_is_told(place, sign_in, source):
    mine, _theirs, writer = place

    answer = begin(sign_in(writer), mine, source)

    assert answer.status_code == 422
    assert draft_of(mine) is None


def test_page_asks_no_more_when_there_is_more_to_choose_from(place, sign_in, queries_of):
    mine, theirs, writer = place
    browser, counts = sign_in(writer), []
    for title in ("Vand", "Varme"):
        approved(make.document(theirs.group, title=title))
        counts.append(queries_of(lambda: browser.get(f"/skriv/{mine.code}/start")))

    assert counts[0] == counts[1]


def hand_in(browser, document, content, name="kort.docx"):
    return begin(browser, document, "word", file=(BytesIO(content), name))


def test_word_file_becomes_a_draft_and_what_had_no_place_is_ticked_off(place, sign_in):
    mine, _theirs, writer = place
    browser = sign_in(writer)
    file = word(
        ("h1", "Hvornår"), ("li", "Lyset går"), ("h1", "Forord"), ("p", "En lang historie.")
    )

    answer = hand_in(browser, mine, file)

    assert answer.status_code == 303
    draft = draft_of(mine)
    assert draft.fields["cues"] == "Lyset går"
    assert draft.unplaced[-1] == "Forord\nEn lang historie."
    assert "Hentede teksten fra Word-filen kort.docx." in [line.what for line in history.of(mine)]
    page = browser.get(f"/skriv/{mine.code}").text
    assert "En lang historie." in page

    key = page.rpartition('name="piece" value="')[2].partition('"')[0]
    ticked = browser.post(
        f"/skriv/{mine.code}/placeret", data={"piece": key}, follow_redirects=True
    ).text
    assert "En lang historie." not in [p.partition("\n")[2] for p in make.as_stored(draft).unplaced]
    undo = ticked.partition(f'action="/skriv/{mine.code}/placeret/')[2].partition('"')[0]
    assert browser.post(f"/skriv/{mine.code}/placeret", data={"piece": key}).status_code == 409

    for _twice in range(2):
        assert browser.post(f"/skriv/{mine.code}/placeret/{undo}").status_code == 303
        assert make.as_stored(draft).unplaced[-1] == "Forord\nEn lang historie."
    assert browser.post(f"/skriv/{mine.code}/placeret/{int(undo) + 1}").status_code == 404


def test_piece_of_another_document_is_not_brought_back_here(place, sign_in):
    mine, theirs, writer = place
    begin_word = word(("p", "Hemmeligt."))
    clerk = sign_in(make.user(role=Role.SECRETARIAT))
    other = make.document(theirs.group, title="Vand")
    hand_in(clerk, other, begin_word)
    begin(sign_in(writer), mine, "event")
    key = clerk.get(f"/skriv/{other.code}").text.rpartition('name="piece" value="')[2][:16]
    clerk.post(f"/skriv/{other.code}/placeret", data={"piece": key})
    entry = db.session.scalar(select(func.max(history.Entry.id)))

    assert sign_in(writer).post(f"/skriv/{mine.code}/placeret/{entry}").status_code == 404
    assert make.as_stored(draft_of(mine)).unplaced == []


def test_ticking_off_does_not_cost_another_writer_a_word(place, sign_in):
    mine, _theirs, writer = place
    hand_in(sign_in(writer), mine, word(("p", "Noget løst.")))
    draft, actor = draft_of(mine), make.viewer(writer)
    mark = draft.mark
    key = sign_in(writer).get(f"/skriv/{mine.code}").text.rpartition('name="piece" value="')[2][:16]
    sign_in(writer).post(f"/skriv/{mine.code}/placeret", data={"piece": key})

    service.save(make.as_stored(draft), mark, {"goal": "Alle er ude"}, actor=actor)

    assert draft.fields["goal"] == "Alle er ude"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("kort.docx", b"", "Filen er tom"),
        ("kort.pdf", b"%PDF-1.7 intet", "kun hentes fra en Word-fil"),
        ("kort.docx", b"PK\x03\x04intet", "ikke et helt Word-dokument"),
        ("kort.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "uden adgangskode"),
        ("kort.docx", b"<html>", "kun hentes fra en Word-fil"),
    ],
)
def test_file_that_cannot_be_read_changes_nothing(place, sign_in, name, content, told):
    mine, _theirs, writer = place

    answer = hand_in(sign_in(writer), mine, content, name)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert db.session.scalar(select(func.count()).select_from(Draft)) == 0


def test_word_without_a_file_is_told(place, sign_in):
    mine, _theirs, writer = place

    answer = begin(sign_in(writer), mine, "word")

    assert "Vælg en Word-fil (.docx)." in answer.text


def test_text_that_is_too_long_for_a_field_is_refused_whole(place, sign_in):
    mine, _theirs, writer = place

    answer = hand_in(sign_in(writer), mine, word(("h1", "Mål"), ("p", "ord " * 3000)))

    assert "over 10000 tegn" in answer.text
    assert draft_of(mine) is None


def test_every_kind_of_document_has_a_skeleton_of_its_own_wording(app):
    for kind in Kind:
        assert isinstance(skeleton(kind), WORDINGS[kind.value])


def test_no_step_of_a_skeleton_begins_with_anything_but_a_verb():
    for sort in CardSort:
        wording = skeleton(Kind.ACTION_CARD, sort)
        assert isinstance(wording, CardWording)
        assert all(isinstance(numbered.step, Step) for numbered in wording.numbered_steps)
        rules = {one.rule for one in findings(wording, kind="action_card", title="Ny")}
        assert "C-06" not in rules
