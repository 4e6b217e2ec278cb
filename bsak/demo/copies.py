"""The demo's numbered copies: an edition in each, then a correction that some of them lag behind.

Everything is planned, approved, issued and answered as people do it.
"""

from bsak.approval import deciding
from bsak.approval import service as approval_service
from bsak.demo.shelves import BINDERS, COPIES, INCOMPLETE
from bsak.distribution import binders, copies, issuing, queries, receiving
from bsak.distribution.models import Channel, Medium, Pack
from bsak.distribution.order import TIME_TO_ANSWER, Order
from bsak.distribution.receipt_rules import Answer
from bsak.documents.models import ChangeType, Document
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.errors import Refused
from bsak.people.models import User
from bsak.settings import Settings
from bsak.writing import service as writing

_BEFORE, _AFTER = "Afløs holdene efter 6 timer.", "Afløs holdene efter 4 timer."
_WHY = "Hold, der arbejder i vejret, skal afløses før."


def give_out(
    card: Document, by_code: dict[str, CrisisGroup], accounts: dict[str, User], settings: Settings
) -> None:
    """Plan the binders, issue a first edition of each, then a correction with a new ``card``.

    A binder whose group has no text in force yet is planned, and waits.
    """
    clerk = groups.viewer(accounts["sekretariat"])
    for code, name, group in BINDERS:
        chosen = (by_code[group],) if group else ()
        binder = binders.plan(binders.Profile(code=code, name=name, groups=chosen), actor=clerk)
        for holder, deputy, place, medium, _answered in COPIES[code]:
            where = copies.Place(holder_function=holder, deputy_function=deputy, place=place,
                                 medium=Medium(medium))  # fmt: skip
            copies.add(binder, where, actor=clerk, settings=settings)
    _issue_all("", clerk, settings)
    _change(card, clerk, groups.viewer(accounts["direktoer"]))
    _issue_all(_WHY, clerk, settings)


def _change(card: Document, clerk: Viewer, director: Viewer) -> None:
    """Change one step of a card and have it approved."""
    draft = writing.revise(card, card.revisions[0], actor=clerk)
    path = next(path for path, text in draft.fields.items() if text == _BEFORE)
    writing.put(draft, {path: _AFTER}, clerk)
    request = approval_service.Request(
        change_type=ChangeType.TECHNICAL, reason=_WHY, valid_from=clock.today(),
        why_untried="Kortet prøves ved næste øvelse.",
    )  # fmt: skip
    deciding.approve(approval_service.submit(card, request, actor=clerk), actor=director)


def _issue_all(reason: str, clerk: Viewer, settings: Settings) -> None:
    """Issue to every binder that has something new, and take the answers."""
    today = clock.today()
    order = Order(effective_on=today, answer_by=today + TIME_TO_ANSWER, reason=reason)
    for binder in queries.all_binders():
        try:
            release = issuing.issue(binder, order, actor=clerk, settings=settings)
        except Refused:  # nothing in it yet, or nothing new
            continue
        for pack in queries.packs_to(release.id):
            _answer(pack, release.number)


def _answer(pack: Pack, number: int) -> None:
    """Answer for a pack by the code on its slip, if the copy's holder has."""
    copy = pack.copy
    *_place, answered = COPIES[copy.binder.code][copy.number - 1]
    is_done, is_begun = answered > number, number and copy.name == INCOMPLETE
    if not (is_done or is_begun):
        return
    said = Answer(
        done_on=clock.today(),
        answered_by=copy.holder_function,
        sheets_in=is_done,
        old_out=is_done,
        recorded=is_done,
        note="" if is_done else "Der lå kun rettelsesbladet i kuverten. Send kortet.",
    )
    receiving.answer(pack, said, actor=None, channel=Channel.CODE)
