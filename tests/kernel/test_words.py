"""A choice has a word for people, and none can be made without one."""

import copy

import pytest

from bsak.documents.kinds import Status
from bsak.kernel.plain import from_plain, to_plain
from bsak.kernel.words import Worded, lazy


def test_a_choice_is_its_value_and_carries_its_word() -> None:
    assert Status("completed") is Status.COMPLETED
    assert f"{Status.COMPLETED}" == Status.COMPLETED == "completed"
    assert Status.COMPLETED.label == "Udarbejdet"
    assert to_plain(Status.COMPLETED) == "completed"
    assert from_plain(Status, "completed") is Status.COMPLETED
    assert copy.deepcopy(Status.COMPLETED) is Status.COMPLETED


def test_a_choice_without_a_word_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="'shut'"):

        class Door(Worded):
            OPEN = "open", lazy("Åben")
            SHUT = "shut"
