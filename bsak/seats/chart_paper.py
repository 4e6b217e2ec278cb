"""The chart on one side of A4, tagged; a step shorter each time it does not fit.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from io import BytesIO
from itertools import product, starmap

from bsak import pdf
from bsak.kernel.danish import day, short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _, ngettext
from bsak.seats.boxes import ROOMY, TIGHT, Box, BoxRow, Setting
from bsak.seats.organisation import Organisation, SeatLine
from bsak.seats.roles import Level

_NO_BREAK = "\N{NO-BREAK SPACE}"
_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)


class Naming(Enum):
    """Which deputies are named on the chart; those who are not are counted."""

    ALL = auto()
    FIRST = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Layout:
    """How the chart is set: whom it names, how tight it is, and how many groups stand abreast."""

    naming: Naming
    setting: Setting
    across: int


# As many names as one side can hold come before the air around them.
_LAYOUTS = tuple(starmap(Layout, product(Naming, (ROOMY, TIGHT), (3, 4))))


def printed(organisation: Organisation, municipality: str) -> BytesIO:
    """Return the chart as a PDF: one side, or as many as it takes with a note that says so."""
    pdf.register(asset_folder("static") / "fonts")
    title = _("Kriseledelsesorganisation")
    identity = pdf.Identity(
        sheet_id=title, title=title, valid_from=short_day(organisation.day), owner=municipality
    )
    story: list[pdf.Flowable] = []
    for layout in _LAYOUTS:
        story = list(_story(title, organisation, layout))
        if len(pdf.fit(story, _FRAME)) == 1:
            break
    else:
        note = _("Organisationen fylder mere end én side. Den fortsætter på næste side.")
        story.insert(1, pdf.Text(note, "quiet"))
    out = BytesIO()
    pdf.bind([pdf.Part(pdf.render(story, identity, frame=_FRAME))], out, title=title)
    out.seek(0)
    return out


def _story(title: str, organisation: Organisation, layout: Layout) -> Iterator[pdf.Flowable]:
    naming, setting, across = layout.naming, layout.setting, layout.across
    yield pdf.Heading(_("%(title)s %(day)s", title=title, day=day(organisation.day)), 2)
    top = Box(Level.STRATEGIC.label, _lines(organisation.strategic, naming), across)
    yield BoxRow([top], 1, 3, setting=setting)
    yield BoxRow([Box(Level.OPERATIONAL.label)], 1, 3, setting=setting, stem=True)
    boxes = [
        Box(f"{group.code} {group.name}", _lines(group.seats, naming))
        for group in organisation.groups
    ]
    for at in range(0, len(boxes), across):
        yield BoxRow(boxes[at : at + across], across, 4, setting=setting)
    yield pdf.Text(_key(naming), "small")


def _lines(seats: tuple[SeatLine, ...], naming: Naming) -> tuple[pdf.Words, ...]:
    return tuple(_line(seat, naming) for seat in seats) or (_("Ingen pladser endnu."),)


def _line(seat: SeatLine, naming: Naming) -> pdf.Words:
    words: list[str | pdf.Run] = [f"{seat.title}\n"]
    if seat.holder is None or seat.is_vacant:
        words.append(pdf.Run(_("LEDIG"), bold=True))
    else:
        words.append(pdf.Run(seat.holder.name, bold=True))
    words += _deputies(seat, naming)
    if seat.holder and seat.holder.is_away:
        words.append(f"\n{_away(seat)}")
    if seat.is_deputised and seat.acting:
        words.append("\n" + _("%(name)s træder til.", name=seat.acting.name))
    return words


def _away(seat: SeatLine) -> str:
    until = seat.holder.away_until if seat.holder else None
    return _("Væk til og med %(day)s.", day=short_day(until)) if until else _("Væk.")


def _deputies(seat: SeatLine, naming: Naming) -> list[str]:
    if not seat.standing_in:
        return []
    first, *others = [one.name for one in seat.standing_in]
    if naming is Naming.ALL:
        return ["\n" + _("Stf.: %(names)s", names=", ".join([first, *others]))]
    if naming is Naming.FIRST:
        more = f"{_NO_BREAK}+{len(others)}" if others else ""
        return ["\n" + _("Stf.: %(names)s", names=first) + more]
    counted = ngettext("+ %(num)d stf.", "+ %(num)d stf.", len(seat.standing_in))
    return [" " + counted.replace(" ", _NO_BREAK)]


def _key(naming: Naming) -> str:
    told = _("LEDIG: ingen indehaver. Stf.: stedfortræder.")
    if naming is Naming.ALL:
        return told
    if naming is Naming.FIRST:
        told = _("LEDIG: ingen indehaver. Stf.: første stedfortræder; +1: der er en til.")
    where = _("Alle stedfortrædere står med navn og nummer på arket »%(title)s«.",
              title=_("Kriseledelsesorganisation: liste"))  # fmt: skip
    return f"{told} {where}"
