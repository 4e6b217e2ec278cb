"""What was said of other systems, in plain words for a document's history."""

from datetime import date
from typing import Any

from bsak.documents import history
from bsak.kernel.danish import day
from bsak.kernel.words import _

_Values = dict[str, Any]


def _laid(_before: _Values, after: _Values) -> str:
    return _("Rev. %(number)s lagt i %(system)s %(day)s.", number=after["revision"],
             system=after["system"], day=day(date.fromisoformat(after["on"])))  # fmt: skip


def _taken(_before: _Values, after: _Values) -> str:
    return _("Taget ned af %(system)s.", system=after["system"])


def _undone(_before: _Values, after: _Values) -> str:
    if after["revision"] is None:
        told = _("Det, der sidst blev skrevet om %(system)s, er fortrudt. Intet ligger der.",
                 system=after["system"])  # fmt: skip
    else:
        told = _("Det, der sidst blev skrevet om %(system)s, er fortrudt. Rev. %(number)s ligger "
                 "der.", system=after["system"], number=after["revision"])  # fmt: skip
    return told


history.tellers.update(
    {"laid_elsewhere": _laid, "taken_elsewhere": _taken, "elsewhere_undone": _undone}
)
