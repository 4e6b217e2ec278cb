"""Everything about one document's text, brought together for its page."""

from dataclasses import dataclass
from datetime import date, datetime

from bsak.approval import comparing, days, queries, rules
from bsak.approval.days import Term
from bsak.approval.deciding import has_moved_on
from bsak.approval.models import Authority, Reaffirmation, State, Submission
from bsak.approval.service import obstacle_to_deciding
from bsak.documents import revisions as texts
from bsak.documents.models import ChangeType, Document, Revision
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.review import queries as review
from bsak.review.models import Comment, ReviewRound
from bsak.writing import queries as writing
from bsak.writing import service as drafts
from bsak.writing.models import Draft
from bsak.writing.rules import obstacle_to_writing
from bsak.writing.versions import Version


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One revision as its row tells it; ``standing`` says what it is today."""

    revision: Revision
    writers: str
    standing: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Somebody who must know the text; ``confirmed_at`` is for the revision in force."""

    person: User
    since: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a plan of the council stands in this election term."""

    term: Term
    adopted_on: date | None

    @property
    def is_due(self) -> bool:
        """Say whether the council must adopt it before the term ends."""
        return self.adopted_on is None or self.adopted_on < self.term.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What goes on with the text, for those inside the house."""

    draft: Draft | None
    writers: str
    round: ReviewRound | None
    ended: ReviewRound | None  # the last that was read to its end, when nobody reads now
    comments: list[Comment]
    submitted: Submission | None
    returned: Submission | None
    changed_since: Version | None  # what was sent is held against this revision
    has_moved_on: bool
    obstacle_to_deciding: str | None
    obstacle_to_writing: str | None
    obstacle_to_submitting: str | None
    obstacle_to_reaffirming: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A text with its surroundings. ``work`` is None for those who see only what is in force."""

    in_force: Revision | None
    review_due: date | None  # of what is in force
    lines: list[RevisionLine]
    holders: list[HolderLine]
    mine: HolderLine | None
    reaffirmed: Reaffirmation | None
    authority: Authority
    adoption: Adoption | None
    obstacle_to_naming: str | None
    work: Work | None

    @property
    def coming(self) -> list[RevisionLine]:
        """Return the revisions that are approved and hold from a later day."""
        later = [line for line in self.lines if not line.is_in_force]
        number = self.in_force.number if self.in_force else 0
        return [x for x in later if x.revision.number > number and not _withdraws(x.revision)]


def page(document: Document, viewer: Viewer, today: date) -> TextPage:
    """Return all that the page of a text tells; the number of questions is fixed."""
    current = texts.in_force([document.id], today).get(document.id)
    holders = _holders(document, current)
    reaffirmed = queries.reaffirmations(document.id)[:1]
    is_inside = viewer.may(Permission.REGISTER_READ)
    return TextPage(
        in_force=current,
        review_due=texts.review_days({document.id: current})[document.id] if current else None,
        lines=_lines(document, current, today),
        holders=holders,
        mine=next((h for h in holders if h.person.id == viewer.user_id), None),
        reaffirmed=reaffirmed[0] if reaffirmed else None,
        authority=rules.authority_for(document.kind),
        adoption=_adoption(document, today),
        obstacle_to_naming=rules.obstacle_to_naming(document, viewer),
        work=_work(document, viewer) if is_inside else None,
    )


def _work(document: Document, viewer: Viewer) -> Work:
    draft, newest = writing.draft_of(document.id), queries.newest(document.id)
    submitted = newest if newest and newest.state is State.WAITING else None
    returned = newest if newest and newest.state is State.RETURNED else None
    sent, rounds = submitted or returned, review.rounds(document.id)
    return Work(
        draft=draft,
        writers=", ".join(queries.names(drafts.writers(draft))) if draft else "",
        round=next((one for one in rounds if one.closed_at is None), None),
        ended=next((one for one in rounds if one.closed_at), None),
        comments=review.comments(document.id, Comment.closed_at.is_(None)),
        submitted=submitted,
        returned=returned,
        changed_since=comparing.usual(sent, comparing.earlier(sent)) if sent else None,
        has_moved_on=has_moved_on(submitted) if submitted else False,
        obstacle_to_deciding=obstacle_to_deciding(submitted, viewer) if submitted else None,
        obstacle_to_writing=obstacle_to_writing(document, viewer),
        obstacle_to_submitting=rules.obstacle_to_submitting(
            document, viewer, waits=submitted is not None
        ),
        obstacle_to_reaffirming=rules.obstacle_to_reaffirming(document, viewer),
    )


def _lines(document: Document, current: Revision | None, today: date) -> list[RevisionLine]:
    return [
        RevisionLine(
            revision,
            ", ".join(w.user.name for w in revision.writers) or revision.author.name,
            standing(revision, current, today),
            current is not None and revision.id == current.id,
        )
        for revision in queries.revisions(document.id)
    ]


def standing(revision: Revision, current: Revision | None, today: date) -> str:
    """Return what a revision is today, in the words that stand on it."""
    if current is not None and revision.id == current.id:
        return _("I kraft")
    if _withdraws(revision):
        return _("Udgået")
    if revision.valid_from > today and (current is None or revision.number > current.number):
        return _("Træder i kraft senere")
    return _("Ikke længere i kraft")


def told_over(revision: Revision, current: Revision | None, today: date) -> str:
    """Return the sentence that stands over a revision that is not in force."""
    told = standing(revision, current, today)
    if revision.valid_from > today:
        return _("%(told)s: gælder fra %(day)s.", told=told, day=day(revision.valid_from))
    if current is None:
        return _("%(told)s.", told=told)
    return _("%(told)s. Udgave %(n)s gælder fra %(day)s.", told=told, n=current.number,
             day=day(current.valid_from))  # fmt: skip


def _withdraws(revision: Revision) -> bool:
    return revision.change_type is ChangeType.WITHDRAWN


def _holders(document: Document, current: Revision | None) -> list[HolderLine]:
    confirmed = queries.confirmed(current.id) if current else {}
    return [
        HolderLine(
            holder.user,
            max(holder.named_at, current.approved_at) if current else holder.named_at,
            confirmed[holder.user_id].at if holder.user_id in confirmed else None,
        )
        for holder in queries.holders(document.id)
    ]


def _adoption(document: Document, today: date) -> Adoption | None:
    if rules.authority_for(document.kind) is not Authority.COUNCIL:
        return None
    return Adoption(days.term_of(today), queries.adopted_on([document.id]).get(document.id))
