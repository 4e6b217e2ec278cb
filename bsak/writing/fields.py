"""A wording as the editor knows it: a flat map from path to text, with a key for every row.

``goal`` holds text, ``phases`` the keys of its rows in order, ``phases/4f/steps/a1/lead`` the lead
of one step. A key stays with its row wherever the row moves, so the changes of two writers can be
told apart, and a comment finds its passage again.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field
from dataclasses import fields as dataclass_fields
from typing import Any

from bsak.kernel.plain import TAG
from bsak.kernel.words import _
from bsak.writing.shapes import Shape, Sort, read, shapes, written

Fields = Mapping[str, str]


def new_key() -> str:
    """Return a key that no other row has."""
    return secrets.token_hex(4)


def flat(value: Any, at: str = "", key: Callable[[], str] = new_key) -> dict[str, str]:
    """Return every field of ``value``, a wording or a row, under the path ``at``."""
    found: dict[str, str] = {}
    if tag := getattr(value, TAG, ""):
        found[at + TAG] = tag
    for shape in shapes(type(value)):
        path, item = at + shape.name, getattr(value, shape.name)
        if shape.sort is Sort.PART:
            found |= flat(item, f"{path}/", key)
        elif shape.sort is Sort.ROWS:
            keys = [key() for _row in item]
            found[path] = " ".join(keys)
            for row_key, row in zip(keys, item, strict=True):
                found |= flat(row, f"{path}/{row_key}/", key)
        else:
            found[path] = written(shape.sort, item)
    return found


@dataclass(slots=True)
class Built:
    """A wording made of fields; ``faults`` are the paths whose text means nothing, with a sentence.

    ``paths`` leads from a place in the wording, as in ``phases.0.steps.1.lead``, to its field.
    """

    wording: Any = None
    faults: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)


def build(cls: type[Any], fields: Fields) -> Built:
    """Return the wording that ``fields`` say. A field that means nothing is left at its default."""
    built = Built()
    built.wording = _build(cls, fields, "", "", built)
    return built


def _build(cls: type[Any], fields: Fields, at: str, place: str, built: Built) -> Any:
    values = _said_for_you(cls)
    for shape in shapes(cls):
        path, where = at + shape.name, place + shape.name
        built.paths[where] = path
        if shape.sort is Sort.PART:
            values[shape.name] = _build(shape.classes[0], fields, f"{path}/", f"{where}.", built)
        elif shape.sort is Sort.ROWS:
            values[shape.name] = tuple(
                _build(row, fields, f"{path}/{key}/", f"{where}.{index}.", built)
                for index, (key, row) in enumerate(rows(shape, fields, path))
            )
            for index, (key, _row) in enumerate(rows(shape, fields, path)):
                built.paths[f"{where}.{index}"] = f"{path}/{key}"
        elif path in fields:
            try:
                values[shape.name] = read(shape, fields[path])
            except ValueError:
                built.faults[path] = _message(shape)
    return cls(**values)


def _said_for_you(cls: type[Any]) -> dict[str, Any]:
    """Return what ``cls`` must be told, as long as nobody has: the first of each choice."""
    required = {field.name for field in dataclass_fields(cls) if field.default is MISSING}
    return {s.name: next(o for o in s.classes[0]) for s in shapes(cls) if s.name in required}


def _message(shape: Shape) -> str:
    if shape.sort is Sort.CHOICE:
        return _("Vælg en af mulighederne.")
    return _("Skriv et helt tal.")


def rows(shape: Shape, fields: Fields, path: str) -> list[tuple[str, type[Any]]]:
    """Return (key, class) of the rows under ``path``, in order."""
    found = []
    for key in fields.get(path, "").split():
        cls = shape.row_class(fields.get(f"{path}/{key}/{TAG}", ""))
        if cls is not None:
            found.append((key, cls))
    return found


def shape_at(cls: type[Any], fields: Fields, path: str) -> Shape | None:
    """Return what the field at ``path`` is, or None when the wording has no such field now."""
    name, _slash, rest = path.partition("/")
    shape = next((shape for shape in shapes(cls) if shape.name == name), None)
    at = ""
    while shape is not None and rest:
        at += name
        if shape.sort is Sort.PART:
            cls = shape.classes[0]
        elif shape.sort is Sort.ROWS:
            key, _slash, rest = rest.partition("/")
            found = dict(rows(shape, fields, at)).get(key)
            if found is None:
                return None
            cls, at = found, f"{at}/{key}"
        else:
            return None
        at += "/"
        name, _slash, rest = rest.partition("/")
        shape = next((shape for shape in shapes(cls) if shape.name == name), None)
    return shape


def seed(cls: type[Any], at: str = "") -> dict[str, str]:
    """Return the fields of a new row of ``cls`` under ``at``, as they stand before anybody types.

    What the class must be told is given the first of its choices, or nothing.
    """
    found: dict[str, str] = {}
    if tag := getattr(cls, TAG, ""):
        found[at + TAG] = tag
    values = {f.name: f.default for f in dataclass_fields(cls)} | _said_for_you(cls)
    for shape in shapes(cls):
        path, value = at + shape.name, values[shape.name]
        if shape.sort is Sort.PART:
            found |= seed(shape.classes[0], f"{path}/")
        else:
            found[path] = "" if shape.sort is Sort.ROWS else written(shape.sort, value)
    return found


def followed(path: str, fields: Fields) -> str:
    """Return where the field or row at ``path`` is now that its row may have gone to another list.

    A row keeps its key, so what was typed before it was moved still finds it.
    """
    names = path.split("/")
    for end in range(4, len(names) + 1):  # list/key/list/key is the first row that can have moved
        outer, _parent, name, key = "/".join(names[: end - 3]), *names[end - 3 : end]
        if key in fields.get("/".join(names[: end - 1]), "").split():
            continue
        for parent in fields.get(outer, "").split():
            if key in fields.get(f"{outer}/{parent}/{name}", "").split():
                names[end - 3] = parent
    return "/".join(names)
