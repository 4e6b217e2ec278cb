"""What an act in the trail is called on an agenda: what was done, not who sat at the keys."""

from collections.abc import Callable, Mapping
from typing import Any

from bsak.documents import history
from bsak.documents.kinds import Status
from bsak.kernel.trail import Entry
from bsak.kernel.words import _

_Values = dict[str, Any]
_EXPECTED = ("expected_on", "expected_text")


def told(entry: Entry, names: Mapping[int, str], remarks: Mapping[int, str]) -> str:
    """Return what an act was. ``names`` are of accounts, ``remarks`` what was noted, by number."""
    before, after = entry.before or {}, entry.after or {}
    if user := (after or before).get("user"):
        after = {**after, "name": names.get(user, _("En person"))}
    if remark := remarks.get(after.get("remark", 0)):
        after = {**after, "text": remark}
    teller = _TELLERS.get(entry.action)
    said = history.told(entry) if teller is None else teller(before, after)
    return said if said.endswith((".", "!", "?", "«")) else f"{said}."


def _remark(_before: _Values, after: _Values) -> str:
    if "text" not in after:
        return _("En bemærkning er skrevet.")
    return _("Bemærkning: »%(said)s«", said=" ".join(after["text"].split()))


def _reported(before: _Values, after: _Values) -> str:
    """Of what is finished nobody asks any more when it was expected."""
    if after["status"] in (Status.COMPLETED, Status.WITHDRAWN):
        before = {**before, **{name: after[name] for name in _EXPECTED}}
    bare = {name: value for name, value in after.items() if name != "remark"}
    said = history.tellers["status_reported"](before, bare)
    if "remark" not in after:
        return said
    is_same = all(before[name] == after[name] for name in ("status", *_EXPECTED))
    return _remark(before, after) if is_same else f"{said} {_remark(before, after)}"


def _joined(_before: _Values, after: _Values) -> str:
    if after["is_leader"]:
        return _("%(name)s er leder af gruppen.", name=after["name"])
    return _("%(name)s er med i gruppen.", name=after["name"])


def _undone(before: _Values, after: _Values) -> str:
    said = history.tellers["report_undone"](before, after)
    return said.replace(_("Fortrød sin melding."), _("En melding er fortrudt."), 1)


def _owner_set(_before: _Values, after: _Values) -> str:
    return _("Gruppens dokumenter ejes nu af: %(owner)s.", owner=after["owner"] or _("ingen"))


_TELLERS: dict[str, Callable[[_Values, _Values], str]] = {
    "status_reported": _reported,
    "document_added": lambda _b, _a: _("Ny i registret."),
    "report_undone": _undone,
    "remark_noted": _remark,
    "file_added": lambda _b, a: _("Filen %(name)s er lagt ind.", name=a["name"]),
    "file_approved": lambda _b, a: _("Filen %(name)s er godkendt til mappen.", name=a["name"]),
    "file_approval_undone": lambda b, _a: _(
        "Det er fortrudt, at filen %(name)s er godkendt til mappen.", name=b["name"]
    ),
    "file_hidden": lambda b, _a: _("Filen %(name)s er fjernet.", name=b["name"]),
    "text_taken_back": lambda _b, _a: _("Teksten er trukket tilbage fra godkendelse."),
    "group_made": lambda _b, _a: _("Gruppen er ny."),
    "group_renamed": lambda b, _a: _("Gruppen hed før %(name)s.", name=b["name"]),
    "group_owner_set": _owner_set,
    "group_closed": lambda _b, _a: _("Gruppen er lukket."),
    "group_reopened": lambda _b, _a: _("Gruppen er åbnet igen."),
    "member_joined": _joined,
    "member_left": lambda _b, a: _("%(name)s er ikke længere med i gruppen.", name=a["name"]),
    "participation_set": lambda _b, _a: _("Afdelingernes deltagelse i planerne er ændret."),
}
