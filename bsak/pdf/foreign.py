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
from bsak.pdf.trial import UploadRefused, flatten, is_wide, pages_of

if TYPE_CHECKING:
    import pikepdf

_NAME = "/Upload"

__all__ = ["Upload", "UploadRefused", "insert_uploads", "read_upload"]


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
    return Upload(data, pages_of(data))


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
            flatten(source)
            for number, page in enumerate(source.pages):
                _draw(binder, binder.pages[first + number], page, odd=number % 2 == 0)
        binder.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        for source in sources:
            source.close()


def _draw(binder: "pikepdf.Pdf", side: "pikepdf.Page", page: "pikepdf.Page", *, odd: bool) -> None:
    """Draw one page as large as the side's text area allows, wide ones turned."""
    import pikepdf  # noqa: PLC0415 -- slow, and only uploads need it

    if is_wide(page):
        page.rotate(270, relative=True)
    form = binder.copy_foreign(page.as_form_xobject())
    resources = pikepdf.Dictionary(dict(side.resources.items()))
    resources.XObject = pikepdf.Dictionary({_NAME: form})
    side.obj.Resources = resources
    area = (left_edge(odd, Frame()), BOTTOM, WIDTH, PAGE_HEIGHT - TOP - RUNNING_HEAD - BOTTOM)
    source = f"/Artifact BMC q {_placement(form, area)} cm {_NAME} Do Q EMC"
    side.contents_add(source.encode(), prepend=True)


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
