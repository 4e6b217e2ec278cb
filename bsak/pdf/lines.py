"""From people's words to broken lines; the only place where text becomes something to print."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bsak.pdf.fonts import Face, clean, current
from bsak.pdf.theme import QUIET, Colour, Style
from bsak.pdf.words import Run, Words, safe_link

_GOOD_END = re.compile(r".*[-/–@_.:,;]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """How a fragment is set."""

    face: str
    size: float
    colour: Colour
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its fragments, left to right, and its width in points."""

    fragments: tuple[tuple[Look, str, float], ...]
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under each other, all in one leading."""

    lines: tuple[Line, ...]
    leading: float

    @property
    def height(self) -> float:
        """How tall the block is."""
        return len(self.lines) * self.leading

    def part(self, start: int, end: int | None = None) -> "Block":
        """Return the lines from `start` to `end` as a block of their own."""
        return Block(self.lines[start:end], self.leading)


_Piece = tuple[Look, str, float]
_SHORT = 40  # characters of a text that is worth remembering whole
_NARROWEST = 24.0  # a column has room for one character at least


def set_words(words: Words, style: Style, width: float) -> Block:
    """Break `words` into lines no wider than `width` points."""
    width = max(width, _NARROWEST)
    if isinstance(words, str):
        return (_set_short if len(words) <= _SHORT else _set_plain)(words, style, width)
    runs = [words] if isinstance(words, Run) else words
    looks = [_look(run, style) for run in runs]
    if len(looks) == 1:
        look, text = looks[0]
        plain = tuple(_break_plain(text, look, width))
        return Block(plain, max(style.leading, 1.2 * look.size))
    largest = max((look.size for look, _ in looks), default=style.size)
    lines = _break_atoms(_atoms(looks), width)
    return Block(tuple(lines), max(style.leading, 1.05 * largest))


def _set_plain(words: str, style: Style, width: float) -> Block:
    look = Look(style.weight, style.size, style.colour)
    return Block(tuple(_break_plain(clean(words), look, width)), style.leading)


_set_short = lru_cache(maxsize=4096)(_set_plain)  # dates and figures stand in column after column


def _look(run: str | Run, style: Style) -> tuple[Look, str]:
    if isinstance(run, str):
        return Look(style.weight, style.size, style.colour), clean(run)
    weight = style.strong if run.bold else style.weight
    colour = QUIET if run.quiet else style.colour
    return Look(weight, run.size or style.size, colour, safe_link(run.link)), clean(run.text)


def _break_plain(text: str, look: Look, width: float) -> list[Line]:
    face, size, lines = current().faces[look.face], look.size, []
    widths, space, limit = face.words, face.space, width / size
    if len(text) <= _SHORT and "\n" not in text:
        wide = widths[text]
        if wide <= limit:
            return [Line(((look, text, wide * size),), wide * size)]

    def keep(words: str, used: float) -> None:
        lines.append(Line(((look, words, used * size),), used * size))

    for paragraph in text.split("\n"):
        current_words: list[str] = []
        used = -space
        for word in paragraph.split(" "):
            wide = widths[word]
            if used + space + wide <= limit:
                current_words.append(word)
                used += space + wide
                continue
            if current_words:
                keep(" ".join(current_words) + " ", used)  # a reader must not join the words
            while wide > limit:
                head = fitting(word, face, limit)
                keep(head, widths[head])
                word = word[len(head) :]
                wide = widths[word] if len(word) < 4000 else limit + 1
            current_words, used = [word], wide
        keep(" ".join(current_words), max(used, 0.0))
    return lines


def fitting(word: str, face: Face, limit: float) -> str:
    """Return the longest beginning of `word` within `limit`, at a joint if one is near the end."""
    used, count, advance = 0.0, 0, face.advance
    for sign in word[:4000]:
        used += advance[sign]
        if used > limit:
            break
        count += 1
    count = max(count, 1)
    joint = _GOOD_END.match(word[count // 2 : count])
    if joint and count < len(word):
        count = count // 2 + joint.end()
    return word[:count]


def _atoms(looks: list[tuple[Look, str]]) -> list[tuple[str, list[_Piece]]]:
    """Split runs into what must stay together, each with the separator before it."""
    atoms: list[tuple[str, list[_Piece]]] = [("\n", [])]
    for look, text in looks:
        widths = current().faces[look.face].words
        for row, paragraph in enumerate(text.split("\n")):
            for column, word in enumerate(paragraph.split(" ")):
                if row or column:
                    atoms.append((" " if column else "\n", []))
                if word:
                    atoms[-1][1].append((look, word, widths[word] * look.size))
    return atoms


def _break_atoms(atoms: list[tuple[str, list[_Piece]]], width: float) -> list[Line]:
    lines: list[Line] = []
    row: list[_Piece] = []
    used = 0.0
    for number, (separator, pieces) in enumerate(atoms):
        wide = pieces[0][2] if len(pieces) == 1 else sum(piece[2] for piece in pieces)
        gap = _gap(row) if separator == " " else 0.0
        if number and (separator == "\n" or (row and used + gap + wide > width)):
            if separator == " ":
                row.append((row[-1][0], " ", 0.0))  # a reader must not join the words
            lines.append(_line(row))
            row, used, gap = [], 0.0, 0.0
        if wide > width:
            for piece in pieces:
                row, used = _squeeze(piece, row, used, width, lines)
            continue
        used += gap + wide
        if gap and len(pieces) == 1 and pieces[0][0] is row[-1][0]:
            look, before, room = row[-1]
            row[-1] = (look, f"{before} {pieces[0][1]}", room + gap + wide)
            continue
        if gap:
            row.append((row[-1][0], " ", gap))
        row.extend(pieces)
    lines.append(_line(row))
    return lines


def _gap(row: list[_Piece]) -> float:
    if not row:
        return 0.0
    look = row[-1][0]
    return float(current().faces[look.face].space * look.size)


def _squeeze(
    piece: _Piece, row: list[_Piece], used: float, width: float, lines: list[Line]
) -> tuple[list[_Piece], float]:
    """Set a piece that may be wider than the line, character by character where it must."""
    look, word, wide = piece
    face = current().faces[look.face]
    while used + wide > width:
        if row:
            lines.append(_line(row))
            row, used = [], 0.0
            continue
        head = fitting(word, face, width / look.size)
        lines.append(Line(((look, head, width),), width))
        word = word[len(head) :]
        wide = face.words[word] * look.size if len(word) < 4000 else width + 1
    return [*row, (look, word, wide)], used + wide


def _line(row: list[_Piece]) -> Line:
    """Join neighbours that look alike."""
    joined: list[_Piece] = []
    for look, text, wide in row:
        if joined and joined[-1][0] is look:
            joined[-1] = (look, joined[-1][1] + text, joined[-1][2] + wide)
        else:
            joined.append((look, text, wide))
    return Line(tuple(joined), sum(piece[2] for piece in joined))
