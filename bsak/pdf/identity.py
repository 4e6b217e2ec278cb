"""Who a sheet is: what its head and foot say, and what only a copy knows."""

from dataclasses import dataclass

from bsak.pdf.labels import NEWEST, NO_COPY


@dataclass(frozen=True, slots=True)
class Identity:
    """What stands in the head and foot of every side of a document, already in Danish words."""

    sheet_id: str
    title: str
    kind: str = ""
    rev: str = ""
    valid_from: str = ""
    review_due: str = ""
    approved_by: str = ""
    owner: str = ""
    tab: str = ""
    tab_slot: int = 0
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one copy of a finished sheet says: laid over it when the binder is put together.

    ``ask`` stands beside the code ``qr``: what it answers.
    """

    copy: str = NO_COPY
    status: str = ""
    qr: str = ""
    ask: str = NEWEST
    word: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Which furniture the sides have; `even` adds a blank side where the number is odd.

    `letter` is for papers that are no sheets of a binder: a low foot without revision or copy.
    `raised` is a foot with two lines for who approved and who owns; `render` says where.
    """

    head: bool = True
    foot: bool = True
    tab: bool = True
    even: bool = True
    mirrored: bool = True
    letter: bool = False
    raised: bool = False


BARE = Frame(head=False, foot=False, tab=False, even=False, mirrored=False)
