"""Sending a text to be read: to whom, by when; adding readers; their answers; ending it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import Document, StatusChange
from bsak.documents.service import let_stand, record, stands
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.people.models import Role, User
from bsak.review import queries, rules
from bsak.review.models import Answer, Comment, Reader, ReviewRound
from bsak.writing.models import Draft
from bsak.writing.queries import draft_of
from bsak.writing.rules import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Who is asked to read, by when, and what they are told."""

    due_on: date
    message: str = ""
    people: tuple[User, ...] = ()
    groups: tuple[CrisisGroup, ...] = ()
    is_external: bool = False  # HBR: every external reader


def send(document: Document, letter: Letter, *, actor: Viewer) -> ReviewRound:
    """Send the working text as it stands now; or, when it is being read already, ask more people.

    Raises Refused: nobody asked, a day that is past, no text, or somebody who may not see it.
    """
    hold(document)
    current = queries.open_round(document.id)
    draft = draft_of(document.id)
    refuse(_obstacle(document, letter, current, draft, actor))
    if current is None:
        assert draft is not None  # noqa: S101 -- the obstacle says so
        current = _new_round(document, draft, actor)
    current.due_on, current.message = letter.due_on, clean(letter.message).strip()
    added = list(_readers(letter, current))
    current.readers.extend(added)
    db.session.flush()
    was = document.status
    if was is not Status.COMPLETED:  # a text in force stays in force while the next one is read
        _move(document, Status.IN_REVIEW, actor)
    record("review_sent", document, actor, before={"status": was.value},
           after={"round": current.id, "due_on": letter.due_on.isoformat(),
                  "groups": [r.group.code for r in added if r.group],
                  "people": sum(r.user is not None for r in added),
                  "external": any(r.is_external for r in added)})  # fmt: skip
    return current


def remove(reader: Reader, *, actor: Viewer) -> None:
    """No longer ask a reader, who has said nothing yet."""
    document = reader.round.document
    refuse(rules.obstacle_to_sending(document, actor))
    refuse(rules.obstacle_to_an_open_round(reader.round))
    if reader.answer is not None:
        raise Refused(_("Læseren har allerede svaret og bliver stående."))
    if len(reader.round.readers) == 1:
        raise Refused(_("Der er kun én læser. Tag teksten tilbage i stedet."))
    reader.round.readers.remove(reader)
    db.session.flush()
    record("reader_removed", document, actor,
           before={"group": reader.group.code if reader.group else ""})  # fmt: skip


def finish(reader: Reader, answer: Answer, *, actor: Viewer) -> None:
    """Take a reader's word that they are done. It can be changed until the round is closed."""
    round_ = reader.round
    refuse(rules.obstacle_to_an_open_round(round_))
    mine = [Comment.round_id == round_.id, Comment.made_by_id.in_(_voices(reader, actor))]
    said = queries.comments(round_.document_id, *mine)
    blocking = sum(c.is_blocking and c.closed_at is None for c in said)
    refuse(rules.obstacle_to_finishing(answer, made=len(said), blocking=blocking))
    reader.answer, reader.answered_at = answer, clock.now()
    reader.answered_by_id = actor.user_id
    db.session.flush()
    record("review_answered", round_.document, actor,
           after={"answer": answer.value, "group": reader.group.code if reader.group else "",
                  "external": reader.is_external})  # fmt: skip


def end(round_: ReviewRound, *, actor: Viewer) -> None:
    """End a round, or take the text back: nobody reads it any more, and its status is as before."""
    refuse(rules.obstacle_to_sending(round_.document, actor))
    refuse(rules.obstacle_to_an_open_round(round_))
    _close(round_, actor)
    if round_.document.status is Status.IN_REVIEW:
        _move(round_.document, _status_before(round_.document), actor)
    record("review_ended", round_.document, actor, after={"round": round_.id})


def resume(round_: ReviewRound, *, actor: Viewer) -> None:
    """Take the end of a round back."""
    hold(round_.document)
    refuse(rules.obstacle_to_sending(round_.document, actor))
    if queries.open_round(round_.document_id) is not None:
        raise Refused(_("Teksten er sendt til gennemlæsning igen siden."))
    if draft_of(round_.document_id) is None:
        raise Refused(_("Kladden er der ikke længere. Begynd en ny, og send den."))
    round_.closed_at = round_.closed_by_id = None
    if round_.document.status is not Status.COMPLETED:
        _move(round_.document, Status.IN_REVIEW, actor)
    record("review_resumed", round_.document, actor, after={"round": round_.id})


def conclude(document: Document, *, actor: Viewer) -> None:
    """Close the open round, if any, because the text has gone on; the status is left alone."""
    if (current := queries.open_round(document.id)) is not None:
        _close(current, actor)
        record("review_ended", document, actor, after={"round": current.id})


def hold(document: Document) -> None:
    """Let nobody else send or settle the document until this transaction ends."""
    db.session.execute(select(Document.id).where(Document.id == document.id).with_for_update())


def _obstacle(
    document: Document,
    letter: Letter,
    current: ReviewRound | None,
    draft: Draft | None,
    actor: Viewer,
) -> str | None:
    if reason := rules.obstacle_to_sending(document, actor):
        return reason
    if current is None and draft is None:
        return _("Der er ingen kladde at sende. Skriv teksten først.")
    if reason := rules.obstacle_to_due_day(letter.due_on, clock.today()):
        return reason
    asked = len(letter.people) + len(letter.groups) + letter.is_external
    if reason := rules.obstacle_to_asking_nobody(is_open=current is not None, asked=asked):
        return reason
    if outside := _outsiders(document, letter):
        return _("Dokumentet er fortroligt. Det må ikke sendes til: %(who)s. Vælg dem fra.",
                 who=", ".join(outside))  # fmt: skip
    return None


def _outsiders(document: Document, letter: Letter) -> list[str]:
    """Return the names of those the letter goes to who may not know of the document."""
    if not document.is_confidential:
        return []
    people = [p for p in letter.people if not rules.may_be_asked(document, groups.viewer(p))]
    strangers = [group for group in letter.groups if group.id != document.group_id]
    external = [_("HBR")] if letter.is_external else []
    return [*(p.name for p in people), *(group.name for group in strangers), *external]


def _new_round(document: Document, draft: Draft, actor: Viewer) -> ReviewRound:
    made = ReviewRound(
        document=document,
        fields=dict(draft.fields),
        draft_version=draft.version,
        sent_at=clock.now(),
        sent_by_id=actor.user_id,
    )
    db.session.add(made)
    return made


def _readers(letter: Letter, current: ReviewRound) -> Iterable[Reader]:
    people = {r.user_id for r in current.readers}
    asked = {r.group_id for r in current.readers}
    yield from (Reader(user=person) for person in letter.people if person.id not in people)
    yield from (Reader(group=group) for group in letter.groups if group.id not in asked)
    if letter.is_external and not any(r.is_external for r in current.readers):
        yield Reader(is_external=True)


def _voices(reader: Reader, actor: Viewer) -> list[int]:
    """Return the ids of those whose comments are the reader's: a group's are its members'."""
    if reader.is_external:
        return list(db.session.scalars(select(User.id).where(User.role == Role.REVIEWER)))
    if reader.group:
        return [place.user_id for place in reader.group.members]
    return [actor.user_id] if actor.user_id is not None else []


def _status_before(document: Document) -> Status:
    steps = select(StatusChange.was).where(
        StatusChange.document_id == document.id, StatusChange.status == Status.IN_REVIEW
    )
    was = db.session.scalar(steps.order_by(StatusChange.id.desc()).limit(1))
    return was if was not in (None, Status.IN_REVIEW, Status.WITHDRAWN) else Status.IN_PROGRESS


def _move(document: Document, status: Status, actor: Viewer) -> None:
    let_stand(document, replace(stands(document), status=status), actor=actor)


def _close(round_: ReviewRound, actor: Viewer) -> None:
    round_.closed_at, round_.closed_by_id = clock.now(), actor.user_id
    db.session.flush()
