"""Mending what is found: the way through the start of a draft, and the draft read beforehand."""

from dataclasses import replace
from datetime import date

import pytest

from bsak.checks import drafted, standing
from bsak.documents import revisions
from bsak.documents.models import ChangeType
from bsak.kernel.db import db
from bsak.kernel.plain import to_plain
from bsak.people.models import Role
from bsak.writing import queries, starting
from bsak.writing.fields import flat
from tests import make
from tests.checks.registers import CARD

POINTER = "belongs_to.0"


@pytest.fixture
def place(app):
    """A card in force that points to what is not in the register, and a member who may mend it."""
    group = make.group()
    document = make.document(group, title="Brand", actor=make.clerk())
    wording = replace(CARD, belongs_to=("MT-SP-09",))
    approval = revisions.Approval(
        wording=to_plain(wording), words="", author_id=make.clerk().user_id,
        approver_function="Kommunaldirektøren", valid_from=date(2019, 4, 11),
        review_due=date(2099, 1, 1), change_type=ChangeType.NEW,
    )  # fmt: skip
    revisions.put_in_force(
        document, approval, actor=make.viewer(make.user(name="Direktør", role=Role.APPROVER))
    )
    db.session.commit()
    return document, make.member(group)


def test_the_way_to_a_field_goes_through_the_start_of_the_draft(place, sign_in):
    document, member = place
    browser = sign_in(member)
    start = browser.get(f"/tjek/felt/{document.code}/{POINTER}").headers["Location"]
    assert start == f"/skriv/{document.code}/start?felt={POINTER}"
    page = browser.get(start).text
    assert "som ikke findes i registret. Ret nummeret" in page
    assert "direkte til feltet" in page
    begun = browser.post(start, data={"source": "approved"})
    assert begun.headers["Location"] == f"/tjek/felt/{document.code}/{POINTER}"
    field = browser.get(begun.headers["Location"]).headers["Location"]
    paths = queries.built(queries.draft_of(document.id)).paths
    assert field.endswith(f"#{paths['belongs_to']}")
    again = browser.get(start).headers["Location"]  # somebody else began it in the meantime
    assert again == f"/tjek/felt/{document.code}/{POINTER}"


def test_a_text_begun_from_a_template_has_no_such_field(place, sign_in):
    document, member = place
    start = f"/skriv/{document.code}/start?felt={POINTER}"
    begun = sign_in(member).post(start, data={"source": "event"})
    assert begun.headers["Location"] == f"/skriv/{document.code}"


def _rewritten(document, member, **fields):
    draft = starting.from_approved(document, actor=make.viewer(member))
    draft.fields = flat(replace(queries.built(draft).wording, **fields), key=iter_keys().__next__)
    db.session.commit()
    return draft


def iter_keys():
    """Return keys for rows, as many as are asked for."""
    return (f"k{number}" for number in range(1000))


def test_a_draft_is_read_as_if_it_were_in_force(place):
    document, member = place
    draft = _rewritten(document, member, belongs_to=("MT-SP-08",), deputy="NN")
    seen = drafted.seen(draft, make.viewer(member))
    assert {one.rule.id for one in seen.new} == {"points-to-missing", "placeholder"}
    assert [one.found.message for one in seen.mended] == [
        "Teksten henviser til MT-SP-09, som ikke findes i registret."
    ]
    assert all(one.found.subject.code == document.code for one in seen.old)
    now = [one.found.message for one in standing.found() if one.rule.id == "points-to-missing"]
    assert now == ["Teksten henviser til MT-SP-09, som ikke findes i registret."]


def test_the_writer_sees_it_from_the_editor_and_nobody_else_does(place, sign_in):
    document, member = place
    _rewritten(document, member, deputy="NN")
    browser = sign_in(member)
    assert f"/tjek/kladde/{document.code}" in browser.get(f"/skriv/{document.code}").text
    page = browser.get(f"/tjek/kladde/{document.code}").text
    assert "»NN« er ikke udfyldt." in page
    assert f"/tjek/felt/{document.code}/deputy" in page
    outsider = sign_in(make.member(make.group(code="SK", name="Skoler & Dagtilbud"), name="Bo"))
    assert outsider.get(f"/tjek/kladde/{document.code}").status_code == 403
