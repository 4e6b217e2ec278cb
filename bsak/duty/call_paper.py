"""A call test on paper: the form to fill in without power, and what a test came to."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from bsak import pdf
from bsak.duty.called import Callee, Line, counted
from bsak.duty.models import CallTest, Reached
from bsak.duty.printing import printed
from bsak.groups.models import CrisisGroup
from bsak.kernel.danish import moment
from bsak.kernel.words import _
from bsak.seats.organisation import SeatLine


def blank(
    group: CrisisGroup | None,
    seats: Sequence[tuple[SeatLine, tuple[Callee, ...]]],
    municipality: str,
) -> BytesIO:
    """Return the form for a group (None: the leadership) with whom to call for each seat."""
    title = _("Opkaldsprøve: %(who)s", who=whose(group))
    story = [
        pdf.Heading(title, 2),
        pdf.Text(
            _(
                "Ring til indehaveren. Svarer den ikke, så til stedfortræderne i rækkefølge. "
                "Skriv, hvem der svarede, og minutterne fra prøven begyndte. Skriv det ind i "
                "bsak, når der er strøm."
            )
        ),
        pdf.Fields(
            [
                [
                    (_("Dato"), 1),
                    (_("Begyndt kl."), 1),
                    (_("Afsluttet kl."), 1),
                    (_("Hvem ringer?"), 2),
                ]
            ]
        ),
        _table(
            [(seat.title, callees, "" if callees else _("Ledig"), "") for seat, callees in seats]
        ),
    ]
    return printed(title, story, municipality)


def result(test: CallTest, lines: Iterable[Line], municipality: str) -> BytesIO:
    """Return what a test came to; calls that are not made yet are left open to write in."""
    title = _("Opkaldsprøve: %(who)s", who=whose(test.group))
    times = _("Begyndt %(when)s.", when=moment(test.started_at))
    if test.ended_at:
        times += " " + _("Afsluttet %(when)s.", when=moment(test.ended_at))
    rows = [(line.call.seat.title, line.callees, *_said(line)) for line in lines]
    story = [
        pdf.Heading(title, 2),
        pdf.Text(times),
        pdf.Callout("", counted(test).sentence),
        _table(rows),
    ]
    return printed(title, story, municipality)


def whose(group: CrisisGroup | None) -> str:
    """Return whom a test is of."""
    return group.name if group else _("kriseledelsen")


def _said(line: Line) -> tuple[str, str]:
    call = line.call
    if line.is_vacant:
        return _("Ledig"), ""
    if call.result is Reached.WAITING:
        return "", ""
    told = [call.result.label, call.person.name if call.person else "", call.note]
    has_minutes = call.minutes is not None and call.result is not Reached.NOT_REACHED
    return ", ".join(filter(None, told)), str(call.minutes) if has_minutes else ""


def _table(rows: Iterable[tuple[str, tuple[Callee, ...], str, str]]) -> pdf.WriteTable:
    columns = [
        pdf.Column(_("Plads"), 1.5, bold=True),
        pdf.Column(_("Ring til, i rækkefølge"), 2.2),
        pdf.Column(_("Hvem svarede?"), 1.6),
        pdf.Column(_("Minutter"), 0.7),
    ]
    return pdf.WriteTable(
        columns, [(seat, _people(callees), said, minutes) for seat, callees, said, minutes in rows]
    )


def _people(callees: Sequence[Callee]) -> list[str | pdf.Run]:
    if not callees:
        return [_("Ingen på pladsen")]
    words: list[str | pdf.Run] = []
    for at, callee in enumerate(callees):
        words.append("\n" * bool(at) + callee.filling.name)
        if callee.filling.is_away:
            words.append(" " + _("(er væk)"))
        for point in callee.points:
            words += [" ", pdf.phone(point.value, size=10)]
    return words
