"""What is kept of a person, as a letter on A4 that they can read: all that the file says.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from bsak import pdf
from bsak.kernel import clock
from bsak.kernel.danish import moment, short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _, ngettext
from bsak.personal import files

_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)
_WHAT, _WHERE, _ROWS, _WHY = 4.0, 5.0, 1.4, 6.0  # how wide the columns are, beside each other

Told = Mapping[str, Any]


def printed(told: Told, name: str, municipality: str) -> BytesIO:
    """Return what ``kept.as_json`` tells of somebody called ``name`` as a PDF."""
    pdf.register(asset_folder("static") / "fonts")
    title = _("Oplysninger om %(name)s", name=name)
    at = datetime.fromisoformat(told["taken_at"]).astimezone(clock.DENMARK)
    identity = pdf.Identity(
        sheet_id=title, title=title, valid_from=short_day(at.date()), owner=municipality
    )
    story = [*_head(title, at), *_kept(told["kept"]), *_written(told), *_files(told["files"])]
    out = BytesIO()
    pdf.bind([pdf.Part(pdf.render(story, identity, frame=_FRAME))], out, title=title)
    out.seek(0)
    return out


def _head(title: str, at: datetime) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(title, 1)
    told = _("Alt, kommunens register over beredskabet har om personen, som det var %(when)s: "
             "hvad, hvorfor, hvor længe, og hvem der ser det. De private numre er her i fuld "
             "længde, så pas på papiret. Er noget forkert, så sig det til sekretariatet.",
             when=moment(at))  # fmt: skip
    yield pdf.Text(told)


def _kept(parts: Sequence[Told]) -> Iterator[pdf.Flowable]:
    for part in parts:
        yield pdf.Heading(part["what"], 2)
        yield pdf.Bullets(part["lines"]) if part["lines"] else pdf.Text(_("Intet."))
        is_erased = part["erased_with_the_person"]
        yield pdf.KeyValues(
            [
                (_("Hvorfor"), part["why"]),
                (_("Med hvilken ret"), part["ground"]),
                (_("Hvor længe"), part["until"]),
                (_("Hvem ser det"), part["seen_by"]),
                (_("Når personen slettes"), _("Slettes") if is_erased else _("Står uden navn")),
            ]
        )


def _written(told: Told) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(_("Det, andre har skrevet om personen"), 2)
    if told["looked_for"]:
        yield pdf.Text(_("Vi har set efter dette i hele databasen:"), leads=True)
        yield pdf.Bullets(told["looked_for"])
    if told["not_looked_for"]:
        yield pdf.Text(_("Dette er der ikke set efter:"), leads=True)
        yield pdf.Bullets([f"»{one['what']}«. {one['why']}" for one in told["not_looked_for"]])
    yield from _lines(_("Bliver slettet med personen"), told["erased_with_the_person"])
    yield from _lines(_("Bliver stående, fordi det er dokumentation"), told["stays"])


def _lines(heading: str, lines: Sequence[Told]) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(heading, 3)
    if not lines:
        yield pdf.Text(_("Intet."))
        return
    has_why = any("why" in one for one in lines)
    columns = [pdf.Column(_("Hvad"), _WHAT), pdf.Column(_("Hvor"), _WHERE),
               pdf.Column(_("Steder"), _ROWS)]  # fmt: skip
    rows: list[list[pdf.Words]] = [
        [one["what"], one["where"] or "–", str(one["rows"])] for one in lines
    ]
    if has_why:
        columns.append(pdf.Column(_("Hvorfor"), _WHY))
        rows = [[*row, one.get("why", "")] for row, one in zip(rows, lines, strict=True)]
    yield pdf.Table(columns, rows)


def _files(told: Told) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(_("Vedlagte filer og trykte ark"), 2)
    if not told["were_read"]:
        yield pdf.Text(
            _("De er ikke set efter. Bed sekretariatet om det, hvis du vil have det med.")
        )
        return
    count = told["count"]
    read = ngettext("%(num)d fil er set efter.", "%(num)d filer er set efter.", count)
    yield pdf.Text(read if count else _("Der er ingen filer ved dokumenterne."))
    for heading, names in (
        (_("Nævner personen:"), told["with_the_person"]),
        (_("Trykte ark, der nævner personen:"), told["printed_sheets_with_the_person"]),
        (_("Kan ikke læses af programmet:"), told["unreadable"]),
    ):
        if names:
            yield pdf.Text(heading, leads=True)
            yield pdf.Bullets(names)
    if told["with_the_person"]:
        yield pdf.Text(files.what_to_do())
