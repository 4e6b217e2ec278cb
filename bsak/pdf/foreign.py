"""Pages from elsewhere: an uploaded PDF is drawn onto sides that carry our head, tab and foot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from bsak.pdf.flow import Free, PageBreak
from bsak.pdf.identity import Frame, Identity
from bsak.pdf.labels import UPLOADED_SIDE
from bsak.pdf.theme import BOTTOM, MM, PAGE_HEIGHT, RUNNING_HEAD, TOP, WIDTH

if TYPE_CHECKING:
    import pikepdf


class UploadRefused(ValueError):
    """The uploaded PDF cannot be printed; the message says why, in Danish."""


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded PDF that can be opened, and how many pages it has."""

    data: bytes
    pages: int
