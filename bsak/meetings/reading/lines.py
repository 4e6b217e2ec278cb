"""The lines of a text with their marks read and taken off: headings, bullets, bold, HTML, links."""

import html
import re
import unicodedata
from dataclasses import dataclass

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"(\s*)(?:[-*+•▪◦·‣●○■–—\uf0b7\uf0a7]|o(?=\s+\S))(?:\s+(.*)|\s*)$")
# A line that is broken before "23. maj 2019" is not the 23rd of a list.
DATE_WORD = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\b|kvartal|halvår|dag\b"
_NUMBER = re.compile(rf"(\s*)(\d{{1,2}}[.)])\s+(?!{DATE_WORD})(\S.*)$", re.IGNORECASE)
_STRONG = re.compile(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$")
_INLINE_TAG = re.compile(
    r"</?(?:a|b|em|font|i|mark|s|small|span|strong|su[bp]|u)(?:\s[^<>]{0,400})?>", re.I
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")
_LINK = re.compile(r"!?\[([^\]]{0,400})\]\(([^)\s]{0,400})[^)]{0,100}\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,400}?)(?<=\S)\*(?![\w*])")
_EMPTY_CELLS = re.compile(r"\t{9,}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_INVISIBLE = dict.fromkeys(map(ord, "\x00\u00ad\u200b\u200c\u200d\u2060\ufeff\x02\ufffe"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: its words, and what its marks said about them.

    ``until`` is the number of the last line that was joined to it, if any was.
    """

    number: int
    source: str
    text: str = ""
    level: int = 0
    is_strong: bool = False
    marker: str = ""
    indent: int = 0
    until: int = 0

    @property
    def is_heading(self) -> bool:
        """Tell whether the line was marked as a heading, by # or by being bold from end to end."""
        return self.level > 0 or (self.is_strong and not self.marker)

    @property
    def is_bullet(self) -> bool:
        """Tell whether the line is an entry of a list."""
        return bool(self.marker) and not self.level

    @property
    def shown(self) -> str:
        """Return the line as it stands in a section's text."""
        return f"{'  ' * (self.indent // 2)}{self.marker} {self.text}" if self.marker else self.text


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text``, blank ones too, numbered from 1 as an editor does."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines: list[Line] = []
    lone = ""  # text copied from a PDF often has the bullet on a line by itself
    for number, source in enumerate(text.replace("\f", "\n").split("\n"), start=1):
        line = _read_line(number, source, lone)
        if line.text or line.marker:
            lone = line.marker if not line.text else ""
        lines.append(line)
    return tuple(lines)


def _read_line(number: int, source: str, lone: str) -> Line:
    if _RULE.match(source):
        return Line(number, source)
    if heading := _HEADING.match(source):
        return Line(number, source, plain(heading[2]), level=len(heading[1]))
    if bullet := _BULLET.match(source):
        words = bullet[2] or ""
        return Line(number, source, plain(words), 0, _is_strong(words), "-", _width(bullet[1]))
    if numbered := _NUMBER.match(source):
        words = numbered[3]
        marker = numbered[2]
        return Line(number, source, plain(words), 0, _is_strong(words), marker, _width(numbered[1]))
    return Line(number, source, plain(source), 0, _is_strong(source), lone)


def plain(text: str) -> str:
    """Return the words of ``text`` without Markdown, HTML and invisible signs; tabs are kept."""
    text = text.translate(_INVISIBLE).replace("\u00a0", " ")
    text = _ENTITY.sub(
        lambda match: html.unescape(match[0]), _TAG.sub(" ", _INLINE_TAG.sub("", text))
    )
    text = _LINK.sub(_link, text)
    text = _SLANTED.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    text = _ESCAPE.sub(r"\1", text)
    text = _EMPTY_CELLS.sub("\t" * 8, text.rstrip())
    return "\t".join(" ".join(cell.split()) for cell in text.split("\t")).strip(" ")


def _link(match: re.Match[str]) -> str:
    words, address = match[1], match[2]
    return f"{words} ({address})" if address.startswith(("http", "mailto:")) else words


def _is_strong(text: str) -> bool:
    match = _STRONG.match(text)
    return bool(match and "**" not in match[1])


def _width(space: str) -> int:
    return len(space.expandtabs(4))
