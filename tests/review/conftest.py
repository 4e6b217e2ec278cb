"""What the tests of reviewing start from: a group with a card that somebody is writing."""

from datetime import date, timedelta

import pytest

from bsak.demo.texts import TEXTS
from bsak.documents.kinds import Kind
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.people.models import Role
from bsak.review import service
from bsak.review.passages import passages
from bsak.review.service import Letter
from bsak.writing import service as writing
from tests import make

CARD = next(text for (_, kind, _), text in TEXTS.items() if kind == "action_card")


class Place:
    """A card of the group MT that is being written, and the people around it."""

    def __init__(self):
        self.group = make.group()
        self.foreign = make.group(code="SK", name="Skoler & Dagtilbud")
        self.leader_account = make.member(self.group, name="Leder", is_leader=True)
        self.member_account = make.member(self.group, name="Medlem")
        self.other_account = make.member(self.foreign, name="Nabo")
        self.hbr_account = make.user(name="Beredskabet", role=Role.REVIEWER)
        self.approver_account = make.user(name="Direktør", role=Role.APPROVER)
        self.employee_account = make.user(name="Ansat")
        self.document = make.document(self.group, kind=Kind.ACTION_CARD, title="Strømsvigt")
        self.draft = writing.start(self.document, writing.Start(wording=CARD), actor=self.member)
        db.session.commit()

    def __getattr__(self, name):
        """Return a person as the rules see them: ``place.leader`` of ``place.leader_account``."""
        if name.endswith("_account"):
            raise AttributeError(name)
        return make.viewer(getattr(self, f"{name}_account"))

    def send(self, **more):
        """Send the card to be read; to the other group when nobody else is named."""
        if not {"people", "groups", "is_external"} & set(more):
            more["groups"] = (self.foreign,)
        letter = Letter(**{"due_on": clock.today() + timedelta(days=7), **more})
        sent = service.send(self.document, letter, actor=self.leader)
        db.session.commit()
        return sent

    def passages(self):
        """Return the passages of the draft as it is now."""
        return passages("action_card", self.draft.fields)

    def write(self, path, text):
        """Change one field of the draft."""
        writing.save(self.draft, self.draft.mark, {path: text}, actor=self.member)
        db.session.commit()


@pytest.fixture
def place(app):
    return Place()


@pytest.fixture
def soon():
    return clock.today() + timedelta(days=7)


@pytest.fixture
def long_ago():
    return date(2020, 1, 1)
