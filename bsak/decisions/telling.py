"""The words for what a decision does to the register, and for the minutes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from bsak.agenda import telling as agenda
from bsak.agenda.acts import Act, Verb, read
from bsak.agenda.naming import quoted, secret
from bsak.agenda.register import Doc, Group
from bsak.documents.kinds import Status
from bsak.documents.models import Document, Waiting
from bsak.groups.models import CrisisGroup
from bsak.kernel import clock
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.words import _, ngettext
from bsak.meetings.telling import tellers

_FEW = 3  # sentences that are read one by one


def followed(text: str, act: Act | None) -> str:
    """Return the line in the minutes when a recommendation was followed.

    What changes nothing in the register is told in the recommendation's own words.
    """
    plain = text.rstrip(". ")
    usual = "" if act is None else agenda.recommended(act, _facts(act))
    if act is None or (act.verb is Verb.NOTE and plain != usual):
        return _("Tiltrådt: %(what)s.", what=plain)
    return decided(act)


def decided(act: Act) -> str:
    """Return what was decided, as it stands in the minutes."""
    return agenda.decided(act, _facts(act))


def will(act: Act | None, known: Mapping[str, Document], awaited: Mapping[int, str]) -> list[str]:
    """Return what following does to the register as it is now, a sentence for each document.

    ``known`` are the documents that acts name, by code, ``awaited`` what they say is settled.
    """
    if act is None or act.verb is Verb.NOTE:
        return [_("Registret ændres ikke.")]
    if act.verb is Verb.TASK:
        due = _("senest %(day)s", day=day(act.due_on)) if act.due_on else ""
        task = ", ".join(filter(None, [act.title.rstrip("."), act.owner, due]))
        if act.task:
            return [_("Opgaven fra før får ny frist: %(task)s.", task=task)]
        return [_("Ny opgave: %(task)s.", task=task)]
    if act.verb is Verb.SETTLE:
        what = awaited.get(act.waiting or 0) or _("det, der ventes på")
        return [_("Ikke længere udestående: %(what)s.", what=what)]
    return [
        _will(act, known[code])
        if code in known
        else _("%(code)s findes ikke i registret.", code=code)
        for code in act.documents
    ]


def gist(act: Act) -> str:
    """Return what following sets for each of many documents: the day, the owner or the status."""
    match act.verb:
        case Verb.DEADLINE:
            return _("fristen bliver den %(day)s", day=day(act.due_on))
        case Verb.OWNER:
            return _("ejeren bliver %(owner)s", owner=act.owner)
        case Verb.STATUS:
            return _("status bliver »%(status)s«", status=Status(act.status).label)
    return _("teksten træder i kraft")


def foretold(kept: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what following each of these acts would do, as the agenda says it; "": nothing."""
    acts = [read(one) for one in kept]
    known, waits = by_code(code for act in acts if act for code in act.documents), awaited(acts)
    return [
        _few(will(act, known, waits)) if act and act.verb is not Verb.NOTE else "" for act in acts
    ]


tellers.append(foretold)


def by_code(codes: Iterable[str]) -> dict[str, Document]:
    """Return the documents with those codes."""
    wanted = set(codes)
    if not wanted:
        return {}
    named = select(Document).where(Document.code.in_(wanted))
    named = named.options(joinedload(Document.group), selectinload(Document.deadlines))
    return {one.code: one for one in db.session.scalars(named)}


def awaited(acts: Iterable[Act | None]) -> dict[int, str]:
    """Return what those acts say is settled, by its key; without what is confidential."""
    keys = {act.waiting for act in acts if act and act.waiting}
    if not keys:
        return {}
    named = select(Waiting).where(Waiting.id.in_(keys))
    named = named.options(joinedload(Waiting.document), joinedload(Waiting.group))
    return {one.id: _awaited(one) for one in db.session.scalars(named)}


def _will(act: Act, document: Document) -> str:
    what = secret(document.group.name) if document.is_confidential else quoted(_plain(document))
    match act.verb:
        case Verb.DEADLINE if document.due_on == act.due_on:
            return _("Fristen for %(what)s, den %(now)s, godkendes%(was)s.",
                     what=what, now=day(act.due_on), was=_was(document))  # fmt: skip
        case Verb.DEADLINE if document.due_on:
            return _("Fristen for %(what)s flyttes fra den %(was)s til den %(now)s.",
                     what=what, was=day(document.due_on), now=day(act.due_on))  # fmt: skip
        case Verb.DEADLINE:
            return _("Fristen for %(what)s sættes til den %(now)s.", what=what, now=day(act.due_on))
        case Verb.OWNER:
            was = document.owner_function or _("ingen")
            return _("Ejeren af %(what)s bliver %(now)s (nu: %(was)s).",
                     what=what, now=act.owner, was=was)  # fmt: skip
        case Verb.STATUS:
            return _("Status for %(what)s bliver %(now)s (nu: %(was)s).", what=what,
                     now=Status(act.status).label, was=document.status.label)  # fmt: skip
    return _("Teksten til %(what)s træder i kraft.", what=what)


def _was(document: Document) -> str:
    """Return which deadline the one that now is approved took the place of."""
    before = [kept.due_on for kept in document.deadlines if kept.due_on != document.due_on]
    return _("; var den %(day)s", day=day(before[-1])) if before else ""


def _few(sentences: list[str]) -> str:
    if len(sentences) <= _FEW:
        return " ".join(sentences)
    more = len(sentences) - _FEW + 1
    told = ngettext("Det samme for %(num)d dokument til.", "Det samme for %(num)d til.", more)
    return " ".join([*sentences[: _FEW - 1], told])


def _facts(act: Act) -> agenda.Facts:
    groups = db.session.scalars(select(CrisisGroup))
    return agenda.Facts(
        documents={code: _plain(one) for code, one in by_code(act.documents).items()},
        groups={
            g.id: Group(g.id, g.code, g.name, g.owner_function, g.is_closed, has_leader=True)
            for g in groups
        },
        waits=awaited([act]),
        today=clock.today(),
    )


def _awaited(waiting: Waiting) -> str:
    document = waiting.document
    is_secret = document and document.is_confidential
    return secret(waiting.group.name) if is_secret else waiting.subject


def _plain(document: Document) -> Doc:
    return Doc(**{name: getattr(document, name) for name in Doc._fields})
