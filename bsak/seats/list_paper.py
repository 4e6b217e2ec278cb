"""The crisis organisation as a list on A4, with the phones of work.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator
from io import BytesIO

from bsak import pdf
from bsak.kernel.danish import day, phone, short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.seats.organisation import Filling, Organisation, SeatLine, said_rank
from bsak.seats.roles import Level

_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)


def printed(organisation: Organisation, municipality: str) -> BytesIO:
    """Return the list as a PDF: every seat with its people, in the order they are called."""
    pdf.register(asset_folder("static") / "fonts")
    title = _("Kriseledelsesorganisation: liste")
    identity = pdf.Identity(
        sheet_id=title, title=title, valid_from=short_day(organisation.day), owner=municipality
    )
    out = BytesIO()
    sheet = pdf.render(list(_story(title, organisation)), identity, frame=_FRAME)
    pdf.bind([pdf.Part(sheet)], out, title=title)
    out.seek(0)
    return out


def _story(title: str, organisation: Organisation) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(title, 2)
    yield pdf.Text(
        _("%(day)s. Arbejdsnumre. Ring oppefra, til en svarer.", day=day(organisation.day)), "quiet"
    )
    yield from _part(Level.STRATEGIC.label, organisation.strategic)
    for group in organisation.groups:
        yield from _part(f"{group.code} {group.name}", group.seats)


def _part(heading: str, seats: tuple[SeatLine, ...]) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(heading, 3)
    if not seats:
        yield pdf.Text(_("Ingen pladser endnu."))
        return
    columns = [
        pdf.Column(_("Plads"), 4),
        pdf.Column(_("Navn"), 4.6),
        pdf.Column(_("Telefon"), 2.4),
        pdf.Column(_("E-mail"), 4),
    ]
    yield pdf.Table(columns, [row for seat in seats for row in _rows(seat)])


def _rows(seat: SeatLine) -> Iterator[tuple[pdf.Words, ...]]:
    if seat.holder is None or seat.is_vacant:
        yield (seat.title, pdf.Run(_("LEDIG"), bold=True), "", "")
    for one in seat.staying:
        place = said_rank(one.rank) if one.rank else seat.title
        yield (place, _name(one), _phones(one), one.mail)


def _name(one: Filling) -> pdf.Words:
    name = pdf.Run(one.name, bold=one.rank == 0)
    if not one.is_away:
        return name
    if one.away_until is None:
        return [name, "\n", _("væk indtil videre")]
    return [name, "\n", _("væk til og med %(day)s", day=short_day(one.away_until))]


def _phones(one: Filling) -> str:
    if not one.phone_outside or one.phone_outside == one.phone:
        return phone(one.phone)
    return _("%(phone)s\naften: %(outside)s", phone=phone(one.phone),
             outside=phone(one.phone_outside))  # fmt: skip
