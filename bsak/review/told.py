"""What the trail says of reading across and reviewing, in the words of a document's history."""

from datetime import date
from typing import Any

from bsak.documents import history
from bsak.kernel.danish import day
from bsak.kernel.words import _, ngettext
from bsak.review.models import Answer

_Values = dict[str, Any]


def _sent(_before: _Values, after: _Values) -> str:
    by = day(date.fromisoformat(after["due_on"]))
    people = after["people"]
    to = [*after["groups"], *([_("HBR")] if after["external"] else [])]
    if people:
        to.append(ngettext("%(num)d person", "%(num)d personer", people))
    if not to:
        return _("Ny dato for gennemlæsningen: svar senest %(day)s.", day=by)
    return _("Sendt til gennemlæsning: %(to)s. Svar senest %(day)s.", to=", ".join(to), day=by)


def _answered(_before: _Values, after: _Values) -> str:
    said = Answer(after["answer"]).label
    who = _("HBR") if after["external"] else after["group"]
    if who:
        return _("Læst igennem for %(who)s: %(said)s.", who=who, said=said.lower())
    return _("Læst igennem: %(said)s.", said=said.lower())


def _removed(before: _Values, _after: _Values) -> str:
    if before["group"]:
        return _("%(group)s skal ikke længere læse teksten igennem.", group=before["group"])
    return _("En læser er taget af gennemlæsningen.")


def _commented(_before: _Values, after: _Values) -> str:
    if after["blocking"]:
        return _("Skrev en kommentar, der skal løses før godkendelse.")
    return _("Skrev en kommentar til teksten.")


def _crossed(_before: _Values, after: _Values) -> str:
    if after["note"]:
        return _("Læst på tværs af %(group)s: noget stemmer ikke.", group=after["group"])
    return _("Læst på tværs af %(group)s: det stemmer.", group=after["group"])


history.tellers |= {
    "review_sent": _sent,
    "review_answered": _answered,
    "reader_removed": _removed,
    "review_ended": lambda _b, _a: _("Gennemlæsningen er afsluttet."),
    "review_resumed": lambda _b, _a: _("Gennemlæsningen er i gang igen."),
    "comment_made": _commented,
    "comment_answered": lambda _b, _a: _("Svarede på en kommentar."),
    "comment_closed": lambda _b, _a: _("Lukkede en kommentar."),
    "comment_reopened": lambda _b, _a: _("Åbnede en kommentar igen."),
    "comment_changed": lambda _b, _a: _("Rettede sin kommentar."),
    "comment_taken_back": lambda _b, _a: _("Tog sin kommentar tilbage."),
    "cross_read": _crossed,
    "cross_reading_undone": lambda b, _a: _(
        "%(group)s har taget sit kryds ved tværlæsning tilbage.", group=b["group"]
    ),
}
