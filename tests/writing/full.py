"""A text of each sort with something in every field and two rows in every list."""

from bsak.documents.kinds import Kind
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import build, seed, shape_at
from bsak.writing.shapes import Shape, Sort, shapes

KINDS = [Kind.ACTION_CARD, Kind.SUBPLAN, Kind.CONTACT_LIST, Kind.CHECKLIST]
_TYPED = {
    Sort.TEXT: "Ring {n}",
    Sort.NUMBER: "{n}",
    Sort.LINES: "linje {n}\nanden {n}",
    Sort.NUMBERS: "{n} 1",
    Sort.BLANKS: "klokken [20] {n}",
    Sort.HEADINGS: "Hvad {n} | Hvem",
    Sort.CELLS: "et {n} | to\ntre | fire",
}


def fields(kind, rows=2):
    """Return the fields of a text of ``kind`` that uses everything it can hold."""
    cls = WORDINGS[kind.value]
    found = seed(cls)
    for shape in shapes(cls):
        _fill(found, shape, shape.name, rows)
    return found


def wording(kind):
    """Return the same as a wording."""
    return build(WORDINGS[kind.value], fields(kind)).wording


def written(shape: Shape, number: int) -> str:
    """Return something that can stand in a field, unlike what another number gives."""
    if shape.sort is Sort.CHOICE:
        choices = [str(choice) for choice in shape.classes[0]]
        return choices[number % len(choices)]
    return _TYPED[shape.sort].format(n=number)


def typed_paths(kind, found):
    """Return the fields that people write in, with what sort each is."""
    cls = WORDINGS[kind.value]
    shaped = {path: shape_at(cls, found, path) for path in found}
    return {p: s for p, s in shaped.items() if s and s.sort not in (Sort.ROWS, Sort.PART)}


def _fill(found, shape, path, rows):
    if shape.sort is Sort.PART:
        for part in shapes(shape.classes[0]):
            _fill(found, part, f"{path}/{part.name}", rows)
    elif shape.sort is Sort.ROWS:
        count = rows if len(shape.classes) == 1 else 1
        every = [cls for cls in shape.classes for _ in range(count)]
        keys = [f"r{number}" for number in range(len(every))]
        found[path] = " ".join(keys)
        for key, cls in zip(keys, every, strict=True):
            found |= seed(cls, f"{path}/{key}/")  # its tag, and nothing in its fields
            for part in shapes(cls):
                _fill(found, part, f"{path}/{key}/{part.name}", rows)
    else:
        found[path] = written(shape, len(found))
