"""What has happened to a binder or a copy, each act in plain words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bsak.kernel.danish import day
from bsak.kernel.words import _, ngettext

_Values = Mapping[str, Any]


def told(action: str, before: _Values, after: _Values) -> str:
    """Return what an act was; one that has no words of its own is told by its name."""
    teller = TELLERS.get(action)
    if teller is None:
        return _("Ændring: %(action)s", action=action.replace("_", " "))
    return teller(before, after)


def _edited(before: _Values, after: _Values) -> str:
    """Return what was changed, part by part, as it was and as it is now."""
    parts = [f"{part}: »{before.get(part) or '–'}« → »{now or '–'}«" for part, now in after.items()]
    return _("Rettet. %(parts)s.", parts="; ".join(parts))


def _issued(_before: _Values, after: _Values) -> str:
    named = {"release": after["release"]}
    if "valid_until" in after:
        return _("Udsendte %(release)s, et gult blad, der gælder til og med %(day)s.",
                 day=_day(after["valid_until"]), **named)  # fmt: skip
    to = ngettext("%(num)d kopi", "%(num)d kopier", after["copies"])
    return _("Udsendte %(release)s til %(to)s. Gælder fra %(day)s.", to=to,
             day=_day(after["effective_on"]), **named)  # fmt: skip


def _receipt(_before: _Values, after: _Values) -> str:
    named = {"release": after["release"], "day": _day(after["done_on"])}
    if after["is_complete"]:
        return _("Kvitterede for %(release)s: alt var gjort %(day)s.", **named)
    return _("Svarede for %(release)s %(day)s, at noget mangler.", **named)


def _taken_back(_before: _Values, after: _Values) -> str:
    return _("Tog kvitteringen for %(release)s fra %(day)s tilbage.",
             release=after["release"], day=_day(after["done_on"]))  # fmt: skip


def _ordered(_before: _Values, after: _Values) -> str:
    told = _("Bestilte et erstatningsark for %(sheet)s, senest %(day)s", sheet=_sheet(after),
             day=_day(after["due_on"]))  # fmt: skip
    return f"{told}: {after['incident']}" if after.get("incident") else f"{told}."


def _sheet(after: _Values) -> str:
    if not after.get("sheet"):
        return _("et ark")
    return _("%(code)s Rev. %(rev)s", code=after["sheet"], rev=after["rev"])


def _counted(_before: _Values, after: _Values) -> str:
    return _("Talte kopien op mod %(release)s: %(found)s",
             release=after["release"], found=after["note"])  # fmt: skip


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))


TELLERS: dict[str, Callable[[_Values, _Values], str]] = {
    "binder_planned": lambda _b, a: _("Oprettede mappen."),
    "binder_edited": _edited,
    "binder_closed": lambda _b, _a: _("Lukkede mappen."),
    "binder_reopened": lambda _b, _a: _("Åbnede mappen igen."),
    "release_issued": _issued,
    "release_recalled": lambda _b, a: _("Trak %(release)s tilbage.", release=a["release"]),
    "release_reinstated": lambda _b, a: _("Lod %(release)s gælde igen.", release=a["release"]),
    "copy_added": lambda _b, _a: _("Tog kopien i brug."),
    "copy_edited": _edited,
    "copy_ended": lambda _b, a: _("Lod kopien udgå: %(why)s", why=a["why"]),
    "copy_resumed": lambda _b, _a: _("Tog kopien i brug igen."),
    "copy_reminded": lambda _b, a: _("Rykkede for %(release)s.", release=a["release"]),
    "copy_reminder_taken_back": lambda _b, a: _(
        "Slettede noten om, at der var rykket for %(release)s.", release=a["release"]
    ),
    "receipt_given": _receipt,
    "receipt_taken_back": _taken_back,
    "stocktake_begun": lambda _b, _a: _("Begyndte at tælle kopien op."),
    "stocktake_dropped": lambda _b, _a: _("Opgav optællingen."),
    "stocktake_ended": _counted,
    "replacement_ordered": _ordered,
    "replacement_delivered": lambda _b, a: _(
        "Erstatningsarket for %(sheet)s er leveret.", sheet=_sheet(a)
    ),
    "replacement_not_delivered": lambda _b, a: _(
        "Erstatningsarket for %(sheet)s var ikke leveret alligevel.", sheet=_sheet(a)
    ),
    "replacement_dropped": lambda _b, a: _(
        "Tog bestillingen af erstatningsark for %(sheet)s tilbage.", sheet=_sheet(a)
    ),
}
