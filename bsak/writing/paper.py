"""A draft on paper: the real sheet with UDKAST across it, and the room its sides have left.

Starts the print shop, which is slow: import it where something is printed or measured.
"""

import logging
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import ceil, floor

import pypdfium2

from bsak import pdf
from bsak.cards.wording import CardWording
from bsak.kernel import pdfium
from bsak.kernel.danish import moment
from bsak.kernel.errors import Hidden
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _, ngettext
from bsak.plans import by_kind
from bsak.plans.identity import identity_of
from bsak.plans.wording import Wording
from bsak.writing.fields import Fields
from bsak.writing.models import Draft
from bsak.writing.queries import built

log = logging.getLogger("bsak")
_DOTS = 110 / 72  # per point: sharp on a screen at the width of a column
_SHOWN = 4  # sides beside the form; the rest are in the PDF
_NAMED = 3  # steps that are named as too long
_KEPT = 16  # sides and sheets in memory, of whatever drafts were seen last


@dataclass(frozen=True, slots=True)
class Room:
    """What the fit meter says of one side, or of the whole text where sides run on."""

    text: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands beside the form: the room that is left, and the first sides, of so many."""

    room: list[Room]
    sides: range
    pages: int
    mark: str


def seen(draft: Draft) -> Seen:
    """Return what the editor shows of the paper."""
    pages = sheet(draft).pages
    return Seen(room(draft), range(1, min(pages, _SHOWN) + 1), pages, draft.mark)


def sheet(draft: Draft) -> pdf.Sheet:
    """Return ``draft`` as it would be printed, with UDKAST across every side.

    A text that cannot be laid out becomes a sheet that says so.
    """
    return _sheet(built(draft).wording, identity_of(draft.document))


def pdf_of(draft: Draft) -> bytes:
    """Return the sheet as a PDF."""
    status = _("UDKAST, gemt %(when)s. Gælder ikke.", when=moment(draft.saved_at))
    return printed(built(draft).wording, identity_of(draft.document), status)


def side(draft: Draft, number: int) -> bytes:
    """Return one side as a PNG. Raises Hidden when there is no such side."""
    if not 1 <= number <= sheet(draft).pages:
        raise Hidden
    return _png(pdf_of(draft), number)


def fit(draft: Draft) -> tuple[float, ...]:
    """Return the millimetres left on each side; below zero a side of a card has too much."""
    wording = built(draft).wording
    if isinstance(wording, CardWording):
        _register()
        return pdf.to_spare(by_kind.story(wording, identity_of(draft.document)))
    return sheet(draft).room


def room(draft: Draft) -> list[Room]:
    """Return the fit in words. A card says it of each side, because it must be one leaf."""
    wording, spare, pages = built(draft).wording, fit(draft), sheet(draft).pages
    if isinstance(wording, CardWording):
        found = [_side_room(draft, wording, number, left) for number, left in enumerate(spare, 1)]
        if pages > len(spare):
            found.append(Room(_("Kortet fylder nu %(n)d sider. Det må fylde 2.", n=pages)))
        return found
    much = {"mm": floor(spare[-1]), "last": len(spare)}
    if pages > len(spare):
        text = _(
            "%(n)d sider: %(mm)d mm tilbage på side %(last)d, side %(n)d er tom", n=pages, **much
        )
    else:
        text = ngettext(
            "1 side, %(mm)d mm tilbage",
            "%(num)d sider: %(mm)d mm tilbage på side %(last)d",
            pages,
            **much,
        )
    return [Room(text)]


def obstacle_to_fit(draft: Draft) -> str | None:
    """Return why the draft does not fit the paper it is for, or None. Only a card has a limit."""
    wording = built(draft).wording
    if not isinstance(wording, CardWording):
        return None
    for number, left in enumerate(fit(draft), 1):
        if left < 0:
            over = _side_room(draft, wording, number, left).text
            return _("Kortet skal kunne være på ét ark. %(what)s.", what=over)
    return None


def _side_room(draft: Draft, wording: CardWording, number: int, left: float) -> Room:
    if left >= 0:
        return Room(_("Side %(n)d: %(mm)d mm tilbage", n=number, mm=floor(left)))
    much = {"n": number, "mm": ceil(-left)}
    if longest := _to_shorten(draft, wording, number, -left):
        steps = ", ".join(
            _("trin %(step)s (%(tall)d mm)", step=step, tall=ceil(mm)) for step, mm in longest
        )
        text = _("Side %(n)d: %(mm)d mm for meget – forkort %(steps)s", **much, steps=steps)
    elif number == 1:
        text = _("Side 1: %(mm)d mm for meget – forkort teksten, eller flyt trin til en frist over "
                 "60 minutter", **much)  # fmt: skip
    else:
        text = _("Side %(n)d: %(mm)d mm for meget – forkort teksten, eller tag trin ud", **much)
    return Room(text, is_over=True)


def _to_shorten(
    draft: Draft, wording: CardWording, number: int, much: float
) -> list[tuple[str, float]]:
    """Return the tallest steps of a side, as (number, mm): as few as could make up for so much.

    Empty when no three steps are so long that this would do.
    """
    here = {
        str(step.number)
        for bar in wording.bars
        for step in bar.steps
        if bar.is_first_hour == (number == 1)
    }
    story = by_kind.story(wording, identity_of(draft.document))
    rows = [row for row in story if isinstance(row, pdf.StepRow) and row.number in here]
    least = pdf.tall(pdf.StepRow(1, "x"))
    longest, saved = [], 0.0
    for tall, step in sorted(((pdf.tall(row), row.number) for row in rows), reverse=True):
        longest.append((step, tall))
        saved += tall - least
        if saved >= much or len(longest) == _NAMED:
            break
    return sorted(longest, key=lambda one: int(one[0])) if saved >= much else []


def unprintable(fields: Fields) -> dict[str, str]:
    """Return the signs that paper cannot show, by the path of their field."""
    _register()
    found = {path: "".join(sorted(pdf.unprintable(text))) for path, text in fields.items()}
    return {path: signs for path, signs in found.items() if signs}


def _register() -> None:
    pdf.register(asset_folder("static") / "fonts")


@lru_cache(maxsize=_KEPT)
def _sheet(wording: Wording, identity: pdf.Identity) -> pdf.Sheet:
    _register()
    try:
        return pdf.render(by_kind.story(wording, identity), identity)
    except (ValueError, ArithmeticError, LookupError):
        log.exception("%s: draft cannot be laid out", identity.sheet_id)
        words = _("Teksten kan ikke sættes op. Fortryd det, du skrev sidst, og prøv igen.")
        return pdf.render([pdf.DocHead(identity), pdf.Text(words)], identity)


@lru_cache(maxsize=_KEPT)
def printed(wording: Wording, identity: pdf.Identity, status: str) -> bytes:
    """Return the sheet as a PDF, with ``status`` at the foot of every side."""
    out = BytesIO()
    part = pdf.Part(_sheet(wording, identity), pdf.Stamp(status=status))
    pdf.bind([part], out, title=identity.title)
    return out.getvalue()


@lru_cache(maxsize=_KEPT)
def _png(printed: bytes, number: int) -> bytes:
    with pdfium.turn:
        document = pypdfium2.PdfDocument(printed)
        try:
            picture = document[number - 1].render(scale=_DOTS).to_pil()
        finally:
            document.close()
    out = BytesIO()
    picture.quantize(64).save(out, "PNG")  # a quarter of the bytes, and no eye sees it
    return out.getvalue()
