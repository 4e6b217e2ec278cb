"""What minutes would change, and what became of it, as lines for the terminal."""

from collections.abc import Iterator

from bsak.intake.proposal import Change, Proposal, State, What
from bsak.kernel.words import _, ngettext


def told(proposal: Proposal, written: int | None) -> Iterator[str]:
    """Yield every change, what was guessed, and how many were written; None: nobody asked."""
    for what in What:
        changes = proposal.of(what)
        if changes:
            yield what.label
        for change in changes:
            yield "  " + line_of(change, change.state.label.lower())
            yield from (f"      {words}" for words in _beneath(change))
    yield from guessed(proposal)
    yield from not_understood(proposal)
    yield _(
        "I alt: %(new)d nye, %(changed)d ændrede, %(unchanged)d uændrede, %(unclear)d at se efter.",
        **{state.value: proposal.count(state) for state in State},
    )
    if written is None and not proposal.is_writable:
        yield _("Alt står allerede i registret.")
    elif written is None:
        yield _("Intet er skrevet. Tilføj --apply for at skrive det i registret.")
    else:
        yield from _left_out(proposal)
        yield ngettext("%(num)d ændring er skrevet.", "%(num)d ændringer er skrevet.", written)


def line_of(change: Change, state: str = "") -> str:
    """Return a change as one line."""
    moved = " → ".join(filter(None, [change.before, change.after]))
    place = f"linje {change.line}" if change.line else ""
    return " | ".join(filter(None, [state, change.group, change.title, moved, place]))


def guessed(proposal: Proposal) -> list[str]:
    """Return what was read otherwise than it is written, or is not as it should be."""
    notices = proposal.minutes.notices
    if not notices:
        return []
    places = (f"linje {one.line}: " if one.line else "" for one in notices)
    lines = [f"  {place}{one.text}" for place, one in zip(places, notices, strict=True)]
    return [_("Læst med forbehold"), *lines]


def not_understood(proposal: Proposal) -> list[str]:
    """Return the lines that nothing is known about; or, where it is true, that there are none."""
    if missed := proposal.minutes.not_understood:
        return [
            _("Ikke forstået (linjer i den læste tekst)"),
            *(f"  linje {m.line}: {m.text}" for m in missed),
        ]
    if proposal.obstacle:
        return []
    if number := proposal.count(State.UNCLEAR):
        return [
            ngettext(
                "Alle linjer er læst. %(num)d skal en person tage stilling til (»se efter«).",
                "Alle linjer er læst. %(num)d skal en person tage stilling til (»se efter«).",
                number,
            )
        ]
    return [_("Alle linjer er forstået.")]


def _beneath(change: Change) -> Iterator[str]:
    if change.note:
        yield change.note
    yield from change.which
    for one in change.moved:
        yield f"{one.label}: {one.told_before or '–'} → {one.told_after or '–'}"


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
    return [head, *(f"  {c.what.label}: {line_of(c)}" for c in unclear), advice]
