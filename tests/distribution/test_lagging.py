"""How copies stand in figures, held against a plain reading of every row, over random histories."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bsak.distribution import figures, standing
from bsak.distribution.answered import rank
from bsak.distribution.models import Binder, Channel, Copy, Pack, Receipt, Release
from bsak.kernel.db import db
from tests.distribution import making

FIRST = [("SU-AC-01", "Strømsvigt"), ("SU-AC-02", "Brand")]


class Told:
    """What the rows say of one copy on a day, read one by one, as people would explain it."""

    def __init__(self, copy, day):
        released = select(Release).where(Release.binder_id == copy.binder_id)
        self.plain = [r for r in db.session.scalars(released) if not r.urgent]
        self.leaves = [r for r in db.session.scalars(released) if r.urgent]
        self.packs = db.session.scalars(select(Pack).where(Pack.copy_id == copy.id)).all()
        self.copy, self.day = copy, day
        self.newest = self.last([r for r in self.plain if r.effective_on <= day])
        done = [p.release for p in self.packs if self.is_done(p) and not p.release.urgent]
        self.reached = self.last(done)
        self.over = [leaf for leaf in self.on_top() if leaf.valid_until < day]

    def last(self, releases):
        return max(map(rank, releases), default=None)

    def is_done(self, pack):
        """Say whether some answer said all was done, and no count after it found otherwise."""
        answers = sorted(pack.receipts, key=lambda one: one.id)
        return any(
            one.is_complete
            and not any(later.is_count and not later.is_complete for later in answers[at:])
            for at, one in enumerate(answers)
        )

    def on_top(self):
        """Return the leaves in front of the release in effect, of each document the last."""
        begun = [leaf for leaf in self.leaves if leaf.effective_on <= self.day]
        here = [leaf for leaf in begun if rank(leaf) - leaf.urgent == self.newest]
        by_document = {}
        for leaf in sorted(here, key=rank):
            by_document[leaf.sheets[0].code.rpartition("-H")[0]] = leaf
        return by_document.values()

    def owed(self):
        missing = [
            p for p in self.packs if not self.is_done(p) and rank(p.release) > (self.reached or 0)
        ]
        return [p for p in sorted(missing, key=lambda p: rank(p.release)) if self.is_owed(p)]

    def is_owed(self, pack):
        begun = pack.release.effective_on <= self.day
        if not pack.release.urgent:
            return begun
        return pack.release in self.on_top() and pack.release.valid_until >= self.day

    def all(self):
        """Return all that is said of the copy: current, lag, days late, what is owed and over."""
        owed = self.owed()
        answered = self.reached is not None and not owed and self.reached >= (self.newest or 0)
        lags = self.newest is not None and not answered
        late = [(self.day - self.due(pack)).days for pack in owed]
        return (
            self.newest is not None and answered and not self.over,
            max(1, len(owed)) if lags else 0,
            max(0, *late) if late and lags else 0,
            [pack.id for pack in owed],
            {leaf.sheets[0].code for leaf in self.over},
        )

    def due(self, pack):
        """Return the deadline: as long after the copy could begin as the others had."""
        release = pack.release
        begin = max(release.effective_on, self.copy.added_on)
        if any(one.is_complete for one in pack.receipts):
            begin = max([begin, *(one.done_on for one in pack.receipts if one.is_count)])
        return begin + (release.answer_by - release.effective_on)


class Life:
    """Two binders lived with by chance, with answers of every sort, right or not."""

    def __init__(self, seed):
        self.chance, self.day = random.Random(seed), date(2026, 2, 1)  # noqa: S311
        self.binders = [making.binder(code) for code in ("SU", "MT")]
        for one in self.binders:
            making.copy(one)
        self.numbers = {one.id: (1, -1, 0) for one in self.binders}  # edition, number, urgent

    def act(self):
        acts = (self.issue, self.leaf, self.answer, self.answer, self.count, self.copy, self.end)
        self.chance.choices(acts, (3, 6, 7, 3, 3, 2, 1))[0]()
        db.session.commit()
        self.day += timedelta(days=self.chance.choice((0, 1, 3, 20)))

    def issue(self):
        binder = self.chance.choice(self.binders)
        edition, number, _urgent = self.numbers[binder.id]
        if number >= 0 and self.chance.random() < 0.15:
            edition, number = edition + 1, -1
        self.numbers[binder.id] = edition, number + 1, 0
        making.release(
            binder, FIRST, edition=edition, number=number + 1,
            effective_on=self.day + timedelta(days=self.chance.choice((0, 0, 12))),
        )  # fmt: skip

    def leaf(self):
        binder = self.chance.choice(self.binders)
        edition, number, urgent = self.numbers[binder.id]
        if number < 0:
            return
        self.numbers[binder.id] = edition, number, urgent + 1
        code = f"{self.chance.choice(FIRST)[0]}-H{urgent + 1}"
        ends = self.day + timedelta(days=self.chance.randrange(40))
        making.release(binder, [(code, "Ring nu")], edition=edition, number=number,
                       urgent=urgent + 1, effective_on=self.day, valid_until=ends)  # fmt: skip

    def answer(self, channel=Channel.CODE):
        packs = db.session.scalars(select(Pack).order_by(Pack.id.desc()).limit(8)).all()
        if not packs:
            return
        done = self.chance.random() < 0.6
        self.chance.choice(packs).receipts.append(
            Receipt(at=making.moment(self.day), done_on=self.day, answered_by="Leder",
                    channel=channel, sheets_in=True, old_out=done, recorded=True, note="")
        )  # fmt: skip

    def count(self):
        self.answer(Channel.STOCKTAKE)

    def copy(self):
        making.copy(self.chance.choice(self.binders), added_on=self.day)

    def end(self):
        copy = self.chance.choice(db.session.scalars(select(Copy)).all())
        copy.ended_on, copy.ended_why = self.day, "Bortkommet"


@pytest.mark.parametrize("seed", [0, 2, 3, 9])
def test_the_figures_say_what_the_rows_say_when_they_are_read_one_by_one(app, monkeypatch, seed):
    life, seen = Life(seed), set()
    for _ in range(30):
        life.act()
        for day in (life.day, life.day + timedelta(days=life.chance.randrange(60))):
            monkeypatch.setenv("BSAK_TODAY", day.isoformat())
            stands = figures.of_all()
            assert [one.name for one in stands] == [copy.name for copy in in_use()]
            for one, copy in zip(stands, in_use(), strict=True):
                owed = [pack.id for pack in one.owed]
                said = (one.is_current, one.lag, one.days_late, owed, set(one.expired))
                assert said == Told(copy, day).all(), (copy.name, day)
                seen.add((one.is_current, one.lag > 0, one.days_late > 0, bool(one.expired)))
    assert len(seen) >= 5  # the histories are of every sort


def test_the_rows_beside_the_figures_are_those_that_they_are_of(app, monkeypatch):
    life = Life(5)
    for _ in range(30):
        life.act()
    monkeypatch.setenv("BSAK_TODAY", life.day.isoformat())
    every = standing.of_all()
    assert [one.name for one in every] == [one.name for one in figures.of_all()]
    for one in every:
        assert one.copy.name == one.name
        assert [pack.id for pack in one.waiting] == [pack.id for pack in one.owed]
        assert [pack.id for pack in one.coming] == [pack.id for pack in one.ahead]
        for release, known in ((one.effective, one.newest), (one.acknowledged, one.reached)):
            assert (release and rank(release)) == known
        assert [standing.due_on(pack) for pack in one.waiting] == [p.due_on for p in one.owed]
        assert standing.of(one.copy) == one
    of_binders = [standing.of_all(binder) for binder in db.session.scalars(select(Binder))]
    assert sorted(every, key=lambda one: one.copy_id) == sorted(
        [one for many in of_binders for one in many], key=lambda one: one.copy_id
    )


def in_use():
    """Return every copy in use, by binder and number."""
    query = select(Copy).join(Binder).where(Copy.ended_on.is_(None), ~Binder.is_closed)
    return db.session.scalars(query.order_by(Binder.code, Copy.number)).all()
