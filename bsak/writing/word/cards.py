"""A Word file read as an action card: its headings by what they mean, its lists as steps."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bsak.cards.imperative import starts_with_imperative
from bsak.cards.wording import CardWording, Choice, Closing, Contingency, Phase, Step
from bsak.kernel.danish import capital_first
from bsak.kernel.markup import unmarked
from bsak.writing.sections import plain
from bsak.writing.word.blocks import Block, Grid, Items, Words
from bsak.writing.word.card_headings import meaning, minutes
from bsak.writing.word.chapters import Chapter, Found, Told, chapters
from bsak.writing.word.sentences import first_sentence, phone_of, step, stop_line, unlisted

_LINES = ("cues", "resources", "own_help", "external_help")
_TEXTS = (
    "goal", "audience", "communication", "log_note",
    "note", "responsible", "deputy", "activated_by",
)  # fmt: skip
_CODE = re.compile(r"\b(?:[A-Z]{2,3}|00)-[A-Z]{2}-\d{2,}\b")
_IF = re.compile(r"^hvis\s+", re.IGNORECASE)
_THEN = re.compile(r"\s*(?::|→|=>|,?\s+så\s)\s*", re.IGNORECASE)
_UNTIL = re.compile(r"^afslut(?:tes)?(?: først)?,? når\s*:?\s*", re.IGNORECASE)
_MOST_CHOICES = 8
_COLUMNS = (
    ("lead", r"handling|opgave|hvad|aktion|trin|indsats"),
    ("who", r"hvem|ansvarlig|funktion|udfoeres af"),
    ("phone", r"telefon|tlf|nummer"),
    ("detail", r"hvordan|detalje|bemaerk|note|beskrivelse"),
)


def card(blocks: tuple[Block, ...], told: Told) -> Found:
    """Return the card that ``blocks`` describe."""
    made, printed = CardWording(), []
    for chapter in chapters(blocks, lambda text: meaning(text) is not None):
        field = meaning(chapter.heading) if chapter.heading else None
        if field is None and chapter.heading and _is_work(chapter):
            field = "phases"
        if field is None or not (chapter.blocks or _UNTIL.match(chapter.heading)):
            told.put_aside(chapter.heading, chapter.blocks)
            continue
        made = _with(made, field, chapter, told)
        if field != "phases":
            told.headings.append(chapter.heading)
    printed += ["hvis så"] * len(made.contingencies)
    if made.closing.condition:
        printed.append("afslut afsluttes først når")
    return Found(made, tuple(printed))


def _is_work(chapter: Chapter) -> bool:
    """Say whether an unknown heading stands over a list of actions."""
    items = [item for block in chapter.blocks if isinstance(block, Items) for item in block.items]
    verbs = sum(starts_with_imperative(step(item).lead) for item in items)
    return len(items) > 1 and verbs * 2 > len(items)


def _with(made: CardWording, field: str, chapter: Chapter, told: Told) -> CardWording:
    lines = tuple(unlisted(line) for line in chapter.lines)
    if field in _LINES:
        return _changed(made, field, (*getattr(made, field), *lines))
    if field in _TEXTS:
        return _changed(made, field, "\n".join(filter(None, [getattr(made, field), *lines])))
    match field:
        case "stop":
            return replace(made, stop=(*made.stop, *map(stop_line, lines)))
        case "choices":
            return _choices(made, chapter, lines, told)
        case "contingencies":
            found = tuple(_contingencies(chapter, told))
            return replace(made, contingencies=(*made.contingencies, *found))
        case "closing":
            return replace(made, closing=_closing(made.closing, chapter))
        case "belongs_to" | "see_also":
            return _related(made, field, lines, told)
    phase = Phase(chapter.heading, minutes(chapter.heading), tuple(_steps(chapter.blocks, told)))
    return replace(made, phases=(*made.phases, phase))


def _choices(
    made: CardWording, chapter: Chapter, lines: tuple[str, ...], told: Told
) -> CardWording:
    asked = [line for line in (unmarked(chapter.heading), *lines) if line.endswith("?")][:1]
    found = []
    for line in (line for line in lines if line not in asked):
        title, colon, rest = line.partition(":")
        found.append(Choice(title, rest.strip()) if colon else Choice(*first_sentence(line)))
    kept = (*made.choices, *found)
    told.unplaced += [f"{c.title}: {c.consequence}" for c in kept[_MOST_CHOICES:]]
    question = "".join(asked) or made.question
    return replace(made, question=question, choices=kept[:_MOST_CHOICES])


def _contingencies(chapter: Chapter, told: Told) -> Iterator[Contingency]:
    for block in chapter.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                cells = [unmarked(cell) for cell in row]
                if _IF.fullmatch(f"{cells[0]} ") or plain(cells[0]) in ("hvis", "haendelse"):
                    told.headings.append(" ".join(filter(None, cells)))
                else:
                    yield Contingency(
                        capital_first(_IF.sub("", cells[0])), "\n".join(filter(None, cells[1:]))
                    )
            continue
        for line in Chapter("", 0, (block,)).lines:
            condition, *action = _THEN.split(_IF.sub("", unlisted(line)), maxsplit=1)
            yield Contingency(capital_first(condition), capital_first("".join(action)))


def _closing(made: Closing, chapter: Chapter) -> Closing:
    condition, steps = made.condition, list(made.steps)
    if _UNTIL.match(chapter.heading):
        condition = _UNTIL.sub("", chapter.heading) or condition
    for line in map(unlisted, chapter.lines):
        if _UNTIL.match(line) and not condition:
            condition = _UNTIL.sub("", line)
        elif _UNTIL.fullmatch(chapter.heading) and not condition:
            condition = line
        else:
            steps.append(step(line))
    return Closing(condition, tuple(steps))


def _related(made: CardWording, field: str, lines: tuple[str, ...], told: Told) -> CardWording:
    told.unplaced += [line for line in lines if not _CODE.search(line)]
    kept = tuple(line for line in lines if _CODE.search(line))
    return _changed(made, field, (*getattr(made, field), *kept))


def _changed(made: CardWording, field: str, value: Any) -> CardWording:
    change: dict[str, Any] = {field: value}
    return replace(made, **change)


def _steps(blocks: tuple[Block, ...], told: Told) -> Iterator[Step]:
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Grid):
            yield from _rows(block, told)
        elif isinstance(block, Words) and block.text.endswith(":") and isinstance(following, Items):
            told.unplaced.append(unmarked(block.text))  # »Gør følgende:«
        else:
            yield from map(step, Chapter("", 0, (block,)).lines)


def _rows(grid: Grid, told: Told) -> Iterator[Step]:
    """The rows of a table as steps, its columns by what stands above them."""
    head = [plain(unmarked(cell)) for cell in grid.rows[0]]
    columns = {
        name: index
        for name, pattern in _COLUMNS
        for index in [next((i for i, text in enumerate(head) if re.match(pattern, text)), None)]
        if index is not None
    }
    if "lead" not in columns:
        yield from (step(" ".join(filter(None, row))) for row in grid.rows)
        return
    told.headings.append(", ".join(filter(None, grid.rows[0])))
    for row in grid.rows[1:]:
        yield _row(row, columns)


def _row(row: tuple[str, ...], columns: dict[str, int]) -> Step:
    cells = {name: unmarked(row[index]) for name, index in columns.items()}
    made = step(cells["lead"].replace("\n", " "))
    _text, number, _label = phone_of(f"x {cells.get('phone', '')}")
    rest = [unmarked(cell) for i, cell in enumerate(row) if i not in columns.values()]
    rest = [cell for cell in rest if not re.fullmatch(r"\W*\d{0,2}[a-z]?\W*", cell)]
    more = [made.detail, cells.get("detail", ""), *rest]
    if cells.get("phone") and (not number or made.phone):
        more.append(cells["phone"])
    return replace(
        made,
        detail=" ".join(filter(None, more)),
        who=cells.get("who", "") or made.who,
        phone=made.phone or number,
    )
