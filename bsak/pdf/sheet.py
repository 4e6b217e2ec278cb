"""A finished document: its sides and all a binder must know of it; rendered once, kept."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate, pairwise
from math import floor

from bsak.pdf import layout
from bsak.pdf.flow import Flowable
from bsak.pdf.fonts import current
from bsak.pdf.furniture import draw_blank, draw_furniture, draw_word, left_edge, raised_foot
from bsak.pdf.identity import Frame, Identity
from bsak.pdf.labels import DRAFT, TURN_LEAF
from bsak.pdf.layout import Layout, Side
from bsak.pdf.marks import TurnLine
from bsak.pdf.pen import Pen
from bsak.pdf.theme import LAYOUT, MM, WIDTH
from bsak.pdf.tree import Link

_MAGIC = b"bsak-sheet-3\n"


class SheetError(ValueError):
    """The bytes are no sheet of this version."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All sides of one document, with bookmarks, links and structure; nothing of any copy.

    ``digest`` tells what the sides say: neither feet and tabs count, nor when it was approved.
    """

    sheet_id: str
    title: str
    digest: str
    is_draft: bool
    frame: Frame
    sides: tuple[bytes, ...]
    headings: tuple[tuple[int, str, int, float], ...]
    links: tuple[Link, ...]
    fonts: tuple[str, ...]
    room: tuple[float, ...]
    structure: bytes
    objects: int

    @property
    def pages(self) -> int:
        """How many sides there are, blank ones included."""
        return len(self.sides)

    def to_bytes(self) -> bytes:
        """Return the sheet as bytes to keep; the same sheet gives the same bytes."""
        head = {
            "id": self.sheet_id,
            "title": self.title,
            "digest": self.digest,
            "draft": self.is_draft,
            "frame": asdict(self.frame),
            "headings": self.headings,
            "links": [[n.page, n.box, n.target, n.says, n.elem] for n in self.links],
            "fonts": self.fonts,
            "room": self.room,
            "objects": self.objects,
            "lengths": [len(self.structure), *map(len, self.sides)],
        }
        source = zlib.compress(json.dumps(head, ensure_ascii=False).encode(), 6)
        return b"".join((_MAGIC, b"%08d\n" % len(source), source, self.structure, *self.sides))

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Sheet":
        """Read a sheet that `to_bytes` wrote. Raises SheetError when they are damaged."""
        try:
            return cls._read(kept)
        except SheetError:
            raise
        except (ValueError, KeyError, TypeError, zlib.error) as fault:
            raise SheetError("the head of the sheet is damaged") from fault

    @classmethod
    def _read(cls, kept: bytes) -> "Sheet":
        start = len(_MAGIC) + 9
        if not kept.startswith(_MAGIC):
            raise SheetError("these bytes are not a finished sheet of this version")
        end = start + int(kept[len(_MAGIC) : start])
        head = json.loads(zlib.decompress(kept[start:end]))
        edges = [*accumulate(head["lengths"], initial=end)]
        if edges[-1] != len(kept):
            raise SheetError("the sheet is not whole")
        structure, *sides = (kept[a:b] for a, b in pairwise(edges))
        return cls(
            head["id"],
            head["title"],
            head["digest"],
            head["draft"],
            Frame(**head["frame"]),
            tuple(sides),
            tuple((level, text, page, top) for level, text, page, top in head["headings"]),
            tuple(Link(page, tuple(box), *rest) for page, box, *rest in head["links"]),
            tuple(head["fonts"]),
            tuple(head["room"]),
            structure,
            head["objects"],
        )


def render(
    flowables: Sequence[Flowable], identity: Identity, frame: Frame | None = None, *,
    turns: bool = False,
) -> Sheet:  # fmt: skip
    """Lay out and draw a document; an odd number of sides gets a blank one at the end.

    Where it ``turns``, each front that goes on overleaf says so at its foot.
    """
    frame = raised_foot(identity, frame or Frame())
    sides = _sides(flowables, frame, turns)
    count = _even(len(sides), frame)
    pen, said = Pen(), hashlib.sha256(f"{identity.sheet_id}/{identity.title}".encode())
    for number in range(1, count + 1):
        if identity.draft:
            draw_word(pen, DRAFT)
        if number <= len(sides):
            _draw_side(pen, sides[number - 1], frame)
        else:
            draw_blank(pen, frame)
        said.update(pen.said() + b"\f")
        pen.draw_bars()
        draw_furniture(pen, identity, frame, number, count)
        pen.end_side()
    structure, links = pen.structure()
    return Sheet(
        identity.sheet_id,
        identity.title,
        said.hexdigest(),
        identity.draft,
        frame,
        tuple(pen.sides),
        tuple(pen.headings),
        links,
        tuple(sorted(pen.fonts)),
        tuple(round(side.room / MM, 1) for side in sides),
        structure.pack(),
        len(structure.offsets),
    )


def length(flowables: Sequence[Flowable], frame: Frame | None = None) -> int:
    """Return how many sides a sheet of them has, without drawing anything."""
    frame = frame or Frame()
    return _even(len(Layout(flowables, frame).run()), frame)


def fit(flowables: Sequence[Flowable], frame: Frame | None = None) -> tuple[float, ...]:
    """Return how many millimetres are left on each side, without drawing anything."""
    return tuple(round(side.room / MM, 1) for side in Layout(flowables, frame or Frame()).run())


def tall(flowable: Flowable) -> float:
    """Return how many millimetres of a side ``flowable`` takes."""
    return flowable.height(WIDTH) / MM


def to_spare(flowables: Sequence[Flowable], frame: Frame | None = None) -> tuple[float, ...]:
    """Return the millimetres to spare on each side that page breaks make, without drawing.

    Below zero is exactly how much too much there is: then, and only then, the side runs over.
    """
    return tuple(
        floor(points / MM * 10) / 10 for points in layout.to_spare(flowables, frame or Frame())
    )


def fingerprint() -> str:
    """Return what must stand in the key of a kept sheet beside its content."""
    return hashlib.sha256(f"{LAYOUT}/{current().digest}".encode()).hexdigest()[:16]


def _sides(flowables: Sequence[Flowable], frame: Frame, turns: bool) -> list[Side]:
    sides = Layout(flowables, frame).run()
    if not turns or len(sides) == 1:
        return sides
    return Layout(flowables, frame, TurnLine(TURN_LEAF)).run()


def _even(sides: int, frame: Frame) -> int:
    return sides + (sides % 2 if frame.even else 0)


def _draw_side(pen: Pen, side: Side, frame: Frame) -> None:
    x = left_edge(pen.is_odd, frame)
    group, key = None, object()
    for flowable, top in side.placed:
        if flowable.group != group:
            group, key = flowable.group, object()
        if group:
            with pen.tag(group, key):
                flowable.draw(pen, x, top, WIDTH)
        else:
            flowable.draw(pen, x, top, WIDTH)
