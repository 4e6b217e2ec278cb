"""Comments on a passage: made, answered, closed, opened again, changed, taken back, put back."""

from sqlalchemy import select

from bsak.documents.models import Document
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale, refuse
from bsak.kernel.words import _
from bsak.review import queries, rules
from bsak.review.models import Answer, Comment, ReviewRound
from bsak.review.passages import passages
from bsak.writing.rules import clean


def comment(
    round_: ReviewRound, place: str, text: str, *, is_blocking: bool, actor: Viewer
) -> Comment:
    """Say something about a passage of what was sent, or about the whole text (no place)."""
    mine = queries.asked([round_.id], actor)
    if reason := rules.obstacle_to_commenting(round_, actor, is_asked=bool(mine)):
        raise Stale(reason, mine={_("Kommentar"): text}, theirs={})  # what was typed is shown
    made = Comment(
        document_id=round_.document_id,
        round_id=round_.id,
        place=place,
        passage=_passage(round_, place),
        text=_said(text, _("Skriv din kommentar.")),
        is_blocking=is_blocking,
        made_at=clock.now(),
        made_by_id=actor.user_id,
        answer="",
    )
    db.session.add(made)
    for reader in mine:  # whoever comments has no longer nothing to say
        if reader.answer is Answer.AGREES:
            reader.answer = Answer.HAS_COMMENTS
    db.session.flush()
    record("comment_made", round_.document, actor, after={"blocking": is_blocking})
    return made


def answer(found: Comment, text: str, *, seen: str, actor: Viewer) -> None:
    """Answer a comment, or answer it anew."""
    document = _document(found)
    refuse(rules.obstacle_to_answering(document, found, actor))
    said = _said(text, _("Skriv et svar."))
    _refuse_stale(found, seen, {_("Svar"): said})
    found.answer, found.answered_at, found.answered_by_id = said, clock.now(), actor.user_id
    db.session.flush()
    record("comment_answered", document, actor, after={"comment": found.id})


def close(found: Comment, *, seen: str, actor: Viewer) -> None:
    """Say that nothing more is to be done about a comment."""
    document = _document(found)
    if found.closed_at is not None:
        return
    refuse(rules.obstacle_to_closing(document, found, actor))
    _refuse_stale(found, seen, {})
    found.closed_at, found.closed_by_id = clock.now(), actor.user_id
    db.session.flush()
    record("comment_closed", document, actor,
           after={"comment": found.id, "blocking": found.is_blocking})  # fmt: skip


def reopen(found: Comment, *, actor: Viewer) -> None:
    """Open a closed comment again."""
    document = _document(found)
    if found.closed_at is None:
        return
    refuse(rules.obstacle_to_closing(document, found, actor))
    found.closed_at = found.closed_by_id = None
    db.session.flush()
    record("comment_reopened", document, actor, after={"comment": found.id})


def change(found: Comment, text: str, *, is_blocking: bool, seen: str, actor: Viewer) -> None:
    """Change one's own comment while nobody has answered it."""
    refuse(rules.obstacle_to_changing(found, actor))
    said = _said(text, _("Skriv din kommentar."))
    _refuse_stale(found, seen, {_("Kommentar"): said})
    before = {"text": found.text, "blocking": found.is_blocking}
    found.text, found.is_blocking = said, is_blocking
    db.session.flush()
    record("comment_changed", _document(found), actor, before=before)


def take_back(found: Comment, *, seen: str, actor: Viewer) -> trail.Entry:
    """Take one's own comment back. Returns the trail's entry, from which it can be put back."""
    refuse(rules.obstacle_to_changing(found, actor))
    _refuse_stale(found, seen, {})
    document = _document(found)
    before = {"round": found.round_id, "place": found.place, "text": found.text,
              "blocking": found.is_blocking}  # fmt: skip
    db.session.delete(found)
    db.session.flush()
    return record("comment_taken_back", document, actor, before=before)


def put_back(entry: trail.Entry, *, actor: Viewer) -> Comment:
    """Put a comment back that its maker took away. Raises Hidden when it is no such entry."""
    before = entry.before or {}
    round_ = db.session.get(ReviewRound, before.get("round", 0))
    mine = entry.action == "comment_taken_back" and entry.actor_id == actor.user_id
    if not mine or round_ is None or round_.document_id != entry.subject_id:
        raise Hidden
    again = queries.comments(round_.document_id, Comment.round_id == round_.id,
                             Comment.place == before["place"], Comment.text == before["text"],
                             Comment.made_by_id == actor.user_id)  # fmt: skip
    if again:
        return again[0]
    return comment(
        round_, before["place"], before["text"], is_blocking=before["blocking"], actor=actor
    )


def held(document_id: int, comment_id: int) -> Comment:
    """Return a comment on the document, kept from others until the transaction ends."""
    found = db.session.scalar(
        select(Comment)
        .where(Comment.id == comment_id, Comment.document_id == document_id)
        .with_for_update()
    )
    if found is None:
        raise Hidden
    return found


def _passage(round_: ReviewRound, place: str) -> str:
    """Return what stands at ``place`` in what was sent. Raises Refused when nothing does."""
    if not place:
        return ""
    sent = passages(round_.document.kind.value, round_.fields)
    found = next((one for one in sent if one.place == place), None)
    if found is None:
        raise Refused(_("Stedet findes ikke i teksten. Hent siden igen, og prøv igen."))
    return found.text


def _said(text: str, missing: str) -> str:
    said = clean(text).strip()
    if not said:
        raise Refused(missing)
    if len(said) > rules.LONGEST:
        raise Refused(_("Skriv højst %(n)d tegn.", n=rules.LONGEST))
    return said


def _refuse_stale(found: Comment, seen: str, mine: dict[str, str]) -> None:
    """Refuse what was made from another state of the comment than the one that is stored."""
    if seen == rules.mark(found):
        return
    theirs = {_("Kommentar"): found.text, _("Svar"): found.answer}
    raise Stale(
        _("Kommentaren er ændret, mens du læste. Se, hvad der står nu, og prøv igen."),
        mine=mine,
        theirs={label: text for label, text in theirs.items() if text},
    )


def _document(found: Comment) -> Document:
    document = db.session.get(Document, found.document_id)
    assert document is not None  # noqa: S101 -- the reference holds it
    return document
