"""Saving a draft: others' words stay, one's own come back."""

import pytest

from bsak.documents.kinds import Kind
from bsak.kernel.errors import Refused
from bsak.plans.wording import WORDINGS
from bsak.writing import rows, service
from tests import make


@pytest.fixture
def two(app):
    group = make.group()
    first, second = make.member(group), make.member(group)
    document = make.document(group, kind=Kind.ACTION_CARD)
    return document, make.viewer(first), make.viewer(second)


def begun(document, actor):
    return service.start(
        document, service.Start(wording=WORDINGS[document.kind.value]()), actor=actor
    )


def test_two_writers_in_different_fields_both_keep_their_words(two):
    document, mine, theirs = two
    draft = begun(document, mine)
    mark = draft.mark

    service.save(draft, mark, {"goal": "Alle er i sikkerhed", "audience": ""}, actor=mine)
    service.save(draft, mark, {"goal": "", "audience": "Vagtleder"}, actor=theirs)

    assert draft.fields["goal"] == "Alle er i sikkerhed"
    assert draft.fields["audience"] == "Vagtleder"
    assert service.writers(draft) == [mine.user_id, theirs.user_id]


def test_two_writers_in_one_field_nothing_is_stored_and_both_texts_are_there(two):
    document, mine, theirs = two
    draft = begun(document, mine)
    mark = draft.mark
    service.save(draft, mark, {"goal": "Første"}, actor=mine)

    with pytest.raises(service.Clashing) as told:
        service.save(draft, mark, {"goal": "Anden", "note": "Også"}, actor=theirs)

    clash = told.value.clashes[0]
    assert (clash.path, clash.mine, clash.theirs) == ("goal", "Anden", "Første")
    assert draft.fields["goal"] == "Første"
    assert draft.fields["note"] == ""


def test_row_somebody_has_written_in_is_not_removed_unseen(two):
    document, mine, theirs = two
    draft = begun(document, mine)
    row = rows.add(draft, "stop", actor=mine)
    mark = draft.mark
    service.save(draft, mark, {f"{row}/text": "Ring 112"}, actor=theirs)

    with pytest.raises(service.Clashing):
        rows.remove(draft, row, mark, actor=mine)

    saved = rows.remove(draft, row, draft.mark, actor=mine)
    assert draft.fields["stop"] == ""
    rows.undo(draft, saved, actor=mine)
    assert draft.fields[f"{row}/text"] == "Ring 112"


@pytest.mark.parametrize("mark", ["", "-1", "x-1", "20200101000000000000-1", "{}-99", "{}-0"])
def test_mark_of_another_draft_or_of_the_future_is_refused(two, mark):
    document, mine, _theirs = two
    draft = begun(document, mine)

    with pytest.raises(Refused):
        service.save(draft, mark.format(draft.mark[:20]), {"goal": "x"}, actor=mine)
    assert draft.fields["goal"] == ""
