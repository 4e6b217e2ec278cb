"""Search: what is found, by whom, and that nothing typed can break it."""

import json
import re
from datetime import date

import pytest

from bsak.cards.wording import CardWording, StopLine
from bsak.documents import notes, revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import WaitingFor
from bsak.documents.search import index
from bsak.kernel.db import db
from bsak.kernel.plain import to_plain
from bsak.overview import finding
from bsak.overview.finding import find
from bsak.people.models import Role
from bsak.plans import by_kind
from tests import make

ODD = (
    '"', "'", '" OR "', 'strøm" OR "x', "strøm' OR 1=1 --", "strøm*", "NEAR(strøm svigt)",
    'strøm" svigt', 'strøm""" OR svigt',
    "title:strøm", "{title}", "strøm AND NOT x", "(strøm", "%", "_", "%%%", "\\", "strøm\x00",
    "\x00\x01\x02", "^strøm", "-strøm", "a", "å", "🔥🔥🔥", "strøm " * 100, "x" * 5000, "‮strøm",
)  # fmt: skip


def titles(query, viewer):
    return [hit.code for hit in find(query, viewer).hits]


@pytest.fixture
def group(app):
    return make.group(code="AA", name="Aabenraa-gruppen")


def test_part_of_a_compound_is_found(group):
    make.document(group, title="Strømsvigt")
    make.document(group, title="Brand")

    found = find("svigt", make.clerk())

    assert [hit.code for hit in found.hits] == ["AA-AC-01"]
    assert [piece.text for piece in found.hits[0].title] == ["Strøm", "svigt"]


def test_old_and_new_spelling_find_each_other(group):
    make.document(group, title="Havnen i Åbenrå")
    make.document(group, title="Færgen til Ærø")

    assert titles("aabenraa", make.clerk()) == ["AA-AC-01"]
    assert titles("ÅBENRÅ", make.clerk()) == ["AA-AC-01"]
    assert titles("ærø", make.clerk()) == ["AA-AC-02"]


def test_every_word_must_be_there_and_short_ones_count(group):
    make.document(group, title="Svigt af el på rådhuset")
    make.document(group, title="Svigt af vand")

    assert titles("svigt el", make.clerk()) == ["AA-AC-01"]
    assert titles("el", make.clerk()) == ["AA-AC-01"]
    assert titles("svigt brand", make.clerk()) == []


def test_title_counts_more_than_a_remark(group):
    clerk = make.clerk()
    noted = make.document(group, title="Andet")
    notes.remark(
        group, "Her står evakuering, evakuering og evakuering", actor=clerk, document=noted
    )
    make.document(group, title="Evakuering af skoler")
    db.session.commit()

    assert titles("evakuering", clerk) == ["AA-AC-02", "AA-AC-01"]
    assert "".join(p.text for p in find("evakuering", clerk).hits[1].text).startswith("Her står")


def test_words_of_a_card_stay_findable_when_a_remark_is_noted(group):
    clerk = make.clerk()
    card = make.document(group, title="Brand", status=Status.COMPLETED)
    index(card, "Luk gasventilen i kælderen")
    notes.remark(group, "Set igennem", actor=clerk, document=card)
    db.session.commit()

    assert titles("gasventil", clerk) == ["AA-AC-01"]
    assert titles("igennem", clerk) == ["AA-AC-01"]


def test_renamed_document_is_not_found_by_its_old_name(group):
    document = make.document(group, title="Strømsvigt")
    document.title = "Mørklægning"
    index(document)
    db.session.commit()

    assert titles("strøm", make.clerk()) == []
    assert titles("mørk", make.clerk()) == ["AA-AC-01"]


def test_reader_finds_what_is_finished_and_not_confidential(group):
    make.document(group, title="Strøm under arbejde")
    make.document(group, title="Strøm færdig", status=Status.COMPLETED)
    secret = make.document(group, title="Strøm hemmelig", status=Status.COMPLETED)
    secret.is_confidential = True
    make.document(group, title="Strøm til læsning", status=Status.IN_REVIEW)
    make.kept(secret)

    assert titles("strøm", make.viewer(make.user())) == ["AA-AC-02"]
    assert sorted(titles("strøm", make.viewer(make.user(role=Role.REVIEWER)))) == [
        "AA-AC-02", "AA-AC-04",
    ]  # fmt: skip
    assert len(titles("strøm", make.viewer(make.member(group)))) == 4


def test_reader_finds_nothing_by_remarks(group):
    document = make.document(group, title="Brand", status=Status.COMPLETED)
    notes.remark(group, "Rygter om nedskæring", actor=make.clerk(), document=document)
    db.session.commit()

    assert titles("nedskæring", make.clerk()) == ["AA-AC-01"]
    assert titles("nedskæring", make.viewer(make.user())) == []
    assert titles("ed", make.viewer(make.user())) == []  # short words take another way


def test_hidden_documents_take_no_place_from_visible_ones(group, monkeypatch):
    monkeypatch.setattr(finding, "SHOWN", 2)
    for n in range(4):
        secret = make.document(group, title=f"Strøm {n}", status=Status.COMPLETED)
        secret.is_confidential = True
        make.kept(secret)
    for n in range(3):
        make.document(group, title=f"Strøm for alle {n}", status=Status.COMPLETED)

    found = find("strøm", make.viewer(make.user()))

    assert [hit.code for hit in found.hits] == ["AA-AC-05", "AA-AC-06"]
    assert found.total == 3


def told(query, viewer):
    """Return the sorts of what is found beside documents."""
    return [(note.sort, "".join(piece.text for piece in note.title)) for note in
            find(query, viewer).notes]  # fmt: skip


def test_what_is_waited_for_and_notes_on_groups_are_found(group):
    clerk = make.clerk()
    notes.wait(group, "oprettelse af Ønskede nødkaldsposter", actor=clerk,
               kind=WaitingFor.DECISION)  # fmt: skip
    notes.wait(group, "Vand", actor=clerk, waits_for="HOFOR", expected_text="HOBS-mødet")
    notes.remark(group, "Drøftet på ÅRETS lederkredsmøde", actor=clerk)
    db.session.commit()

    decision = ("Beslutning", "Oprettelse af Ønskede nødkaldsposter")
    assert told("nødkaldsposter", clerk) == told("noedkald oensk", clerk) == [decision]
    assert told("hofor hobs", clerk) == [("Venter på svar", "Vand")]
    assert told("året lederkreds", clerk) == [("Bemærkning", "Aabenraa-gruppen")]
    assert told("hofor", make.viewer(make.user())) == []
    assert told("aaaeoe" * 30, clerk) == []  # can be written in many ways
    assert told("%", clerk) == told("kalds_oster", clerk) == []


def test_what_a_hidden_document_waits_for_is_not_found(group):
    secret = make.document(group, title="Flugtvej")
    secret.is_confidential = True
    notes.wait(group, "Nøglen", actor=make.clerk(), document=secret)
    db.session.commit()
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed")))

    assert told("nøglen", make.viewer(make.member(group))) == [("Venter på svar", "Nøglen")]
    assert told("nøglen", stranger) == []


def test_points_of_meetings_are_found_by_title_case_and_words_but_not_when_closed(group):
    point = make.item(held_on=date(2019, 4, 11))
    point.title, point.case_number = "Status på beredskabsplaner", "14.00.08-A21-1-19"
    point.decision = "Chefforum godkendte rapporten."
    db.session.commit()
    clerk = make.clerk()
    hit = ("Punkt på et møde", "Status på beredskabsplaner")

    assert told("beredskabsplaner", clerk) == told("14.00.08", clerk) == [hit]
    assert told("rapporten", clerk) == [hit]
    assert told("rapporten", make.viewer(make.user())) == []
    point.is_closed = True
    db.session.commit()
    assert told("14.00.08", clerk) == []


def test_document_is_found_by_its_case_number(group):
    document = make.document(group, title="Strømsvigt 14")
    document.case_number = "14.00.08-A21-1-19"
    make.kept(document)

    assert titles("14.00.08-a21", make.clerk()) == titles("14", make.clerk()) == ["AA-AC-01"]
    assert "A21" in "".join(p.text for p in find("14.00.08", make.clerk()).hits[0].text)


def test_slip_of_the_pen_is_mended_by_the_titles_one_may_know_of(group, sign_in, secretariat):
    make.document(group, title="Kemikalieudheld (stort)")
    make.document(group, title="Strømsvigt")

    found = find("kemikalieuheld", make.clerk())

    assert [hit.code for hit in found.hits] == ["AA-AC-01"]
    assert found.instead == "kemikalieudheld"
    assert titles("vandsvigt", make.clerk()) == []
    assert find("kemikalieuheld", make.viewer(make.user())).instead == ""
    page = sign_in(secretariat).get("/soeg?q=kemikalieuheld").text
    assert "Intet indeholder »kemikalieuheld«" in page


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_nothing_typed_breaks_the_search(typed, group, sign_in):
    secret = make.document(group, title="Strøm hemmelig", status=Status.COMPLETED)
    secret.is_confidential = True
    make.kept(secret)

    answer = sign_in(make.user()).get("/soeg", query_string={"q": typed})

    assert answer.status_code == (400 if "\0" in typed else 200)
    assert "hemmelig" not in answer.text


def test_what_is_found_is_shown_as_text_and_not_as_markup(group, sign_in):
    make.document(group, title="<script>alert(1)</script> strøm", status=Status.COMPLETED)

    page = sign_in(make.user()).get("/soeg?q=strøm").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>strøm</mark>" in page


def test_no_hits_give_advice(sign_in, app):
    page = sign_in(make.user()).get("/soeg?q=vulkan").text

    assert "Intet dokument, du har adgang til, indeholder »vulkan«." in page
    assert "Prøv et kortere ord" in page


def test_title_that_is_asked_for_stands_first(app, secretariat, sign_in):
    group = make.group()
    make.document(group, title="Brand i asbestholdigt materiale", kind=Kind.CONTINGENCY_PLAN)
    make.document(group, title="Delplan for alt med brandsikring", kind=Kind.SUBPLAN)
    make.document(group, title="Brand")

    page = sign_in(secretariat).get("/soeg?q=brand").text

    titles = re.findall(r'hits__title"><a[^>]*>(.*?)</a>', page)
    assert [re.sub("<[^>]+>", "", t) for t in titles] == [
        "Brand",
        "Brand i asbestholdigt materiale",
        "Delplan for alt med brandsikring",
    ]


def test_codes_inside_a_text_are_not_quoted(group):
    clerk = make.clerk()
    card = make.document(group, title="Brand", status=Status.IN_PROGRESS)
    wording = CardWording(goal="Få alle ud.", stop=(StopLine(text="Tag **ikke** elevatoren."),))
    words = by_kind.words(wording)
    author, approver = make.user(), make.user(role=Role.APPROVER)
    approval = revisions.Approval(
        wording=to_plain(wording), words=f"{words} event", author_id=author.id,
        approver_function="Direktøren", valid_from=date(2020, 1, 1), review_due=date(2030, 1, 1),
    )  # fmt: skip
    revisions.put_in_force(card, approval, actor=make.viewer(approver))
    db.session.commit()
    assert "event" in json.dumps(to_plain(wording))

    (hit,) = find("event", clerk).hits
    (quoted,) = find("elevatoren", clerk).hits

    assert hit.text == ()
    assert "".join(piece.text for piece in quoted.text) == "Tag ikke elevatoren."
