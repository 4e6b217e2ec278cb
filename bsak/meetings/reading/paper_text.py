"""Lines of print made into text: wrapped lines joined, headings, lists and paragraphs marked."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bsak.meetings.reading.lines import DATE_WORD
from bsak.meetings.reading.paper_lines import PaperLine

_BULLET = re.compile(r"(?:[•▪◦·‣●○■–\uf0b7\uf0a7-]|o(?=\s))(?:\s+|$)")
_NUMBER = re.compile(rf"\d{{1,2}}[.)]\s+(?!{DATE_WORD})\S", re.IGNORECASE)
_LEADERS = re.compile(r"[.…]{3,}\s*\d{1,3}$")
_LINKING = re.compile(r"(?:og|eller|samt)\b")


def text_of_lines(pages: Sequence[Sequence[PaperLine]]) -> str:
    """Return the pages as one text with Markdown marks."""
    lines = [line for page in pages for line in _with_bullets(page)]
    if not lines:
        return ""
    look = _Look(lines)
    paragraphs: list[list[PaperLine]] = [[lines[0]]]
    gaps = [False]
    for before, line in pairwise(lines):
        if look.goes_on(paragraphs[-1][0], before, line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
            gaps.append(look.is_apart(before, line))
    out: list[str] = []
    for paragraph, is_apart in zip(paragraphs, gaps, strict=True):
        mark = look.mark(paragraph)
        out += [""] if is_apart or mark.startswith("#") else []
        out.append(mark + _joined(paragraph))
    return "\n".join(out) + "\n"


def _with_bullets(page: Sequence[PaperLine]) -> list[PaperLine]:
    """Put a bullet that stands as a line by itself in front of the words beside it."""
    lines: list[PaperLine] = []
    lone: PaperLine | None = None
    for line in page:
        if lone is None and len(line.text) == 1 and _BULLET.fullmatch(line.text):
            lone = line
            continue
        if lone is not None:
            text = f"{lone.text} {line.text}"
            line = PaperLine(
                text, lone.left, line.right, line.top, line.bottom, line.size, line.is_bold
            )
            lone = None
        lines.append(line)
    return [*lines, lone] if lone is not None else lines


class _Look:
    """What is usual on these pages, so that what is not can be told: size, margin, distance."""

    def __init__(self, lines: Sequence[PaperLine]) -> None:
        weights: Counter[float] = Counter()
        for line in lines:
            weights[line.size] += len(line.text)
        self.size = weights.most_common(1)[0][0]
        self.bullets = min((line.left for line in lines if _BULLET.match(line.text)), default=0.0)
        # A wide table must not move the margin, or no line would seem to reach it.
        self.right = sorted(line.right for line in lines)[-min(3, 1 + len(lines) // 40)]
        self.sizes = sorted({line.size for line in lines if self._is_large(line)}, reverse=True)
        steps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 60]
        # Lines of one paragraph stand closest; a list with air between its entries is not the rule.
        close = sorted(step for step in steps if step < 2 * self.size)
        self.step = close[len(close) // 5] if close else self.size * 1.2

    def _is_large(self, line: PaperLine) -> bool:
        return line.size > self.size * 1.08

    def goes_on(self, first: PaperLine, before: PaperLine, line: PaperLine) -> bool:
        """Tell whether ``line`` is the rest of the paragraph, whose last line had no more room."""
        if _BULLET.match(line.text) or _NUMBER.match(line.text) or _LEADERS.search(before.text):
            return False
        if before.size != line.size or before.is_bold != line.is_bold:
            return False
        step = before.bottom - line.bottom
        close = self.step * max(line.size / self.size, 1) * 1.35
        if step > close:  # a step up is the next page
            return False
        if _BULLET.match(first.text) and line.left < first.left + 2 and line.text[0].isupper():
            return False  # a paragraph below the list: its entries are set further in
        word = line.text.split()[0]
        width = (line.right - line.left) / max(len(line.text), 1) * (len(word) + 1)
        return before.right + width > self.right

    def is_apart(self, before: PaperLine, line: PaperLine) -> bool:
        """Tell whether there is air between two lines."""
        step = before.bottom - line.bottom
        return step < 0 or step > self.step * 1.25

    def mark(self, paragraph: Sequence[PaperLine]) -> str:
        """Return the Markdown mark of a paragraph: # for what is set larger or bold."""
        first = paragraph[0]
        if _BULLET.match(first.text):
            return "  " * min(round((first.left - self.bullets) / 18), 3)
        if self._is_large(first) and len(first.text) < 200:
            return "#" * min(self.sizes.index(first.size) + 1, 5) + " "
        if first.is_bold and sum(len(line.text) for line in paragraph) < 200:
            return "###### "
        return ""


def _joined(paragraph: Sequence[PaperLine]) -> str:
    bullet = _BULLET.match(paragraph[0].text)
    text = f"- {paragraph[0].text[bullet.end() :]}" if bullet else paragraph[0].text
    for line in paragraph[1:]:
        if text.endswith("\u00ad"):
            text = text[:-1] + line.text
        elif text.endswith("-") and not text.endswith(" -") and not _LINKING.match(line.text):
            text += line.text
        else:
            text = f"{text} {line.text}"
    return text
