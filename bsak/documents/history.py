"""What has happened to a document, from the trail, in plain words: who, what, when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, Document
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.people.models import User

MOST = 200  # lines; the trail itself keeps everything


@dataclass(frozen=True, slots=True)
class Line:
    """One act: when, by whom, and what was done."""

    at: datetime
    who: str
    what: str


def of(document: Document) -> list[Line]:
    """Return what has happened to ``document``, newest first."""
    acts = (
        select(Entry, User.name)
        .outerjoin(User, User.id == Entry.actor_id)
        .where(Entry.subject == "document", Entry.subject_id == document.id)
        .order_by(Entry.id.desc())
        .limit(MOST)
    )
    lines, undone = [], set()
    for entry, name in db.session.execute(acts):
        what = told(entry)
        if entry.action == "report_undone":
            undone.add((entry.after or {})["undoes"])
        elif entry.id in undone:
            what = _("%(what)s (fortrudt)", what=what)
        lines.append(Line(entry.at, name or _("Systemet"), what))
    return lines


def told(entry: Entry) -> str:
    """Return what one act was; an act of a room above is told by the words it registered."""
    teller = tellers.get(entry.action)
    if teller is None:
        return _("Ændring: %(action)s", action=entry.action.replace("_", " "))
    return teller(entry.before or {}, entry.after or {})


_Values = dict[str, Any]


def _added(_before: _Values, after: _Values) -> str:
    return _("Optaget i registret som %(code)s.", code=after["code"])


def _reported(before: _Values, after: _Values) -> str:
    said = _moved(before, after)
    if after.get("remark"):
        said.append(_("Skrev en bemærkning."))
    return " ".join(said) or _("Meldte uændret status: %(s)s.", s=Status(after["status"]).label)


def _undone(before: _Values, after: _Values) -> str:
    said = [_("Fortrød sin melding."), *_moved(before, after)]
    if after.get("remark"):
        said.append(_("Bemærkningen er taget tilbage."))
    return " ".join(said)


def _moved(before: _Values, after: _Values) -> list[str]:
    said = []
    if before["status"] != after["status"]:
        said.append(
            _(
                "Status ændret fra %(before)s til %(after)s.",
                before=Status(before["status"]).label,
                after=Status(after["status"]).label,
            )
        )
    was, now = _expected(before), _expected(after)
    if was != now:
        said.append(_("Forventes færdigt: %(now)s (før: %(was)s).", now=now, was=was))
    return said


def _expected(values: _Values) -> str:
    return values["expected_text"] or _day(values["expected_on"]) or _("intet meldt")


def _deadline(before: _Values, after: _Values) -> str:
    if after.get("is_overtaken"):
        return _("Fristen %(day)s fra et ældre møde er noteret. Den gælder ikke.",
                 day=_day(after["due_on"]))  # fmt: skip
    if before.get("due_on"):
        moved = _("Frist flyttet fra %(before)s til %(after)s",
                  before=_day(before["due_on"]), after=_day(after["due_on"]))  # fmt: skip
    else:
        moved = _("Frist sat til %(after)s", after=_day(after["due_on"]))
    if after.get("item"):
        return _("%(moved)s ved en beslutning.", moved=moved)
    return _("%(moved)s uden beslutning: %(reason)s", moved=moved, reason=after["reason"])


def _edited(before: _Values, after: _Values) -> str:
    parts = [
        f"{field}: »{before.get(field) or '–'}« → »{value or '–'}«"
        for field, value in after.items()
    ]
    return _("Oplysninger rettet. %(parts)s.", parts="; ".join(parts))


def _owner(before: _Values, after: _Values) -> str:
    told = _("Ejer: %(owner)s (før: %(was)s)",
             owner=after["owner"] or _("ingen"), was=before["owner"] or _("ingen"))  # fmt: skip
    if after.get("item"):
        return _("%(told)s, ved en beslutning.", told=told)
    return f"{told}."


def _secrecy(_before: _Values, after: _Values) -> str:
    if after["is_confidential"]:
        return _("Gjort fortroligt.")
    return _("Ikke længere fortroligt.")


def _approved(_before: _Values, after: _Values) -> str:
    told = _("Udgave %(number)s godkendt", number=after["revision"])
    if "valid_from" in after:
        told = _("%(told)s (%(change)s). Gælder fra %(day)s.", told=told,
                 change=ChangeType(after["change_type"]).label.lower(),
                 day=_day(after["valid_from"]))  # fmt: skip
    return told


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else ""


def _begun(_before: _Values, after: _Values) -> str:
    match after["source"]:
        case "document":
            return _("Hentede teksten fra %(code)s, udgave %(n)d.",
                     code=after["code"], n=after["revision"])  # fmt: skip
        case "word":
            return _("Hentede teksten fra Word-filen %(name)s.", name=after["name"])
    return _("Begyndte teksten på en skabelon.")


# Rooms above put the words for their own acts in here.
tellers: dict[str, Callable[[_Values, _Values], str]] = {
    "document_added": _added,
    "status_reported": _reported,
    "report_undone": _undone,
    "deadline_set": _deadline,
    "document_edited": _edited,
    "secrecy_changed": _secrecy,
    "owner_set": _owner,
    "decision_taken_back": lambda _b, a: _("Taget tilbage på mødet: %(what)s.", what=a["what"]),
    "document_shared": lambda _b, a: _("Delt med gruppen %(group)s.", group=a["group"]),
    "document_unshared": lambda b, _a: _("Ikke længere delt med %(group)s.", group=b["group"]),
    "remark_noted": lambda _b, _a: _("Skrev en bemærkning."),
    "waiting_started": lambda _b, a: _("Venter på: %(subject)s", subject=a.get("subject", "")),
    "waiting_handed": lambda _b, a: _(
        "Venter nu på %(who)s: %(subject)s", who=a["waits_for"], subject=a["subject"]
    ),
    "waiting_settled": lambda _b, a: _("Afklaret: %(subject)s", subject=a.get("subject", "")),
    "file_added": lambda _b, a: _("Lagde filen %(name)s ind.", name=a["name"]),
    "revision_approved": _approved,
    "draft_started": lambda _b, _a: _("Begyndte en kladde."),
    "draft_dropped": lambda _b, _a: _("Kasserede kladden."),
    "draft_brought_back": lambda _b, _a: _("Hentede den kasserede kladde tilbage."),
    "text_begun": _begun,
    "leftover_handled": lambda _b, _a: _("Krydsede noget af, der skulle ses efter i teksten."),
    "leftover_back": lambda _b, _a: _("Satte noget tilbage, der skal ses efter i teksten."),
    "file_hidden": lambda b, _a: _("Fjernede filen %(name)s.", name=b["name"]),
}
