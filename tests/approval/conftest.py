"""A group with a card, its writer, and those who decide."""

import json
import re
from dataclasses import dataclass

import pytest
from sqlalchemy import delete

from bsak.approval import service
from bsak.approval.service import Request
from bsak.demo.texts import TEXTS
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.plain import from_plain, to_plain
from bsak.people.models import Role, User
from bsak.writing import service as writing
from bsak.writing.models import RequiredSection
from tests import make

ROOMY = ("Utilsigtede hændelser for ansat eller pårørende",)
_CODE = re.compile(r"[A-Z]{2}-[A-Z]{2}-\d\d")


def _of_the_only_document(wording):
    """Return ``wording`` with every code it names made that of the first card there is."""
    plain = _CODE.sub("MT-AC-01", json.dumps(to_plain(wording)))
    return from_plain(type(wording), json.loads(plain))


CARD = _of_the_only_document(next(t for (_, _, name), t in TEXTS.items() if name in ROOMY))
PLAN = next(text for (_, kind, _), text in TEXTS.items() if kind == "subplan")
WORDINGS = {"action_card": CARD, "contact_list": next(
    text for (_, kind, _), text in TEXTS.items() if kind == "contact_list"
)}  # fmt: skip


@dataclass
class House:
    """Who is here, and the shortest way to a text that waits."""

    group: CrisisGroup
    writer_account: User
    writer: Viewer
    second: Viewer
    leader: Viewer
    director_account: User
    director: Viewer
    clerk: Viewer
    reader_account: User

    def document(self, kind=Kind.ACTION_CARD, **more):
        """Return a document of the group that was tried today."""
        made = make.document(self.group, kind=kind, actor=self.clerk, **more)
        made.exercised_on = clock.today()
        db.session.commit()
        return made

    def draft(self, document, actor=None, **changes):
        """Return a draft that could be approved, or one with some fields changed."""
        wording = WORDINGS.get(document.kind.value, PLAN)
        draft = writing.start(document, writing.Start(wording=wording), actor=actor or self.writer)
        if changes:
            writing.put(draft, changes, actor or self.writer)
        db.session.commit()
        return draft

    def submitted(self, document=None, *, actor=None, **said):
        """Return a text that waits."""
        document = document or self.document()
        self.draft(document)
        return self.submit(document, actor=actor, **said)

    def submit(self, document, *, actor=None, **said):
        """Lay the draft of ``document`` before whoever decides."""
        usual = {"change_type": ChangeType.NEW, "reason": "Første udgave",
                 "valid_from": clock.today(), "why_untried": "Prøves i maj."}  # fmt: skip
        made = service.submit(document, Request(**{**usual, **said}), actor=actor or self.writer)
        db.session.commit()
        return made


@pytest.fixture
def house(app):
    db.session.execute(delete(RequiredSection))  # what plans must hold is tested elsewhere
    group = make.group()
    writer, director = make.member(group, name="Skriver"), make.user(
        name="Direktør", role=Role.APPROVER
    )  # fmt: skip
    return House(
        group=group,
        writer_account=writer,
        writer=make.viewer(writer),
        second=make.viewer(make.member(group, name="Medskriver")),
        leader=make.viewer(make.member(group, name="Leder", is_leader=True)),
        director_account=director,
        director=make.viewer(director),
        clerk=make.clerk(),
        reader_account=make.user(name="Medarbejder"),
    )


@pytest.fixture
def today():
    return clock.today()
