"""The blueprint of the room, and finding the round and the comment an address speaks of."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents.finding import by_code
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.people.session import actor
from bsak.plans.screen import pieces
from bsak.review import gather, notices, queries, rules, told
from bsak.review.forms import CommentForm
from bsak.review.models import Answer, Comment, Reader, ReviewRound
from bsak.review.talking import held

__all__ = ["bp", "notices", "told"]
bp = Blueprint("review", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document that has been sent to be read, and who asks to see it."""

    document: Document
    who: Viewer
    rounds: list[ReviewRound]  # those the viewer may see, the newest first
    mine: list[Reader]

    def chosen(self, round_id: int | None) -> ReviewRound:
        """Return the round with that id, the newest when none is named."""
        if round_id is None:
            return self.rounds[0]
        found = next((one for one in self.rounds if one.id == round_id), None)
        if found is None:
            raise Hidden
        return found


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def reading(code: str) -> Reading:
    """Return what was sent of a document. Raises Hidden for those who may not read it."""
    who, document = me(), by_code(code)
    if document is None:
        raise Hidden
    rounds = queries.rounds(document.id)
    mine = queries.asked([one.id for one in rounds], who)
    if not rules.reads(document, who, is_asked=bool(mine)):
        raise Hidden
    if not who.sees_unfinished:
        asked = {reader.round_id for reader in mine}
        rounds = [one for one in rounds if one.id in asked]
    if not rounds:
        raise Hidden
    return Reading(document=document, who=who, rounds=rounds, mine=mine)


def round_page(
    found: Reading, round_: ReviewRound, *, failed: CommentForm | None = None
) -> ResponseReturnValue:
    """Return the page of a round, with a comment that did not go through held open on it."""
    page = render_template(
        "review/show.html",
        page=gather.whole(round_, found.rounds, found.mine, found.who),
        answers=Answer,
        form=failed,
        name=queries.name,
        pieces=pieces,
    )
    return page, 422 if failed else 200


def comment_of(code: str, comment_id: int) -> tuple[Reading, Comment]:
    """Return a comment the viewer may see, kept from others until the request ends."""
    found = reading(code)
    comment = held(found.document.id, comment_id)
    found.chosen(comment.round_id)
    return found, comment


def to_comment(found: Reading, comment: Comment) -> ResponseReturnValue:
    """Lead to a comment: on the list, if that is where the request came from, else in the text."""
    anchor = f"kommentar-{comment.id}"
    if request.form.get("fra") == "liste":
        return redirect(
            url_for(
                "review.comments", code=found.document.code, vis=request.form.get("vis") or None
            )
            + f"#{anchor}"
        )
    newest = comment.round_id == found.rounds[0].id or comment.closed_at is None
    round_id = None if newest else comment.round_id
    return redirect(url_for("review.show", code=found.document.code, runde=round_id) + f"#{anchor}")
