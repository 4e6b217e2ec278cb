"""What the rules find stands at the field it is about."""

import pytest

from bsak.demo.texts import TEXTS
from bsak.documents.kinds import Kind
from bsak.kernel.prose import Tier
from bsak.plans.wording import WORDINGS
from bsak.writing import service
from bsak.writing.checking import checked
from bsak.writing.fields import shape_at
from tests import make


@pytest.fixture
def begun(app):
    """Return what begins a draft of a kind with a wording, as a member of the group."""
    group = make.group()
    actor = make.viewer(make.member(group))

    def _begun(kind, wording=None, **typed):
        document = make.document(group, kind=Kind(kind), title="Strømsvigt")
        start = service.Start(wording=wording or WORDINGS[kind]())
        draft = service.start(document, start, actor=actor)
        service.save(draft, draft.mark, typed, actor=actor)
        return draft

    return _begun


@pytest.mark.parametrize("key", TEXTS, ids=str)
def test_every_finding_in_an_example_stands_at_a_field(begun, key):
    draft = begun(key[1], TEXTS[key])

    for found in checked(draft).all:
        assert shape_at(WORDINGS[key[1]], draft.fields, found.where)


@pytest.mark.parametrize("kind", WORDINGS)
def test_empty_text_cannot_be_approved(begun, kind):
    assert checked(begun(kind)).obstacle == "Der er ikke skrevet noget endnu."


def test_sign_that_paper_cannot_show_is_an_error_at_its_field(begun):
    draft = begun("action_card", goal="Alle er ude 🔥")

    found = checked(draft).findings["goal"]

    assert [one.rule for one in found if one.tier is Tier.ERROR] == ["T-12"]
    assert "🔥" in found[0].message


def test_finding_in_one_line_stands_at_the_field_of_all_lines(begun):
    draft = begun("action_card", cues="Lyset går\nRing til Jens Hansen\nJens Hansen siger til")
    found = checked(draft)

    assert [f.tier for f in found.findings["cues"]] == [Tier.ERROR]  # told once
    assert "fejl at rette" in found.obstacle
    assert found.under(("cues", "note")) == found.findings["cues"]
    assert found.under(("cue",)) == ()


def test_number_that_is_no_number_is_a_fault_and_an_obstacle(begun):
    draft = begun("subplan", summary="Kort", activation="Nu", note="")
    draft.fields = {**draft.fields, "sections": "s", "sections/s/level": "dyb"}

    found = checked(draft)

    assert found.findings["sections/s/level"][0].message == "Skriv et helt tal."
    assert found.obstacle
