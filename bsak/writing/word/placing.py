"""What a Word file says put in its place; whatever has none is kept beside the text."""

from dataclasses import dataclass

from bsak.cards.wording import CardWording
from bsak.documents.kinds import Kind
from bsak.kernel.markup import strings
from bsak.kernel.words import _, ngettext
from bsak.plans.wording import WORDINGS, ChecklistWording, ContactListWording, Wording
from bsak.writing.sections import plain
from bsak.writing.word import cards, lists, plans
from bsak.writing.word.blocks import Block, Heading, Words, WordText
from bsak.writing.word.chapters import Found, Told
from bsak.writing.word.sentences import left_out

_MARGINS = ("header", "footer")


@dataclass(frozen=True, slots=True)
class Placed:
    """The wording a Word file was read as, and what of it the writer must look at."""

    wording: Wording
    unplaced: tuple[str, ...]


def place(kind: Kind, text: WordText, *, title: str) -> Placed:
    """Return the text of a Word file as a wording of ``kind``.

    Every word of the file stands in the wording or in what is unplaced.
    """
    told = Told()
    found = _read(kind, _without_title(text.blocks, title, told), told)
    pieces = [*told.unplaced]
    kept = [words for _where, words in strings(found.wording)] + list(found.printed) + told.headings
    parts = {words: part for part, words in text.said}
    lost = dict.fromkeys(left_out((words for _part, words in text.said), [*kept, *pieces]))
    margins = [words for words in lost if parts[words] in _MARGINS]
    pieces += [words for words in lost if parts[words] not in _MARGINS]
    if margins:
        pieces.append(_("I filens sidehoved og sidefod: %(words)s", words="\n".join(margins)))
    if told.headings:
        listed = ", ".join(f"»{heading}«" for heading in dict.fromkeys(told.headings))
        pieces.insert(0, _("Læst som titel og feltnavne, ikke som tekst: %(list)s", list=listed))
    if text.pictures:
        pieces.append(_pictures(text.pictures))
    return Placed(found.wording, tuple(pieces))


def _read(kind: Kind, blocks: tuple[Block, ...], told: Told) -> Found:
    match WORDINGS[kind.value]():
        case CardWording():
            return cards.card(blocks, told)
        case ContactListWording():
            return lists.contact_list(blocks, told)
        case ChecklistWording():
            return lists.checklist(blocks, told)
    return plans.plan(blocks, told)


def _without_title(blocks: tuple[Block, ...], title: str, told: Told) -> tuple[Block, ...]:
    """Take the title of the file off its top; the register holds it."""
    for index, block in enumerate(blocks[:3]):
        if not isinstance(block, Heading | Words):
            continue
        is_title = isinstance(block, Heading) and block.level == 0
        if is_title or plain(block.text) == plain(title):
            told.headings.append(block.text.strip("* "))
            return (*blocks[:index], *blocks[index + 1 :])
    return blocks


def _pictures(count: int) -> str:
    return ngettext(
        "Filens billede er ikke taget med. Læg det ved dokumentet, hvis det skal bruges.",
        "Filens %(num)d billeder er ikke taget med. Læg dem ved dokumentet, hvis de skal bruges.",
        count,
    )
