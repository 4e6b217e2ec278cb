"""A text sent to be read, brought together for its page: passages, comments, what is new since."""

from collections.abc import Iterable
from dataclasses import dataclass

from bsak.documents import rules as documents
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.review import queries, rules
from bsak.review.models import Comment, Reader, ReviewRound
from bsak.review.passages import Line, Passage, passages
from bsak.writing.fields import followed
from bsak.writing.labels import part_of
from bsak.writing.models import Draft
from bsak.writing.queries import draft_of
from bsak.writing.rules import obstacle_to_writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A comment with its answer, and what the one who looks may do with it."""

    comment: Comment
    mark: str
    label: str  # of the passage, "" for the whole text
    section: str  # the part of the editor where the passage is written; "" when it is gone
    is_earlier: bool  # from a round before the one that is shown
    obstacle_to_answering: str | None
    obstacle_to_closing: str | None
    obstacle_to_changing: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A passage as it was sent. ``now`` is what stands there today, when that is something else."""

    passage: Passage
    talks: tuple[Talk, ...]
    is_changed: bool
    now: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRound:
    """Everything that the page of one round tells."""

    document: Document
    round: ReviewRound
    rounds: tuple[ReviewRound, ...]
    spots: tuple[Spot, ...]
    on_the_whole: tuple[Talk, ...]
    elsewhere: tuple[Talk, ...]  # on places that what was sent does not have
    mine: tuple[Reader, ...]
    open_count: int
    blocking_count: int
    is_changed: bool
    added_count: int  # passages of the draft that what was sent does not have
    has_draft: bool
    is_inside: bool
    may_write: bool
    obstacle_to_commenting: str | None
    obstacle_to_sending: str | None
    obstacle_to_round: str | None


def whole(
    round_: ReviewRound, rounds: Iterable[ReviewRound], mine: list[Reader], viewer: Viewer
) -> WholeRound:
    """Return ``round_`` with all its page tells; the number of questions is fixed."""
    document = round_.document
    draft = draft_of(document.id) if round_.closed_at is None else None
    sent = passages(document.kind.value, round_.fields)
    talks = _talks(document, round_, sent, draft, viewer)
    at: dict[str, list[Talk]] = {}
    for talk in talks:
        at.setdefault(talk.comment.place, []).append(talk)
    places = {"", *(one.place for one in sent)}
    is_asked = any(reader.round_id == round_.id for reader in mine)
    today = passages(document.kind.value, draft.fields) if draft else sent
    pending = [talk.comment for talk in talks if talk.comment.closed_at is None]
    return WholeRound(
        document=document,
        round=round_,
        rounds=tuple(rounds),
        spots=_spots(sent, today, at, draft),
        on_the_whole=tuple(at.get("", ())),
        elsewhere=tuple(talk for talk in talks if talk.comment.place not in places),
        mine=tuple(reader for reader in mine if reader.round_id == round_.id),
        open_count=len(pending),
        blocking_count=sum(comment.is_blocking for comment in pending),
        is_changed=draft is not None and dict(draft.fields) != dict(round_.fields),
        added_count=len({one.place for one in today} - {_now_at(place, draft) for place in places}),
        has_draft=draft is not None,
        may_write=obstacle_to_writing(document, viewer) is None,
        is_inside=viewer.sees_unfinished and documents.sees(document, viewer),
        obstacle_to_commenting=rules.obstacle_to_commenting(round_, viewer, is_asked=is_asked),
        obstacle_to_sending=rules.obstacle_to_sending(document, viewer),
        obstacle_to_round=rules.obstacle_to_an_open_round(round_),
    )


def talks_of(document: Document, viewer: Viewer) -> list[Talk]:
    """Return every comment there ever was on a document, the newest round first."""
    draft = draft_of(document.id)
    named: dict[str, str] = {}
    for round_ in reversed(queries.rounds(document.id)):
        sent = passages(document.kind.value, round_.fields)
        named |= {one.place: one.label for one in sent}
    found = sorted(queries.comments(document.id), key=lambda c: (-c.round_id, c.id))
    return [_talk(document, comment, named, draft, viewer) for comment in found]


def _spots(
    sent: list[Passage], today: list[Passage], at: dict[str, list[Talk]], draft: Draft | None
) -> tuple[Spot, ...]:
    now = {one.place: one.lines for one in today}
    return tuple(
        Spot(
            passage=one,
            talks=tuple(at.get(one.place, ())),
            is_changed=now.get(_now_at(one.place, draft)) != one.lines,
            now=now.get(_now_at(one.place, draft), ()),
        )
        for one in sent
    )


def _now_at(place: str, draft: Draft | None) -> str:
    """Return where a passage stands in the draft: its row may be in another list by now."""
    return followed(place, draft.fields) if draft else place


def _talks(
    document: Document,
    round_: ReviewRound,
    sent: list[Passage],
    draft: Draft | None,
    viewer: Viewer,
) -> list[Talk]:
    """Return the round's comments; those inside also see what is open from earlier rounds."""
    named = {one.place: one.label for one in sent}
    shown = Comment.round_id == round_.id
    if viewer.sees_unfinished and round_.closed_at is None:
        shown = shown | Comment.closed_at.is_(None)
    return [
        _talk(document, comment, named, draft, viewer, shown_id=round_.id)
        for comment in queries.comments(document.id, shown)
    ]


def _talk(
    document: Document,
    comment: Comment,
    named: dict[str, str],
    draft: Draft | None,
    viewer: Viewer,
    shown_id: int = 0,
) -> Talk:
    fields = draft.fields if draft else {}
    part = part_of(document.kind.value, fields, comment.place) if draft and comment.place else None
    return Talk(
        comment=comment,
        mark=rules.mark(comment),
        label=named.get(comment.place, ""),
        section=part.slug if part else "",
        is_earlier=bool(shown_id) and comment.round_id != shown_id,
        obstacle_to_answering=rules.obstacle_to_answering(document, comment, viewer),
        obstacle_to_closing=rules.obstacle_to_closing(document, comment, viewer),
        obstacle_to_changing=rules.obstacle_to_changing(comment, viewer),
    )
