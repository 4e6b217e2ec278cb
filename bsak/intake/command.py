"""``bsak import-minutes``: what the minutes say, in the terminal."""

import json
import sys
from pathlib import Path

from sqlalchemy import select

from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.intake import compare, service
from bsak.intake.proposal import Change, Proposal, State, What
from bsak.kernel.db import db
from bsak.kernel.words import _, ngettext
from bsak.meetings.reading.files import load
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.shape import to_json
from bsak.people.models import Role

# The command line has the machine's own key to the register; its acts have no account.
_OPERATOR = Viewer(
    user_id=None, name="bsak", role=Role.SECRETARIAT, permissions=Role.SECRETARIAT.permissions
)


def run(file: str, *, write: bool, as_json: bool) -> int:
    """Read ``file``, print what was found, and write it when asked to.

    Returns the exit code: 1 when there is nothing that could be written.
    """
    path = Path(file)
    names = db.session.scalars(select(CrisisGroup.name))
    minutes = read_minutes(load(path.read_bytes(), path.name), list(names))
    proposal = compare.propose(minutes)
    written = 0
    if write and not proposal.obstacle:
        written = service.apply(proposal, proposal.suggested, actor=_OPERATOR)
        db.session.commit()
    if as_json:
        print(json.dumps(to_json(minutes), ensure_ascii=False))
        if proposal.obstacle:
            print(proposal.obstacle, file=sys.stderr)
    elif proposal.obstacle:
        print("\n".join([*_not_understood(proposal), proposal.obstacle]))
    else:
        print("\n".join(_told(proposal, written if write else None)))
    return 1 if proposal.obstacle else 0


def _told(proposal: Proposal, written: int | None) -> list[str]:
    lines = []
    for what in What:
        changes = proposal.of(what)
        if not changes:
            continue
        lines.append(f"{what.label}")
        for change in changes:
            lines.append("  " + _line(change, change.state.label.lower()))
    lines += _not_understood(proposal)
    lines.append(
        _(
            "I alt: %(new)d nye, %(changed)d ændrede, %(unchanged)d uændrede, "
            "%(unclear)d at se efter.",
            **{state.value: proposal.count(state) for state in State},
        )
    )
    if written is None and not proposal.is_writable:
        lines.append(_("Alt står allerede i registret."))
    elif written is None:
        lines.append(_("Intet er skrevet. Tilføj --apply for at skrive det i registret."))
    else:
        told = ngettext("%(num)d ændring er skrevet.", "%(num)d ændringer er skrevet.", written)
        lines += [*_left_out(proposal), told]
    return lines


def _line(change: Change, state: str = "") -> str:
    moved = " → ".join(filter(None, [change.before, change.after]))
    place = f"linje {change.line}" if change.line else ""
    return " | ".join(filter(None, [state, change.group, change.title, moved, place]))


def _left_out(proposal: Proposal) -> list[str]:
    """Return what was not written because somebody must look at it first, and where to do so."""
    unclear = [change for change in proposal.changes if change.state is State.UNCLEAR]
    if not unclear:
        return []
    head = ngettext(
        "%(num)d linje er IKKE skrevet. Se efter:",
        "%(num)d linjer er IKKE skrevet. Se efter:",
        len(unclear),
    )
    advice = _("Skal noget af det med, så indlæs samme referat under Møder i browseren (/referat), "
               "og sæt kryds ved det. Det gemmes ikke andre steder.")  # fmt: skip
    return [head, *(f"  {c.what.label}: {_line(c)}" for c in unclear), advice]


def _not_understood(proposal: Proposal) -> list[str]:
    missed = proposal.minutes.not_understood
    if not missed:
        return [] if proposal.obstacle else [_("Alle linjer er forstået.")]
    return [
        _("Ikke forstået (linjer i den læste tekst)"),
        *(f"  linje {m.line}: {m.text}" for m in missed),
    ]
