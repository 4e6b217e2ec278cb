"""Bookmarks: a tree by level, as the binder's reader opens it."""

from dataclasses import dataclass, field

from bsak.pdf.objects import Writer
from bsak.pdf.tree import text_string


@dataclass(slots=True, eq=False)
class Bookmark:
    """One entry: its level, its words, and the side and height it opens."""

    level: int
    text: str
    page: int
    top: float
    kids: "list[Bookmark]" = field(default_factory=list)
    number: int = 0


def write_outlines(writer: Writer, root_number: int, marks: list[Bookmark]) -> None:
    """Write the tree of `marks`, which are in reading order; it opens at the first level."""
    root = Bookmark(0, "", 0, 0.0, number=root_number)
    _nest(root, marks)
    first = writer.reserve(len(marks))
    for number, mark in enumerate(marks, start=first):
        mark.number = number
    sources: dict[int, bytes] = {}
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        waiting.extend(parent.kids)
        for index, mark in enumerate(parent.kids):
            sources[mark.number] = _source(mark, parent, index)
    writer.pack_all(first, [sources[number] for number in sorted(sources)])
    ends = _ends(root, len(root.kids)) if root.kids else ""
    writer.write(root_number, f"<</Type/Outlines{ends}>>".encode())


def _nest(root: Bookmark, marks: list[Bookmark]) -> None:
    path = [root]
    for mark in marks:
        while len(path) > 1 and path[-1].level >= mark.level:
            path.pop()
        path[-1].kids.append(mark)
        path.append(mark)


def _source(mark: Bookmark, parent: Bookmark, index: int) -> bytes:
    kids = parent.kids
    before = f"/Prev {kids[index - 1].number} 0 R" if index else ""
    after = f"/Next {kids[index + 1].number} 0 R" if index + 1 < len(kids) else ""
    inside = _ends(mark, -len(mark.kids)) if mark.kids else ""
    return (
        f"<</Title{text_string(mark.text)}/Parent {parent.number} 0 R{before}{after}{inside}"
        f"/Dest[{mark.page} 0 R/XYZ null {mark.top:.0f} null]>>"
    ).encode()


def _ends(mark: Bookmark, count: int) -> str:
    return f"/First {mark.kids[0].number} 0 R/Last {mark.kids[-1].number} 0 R/Count {count}"
