"""A year of a municipality's preparedness: whatever the services let people do, in any order."""

import random
from datetime import date, timedelta

from sqlalchemy import select

from bsak.agenda import service as agenda
from bsak.approval import deciding, reaffirming
from bsak.approval import service as approval
from bsak.documents import editing, notes, service, snapshot, undoing
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType, Part, Waiting, WaitingFor
from bsak.groups import service as groups
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.trail import Entry
from bsak.meetings import items, placing
from bsak.meetings import service as meetings
from bsak.meetings.states import Stage
from bsak.people.models import Role
from bsak.seats import service as seats
from bsak.seats import undoing as unseating
from bsak.writing import service as writing
from bsak.writing.queries import draft_of
from tests import make
from tests.approval.conftest import CARD
from tests.seats import making

STAFF = (Status.IN_PROGRESS, Status.IN_REVIEW, Status.COMPLETED, Status.NOT_STARTED)
BODY = "BSAK"


class Year:
    """The groups, the people and the meetings of one year, and what happens to them by chance."""

    def __init__(self, seed, hold_clock):
        self.chance, self._hold = random.Random(seed), hold_clock  # noqa: S311 -- chance that comes again
        self.day = date(2019, 1, 2)
        self._hold(self.day)
        self.clerk_account = make.user(name="Sekretariatet", role=Role.SECRETARIAT)
        self.clerk = make.viewer(self.clerk_account)
        self.director = make.viewer(make.user(name="Direktør", role=Role.APPROVER))
        self.people = [make.user(name=f"Person {n}") for n in range(4)]
        self.groups = [make.group(code=c, name=f"Gruppen {c}") for c in ("MT", "SK", "SU")]
        self.writer = make.viewer(make.member(self.groups[0], name="Skriver"))
        self.documents = [
            service.add(self.groups[n % 3], Kind.ACTION_CARD, f"Kort {n}", actor=self.clerk)
            for n in range(6)
        ]
        self.meetings = [
            meetings.plan(
                meetings.Facts(body=BODY, held_on=date(2019, 2 * n, 20), has_board_points=True),
                actor=self.clerk,
            )
            for n in range(1, 7)
        ]
        self.seat = making.seat(self.groups[0])
        self.crew = [making.person(f"{name} Eksempel", phone=False) for name in ("Asta", "Bo")]
        self.reports, self.decided, self.undone = [], set(), []
        self.point = None  # a point that decisions are made at
        before = meetings.plan(
            meetings.Facts(body=BODY, held_on=date(2018, 12, 1)), actor=self.clerk
        )
        before.stage = Stage.LOCKED
        snapshot.freeze(before, actor=self.clerk)
        self.start = self.newest()

    def live(self):
        """Let the year go by, meeting after meeting, and end with one that covers it all."""
        for n, meeting in enumerate(self.meetings):
            for _part in range(self.chance.randint(1, 3)):
                self.act(self.chance.randint(4, 16))
                agenda.draft(meeting, actor=self.clerk)
                self.change_the_agenda(meeting)
            self.act(self.chance.randint(0, 8))
            coming = self.meetings[n + 1 : n + 2]
            for later in coming:
                agenda.draft(later, actor=self.clerk)
            self.hold(meeting)
            for later in coming:
                placing.drop(later.items[-1], actor=self.clerk)

    def hold(self, meeting):
        """Open a meeting, decide at it while others go on working, and end it."""
        agenda.cover(meeting, actor=self.clerk)
        meeting.stage = Stage.OPEN
        db.session.flush()
        self.point = self.chance.choice(meeting.items)
        self.act(6)
        self.point = None
        meeting.stage = Stage.HELD
        snapshot.freeze(meeting, actor=self.clerk)

    def act(self, times):
        """Let people do ``times`` things; some of it the rules refuse."""
        for _time in range(times):
            self.day += timedelta(days=self.chance.randint(0, 1))
            self._hold(self.day)
            doing = self.chance.choice(DOINGS)
            before = self.newest()
            is_decision = (
                self.point is not None and doing in DECISIONS and self.chance.random() < 0.6
            )
            self.item = self.point if is_decision else None
            try:
                doing(self)
            except Refused:
                continue
            if is_decision:
                self.decided.update(range(before + 1, self.newest() + 1))

    def change_the_agenda(self, meeting):
        """Now and then somebody edits, drops, moves or postpones a point that was drafted."""
        item = self.chance.choice(meeting.items)
        kept = items.point_of(item)
        match self.chance.randint(0, 5):
            case 0:
                text = f"{kept.presentation}\nRettet."
                items.edit(item, items.replace(kept, presentation=text), actor=self.clerk)
            case 1:
                placing.drop(item, actor=self.clerk)
            case 2:
                placing.postpone(item, actor=self.clerk)
            case 3:
                placing.move(item, 1, actor=self.clerk)

    def newest(self):
        """Return the newest act of the trail."""
        return db.session.scalar(select(Entry.id).order_by(Entry.id.desc()).limit(1)) or 0

    def document(self):
        """Return a document by chance."""
        return self.chance.choice(self.documents)

    def group(self):
        """Return a group by chance."""
        return self.chance.choice(self.groups)

    def report(self):
        document = self.document()
        said = service.Report(
            status=self.chance.choice(STAFF),
            expected_on=self.chance.choice((None, self.day + timedelta(days=40))),
            note=self.chance.choice(("", "Vi mangler et kort.")),
        )
        self.reports.append(service.report(document, said, actor=self.clerk, item=self.item))

    def undo(self):
        if self.reports:
            entry = self.reports.pop()
            undoing.undo(entry, actor=self.clerk)
            self.undone.append((entry.id, self.newest()))

    def move_deadline(self):
        due_on = self.day + timedelta(days=self.chance.randint(-10, 60))
        service.set_deadline(
            self.document(), due_on, actor=self.clerk, item=self.item, reason="Sygdom"
        )

    def remark(self):
        document = self.chance.choice((None, self.document()))
        group = document.group if document else self.group()
        notes.remark(group, "Husk broen.", actor=self.clerk, document=document, item=self.item)

    def wait(self):
        document = self.chance.choice((None, self.document()))
        group = document.group if document else self.group()
        kind = self.chance.choice(tuple(WaitingFor))
        notes.wait(group, "Hvem betaler?", actor=self.clerk, kind=kind, document=document,
                   item=self.item)  # fmt: skip

    def settle(self):
        waits = list(db.session.scalars(select(Waiting).where(Waiting.is_settled.is_(False))))
        if waits:
            notes.settle(self.chance.choice(waits), "Vi", actor=self.clerk, item=self.item)

    def edit(self):
        document = self.document()
        facts = editing.facts_of(document)
        review_due = self.day + timedelta(days=self.chance.randint(0, 90))
        changed = editing.replace(facts, owner_function=self.chance.choice(("", "Chef", "Leder")),
                                  review_due=review_due)  # fmt: skip
        editing.edit(document, changed, actor=self.clerk)

    def set_owner(self):
        owner = self.chance.choice(("Leder", "Chef"))
        editing.set_owner(self.document(), owner, actor=self.clerk, item=self.item)

    def share(self):
        document = self.document()
        if document.co_owners:
            editing.unshare(document, document.co_owners[0], actor=self.clerk)
        else:
            service.share(document, self.group(), Part.SPARRING, actor=self.clerk)

    def set_secrecy(self):
        document = self.document()
        is_secret = self.chance.random() < 0.3
        editing.set_secrecy(document, is_confidential=is_secret, actor=self.clerk)

    def withdraw(self):
        document = self.document()
        if document.status is Status.WITHDRAWN:
            editing.reinstate(document, actor=self.clerk)
        else:
            editing.withdraw(document, "Slået sammen", actor=self.clerk)

    def add(self):
        kind, n = self.chance.choice((Kind.ACTION_CARD, Kind.SUBPLAN)), len(self.documents)
        self.documents.append(
            service.add(self.group(), kind, f"Nyt {n}", actor=self.clerk, item=self.item)
        )

    def approve(self):
        card = self.documents[0]
        if not writing_open(card):
            writing.start(card, writing.Start(wording=CARD), actor=self.writer)
        request = approval.Request(
            change_type=ChangeType.NEW if not card.revisions else ChangeType.EDITORIAL,
            reason="Nyt", valid_from=clock.today(), why_untried="Prøves i maj.",
        )  # fmt: skip
        submitted = approval.submit(card, request, actor=self.writer)
        db.session.flush()
        match self.chance.randint(0, 3):
            case 0:
                approval.send_back(submitted, "Ret målet.", actor=self.director)
            case 1:
                approval.take_back(submitted, actor=self.writer)
            case _:
                deciding.approve(submitted, actor=self.director)

    def reaffirm(self):
        document = self.document()
        said = reaffirming.reaffirm(document, actor=self.clerk)
        if self.chance.random() < 0.5:
            reaffirming.undo(document, said, actor=self.clerk)

    def join(self):
        is_leader = self.chance.random() < 0.5
        groups.join(self.group(), self.chance.choice(self.people), actor=self.clerk_account,
                    is_leader=is_leader)  # fmt: skip

    def leave(self):
        groups.leave(self.group(), self.chance.choice(self.people), actor=self.clerk_account)

    def name_group(self):
        groups.rename(self.group(), f"Gruppen {self.newest()}", actor=self.clerk_account)
        groups.set_owner(self.group(), f"Leder {self.newest()}", actor=self.clerk_account)

    def fill_seat(self):
        rank, since = (
            self.chance.randint(0, 1),
            self.day + timedelta(days=self.chance.randint(-3, 9)),
        )
        seats.fill(self.seat, self.chance.choice(self.crew), rank, since, actor=self.clerk)

    def leave_seat(self):
        if self.seat.assignments:
            seats.end(self.chance.choice(self.seat.assignments), self.day, actor=self.clerk)

    def undo_seat(self):
        if act := unseating.last_act(self.seat):
            unseating.undo(act, actor=self.clerk)
            self.undone.append((act.id, self.newest()))

    def close_seat(self):
        seats.close_seat(self.seat, is_closed=not self.seat.is_closed, actor=self.clerk)


def writing_open(document):
    """Say whether somebody is writing on a text of the document."""
    return draft_of(document.id) is not None


DOINGS = (
    Year.report, Year.report, Year.report, Year.undo, Year.move_deadline, Year.remark, Year.wait,
    Year.settle, Year.edit, Year.set_owner, Year.share, Year.set_secrecy, Year.withdraw, Year.add,
    Year.approve, Year.reaffirm, Year.join, Year.leave, Year.name_group,
    Year.fill_seat, Year.leave_seat, Year.undo_seat, Year.close_seat,
)  # fmt: skip
DECISIONS = {
    Year.report, Year.move_deadline, Year.remark, Year.wait, Year.settle, Year.set_owner, Year.add,
}  # fmt: skip
