"""A binder's profile, and how its copies stand, in words."""

from collections.abc import Iterable, Sequence
from datetime import date

from bsak.distribution import lagging, overtaken
from bsak.distribution.models import Binder, Receipt, Release
from bsak.distribution.standing import Standing
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.documents.rules import may_know
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _, ngettext


def profile(binder: Binder, viewer: Viewer) -> list[tuple[str, str]]:
    """Return the parts of the profile, (what, how it is), as they stand on the binder's page."""
    groups = [f"{row.group.code} {row.group.name}" for row in binder.groups]
    kinds = [kind.label for kind in Kind if kind.value in binder.kinds]
    every = len(kinds) in (0, len(Kind))
    also = [row.document for row in binder.documents if not row.is_left_out]
    without = [row.document for row in binder.documents if row.is_left_out]
    return [
        (_("Krisegrupper"), "; ".join(groups) or _("Alle åbne grupper, også dem, der kommer til")),
        (_("Arter"), _("Alle arter af dokumenter") if every else ", ".join(kinds)),
        (_("Også med"), named(also, viewer)),
        (_("Ikke med"), named(without, viewer)),
        (_("Fortrolige dokumenter"), _secrecy(binder)),
    ]


def named(documents: Iterable[Document], viewer: Viewer) -> str:
    """Return the documents by code and title; of those that are hidden only how many they are."""
    shown, hidden = [], 0
    for document in sorted(documents, key=lambda one: one.code):
        if may_know(document, viewer):
            shown.append(f"{document.code} {document.title}")
        else:
            hidden += 1
    if hidden:
        many = ngettext("%(num)d fortroligt dokument", "%(num)d fortrolige dokumenter", hidden)
        shown.append(many)
    return "; ".join(shown)


def lag(one: Standing) -> str:
    """Return how a copy stands, in words."""
    if one.effective is None:
        return _("Intet er udsendt endnu")
    if one.is_current:
        return _("Ajour")
    ended = gone(one.expired)
    if not one.is_lagging:
        return ended
    behind = ngettext("%(num)d rettelse bagud", "%(num)d rettelser bagud", one.lag)
    if one.acknowledged is None:
        behind = _("Endnu ikke sat i")
    if one.missing is not None and one.missing.is_count:
        behind = _("Arkene passede ikke ved optælling")
    if one.days_late:
        late = ngettext("%(num)d dag over fristen", "%(num)d dage over fristen", one.days_late)
        behind = f"{behind}, {late}"
    return f"{behind}. {ended}" if ended else behind


def gone(leaves: Sequence[str]) -> str:
    """Return that urgent leaves have ended, or nothing."""
    if not leaves:
        return ""
    return ngettext("Gult blad %(leaves)s er udløbet", "Gule blade %(leaves)s er udløbet",
                    len(leaves), leaves=", ".join(leaves))  # fmt: skip


def newest(releases: Iterable[Release], today: date) -> str:
    """Return what holds in a binder today, and what is sent ahead; ``releases`` newest first."""
    sent = [one for one in releases if not one.is_recalled]
    now = next((one for one in sent if not one.urgent and one.effective_on <= today), None)
    told = []
    if now is not None:
        told.append(_("%(release)s gælder fra %(day)s.",
                      release=now.name, day=day(now.effective_on)))  # fmt: skip
    for one in reversed(sent):
        is_on_top = now and (one.edition, one.number) == (now.edition, now.number)
        if one.urgent and is_on_top and one.effective_on <= today:
            if overtaken.instead_of(one, today) is None:
                told.append(_yellow(one, today))
        elif one.effective_on > today:
            told.append(_("%(release)s er sendt og gælder fra %(day)s.",
                          release=one.name, day=day(one.effective_on)))  # fmt: skip
    return " ".join(told)


def _yellow(one: Release, today: date) -> str:
    if lagging.is_in_effect(one, today):
        return _("Gult blad %(release)s gælder til og med %(day)s.",
                 release=one.name, day=day(one.valid_until))  # fmt: skip
    return _("Gult blad %(release)s udløb %(day)s.", release=one.name, day=day(one.valid_until))


def sign(one: Standing) -> str:
    """Return the shape that stands for how a copy is, beside the words."""
    if one.effective is None:
        return "missing"
    if one.is_current:
        return "ready"
    return "late" if one.days_late else "at_risk"


def counted(standings: Sequence[Standing]) -> str:
    """Return how the copies of one binder stand together."""
    if not standings:
        return _("Ingen kopier endnu")
    if all(one.effective is None for one in standings):
        return _("Intet er udsendt endnu")
    current, alive = sum(one.is_current for one in standings), len(standings)
    told = _("%(current)d af %(alive)d ajour", current=current, alive=alive)
    ended = gone(standings[0].expired)
    return f"{told}. {ended}" if ended else told


def receipt(answer: Receipt, *, with_note: bool) -> str:
    """Return what was answered, when and by whom; the note may name what stands in the binder."""
    said = _("%(day)s af %(who)s", day=short_day(answer.done_on), who=answer.answered_by)
    if answer.is_complete:
        told = _("Alt er gjort %(said)s", said=said)
        return f"{told}: »{answer.note}«" if with_note and answer.note else told
    if answer.is_count:
        told = _("%(said)s: arkene passede ikke.", said=said)
        return f"{said}: {answer.note}" if with_note and answer.note else told
    told = _("%(said)s: %(missing)s.", said=said, missing="; ".join(_missing(answer)))
    return f"{told} {answer.note}".strip() if with_note else told


def _missing(answer: Receipt) -> list[str]:
    """Return what was not ticked, in the words of the boxes."""
    is_urgent = bool(answer.pack.release.urgent)
    into = _("det gule blad er ikke sat ind") if is_urgent else _("de nye ark er ikke sat ind")
    out = (
        _("arket bag det er ikke blevet siddende") if is_urgent
        else _("de gamle ark er ikke taget ud")
    )  # fmt: skip
    told = (
        (answer.sheets_in, into),
        (answer.old_out, out),
        (answer.recorded, _("det er ikke skrevet i rettelsesfortegnelsen")),
    )
    return [words for is_done, words in told if not is_done]


def _secrecy(binder: Binder) -> str:
    if binder.with_confidential:
        return _("Er med. Kun den, der må se fortrolige dokumenter, ser arkene i mappen.")
    return _("Er ikke med")
