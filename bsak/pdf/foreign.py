"""Pages from elsewhere: an uploaded PDF is drawn onto sides that carry our head, tab and foot.

Only what a page shows is taken over, as a form drawn on our own side. Whatever an upload could
do - scripts, actions, attachments, form fields, links - stays behind with the file it came in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from bsak.pdf.flow import Flowable, Free, PageBreak
from bsak.pdf.furniture import left_edge
from bsak.pdf.heads import running_head
from bsak.pdf.identity import Frame, Identity
from bsak.pdf.pen import Pen
from bsak.pdf.sheet import Sheet, render
from bsak.pdf.theme import BOTTOM, MM, PAGE_HEIGHT, RUNNING_HEAD, TOP, WIDTH

if TYPE_CHECKING:
    import pikepdf

_MOST_PAGES = 500
_NAME = "/Upload"
_LEAST_POINTS, _MOST_POINTS = 20, 14400  # outside this no reader shows a page


class UploadRefused(ValueError):  # noqa: N818 -- a refusal, not a fault
    """The uploaded PDF cannot be printed; the message says why, in Danish."""


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded PDF that can be printed."""

    data: bytes
    pages: int

    def sheet(self, identity: Identity) -> Sheet:
        """Return the sides the pages are drawn on: head, tab and foot, and nothing between."""

        def head(pen: Pen, x: float, top: float, width: float) -> None:
            pen.note_heading(1, identity.title, top)
            with pen.tag("H1"):
                running_head(pen, x, top, width, identity)

        first: list[Flowable] = [Free(RUNNING_HEAD / MM, head)]
        for _ in range(self.pages - 1):
            first += [PageBreak(), Free(0, lambda pen, x, top, width: None)]
        return render(first, identity)


def read_upload(data: bytes) -> Upload:
    """Open an uploaded PDF; raise `UploadRefused` when it cannot be printed."""
    import pikepdf  # noqa: PLC0415 -- slow, and only uploads need it

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _refuse(pdf)
            _try_out(pdf)
            return Upload(data, len(pdf.pages))
    except pikepdf.PasswordError:
        raise UploadRefused(
            "PDF-filen er låst med en adgangskode. Gem den uden adgangskode, og hent den igen."
        ) from None
    except UploadRefused:
        raise
    except Exception:  # whatever a broken file makes the library raise
        raise UploadRefused(
            "PDF-filen er i stykker og kan ikke åbnes. Gem den på ny, og hent den igen."
        ) from None


def _refuse(pdf: "pikepdf.Pdf") -> None:
    if pdf.is_encrypted:
        raise UploadRefused("PDF-filen er beskyttet. Gem den uden beskyttelse, og hent den igen.")
    if not len(pdf.pages):
        raise UploadRefused("PDF-filen har ingen sider. Vælg en anden fil.")
    if len(pdf.pages) > _MOST_PAGES:
        raise UploadRefused(
            f"PDF-filen har {len(pdf.pages)} sider, og {_MOST_PAGES} er det højeste. Del den op."
        )
    for number, page in enumerate(pdf.pages, start=1):
        left, bottom, right, top = (float(edge) for edge in page.trimbox)
        if not all(_LEAST_POINTS <= abs(n) <= _MOST_POINTS for n in (right - left, top - bottom)):
            raise UploadRefused(
                f"Side {number} i PDF-filen har et mål, der ikke kan trykkes. Ret den, og hent "
                "filen igen."
            )


def _try_out(pdf: "pikepdf.Pdf") -> None:
    """Take every page over once, so that a fault shows now and not while a binder is made."""
    import pikepdf  # noqa: PLC0415 -- slow, and only uploads need it

    _flatten(pdf)
    with pikepdf.new() as trial:
        for page in pdf.pages:
            _is_wide(page)
            trial.copy_foreign(page.as_form_xobject())
        trial.save(BytesIO())


def insert_uploads(
    out: BinaryIO, uploads: Mapping[int, Upload], write: Callable[[BinaryIO], None]
) -> None:
    """Let `write` make our own file, then draw each upload on the sides from its first one on."""
    import pikepdf  # noqa: PLC0415 -- slow, and only uploads need it

    own = BytesIO()
    write(own)
    with pikepdf.open(own) as binder:
        sources = [pikepdf.open(BytesIO(upload.data)) for upload in uploads.values()]
        for first, source in zip(uploads, sources, strict=True):
            _flatten(source)
            for number, page in enumerate(source.pages):
                _draw(binder, binder.pages[first + number], page, odd=number % 2 == 0)
        binder.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        for source in sources:
            source.close()


def _flatten(source: "pikepdf.Pdf") -> None:
    """Make what is filled in or noted on the pages part of them."""
    if any("/Annots" in page for page in source.pages):
        if "/AcroForm" in source.Root:
            source.generate_appearance_streams()
        source.flatten_annotations("print")


def _draw(binder: "pikepdf.Pdf", side: "pikepdf.Page", page: "pikepdf.Page", *, odd: bool) -> None:
    """Draw one page as large as the side's text area allows, wide ones turned."""
    import pikepdf  # noqa: PLC0415 -- slow, and only uploads need it

    if _is_wide(page):
        page.rotate(270, relative=True)
    form = binder.copy_foreign(page.as_form_xobject())
    resources = pikepdf.Dictionary(dict(side.resources.items()))
    resources.XObject = pikepdf.Dictionary({_NAME: form})
    side.obj.Resources = resources
    area = (left_edge(odd, Frame()), BOTTOM, WIDTH, PAGE_HEIGHT - TOP - RUNNING_HEAD - BOTTOM)
    source = f"/Artifact BMC q {_placement(form, area)} cm {_NAME} Do Q EMC"
    side.contents_add(source.encode(), prepend=True)


def _is_wide(page: "pikepdf.Page") -> bool:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    width, height = right - left, top - bottom
    turned = int(page.get("/Rotate", 0)) % 180 != 0
    return height > width if turned else width > height


def _placement(form: "pikepdf.Object", area: tuple[float, float, float, float]) -> str:
    """Return the matrix that puts the form as large as it can be in the middle of `area`."""
    a, b, c, d, e, f = (float(number) for number in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    x1, y1, x2, y2 = (float(number) for number in form.BBox)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x1, x2) for y in (y1, y2)]
    low_x, low_y = min(x for x, _ in corners), min(y for _, y in corners)
    wide = max(x for x, _ in corners) - low_x
    tall = max(y for _, y in corners) - low_y
    left, bottom, width, height = area
    scale = min(width / wide, height / tall)
    x = left + (width - scale * wide) / 2 - scale * low_x
    y = bottom + (height - scale * tall) / 2 - scale * low_y
    return f"{scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f}"
