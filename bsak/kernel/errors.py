"""What a service may raise. bsak.app turns each into a page; nothing else is caught there."""

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 -- a refusal is an answer, not a fault
    """The rules say no. The message is one sentence that is shown to the person who asked."""


class Hidden(Exception):  # noqa: N818 -- likewise
    """The person may not know that the thing exists; shown as page not found."""


class Stale(Refused):
    """Somebody else changed the thing meanwhile. Carries both texts by field label."""

    def __init__(
        self, sentence: str, *, mine: Mapping[str, str], theirs: Mapping[str, str]
    ) -> None:
        super().__init__(sentence)
        self.mine = dict(mine)
        self.theirs = dict(theirs)


def refuse_stale(
    version: int | None,
    stored: int,
    sentence: str,
    *,
    mine: Mapping[str, str],
    theirs: Mapping[str, str],
) -> None:
    """Raise Stale when a form was made from another version than the one that is stored."""
    if version is not None and version != stored:
        raise Stale(sentence, mine=mine, theirs=theirs)


def refuse(reason: str | None) -> None:
    """Raise what a rule said, if it said anything."""
    if reason:
        raise Refused(reason)
