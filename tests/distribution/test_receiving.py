"""Whatever is answered, missed, answered late and taken back: a copy holds exactly what its newest
complete receipt says, today and on every day before.
"""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bsak.distribution import answered, composing, packs, receiving, standing
from bsak.distribution.models import Channel, Pack, Replacement
from bsak.distribution.receipt_rules import Answer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests import make
from tests.distribution import making
from tests.distribution.conftest import FIRST
from tests.racing import second_waits


def done(on=date(2026, 2, 1), *, is_complete=True, note="", by="Leder"):
    """Return what somebody says: all three done, or only the sheets put in."""
    return Answer(done_on=on, answered_by=by, sheets_in=True, old_out=is_complete,
                  recorded=is_complete, note=note)  # fmt: skip


def give(pack, said=None):
    """Answer a pack by its code."""
    return receiving.answer(pack, said or done(), actor=None, channel=Channel.CODE)


def apart(sheets):
    """Return what tells sheets apart, but for the slips, which are each copy's own."""
    return sorted((s.code, s.digest) for s in sheets if not composing.is_slip(s.code))


def stands(copy, day=None):
    """Return what tells the sheets in a copy apart."""
    return apart(standing.held(copy, day))


def wanted(release):
    """Return what tells the sheets of a release apart."""
    return apart(composing.wanted_by(release))


class History:
    """A binder living by chance, and beside it the plainest account of what each copy holds."""

    def __init__(self, seed, monkeypatch):
        self.chance, self.patch = random.Random(seed), monkeypatch  # noqa: S311
        self.day = making.ISSUED
        self.binder = making.binder(f"B{seed}")
        self.copies = [making.copy(self.binder) for _ in range(2)]
        self.texts = {f"SU-AC-{n:02d}": 1 for n in range(4)}
        self.edition, self.number, self.releases = 1, 0, []
        self.told = {copy.id: [] for copy in self.copies}  # complete receipts, in order
        self.most = 0  # receipts that one copy had at a time
        self.issue()

    def step(self):
        """Let a few days go, and somebody do something."""
        self.day += timedelta(days=self.chance.randint(0, 6))
        self.patch.setenv("BSAK_TODAY", self.day.isoformat())
        acts = self.issue, self.hurry, self.answer, self.take_back
        self.chance.choices(acts, weights=(3, 4, 10, 1))[0]()
        db.session.commit()
        for copy in self.copies:
            self.hold_against(copy)
        self.most = max(self.most, *map(len, self.told.values()))

    def issue(self):
        for code in self.chance.sample(sorted(self.texts), self.chance.randint(0, 2)):
            self.texts[code] = self.chance.choice([None, self.chance.randint(1, 3)])
        if self.chance.random() < 0.3:
            self.texts[f"SU-AC-{len(self.texts):02d}"] = 1
        if self.releases and self.chance.random() < 0.35:
            self.edition, self.number = self.edition + 1, -1
        self.number += bool(self.releases)
        texts = [(code, text and str(text)) for code, text in self.texts.items()]
        later = self.chance.choice([0, 0, 4])
        self.releases.append(
            making.release(
                self.binder, texts, edition=self.edition, number=self.number,
                effective_on=self.day + timedelta(days=later),
                made_at=making.moment(self.day),
            )
        )  # fmt: skip

    def hurry(self):
        code = self.chance.choice(sorted(self.texts)[:2])
        more = {"effective_on": self.day, "made_at": making.moment(self.day)}
        self.releases.append(making.urgent(self.binder, code, f"{len(self.releases)}", **more))

    def answer(self):
        copy, release = self.chance.choice(self.copies), self.chance.choice(self.releases[-3:])
        pack, told = making.pack_of(copy, release), self.told[copy.id]
        is_complete = self.chance.random() < 0.8
        first = max([one.done_on for one in told], default=self.day)
        on = max(first, self.day - timedelta(days=2), making.day_of(release))
        is_over = release in released(told) or answered.rank(release) <= base_of(told)
        is_over |= release.urgent > 0 and release not in last_in_front(self.releases)
        said = done(on, is_complete=is_complete, note="Der mangler et ark.")
        if is_over:
            with pytest.raises(Refused):
                give(pack, said)
            return
        receipt = give(pack, said)
        if is_complete:
            told.append(receipt)

    def take_back(self):
        told = self.told[self.chance.choice(self.copies).id]
        if not told:
            return
        if len(told) > 1:
            with pytest.raises(Refused, match="nyeste kvittering"):
                receiving.take_back(told[-2], actor=self.clerk)
        receiving.take_back(told.pop(), actor=self.clerk)

    def hold_against(self, copy):
        told = self.told[copy.id]
        assert stands(copy) == should_hold(told)
        for days in range(0, 40, 8):
            day = self.day - timedelta(days=days)
            then = [one for one in told if one.done_on <= day]
            assert stands(copy, day) == should_hold(then)
        self._hold_packs_against(copy, told)

    def _hold_packs_against(self, copy, told):
        """Every pack that can still be answered leads from what the copy holds to its release."""
        now, base, done = standing.of(copy), base_of(told), released(told)
        plain = [one for one in self.releases if not one.urgent]
        newest = max(answered.rank(one) for one in plain if one.effective_on <= self.day)
        missing = [one for one in plain if answered.rank(one) > base]
        urgent = [one for one in last_in_front(self.releases) if one not in done]
        urgent = [one for one in urgent if answered.rank(one) - one.urgent == newest >= base]
        urgent = [one for one in urgent if one.valid_until >= self.day]
        sent = [pack.release for pack in (*now.waiting, *now.coming)]
        assert sorted(sent, key=lambda one: one.id) == sorted(
            [*missing, *urgent], key=lambda one: one.id
        )
        assert now.is_current is (base >= newest and not urgent)
        for pack in (*now.waiting, *now.coming):
            if not pack.release.urgent:
                rows = [r for r in standing.held(copy) if not answered.stays(r, pack.release)]
                held = [] if pack.is_whole else composing.held_by(rows)
                there = packs.applied(held, composing.swaps_of(pack))
                assert apart(there) == wanted(pack.release)


def released(told):
    """Return what the receipts are for."""
    return [one.pack.release for one in told]


def base_of(told):
    """Return the rank of the newest release that was answered for, urgent leaves aside."""
    return max((answered.rank(one) for one in released(told) if not one.urgent), default=0)


def should_hold(told):
    """Return what a copy holds after these receipts: a release, and the leaves on top of it."""
    base = [one for one in released(told) if not one.urgent][-1:]
    on_top = [one for one in released(told) if answered.rank(one) > base_of(told)]
    return sorted(sheet for one in [*base, *last_in_front(on_top)] for sheet in wanted(one))


def last_in_front(releases):
    """Return the urgent ones whose leaf no later one has come in place of."""
    found = {}
    for one in sorted(releases, key=answered.rank):
        if one.urgent:
            found[one.edition, one.number, one.sheets[0].code.rpartition("-H")[0]] = one
    return [*found.values()]


@pytest.mark.parametrize("seed", range(3))
def test_a_copy_holds_what_its_newest_complete_receipt_says(app, monkeypatch, seed):
    history = History(seed, monkeypatch)
    history.clerk = make.clerk()
    for _ in range(25):
        history.step()
    assert history.most > 2  # it was about something


def test_a_receipt_that_a_leaf_was_ordered_after_is_not_taken_back(issued, clerk):
    receipt = give(issued.pack())
    leaf = standing.held(issued.copies[0])[0]
    days = {"ordered_on": date(2026, 2, 9), "due_on": date(2026, 2, 10)}
    make.kept(Replacement(copy_id=leaf.copy_id, holding_id=leaf.id, incident="Brand", **days))
    with pytest.raises(Refused, match="erstatningsark"):
        receiving.take_back(receipt, actor=clerk)


def test_nobody_but_the_secretariat_takes_back_or_types_in(issued):
    member = make.viewer(make.member(make.group()))
    with pytest.raises(Refused, match="Kun sekretariatet"):
        receiving.answer(issued.pack(), done(), actor=member, channel=Channel.SECRETARIAT)
    receipt = receiving.answer(issued.pack(), done(), actor=member, channel=Channel.CODE)
    with pytest.raises(Refused, match="Kun sekretariatet"):
        receiving.take_back(receipt, actor=member)


def test_a_copy_is_not_corrected_before_its_last_correction(issued):
    give(issued.pack(), done(date(2026, 2, 20)))
    second = issued.issue([*FIRST, ("SU-AC-03", "Vand")], effective_on=date(2026, 2, 10))
    with pytest.raises(Refused, match="sidst rettet 20"):
        give(issued.pack(second), done(date(2026, 2, 19)))
    give(issued.pack(second), done(date(2026, 2, 20)))


def test_a_copy_that_has_ended_answers_for_nothing(issued):
    issued.copies[0].ended_on = date(2026, 2, 9)
    with pytest.raises(Refused, match="Aflever den"):
        give(issued.pack())
    assert [one.copy.name for one in standing.of_all()] == ["SU-02"]


def test_every_receipt_leaves_its_trail_without_names(issued, clerk):
    receiving.take_back(give(issued.pack(), done(by="Bodil Birk")), actor=clerk)
    entries = db.session.scalars(trail_of_copies()).all()
    assert [one.action for one in entries] == ["receipt_given", "receipt_taken_back"]
    assert not any("Bodil" in str((one.before, one.after, one.note)) for one in entries)


def trail_of_copies():
    """Return the question for the acts about copies."""
    return select(trail.Entry).where(trail.Entry.subject == "binder_copy").order_by(trail.Entry.id)


def test_two_who_answer_at_once_put_the_sheets_in_once(app, issued):
    key = issued.pack().id

    def answering():
        pack = db.session.get(Pack, key)
        list(pack.receipts)  # as the page has read them
        give(pack)

    said = second_waits(app, answering, answering)

    assert [sentence.partition(".")[0] for sentence in said] == [
        "Der er kvitteret for Udgave 1 i kopi SU-01"
    ]
    assert len(standing.held(issued.copies[0])) == len(FIRST)
