"""The pen: a drawing surface with a fast way to set text and a structure tree beside it."""

import zlib
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager

from bsak.pdf.fonts import literals
from bsak.pdf.lines import Block, Line, Look
from bsak.pdf.measure import measured
from bsak.pdf.surface import Surface
from bsak.pdf.theme import Style
from bsak.pdf.tree import Elem, Link, Structure, compile_structure, text_string

_BASELINE = 0.35  # of the size: puts capitals in the middle of their line
_ARTEFACT = Elem("Artifact")
_HEADINGS = {f"H{level}": level for level in range(1, 7)}


class Pen(Surface):
    """Draws sides. Whatever is not inside a tag, and every rule and box, is an artefact."""

    def __init__(self) -> None:
        self.root = Elem("Sect")
        self.sides: list[bytes] = []
        self.links: list[Link] = []
        self.headings: list[tuple[int, str, int, float]] = []
        self._parents: list[list[Elem]] = []
        self._link_elems: list[Elem] = []
        self._level = 0
        self._keyed: dict[Hashable, Elem] = {}
        self._elem: Elem | None = None
        self._outer: list[Elem | None] = []
        super().__init__()

    @property
    def is_odd(self) -> bool:
        """Whether the side being drawn is a right-hand one."""
        return len(self.sides) % 2 == 0

    def _begin_side(self) -> None:
        super()._begin_side()
        self._marked: Elem | None = None
        self._asides: list[tuple[int, int]] = []
        self._side_elems: list[Elem] = []

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Draw what tells of the paper and not of the text, such as when it was approved."""
        start = len(self._code)
        yield
        self._asides.append((start, len(self._code)))

    def said(self) -> bytes:
        """Return what has been drawn on the side so far, without what was drawn aside."""
        code = list(self._code)
        for start, end in reversed(self._asides):
            del code[start:end]
        return "\n".join(code).encode("latin-1")

    def source(self) -> bytes:
        """Return what has been drawn on the side so far and begin anew."""
        if self._marked is not None:
            self._code.append("EMC")
        drawn = "\n".join(self._code).encode("latin-1")
        self._begin_side()
        return drawn

    def end_side(self) -> None:
        """Finish the side: keep its stream, and begin the next one."""
        self._parents.append(self._side_elems)
        self.sides.append(zlib.compress(self.source(), 6))

    def structure(self) -> tuple[Structure, tuple[Link, ...]]:
        """Return the tree of all finished sides, and their links."""
        structure = compile_structure(self.root, self._parents, len(self.links))
        links = tuple(
            Link(link.page, link.box, link.target, link.says, elem.number)
            for link, elem in zip(self.links, self._link_elems, strict=True)
        )
        return structure, links

    def begin(self, role: str, key: Hashable = None, extra: str = "") -> Elem:
        """Open an element; one with a `key` that was open before is continued.

        A heading never skips a level, whatever the levels of the text it came from.
        """
        if role in _HEADINGS and key not in self._keyed:
            self._level = min(_HEADINGS[role], self._level + 1)
            role = f"H{self._level}"
        elem = self._keyed.get(key) if key is not None else None
        if elem is None:
            parent = self._elem or self.root
            elem = Elem(role, parent, extra)
            parent.kids.append(elem)
            if key is not None:
                self._keyed[key] = elem
        self._outer.append(self._elem)
        self._elem = elem
        return elem

    def end(self) -> None:
        """Close the element opened last."""
        self._elem = self._outer.pop()

    @contextmanager
    def tag(self, role: str, key: Hashable = None, extra: str = "") -> Iterator[Elem]:
        """Everything written inside belongs to a new element, or to the one known by `key`."""
        yield self.begin(role, key, extra)
        self.end()

    @contextmanager
    def artefact(self) -> Iterator[None]:
        """Nothing written inside is part of the document: heads, feet, repeated table heads."""
        self._outer.append(self._elem)
        self._elem = None
        yield
        self.end()

    @contextmanager
    def figure(self, alt: str) -> Iterator[None]:
        """What is painted inside means something, and `alt` says what in words."""
        with self.tag("Figure", None, f"/Alt{text_string(alt)}"):
            yield

    @contextmanager
    def cell_head(self, scope: str) -> Iterator[None]:
        """Open a TH for a Column or a Row; inside an artefact, write without it."""
        if self._elem is None:
            yield
            return
        self.begin("TH", None, f"/A<</O/Table/Scope/{scope}>>")
        yield
        self.end()

    def note_heading(self, level: int, text: str, top: float) -> None:
        """Remember a heading for the bookmarks."""
        self.headings.append((level, text, len(self.sides), top))

    def _mark(self, elem: Elem) -> None:
        if self._marked is not None:
            self._code.append("EMC")
        self._marked = elem
        if elem is _ARTEFACT:
            self._code.append("/Artifact BMC")
            return
        number = len(self._side_elems)
        self._side_elems.append(elem)
        elem.kids.append((len(self.sides), number))
        self._code.append(f"/{elem.role} <</MCID {number}>> BDC")

    def _writing(self) -> None:
        elem = self._elem or _ARTEFACT
        if self._marked is not elem:
            self._mark(elem)

    def _painting(self) -> None:
        elem = self._elem
        if elem is None or elem.role != "Figure":
            elem = _ARTEFACT
        if self._marked is not elem:
            self._mark(elem)

    def text(self, x: float, y: float, text: str, style: Style, align: float = 0.0) -> float:
        """Set one line with its baseline at `y`, from 0 left to 1 right; return its width."""
        look, shown, width = measured(text, style)
        self._writing()
        self._show(x - align * width, y, ((look, shown, width),))
        return width

    def outlined(self, text: str, style: Style) -> None:
        """Set one line as outlines only, centred on the origin."""
        look, shown, width = measured(text, style)
        self._writing()
        self._code.append("q 1 Tr 1.2 w " + f"{style.colour[0]:.3g} G")
        self._show(-width / 2, -0.35 * style.size, ((look, shown, width),))
        self._code.append("Q")
        self._font = self._ink = None

    def block(self, x: float, top: float, block: Block, right: float | None = None) -> None:
        """Set a block with its upper edge at `top`; ranged right against `right` if given."""
        lines = block.lines
        if not lines or not lines[0].fragments:
            lines = tuple(line for line in lines if line.fragments)
        if not lines:
            return
        self._writing()
        look = lines[0].fragments[0][0]
        y = top - block.leading / 2 - _BASELINE * look.size
        if right is None and not look.link and _are_plain(lines, look):
            self._paragraph(x, y, block.leading, look, lines)
            return
        keys: dict[Look, object] = {}
        for line in block.lines:
            start = x if right is None else right - line.width
            if any(fragment[0].link for fragment in line.fragments):
                self._linked(start, y, line, keys)
            else:
                self._show(start, y, line.fragments)
            y -= block.leading

    def _paragraph(
        self, x: float, y: float, leading: float, look: Look, lines: Sequence[Line]
    ) -> None:
        start = f"BT {leading:.2f} TL {x:.2f} {y:.2f} Td"
        self._set_ink(look.colour)
        code = self._code
        for line in lines:
            code.append(start)
            for bank, literal in literals(line.fragments[0][1]):
                self._set_font(look.face + str(bank), look.size)
                code.append(f"({literal}) Tj")
            start = "T*"
        code.append("ET")

    def _show(self, x: float, y: float, fragments: Sequence[tuple[Look, str, float]]) -> None:
        code = self._code
        code.append(f"BT {x:.2f} {y:.2f} Td")
        for look, text, _ in fragments:
            self._set_ink(look.colour)
            for bank, literal in literals(text):
                self._set_font(look.face + str(bank), look.size)
                code.append(f"({literal}) Tj")
        code.append("ET")

    def _linked(self, x: float, y: float, line: Line, keys: dict[Look, object]) -> None:
        for look, text, width in line.fragments:
            if look.link and self._elem:
                elem = self.begin("Link", keys.setdefault(look, object()))
                box = (x, y - 0.25 * look.size, x + width, y + 0.85 * look.size)
                self._link(elem, box, look.link, text)
            self._writing()
            self._show(x, y, ((look, text, width),))
            if look.link and self._elem:
                self.end()
            x += width

    def _link(
        self, elem: Elem, box: tuple[float, float, float, float], target: str, says: str
    ) -> None:
        elem.kids.append(len(self.links))
        self.links.append(Link(len(self.sides), box, target, says.strip(), 0))
        self._link_elems.append(elem)


def _are_plain(lines: Sequence[Line], look: Look) -> bool:
    return all(len(line.fragments) == 1 and line.fragments[0][0] is look for line in lines)
