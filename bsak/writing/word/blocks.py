"""A Word file as plain blocks, or the Danish sentence that says why it cannot be read."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bsak.documents.sniff import WORD, sniff
from bsak.kernel.errors import Refused
from bsak.kernel.markup import unmarked
from bsak.kernel.words import _
from bsak.writing.rules import clean
from bsak.writing.word import child

MOST_BLOCKS = 2_000
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a Word file of today, or an old or locked one


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the whole file."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; bold words stand between two asterisks."""

    text: str

    @property
    def is_bold(self) -> bool:
        """Say whether the whole paragraph is set in bold, as a heading made by hand is."""
        text = self.text
        return text.startswith("**") and text.endswith("**") and "**" not in text[2:-2]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or with bullets; what stands in lists under it follows each item."""

    is_numbered: bool
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each row as long as the others."""

    has_head: bool
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Words | Items | Grid


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says: its blocks, and every paragraph by the part it stands in."""

    blocks: tuple[Block, ...]
    said: tuple[tuple[str, str], ...] = ()
    pictures: int = 0


def read_word(name: str, content: bytes) -> WordText:
    """Return what a Word file says. Raises Refused with what to do when it cannot be read."""
    if (content and not content.startswith(_OFFICE)) or sniff(name, content).media_type != WORD:
        raise Refused(_("Teksten kan kun hentes fra en Word-fil (.docx). Gem den sådan først."))
    found = _ask(content)
    match found.get("fault"):
        case "large":
            raise Refused(_too_long())
        case None:
            text = WordText(
                tuple(block for plain in found["blocks"] if (block := _block(plain))),
                tuple((part, _typed(words)) for part, words in found["said"]),
                found["pictures"],
            )
        case _:
            raise Refused(_("Word-filen kan ikke læses. Åbn den, gem den igen, og prøv igen."))
    if len(text.blocks) > MOST_BLOCKS:
        raise Refused(_too_long())
    if not text.said:
        raise Refused(_("Der er ingen tekst i Word-filen. Vælg en anden fil."))
    return text


def _ask(content: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, and the bytes go in by a pipe
            [sys.executable, "-I", str(Path(child.__file__))],
            input=content,
            capture_output=True,
            timeout=child.SECONDS,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"fault": "large"}
    except ValueError:  # the process was ended by its limits
        return {"fault": "large" if done.returncode < 0 else "broken"}
    return found


def _block(plain: list[Any]) -> Block | None:
    kind, more, text = plain
    if kind == "heading":
        return Heading(more, _typed(text)) if text else None
    if kind == "words":
        return Words(_typed(text)) if text else None
    if kind == "items":
        items = tuple(_typed(item) for item in text if item)
        return Items(more, items) if items else None
    wide = max(map(len, text), default=0)
    rows = [tuple(_typed(cell) for cell in row) + ("",) * (wide - len(row)) for row in text]
    filled = tuple(row for row in rows if any(row))
    return Grid(more, filled) if filled else None


def words_of(block: Block) -> tuple[str, ...]:
    """Return the words of a block, a line for each item or row, without marks for bold."""
    match block:
        case Heading(text=text) | Words(text=text):
            return (unmarked(text),)
        case Items(items=items):
            return tuple(map(unmarked, items))
    return tuple(unmarked(" – ".join(filter(None, row))) for row in block.rows)


def _typed(text: str) -> str:
    """Return words as somebody types them, without the places where Word may break them."""
    return clean(text).replace("\u00ad", "")


def _too_long() -> str:
    return _("Word-filen er for lang til ét dokument. Del den i flere filer, og prøv igen.")
