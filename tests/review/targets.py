"""What each route of the review room is asked about: a text sent to somebody, with a comment."""

from dataclasses import dataclass
from datetime import timedelta

from bsak.documents.kinds import Status
from bsak.documents.models import CoOwner, Part
from bsak.kernel import clock, trail
from bsak.plans.wording import WORDINGS
from bsak.review import rules, service
from bsak.review.models import Comment, Reader, ReviewRound
from bsak.writing import service as writing
from tests import make

READ = {"review.tick", "review.untick"}  # about a delplan in force
ENDED = {"review.resume"}


@dataclass
class Sent:
    """A round, the reader asked, a comment by the one who asks, and what was taken back."""

    round: ReviewRound
    reader: Reader
    comment: Comment
    entry: trail.Entry


def send(world, document, case, role, endpoint):
    """Send ``document`` to whom the case says: the one who asks, HBR, or somebody else."""
    if endpoint in READ:
        document.status = Status.COMPLETED
        document.co_owners.append(CoOwner(group_id=world.foreign.id, part=Part.SPARRING))
    person = world.people.get(role, world.people["reader"])
    stranger = make.user(name=f"Somebody {role}")
    is_asked = case in ("asked", "secret")
    was_secret, document.is_confidential = document.is_confidential, False
    said = {} if endpoint in READ else {"goal": "Alle er ude."}
    wording = WORDINGS[document.kind.value](**said)
    writing.start(document, writing.Start(wording=wording), actor=world.clerk)
    letter = service.Letter(
        due_on=clock.today() + timedelta(days=7),
        people=(person if is_asked else stranger, make.user(name=f"Another {role}")),
        is_external=case == "hbr",
    )
    round_ = service.send(document, letter, actor=world.clerk)
    document.is_confidential = was_secret
    maker = person if is_asked or case == "hbr" else stranger
    made = Comment(
        document_id=document.id,
        round_id=round_.id,
        place="goal",
        passage="Alle er ude.",
        text="Mangler en frist.",
        made_at=clock.now(),
        made_by_id=maker.id,
        answer="",
        closed_at=clock.now() if endpoint == "review.reopen" else None,
    )
    make.kept(made)
    entry = trail.record("comment_taken_back", "document", document.id, actor_id=maker.id,
                         before={"round": round_.id, "place": "", "text": "Uklart.",
                                 "blocking": False})  # fmt: skip
    if endpoint in ENDED:
        service.end(round_, actor=world.clerk)
    reader = next(r for r in round_.readers if case != "hbr" or r.is_external)
    return Sent(round_, reader, made, entry)


def bodies(sent):
    """Return what a browser would send to each route."""
    if sent is None:
        return {}
    seen = {"seen": rules.mark(sent.comment)}
    soon = clock.today() + timedelta(days=7)
    return {
        "review.send": {"due_on": soon.isoformat(), "groups": ["MT"]},
        "review.finish": {"reader": str(sent.reader.id), "answer": "agrees"},
        "review.comment": {"round": str(sent.round.id), "place": "goal", "text": "Mangler noget."},
        "review.answer": {"text": "Rettet.", **seen},
        "review.close": seen,
        "review.change": {"text": "Mangler alt.", **seen},
        "review.take_back": seen,
        "review.tick": {"revision": "0"},
    }
