"""What people call the parts, the rows and the fields of a text; the same words everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bsak.cards.wording import LETTERS, CardWording, Choice, Step
from bsak.kernel.plain import TAG
from bsak.kernel.words import _
from bsak.plans.wording import (
    WORDINGS,
    ChecklistWording,
    ContactListWording,
    PlanWording,
)
from bsak.writing.fields import Fields
from bsak.writing.shapes import Shape, Sort, shapes
from bsak.writing.vocabulary import ROW, WORDS, Words

OUTLINES = {"sections": "kapitel", "groups": "gruppe"}  # lists whose rows are parts of their own


@dataclass(frozen=True, slots=True)
class Part:
    """One task of whoever writes: a page of the editor, and the paths its fields begin with."""

    slug: str
    title: str
    hint: str
    paths: tuple[str, ...]


def parts(kind: str, fields: Fields) -> tuple[Part, ...]:
    """Return the parts of a text of ``kind``, in the order of the paper."""
    cls = WORDINGS[kind]
    if cls is CardWording:
        return _card()
    if cls is PlanWording:
        return _plan(fields)
    return _list(cls, fields)


def part_of(kind: str, fields: Fields, path: str) -> Part | None:
    """Return the part that holds the field at ``path``; the part of its list when it is gone."""
    best: tuple[int, Part | None] = (-1, None)
    for part in parts(kind, fields):
        for start in part.paths:
            if path == start or path.startswith(f"{start}/"):
                best = max(best, (len(start), part), key=lambda found: found[0])
    return best[1]


def label(cls: type[Any], path: str, fields: Fields) -> str:
    """Return what people call the field or row at ``path``, as in »Trin 3, handling«."""
    said: list[str] = []
    for owner, shape, row in walk(cls, path, fields):
        if row is None:
            said.append(str(WORDS[owner][shape.name].label))
            continue
        said = [] if owner is Step else said  # steps are numbered through the whole card
        said.append(row_label(owner, row, fields))
    return ", ".join([*said[:1], *(text[:1].lower() + text[1:] for text in said[1:])]) or path


def words_at(cls: type[Any], path: str, fields: Fields) -> Words | None:
    """Return how the field at ``path`` is named and typed, also in a row that is gone."""
    found = list(walk(cls, path, fields))[-1:]
    return WORDS[found[0][0]][found[0][1].name] if found and found[0][2] is None else None


def outlined(row: str) -> str:
    """Return the slug of the part that the row at path ``row`` is, or "" when it is none."""
    path, _slash, key = row.rpartition("/")
    return f"{OUTLINES[path]}-{key}" if path in OUTLINES else ""


def words(cls: type[Any], name: str) -> Words:
    """Return how the field ``name`` of ``cls`` is named and explained."""
    return WORDS[cls][name]


def row_label(cls: type[Any], row: str, fields: Fields) -> str:
    """Return what people call the row at path ``row``: »Trin 3«, »Udfald A«, »Del 2 (tabel)«."""
    name, number = str(ROW[cls]), _number(cls, row, fields)
    if "heading" in WORDS[cls] and (heading := fields.get(f"{row}/heading", "").strip()):
        return f"{name} »{heading}«"
    if not number:
        return name
    if getattr(cls, TAG, ""):
        return _("Del %(n)d (%(what)s)", n=number, what=name.lower())
    return numbered(cls, number)


def numbered(cls: type[Any], number: int) -> str:
    """Return what people call the row with that number in its list: »Trin 3«, »Udfald A«."""
    letter = LETTERS[number - 1 : number] if cls is Choice else ""
    return f"{ROW[cls]} {letter or number}"


def walk(
    cls: type[Any], path: str, fields: Fields
) -> Iterator[tuple[type[Any], Shape, str | None]]:
    """Go down to ``path``: (class, its list, its path) of every row, (class, field, None) last."""
    names, at = path.split("/"), ""
    while names:
        shape = next((shape for shape in shapes(cls) if shape.name == names[0]), None)
        if shape is None:
            return
        at += names.pop(0)
        if not names:
            yield cls, shape, None
        elif shape.sort is Sort.PART:
            cls = shape.classes[0]
        elif shape.sort is Sort.ROWS:
            at = f"{at}/{names.pop(0)}"
            # A row that has been removed has no tag; any class of the list will do.
            cls = shape.row_class(fields.get(f"{at}/{TAG}", "")) or shape.classes[0]
            yield cls, shape, at
        at += "/"


def _number(cls: type[Any], row: str, fields: Fields) -> int:
    """Return the place of a row among its like, from 1; 0 when it has been removed."""
    path, _slash, key = row.rpartition("/")
    if cls is Step:
        phases = [f"phases/{phase}/steps" for phase in fields.get("phases", "").split()]
        lists = [*phases, "closing/steps"]
        found = [f"{at}/{step}" for at in lists for step in fields.get(at, "").split()]
        return found.index(row) + 1 if row in found else 0
    keys = fields.get(path, "").split()
    return keys.index(key) + 1 if key in keys else 0


def _card() -> tuple[Part, ...]:
    return (
        Part("hvornaar", _("Titel og hvornår"), _("Hvem kortet er til, hvornår, og målet."),
             ("sort", "audience", "cues", "goal")),
        Part("stop", _("Stop og ring"), _("Det, der gøres, før nogen læser videre."), ("stop",)),
        Part("valg", _("Valg"), _("Et spørgsmål med 2 eller 3 svar. Kan udelades."),
             ("question", "choices", "in_doubt")),
        Part("trin", _("Trin"), _("Frister og handlinger i rækkefølge."), ("phases",)),
        Part("hvis-saa", _("Hvis–så"), _("Det, der kan gå galt undervejs."), ("contingencies",)),
        Part("afslutning", _("Afslutning"), _("Hvornår det er slut, og hvem der får kort og log."),
             ("closing",)),
        Part("bemanding", _("Bemanding og henvisninger"),
             _("Hvem, hjælp og grej, og de planer kortet hører til."),
             ("activated_by", "responsible", "deputy", "resources", "communication", "log_note",
              "own_help", "external_help", "belongs_to", "see_also", "note")),
    )  # fmt: skip


def _plan(fields: Fields) -> tuple[Part, ...]:
    return (
        Part("kort", _("Det korte"), _("Hvornår planen bruges, og hvad der skal virke."),
             ("activation", "summary", "critical_functions", "incidents")),
        Part("kapitler", _("Kapitler"), _("Tilføj, flyt og fjern kapitler."), ("sections",)),
        *_each("sections", fields),
        Part("henvisninger", _("Henvisninger"), _("De kort og planer, der hører til."),
             ("belongs_to", "see_also", "note")),
    )  # fmt: skip


def _list(cls: type[Any], fields: Fields) -> tuple[Part, ...]:
    first = ("audience", "place") if cls is ChecklistWording else ()
    use = ("use",) if cls is ContactListWording else ()
    return (
        Part("formaal", _("Formål og brug"), _("Hvem listen er til, og hvordan den bruges."),
             (*first, "purpose", *use, "note")),
        Part("grupper", _("Grupper"), _("Tilføj, flyt og fjern grupper."), ("groups",)),
        *_each("groups", fields),
    )  # fmt: skip


def _each(path: str, fields: Fields) -> tuple[Part, ...]:
    """Return a part for every row of a list, named by its heading."""
    rows = [f"{path}/{key}" for key in fields.get(path, "").split()]
    return tuple(
        Part(
            outlined(row),
            fields.get(f"{row}/heading", "").strip() or _("Uden overskrift"),
            "",
            (row,),
        )
        for row in rows
    )
