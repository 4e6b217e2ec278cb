"""What has happened to a binder and its copies, told in words, and not to everybody alike."""

from dataclasses import replace

import pytest

from bsak.distribution import (
    binders,
    copies,
    history,
    history_words,
    receiving,
    reminding,
    replacing,
    standing,
    stocktaking,
)
from bsak.distribution.typed import Leaf
from bsak.kernel.db import db
from bsak.kernel.trail import Entry
from tests import make
from tests.distribution.history import packs_of


@pytest.fixture
def living(new_history):
    """A binder with two copies and a document that it holds."""
    return new_history()


def live(living):
    """Let everything happen that can happen to a binder and a copy of it."""
    clerk, copy = living.clerk, living.binder.copies[0]
    binders.edit(living.binder, replace(binders.profile_of(living.binder), name="Ny"), actor=clerk)
    living.issue()
    living.days_go_by(20)
    reminding.take_back(reminding.remind(packs_of(copy)[-1], actor=clerk), actor=clerk)
    receiving.take_back(living.answer(packs_of(copy)[-1]), actor=clerk)
    living.answer(packs_of(copy)[-1])
    living.approve(living.documents[0])
    release = living.issue()
    living.recall(release)
    living.reinstate(release)
    living.answer(packs_of(copy)[-1], recorded=False, note="Pennen var væk")
    stocktaking.drop(stocktaking.begin(copy, actor=clerk), actor=clerk)
    count = stocktaking.begin(copy, actor=clerk)
    stocktaking.see(count, [Leaf(row.code, row.rev) for row in standing.held(copy)], actor=clerk)
    stocktaking.end(count, actor=clerk)
    leaf = next(row for row in standing.held(copy) if row.code == living.documents[1].code)
    order = replacing.order(leaf, "Strømsvigt 3. februar", actor=clerk)
    replacing.deliver(order, actor=clerk)
    replacing.wait_again(order, actor=clerk)
    replacing.drop(order, actor=clerk)
    living.change_holder(copy)
    for one in living.binder.copies:
        copies.end(one, "Afleveret", actor=clerk)
    binders.close(living.binder, is_closed=True, actor=clerk)
    binders.close(living.binder, is_closed=False, actor=clerk)
    copies.resume(copy, actor=clerk, settings=living.settings)


def test_every_act_has_words_of_its_own(living):
    live(living)
    acts = db.session.query(Entry).filter(Entry.subject.in_(["binder", "binder_copy"]))

    assert {entry.action for entry in acts} == history_words.TELLERS.keys()
    lines = [line for c in living.binder.copies for line in history.of_copy(c, living.clerk)]
    lines += history.of_binder(living.binder, living.clerk)
    told = "\n".join(f"{line.who}: {line.what}" for line in lines)

    assert "Ændring:" not in told
    for words in (
        "Rettet. Mappens navn: »Krisemappe« → »Ny«.",
        "Udsendte Udgave 1 til 2 kopier. Gælder fra 5. januar 2026.",
        "Trak R01 tilbage.",
        "SU-01: Lod kopien udgå: Afleveret",
        "Vagten (uden login): Kvitterede for Udgave 1: alt var gjort 25. januar 2026.",
        "Vagten (uden login): Svarede for R01",
        f"Bestilte et erstatningsark for {living.documents[1].code} Rev. 1",
    ):
        assert words in told


def test_what_is_hidden_is_not_named_in_what_happened(living):
    secret, named = living.documents[:2]
    living.issue()
    living.answer(packs_of(living.binder.copies[0])[-1])
    profile = binders.profile_of(living.binder)
    binders.edit(living.binder, replace(profile, without=(secret, named)), actor=living.clerk)
    leaf = next(r for r in standing.held(living.binder.copies[0]) if r.code == secret.code)
    replacing.order(leaf, "Strømsvigt", actor=living.clerk)
    secret.is_confidential = True
    db.session.commit()

    def told(viewer):
        lines = history.of_binder(living.binder, viewer)
        lines += history.of_copy(living.binder.copies[0], viewer)
        return "\n".join(line.what for line in lines)

    stranger = told(make.viewer(make.user()))

    assert secret.code not in stranger
    assert "Strømsvigt" not in stranger
    assert f"Ikke med: »–« → »{named.code}, fortroligt«" in stranger
    assert "erstatningsark for et ark" in stranger
    assert secret.code in told(living.clerk)


def test_pages_tell_what_happened(living, sign_in, secretariat):
    live(living)
    db.session.commit()
    browser = sign_in(secretariat)

    assert "Lod R01 gælde igen." in browser.get("/kopier/SU").text
    page = browser.get("/kopier/SU/1").text
    assert "Rykkede for Udgave 1." in page
    assert "Talte kopien op mod R01" in page
