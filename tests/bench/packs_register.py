"""The corpus as a register with texts in force, and a binder of which 22 copies hold all of it."""

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import current_app
from sqlalchemy import select

from bsak.binders import gather
from bsak.binders.sheets import Press
from bsak.binders.shelf import Shelf
from bsak.distribution import binders, copies, issuing, queries, receiving
from bsak.distribution.bars import barred
from bsak.distribution.copies import Place
from bsak.distribution.issuing import Order
from bsak.distribution.models import Binder, Channel, Release
from bsak.distribution.receipt_rules import Answer
from bsak.documents import revisions, service
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups import queries as viewers
from bsak.groups import service as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.people import service as people
from bsak.people.models import Role, User
from bsak.settings import Settings
from tests.bench.corpus import corpus
from tests.bench.corpus_content import KINDS, wording

_COPIES = 22
_EACH = 21  # one of so many documents is changed: ten of the corpus
_CLERK, _DIRECTOR = ("sekretariat", Role.SECRETARIAT), ("direktoer", Role.APPROVER)


def fill() -> None:
    """Put the corpus into force, plan the binder, and let every copy hold its first edition."""
    for login, role in (_CLERK, _DIRECTOR):
        people.add(login=login, name=login, role=role, password="lys når strømmen går")
    for position, told in enumerate(corpus()["groups"], 1):
        group = groups.make(told["code"], told["name"], actor=None, position=position)
        for doc in told["docs"]:
            _put_in_force(_document(group, doc), wording(doc))
    binder = binders.plan(binders.Profile(code="00", name="Hele kommunen"), actor=_clerk())
    for number in range(1, _COPIES + 1):
        place = Place(holder_function=f"Vagtleder {number}", place=f"Vagtrum {number}")
        copies.add(binder, place, actor=_clerk(), settings=_settings())
    answer(issue(binder, is_edition=True))


def change(turn: int) -> list[str]:
    """Put a new text into force for ten documents, others each turn; return their codes."""
    every = db.session.scalars(select(Document).order_by(Document.id)).all()
    chosen = [*every[turn % _EACH :: _EACH]]
    for document in chosen:
        text = deepcopy(document.revisions[0].wording)
        said = f"Rettet for {turn + 1}. gang: ring til vagten, før I går."
        text["sections"][0]["blocks"].insert(0, {"tag": "paragraph", "text": said})
        _put_in_force(document, text)
    db.session.commit()
    return [document.code for document in chosen]


def issue(binder: Binder, *, is_edition: bool = False) -> Release:
    """Issue what is new as of today."""
    today = clock.today()
    order = Order(effective_on=today, answer_by=today, is_edition=is_edition)
    release = issuing.issue(binder, order, actor=_clerk(), settings=_settings())
    db.session.commit()
    return release


def answer(release: Release) -> None:
    """Let every copy answer that everything is done."""
    done = {"sheets_in": True, "old_out": True, "recorded": True}
    said = Answer(done_on=clock.today(), answered_by="Vagtleder", **done)
    for pack in queries.packs_to(release.id):
        receiving.answer(pack, said, actor=_clerk(), channel=Channel.SECRETARIAT)
    db.session.commit()


def lay_out(codes: list[str]) -> None:
    """Lay out documents as approving and printing do: each clean, and with bars."""
    found = db.session.scalars(select(Document).where(Document.code.in_(codes))).all()
    with TemporaryDirectory(prefix="bsak-bench-") as folder:
        press = Press(Shelf(Path(folder)), Path(folder))
        for document in found:
            leaf = gather.one(document, day=clock.today())
            press.printed(leaf, 0)
            now, was, *_before = document.revisions
            barred(press, leaf, 0, was, now)


def _document(group: CrisisGroup, doc: dict[str, Any]) -> Document:
    kind = KINDS[doc["kind"]]
    return service.add(group, kind, doc["title"], actor=_clerk(), status=Status.COMPLETED)


def _put_in_force(document: Document, text: dict[str, Any]) -> None:
    author = _clerk().user_id
    assert author
    approval = revisions.Approval(
        wording=text,
        words="",
        author_id=author,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today(),
        review_due=clock.today(),
    )
    revisions.put_in_force(document, approval, actor=_account(_DIRECTOR[0]))


def _clerk() -> Viewer:
    return _account(_CLERK[0])


def _account(login: str) -> Viewer:
    return viewers.viewer(db.session.scalars(select(User).where(User.login == login)).one())


def _settings() -> Settings:
    settings: Settings = current_app.extensions["bsak"]
    return settings
