"""The list for the wall: who has duty and backup, with numbers, holidays and what is missing."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO

from bsak import pdf
from bsak.contacts.reaching import NOWHERE, Reach
from bsak.duty import plan, queries, saying
from bsak.duty.models import Roster, Turn
from bsak.duty.plan import Line
from bsak.duty.printing import printed as letter
from bsak.kernel import clock
from bsak.kernel.danish import short_day, small_first, weekday
from bsak.kernel.words import _


def printed(roster: Roster, first: date, last: date, municipality: str) -> BytesIO:
    """Return the shifts with a day from ``first`` to ``last`` as a PDF."""
    lines = plan.lines(roster, first, last, queries.moment())
    story = list(_story(roster, lines, plan.numbers(lines, clock.today())))
    return letter(_("Vagtliste: %(name)s", name=roster.name), story, municipality)


def _story(roster: Roster, lines: list[Line], known: Mapping[int, Reach]) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(roster.name, 2)
    whose = roster.group.name if roster.group else _("Hele kommunen")
    yield pdf.Text(_("%(whose)s. Vagten skifter %(when)s.", whose=whose,
                     when=saying.changing(roster)))  # fmt: skip
    if not lines:
        yield pdf.Callout("", _("Der er ingen vagter i den tid."))
        return
    lacking = [line for line in lines if line.lacks]
    if lacking:
        yield pdf.Callout(_("Det mangler"), "\n".join(map(_lacks, lacking)))
    when = _("Dag") if roster.turn is Turn.DAY else _("Uge")
    columns = [pdf.Column(when, 1.5), pdf.Column(_("Vagt"), 1.6)]
    if roster.has_backup:
        columns.append(pdf.Column(_("Bagvagt"), 1.6))
    rows = []
    for line in lines:
        row: list[pdf.Words] = [_when(roster, line)]
        row.append(_person(line.who.primary, line.primary, known))
        if roster.has_backup:
            row.append(_person(line.who.backup, line.backup, known))
        rows.append(row)
    yield pdf.Table(columns, rows)
    if roster.note:
        yield pdf.Text(roster.note)


def _when(roster: Roster, line: Line) -> list[str | pdf.Run]:
    words: list[str | pdf.Run] = [pdf.Run(line.name, bold=True)]
    if roster.turn is Turn.WEEK:
        words.append(f"\n{line.days}")
    words += [pdf.Run(f"\n{_marked(roster, day, name)}", quiet=True) for day, name in line.marked]
    if line.note:
        words.append(f"\n{line.note}")
    return words


def _marked(roster: Roster, day: date, name: str) -> str:
    if roster.turn is Turn.DAY:
        return name
    return f"{name} {weekday(day)[:3].lower()}. {short_day(day).rsplit(' ', 1)[0]}"


def _person(person: int | None, name: str, known: Mapping[int, Reach]) -> list[str | pdf.Run]:
    if person is None:
        return [pdf.Run(_("INGEN"), bold=True), "\n" + "_" * 16]
    reach = known.get(person, NOWHERE)
    phones = dict.fromkeys(filter(None, (reach.phone, reach.phone_outside)))
    words: list[str | pdf.Run] = [name]
    for phone in phones:
        words += ["\n", pdf.phone(phone, size=12)]
        if len(phones) > 1:
            words.append(
                " " + (_("i kontortid") if phone == reach.phone else _("uden for kontortid"))
            )
    if not phones:
        words.append("\n" + _("(intet nummer)"))
    return words


def _lacks(line: Line) -> str:
    first, *more = line.lacks
    return f"{line.name}: {', '.join([first, *map(small_first, more)])}."
