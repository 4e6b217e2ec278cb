"""The codec between dataclasses and plain JSON values is strict and has one form."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bsak.kernel.plain import Malformed, canonical, from_plain, to_plain


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Circle:
    tag: ClassVar[str] = "circle"
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Square:
    tag: ClassVar[str] = "square"
    side: int


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    schema: int = 1
    shapes: tuple[Circle | Square, ...] = ()
    mixed: tuple[str | Circle, ...] = ()
    made: date | None = None
    colour: Colour = Colour.RED
    framed: bool = False
    inner: "Picture | None" = None


FULL = Picture(
    name="Æble",
    schema=2,
    shapes=(Circle(3), Square(4)),
    mixed=("og", Circle(1)),
    made=date(2019, 4, 11),
    framed=True,
    inner=Picture(name=""),
)


def test_a_value_comes_back_as_it_went():
    assert from_plain(Picture, json.loads(canonical(FULL))) == FULL


def test_only_fields_left_empty_are_left_out():
    assert to_plain(Picture(name="")) == {
        "name": "",
        "schema": 1,
        "colour": "red",
        "framed": False,
    }


def test_equal_values_have_the_same_bytes_whatever_the_order_they_were_read_in():
    turned = dict(reversed(to_plain(FULL).items()))

    assert canonical(from_plain(Picture, turned)) == canonical(FULL)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ([], ""),
        ({}, "name"),
        ({"name": 1}, "name"),
        ({"name": "x\0"}, "name"),
        ({"name": "x\ud800"}, "name"),
        ({"name": "x", "colur": "red"}, "colur"),
        ({"name": "x", "colour": "blue"}, "colour"),
        ({"name": "x", "colour": ["red"]}, "colour"),
        ({"name": "x", "schema": True}, "schema"),
        ({"name": "x", "schema": 1.0}, "schema"),
        ({"name": "x", "framed": 1}, "framed"),
        ({"name": "x", "made": "20190411"}, "made"),
        ({"name": "x", "made": 20190411}, "made"),
        ({"name": "x", "mixed": [3]}, "mixed.0"),
        ({"name": "x", "mixed": ["a", {"tag": "square", "side": 1}]}, "mixed.1.tag"),
        ({"name": "x", "shapes": {}}, "shapes"),
        ({"name": "x", "shapes": [{"tag": "circle"}, {"radius": 1}]}, "shapes.1.tag"),
        ({"name": "x", "shapes": [{"tag": ["circle"]}]}, "shapes.0.tag"),
        ({"name": "x", "shapes": [{"tag": "square"}]}, "shapes.0.side"),
        ({"name": "x", "shapes": [{"tag": "circle", "radius": None}]}, "shapes.0.radius"),
        ({"name": "x", "inner": {"name": "y", "inner": {"name": None}}}, "inner.inner.name"),
    ],
)
def test_a_fault_is_refused_with_the_path_to_it(value, path):
    with pytest.raises(Malformed) as caught:
        from_plain(Picture, value)

    assert caught.value.path == path
    assert str(caught.value).endswith(caught.value.reason)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["name", "shapes", "inner", "tag", "made", "?"]), inner
            )
        ),
    )
)
def test_any_json_is_either_a_picture_or_malformed(value):
    try:
        picture = from_plain(Picture, value)
    except Malformed:
        return
    assert from_plain(Picture, to_plain(picture)) == picture


def test_what_is_plain_already_stays_as_it_is():
    plain = {"a": [1, "b", None]}

    assert to_plain(plain) == plain


def test_a_kind_without_a_plain_form_is_a_fault_in_the_program():
    with pytest.raises(TypeError):
        to_plain(object())
    with pytest.raises(TypeError):
        from_plain(dict, {})
