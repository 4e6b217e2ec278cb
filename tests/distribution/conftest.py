"""A binder with two copies on shelves, and what was first issued to it. Makers: ``making``."""

import re
from dataclasses import dataclass, field
from datetime import date

import pytest

from bsak.distribution.models import Binder, Copy, Release
from bsak.documents import revisions
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make
from tests.distribution import making
from tests.distribution.history import History

FIRST = [("00-LG", "ark 1"), ("SU-AC-01", "Strømsvigt"), ("SU-AC-02", "Brand")]
TODAY = "2026-03-01"
_CODE = re.compile(r'<span class="code">(.*?)</span>')


@dataclass
class Shelf:
    """A binder, its copies in the order of their numbers, and its releases in order."""

    binder: Binder
    copies: list[Copy]
    releases: list[Release] = field(default_factory=list)

    def issue(self, sheets, **more):
        """Issue the next correction, or the first edition."""
        number = more.pop("number", len(self.releases))
        self.releases.append(making.release(self.binder, sheets, number=number, **more))
        return self.releases[-1]

    def pack(self, release=None, copy=0):
        """Return the pack of a copy for ``release``, or for the newest."""
        return making.pack_of(self.copies[copy], release or self.releases[-1])


@pytest.fixture
def new_history(app, settings, monkeypatch):
    """Return a function that makes a binder to live with, by a seed."""

    def _new(seed=0):
        return History(settings, lambda day: monkeypatch.setenv("BSAK_TODAY", str(day)), seed)

    return _new


@pytest.fixture
def history(new_history):
    """A binder whose two copies have put in the first edition."""
    made = new_history()
    made.issue()
    made.answer_all()
    return made


@pytest.fixture
def shelf(app, monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", TODAY)
    binder = making.binder()
    return Shelf(binder, [making.copy(binder), making.copy(binder)])


@pytest.fixture
def issued(shelf):
    """The shelf with an edition that nobody has answered for yet."""
    shelf.issue(FIRST)
    return shelf


@pytest.fixture
def clerk(app):
    return make.clerk()


@pytest.fixture
def texts(app):
    """Return a function that puts texts of a document into force, one revision each."""
    author, approver = make.user(name="Skriver"), make.user(name="Godkender", role=Role.APPROVER)

    def approve(document, *words, on=date(2026, 1, 5), change_type=ChangeType.NEW):
        for said in words:
            terms = revisions.Approval(
                wording={"said": said}, words="", author_id=author.id, valid_from=on,
                approver_function="Kommunaldirektøren", review_due=date(2099, 1, 1),
                change_type=change_type,
            )  # fmt: skip
            revisions.put_in_force(document, terms, actor=make.viewer(approver))
        db.session.commit()

    return approve


@pytest.fixture
def card(shelf, texts):
    """A card with one text in force, in a binder whose first edition has it."""
    made = make.document(make.group(code="SU"), title="Strømsvigt", status=Status.IN_PROGRESS)
    assert made.code == "SU-AC-01"
    texts(made, "første")
    shelf.issue([("00-LG", "ark 1", 2, "1.0"), ("SU-AC-01", "første", 2, "1")])
    return made


@pytest.fixture
def ask(app):
    """Return a function that scans as a stranger does, and reads what stands there."""
    return lambda path: _CODE.sub(r"\1", app.test_client().get(path).text)
