"""What the code on a leaf answers, as plain values; ``said_words`` says it in Danish."""

from dataclasses import dataclass
from datetime import date

from bsak.distribution.models import Release
from bsak.kernel.clock import DENMARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a leaf stands: in_force, overridden, newer, taken_out, lapsed, outdated or unknown.

    One that is overridden holds together with the yellow leaf of ``release``, and so does a
    yellow leaf that has lapsed with the leaf behind it: until a correction brings the new text,
    the two say the most. Of one that is newer, a text is approved that no copy of the binder has
    on paper. One that is taken out says what holds and stands in its binder no more. A leaf sent
    ahead is unknown until its day, and says from when it holds. One that came only with what was
    called back is outdated, unless the register knows better.
    """

    word: str = "unknown"
    rev: str = ""  # the one in force
    since: date | None = None
    release: Release | None = None  # the one that brings what is to be used
    is_in_register: bool = False
    recalled: Release | None = None  # the one that brought the leaf, and was called back
    paper: str = ""  # the revision to use where the newest is not on paper, or behind a yellow leaf
    yellow: Release | None = None  # the urgent one whose leaf stands before ``paper``
    until: date | None = None  # the last day of a yellow leaf
    is_over: bool = False  # it is past
    newer: str = ""  # the revision that was approved after what a yellow leaf tells of
    gone: Release | None = None  # the one that took the leaf out
    stands: tuple[str, ...] = ()  # the binders that have it now
    is_withdrawn: bool = False  # its document is, so nothing comes in its place
    is_hidden: bool = False  # whether the binder has anything newer may not be told

    @property
    def sent_on(self) -> date | None:
        """Return the day the release was sent."""
        return self.release.made_at.astimezone(DENMARK).date() if self.release else None
