"""A binder lived with by chance: texts approved, corrections issued, packs put in late or never."""

import random
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from bsak.distribution import (
    binders,
    composing,
    copies,
    issuing,
    queries,
    recalling,
    receiving,
    standing,
    stocktaking,
    urgency,
)
from bsak.distribution.binders import Profile
from bsak.distribution.copies import Place
from bsak.distribution.issuing import Order
from bsak.distribution.models import Channel, Pack, Receipt, Release
from bsak.distribution.receipt_rules import Answer
from bsak.distribution.typed import Leaf
from bsak.documents import revisions
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.plain import to_plain
from bsak.people.models import Role
from bsak.plans.wording import Paragraph, PlanWording, Section
from tests import make

KINDS = (Kind.CONTINGENCY_PLAN, Kind.SUBPLAN, Kind.RESPONSE_PLAN)
FIRST = Kind.CONSOLIDATED_SUBPLAN  # it brings a list that changes when the other plans do
DONE = {"sheets_in": True, "old_out": True, "recorded": True}


class History:
    """Two groups with short plans, one binder with its copies, and what happens to them."""

    def __init__(self, settings, hold_clock, seed=0):
        self.chance = random.Random(seed)  # noqa: S311 -- chance that comes again
        self.settings, self._hold = settings, hold_clock
        self.day = date(2026, 1, 5)
        self._hold(self.day)
        self.clerk = make.clerk()
        self.author = make.user(name="Skriver")
        self.director = make.viewer(make.user(name="Direktør", role=Role.APPROVER))
        self.groups = [make.group(code=code, name=f"Gruppen {code}") for code in ("MT", "SU")]
        self.texts, self.documents, self.told = {}, [], 0
        for number in range(4):
            self.approve_new(number)
        self.binder = binders.plan(Profile(code="SU", name="Krisemappe"), actor=self.clerk)
        self.add_copy()
        self.add_copy()

    def days_go_by(self, days=0):
        """Let it become a later day, by chance when nothing is said."""
        self.day += timedelta(days=days or self.chance.randint(1, 40))
        self._hold(self.day)

    # Texts

    def approve_new(self, number=None):
        """Put a document of its own into the register, with a text in force."""
        number = len(self.documents) if number is None else number
        made = make.document(
            self.groups[number % len(self.groups)], kind=KINDS[number % 3] if number else FIRST,
            title=f"Plan {number}", actor=self.clerk,
        )  # fmt: skip
        self.documents.append(made)
        self.approve(made, ChangeType.NEW)
        return made

    def approve(self, document, change=ChangeType.TECHNICAL, *, text=None, **more):
        """Put a new wording of ``document`` into force; another one than before unless given."""
        self.told += 1
        self.texts[document.code] = text or f"Ordlyd nummer {self.told}."
        section = Section("Sådan gør vi", 1, (Paragraph(self.texts[document.code]),))
        more = {"approver_function": "Kommunaldirektøren", "valid_from": self.day} | more
        approval = revisions.Approval(
            wording=to_plain(PlanWording(sections=(section,))),
            words="",
            author_id=self.author.id,
            review_due=self.day + timedelta(days=365 + self.told),
            change_type=change,
            **more,
        )
        return revisions.put_in_force(document, approval, actor=self.director)

    def approve_again(self, document):
        """Approve the very same words anew: another revision, day, review and approver."""
        text = self.texts[document.code]
        return self.approve(document, text=text, approver_function=f"Direktør {self.told}")

    def withdraw(self, document):
        """Take a document out of force; approved anew it comes back."""
        return self.approve(document, ChangeType.WITHDRAWN)

    # Copies

    def add_copy(self):
        """Give the binder one more copy, with what it needs of the last release."""
        place = Place(holder_function=f"Vagtleder {self.told}", place="Vagtrummet")
        return copies.add(self.binder, place, actor=self.clerk, settings=self.settings)

    def change_holder(self, copy):
        """Let another function answer for a copy."""
        self.told += 1
        place = Place(holder_function=f"Funktion {self.told}", place="Rådhuset")
        copies.edit(copy, place, actor=self.clerk)

    def edit_groups(self, groups):
        """Let the texts of these groups stand in the binder; of none is of all."""
        profile = replace(binders.profile_of(self.binder), groups=tuple(groups))
        binders.edit(self.binder, profile, actor=self.clerk)

    # Releases and answers

    def issue(self, *, is_edition=False, reason="", in_days=0):
        """Issue what has changed, to hold today or later; None when nothing has."""
        day = self.day + timedelta(days=in_days)
        order = Order(
            effective_on=day,
            answer_by=day + timedelta(days=14),
            reason=reason,
            is_edition=is_edition,
        )
        try:
            return issuing.issue(self.binder, order, actor=self.clerk, settings=self.settings)
        except Refused as refusal:
            if "ikke noget at rette" in str(refusal):
                return None
            raise

    def issue_urgently(self, document=None, *, in_days=0):
        """Send a yellow leaf that tells of a document's new text, or of the one there is."""
        day = self.day + timedelta(days=in_days)
        changes = urgency.changes(self.binder, self.day)
        change = next(one for one in changes if document is None or one.document is document)
        order = Order(effective_on=day, answer_by=day, reason="Nyt nummer")
        until = day + timedelta(days=20)
        return urgency.issue(
            self.binder, change, order, until, actor=self.clerk, settings=self.settings
        )

    def answer(self, pack, **more):
        """Answer for a pack today, completely when nothing else is said."""
        said = Answer(done_on=self.day, answered_by="Vagten", **(DONE | more))
        return receiving.answer(pack, said, actor=None, channel=Channel.CODE)

    def answer_all(self):
        """Answer for the newest pack of every copy, and let some days go by."""
        for copy in self.binder.copies:
            self.answer(packs_of(copy)[-1])
        self.days_go_by()

    def count(self, copy, seen):
        """Go through a copy where the leaves ``seen`` are all there is."""
        one = stocktaking.begin(copy, actor=self.clerk)
        stocktaking.see(one, [Leaf(*leaf) for leaf in seen], actor=self.clerk)
        return stocktaking.end(one, actor=self.clerk)

    def recall(self, release):
        """Call a release back."""
        recalling.recall(release, actor=self.clerk, settings=self.settings)

    def reinstate(self, release):
        """Let a release stand that was called back."""
        recalling.reinstate(release, actor=self.clerk, settings=self.settings)

    def take_back_newest(self, copy):
        """Take back the last receipt of a copy that moved anything, if it has one."""
        mine = select(Receipt).join(Pack).where(Pack.copy_id == copy.id)
        every = db.session.scalars(mine.order_by(Receipt.id))
        done = [one for one in every if one.is_complete or one.is_count]
        if done:
            receiving.take_back(done[-1], actor=self.clerk)

    # By chance

    def act(self):
        """Let one thing happen."""
        happens = self.chance.choices(
            (self._text, self._many, self._group, self._profile, self._copy, self._issue,
             self._answer, self._back, self._urgent, self._recall),
            (10, 2, 1, 1, 3, 10, 14, 2, 4, 3),
        )[0]  # fmt: skip
        happens()
        db.session.commit()
        self.days_go_by()

    def _text(self):
        document = self.chance.choice(self.documents)
        change = self.chance.choice(
            (
                ChangeType.TECHNICAL,
                ChangeType.TECHNICAL,
                ChangeType.EDITORIAL,
                None,
                "again",
                "gone",
            )
        )
        is_gone = revisions.in_force([document.id], self.day) == {}
        if change is None:
            self.approve_new()
        elif change == "gone" and not is_gone and len(self.documents) > 2:
            self.withdraw(document)
        elif change == "again" and not is_gone:
            self.approve_again(document)
        elif change not in ("again", "gone"):
            self.approve(document, change)

    def _group(self):
        """A group of its own with a plan, and so with a divider in every binder."""
        if len(self.groups) < 4:
            code = ("AA", "ZZ")[len(self.groups) - 2]
            self.groups.append(make.group(code=code, name=f"Gruppen {code}"))
            self.approve_new(len(self.groups) - 1)

    def _profile(self):
        """Let the first group's texts go out of the binder, or come back."""
        self.edit_groups(() if self.binder.groups else self.groups[1:])

    def _many(self):
        for document in self.chance.sample(self.documents, 2):
            self.approve(document)

    def _copy(self):
        if self.chance.random() < 0.3:
            self.add_copy()
        else:
            self.change_holder(self.chance.choice(self.binder.copies))

    def _issue(self):
        first = issuing.newest(self.binder) is None
        self.issue(is_edition=first or self.chance.random() < 0.1)

    def _urgent(self):
        """Send one leaf ahead of the next correction, when a text has changed that is issued."""
        if changes := urgency.changes(self.binder, self.day):
            self.issue_urgently(self.chance.choice(changes).document)

    def _answer(self):
        copy = self.chance.choice(self.binder.copies)
        waiting = standing.of(copy).waiting
        if waiting:
            recorded = self.chance.random() < 0.9
            self.answer(self.chance.choice(waiting), recorded=recorded, note="Mangler lidt")

    def _recall(self):
        """Call the newest release back, or let what was called back stand again.

        Not the first edition: so much is told of a binder only once something is sent to it.
        """
        every = queries.releases(self.binder.id)[:-1]
        open_ = [one for one in every if not recalling.obstacle(one, self.clerk)]
        gone = [one for one in every if not recalling.obstacle_to_reinstating(one, self.clerk)]
        if open_:
            self.recall(open_[0])
        elif gone:
            self.reinstate(gone[0])

    def count_some(self):
        """Go through a copy that lacks some leaves, and has some that were sent and not told of."""
        copy = self.chance.choice(self.binder.copies)
        there = [(row.code, row.rev) for row in standing.held(copy)]
        sent = [
            (line.into.code, line.into.rev)
            for pack in standing.of(copy).waiting
            for line in composing.swaps_of(pack)
            if line.into
        ]
        seen = self.chance.sample(there, max(0, len(there) - self.chance.randrange(3)))
        seen += self.chance.sample(sent, self.chance.randrange(len(sent) + 1))
        if seen and stocktaking.obstacle(copy) is None:
            self.count(copy, seen)
        db.session.commit()
        self.days_go_by()

    def _back(self):
        self.take_back_newest(self.chance.choice(self.binder.copies))


def packs_of(copy):
    """Return what was sent to a copy, in the order of the releases."""
    mine = select(Pack).join(Release).where(Pack.copy_id == copy.id)
    order = (Release.edition, Release.number, Release.urgent)
    return db.session.scalars(mine.order_by(*order)).all()
