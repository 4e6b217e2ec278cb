"""Strict codec between frozen dataclasses and plain JSON values."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[object], object]

# A class variable of this name tells the classes of a union apart; it is written as a key.
TAG = "tag"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_EMPTY: tuple[object, ...] = (None, "", ())


class Malformed(ValueError):  # noqa: N818 -- reads as `except Malformed`, like Refused and Stale
    """A value of the wrong shape; `path` says where, as in `phases.0.steps.1.lead`."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.reason = reason
        self.path = path

    def under(self, name: object) -> "Malformed":
        """The same fault, seen from the field or list that holds it."""
        return Malformed(self.reason, f"{name}.{self.path}" if self.path else str(name))


def to_plain(value: Any) -> Any:
    """The value as JSON knows it; fields left at their empty default are not written."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} has no plain form")
    tag = getattr(value, TAG, None)
    plain: dict[str, Any] = {} if tag is None else {TAG: tag}
    for field in fields(value):
        item = getattr(value, field.name)
        if item != field.default or item not in _EMPTY:
            plain[field.name] = to_plain(item)
    return plain


def from_plain(cls: type[T], value: object) -> T:
    """The `cls` that `value` describes; Malformed for what is unknown, missing or of wrong type."""
    return cast(T, _reader(cast(Any, cls))(value))


def canonical(value: Any) -> bytes:
    """The one byte form of a value: equal values give equal bytes, everywhere and always."""
    return json.dumps(
        value, default=to_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


@cache
def _reader(expected: Any) -> Reader:
    origin = get_origin(expected)
    if origin in (Union, UnionType):
        return _union_reader(get_args(expected))
    if origin is tuple:
        return _tuple_reader(get_args(expected))
    if is_dataclass(expected):
        return _dataclass_reader(cast("type[Any]", expected))
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return _enum_reader(expected)
    try:
        return _SCALARS[expected]
    except KeyError:
        raise TypeError(f"no plain form for {expected!r}") from None


def _dataclass_reader(cls: type[Any]) -> Reader:
    hints = get_type_hints(cls)
    tag = getattr(cls, TAG, None)
    known = {field.name: field for field in fields(cls)}
    required = [
        name
        for name, field in known.items()
        if field.default is MISSING and field.default_factory is MISSING
    ]

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise Malformed(f"expected an object for {cls.__name__}, not {_named(value)}")
        given = dict(value)
        if tag is not None and given.pop(TAG, None) != tag:
            raise Malformed(f"expected {tag!r}", TAG)
        built: dict[str, object] = {}
        for name, item in given.items():
            if name not in known:
                raise Malformed("unknown field", str(name))
            try:
                # The reader is looked up here, not before, so that a class may hold its own kind.
                built[name] = _reader(hints[name])(item)
            except Malformed as fault:
                raise fault.under(name) from None
        for name in required:
            if name not in built:
                raise Malformed("missing", name)
        return cls(**built)

    return read


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        raise TypeError("only tuples of one kind, of any length, have a plain form")
    kind = arguments[0]

    def read(value: object) -> object:
        if not isinstance(value, list):
            raise Malformed(f"expected a list, not {_named(value)}")
        item_reader = _reader(kind)
        built: list[object] = []
        for index, item in enumerate(value):
            try:
                built.append(item_reader(item))
            except Malformed as fault:
                raise fault.under(index) from None
        return tuple(built)

    return read


def _union_reader(arms: tuple[Any, ...]) -> Reader:
    classes: list[Any] = [arm for arm in arms if is_dataclass(arm)]
    by_tag = {getattr(arm, TAG, None): arm for arm in classes}
    if len(by_tag) != len(classes):
        raise TypeError("the classes of a union need a tag of their own")
    others = [arm for arm in arms if arm not in classes]
    if len(others) - (NoneType in others) > 1:
        raise TypeError("a union holds classes, None and at most one other kind")

    def read(value: object) -> object:
        if value is None and NoneType in others:
            return None
        if isinstance(value, dict) and classes:
            if len(classes) == 1:
                return _reader(classes[0])(value)
            found = value.get(TAG)
            if not isinstance(found, str) or found not in by_tag:
                raise Malformed(f"expected one of {', '.join(sorted(map(str, by_tag)))}", TAG)
            return _reader(by_tag[found])(value)
        for arm in others:
            if arm is not NoneType:
                return _reader(arm)(value)
        raise Malformed(f"{_named(value)} does not belong here")

    return read


def _enum_reader(cls: type[StrEnum]) -> Reader:
    def read(value: object) -> object:
        if not isinstance(value, str) or value not in {member.value for member in cls}:
            raise Malformed(f"expected one of {', '.join(cls)}")
        return cls(value)

    return read


def _read_str(value: object) -> object:
    if not isinstance(value, str):
        raise Malformed(f"expected text, not {_named(value)}")
    # Neither PostgreSQL nor UTF-8 can hold these.
    if _UNSTORABLE.search(value):
        raise Malformed("the text holds a sign that cannot be stored")
    return value


def _read_bool(value: object) -> object:
    if not isinstance(value, bool):
        raise Malformed(f"expected true or false, not {_named(value)}")
    return value


def _read_int(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Malformed(f"expected a whole number, not {_named(value)}")
    return value


def _read_date(value: object) -> object:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        day = None
    # Python reads 20190411 and 2019-W15-4 as well; one date has one form here.
    if day is None or day.isoformat() != value:
        raise Malformed("expected a date such as 2019-04-11")
    return day


_SCALARS: Mapping[Any, Reader] = {
    str: _read_str,
    bool: _read_bool,
    int: _read_int,
    date: _read_date,
}


def _named(value: object) -> str:
    return _NAMES.get(type(value), type(value).__name__)


_NAMES: Mapping[type, str] = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    NoneType: "nothing",
}
