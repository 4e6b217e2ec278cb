"""Whatever happens to a binder: what a copy holds, what is sent to it, and what the paper says."""

from io import BytesIO

import pdfplumber
import pytest

from bsak.distribution import answered as receipts
from bsak.distribution import composing, issuing, packs, printing, standing
from bsak.distribution.models import Mark
from bsak.documents.models import ChangeType
from tests.distribution import paper
from tests.distribution.history import packs_of
from tests.pdf import gate

ACTS = 30
BAR = 1.8  # points


def said(sheets):
    """Return what sheets are told apart by."""
    return sorted((sheet.code, sheet.digest) for sheet in sheets)


def answered(copy):
    """Return the pack that was last answered for completely; None before the first."""
    receipts = [
        receipt
        for pack in packs_of(copy)
        for receipt in pack.receipts
        if receipt.is_complete and not pack.release.urgent
    ]
    return max(receipts, key=lambda one: one.id).pack if receipts else None


def listed(release):
    """Return the sheets of a release that are no copy's own."""
    rows = [row for row in release.sheets if row.mark is not Mark.WITHDRAWN]
    return [row for row in rows if row.code != composing.COVER]


def look_at_copy(copy):
    """See that a copy holds the list of its release, one cover of its own, and its slips."""
    held, pack = standing.held(copy), answered(copy)
    rows = [row for row in held if not row.pack.release.urgent]
    if pack is None:
        assert rows == []
        return
    slips = [row.code for row in rows if composing.is_slip(row.code)]
    shared = [r for r in rows if r.code != composing.COVER and r.code not in slips]
    assert said(shared) == said(listed(pack.release))
    assert [row.code for row in rows].count(composing.COVER) == 1
    assert composing.slip_code(pack.release) in slips
    assert len(slips) == len(set(slips))
    order = [sheet.code for sheet in composing.wanted_by(pack.release)]
    place = order.index(composing.CONTENTS) + 1
    assert [row.code for row in rows] == [
        *order[:place],
        *sorted(slips, reverse=True),
        *order[place:],
    ]


def look_at_pack(pack):
    """See that a pack leads from what its copy holds to its release.

    A leaf sent ahead on top of that release, or of a later one, stays where it is.
    """
    rows = [row for row in standing.held(pack.copy) if not receipts.stays(row, pack.release)]
    held = [] if pack.is_whole else composing.held_by(rows)
    lines = composing.swaps_of(pack)
    after = packs.applied(held, lines)
    target = composing.target(pack, held)
    assert said(after) == said(target)
    codes = [sheet.code for sheet in after]
    slips = {code for code in codes if composing.is_slip(code)}
    shared = [s for s in after if s.code not in slips | {composing.COVER}]
    assert said(shared) == said(listed(pack.release))
    assert packs.swaps(after, target) == ()
    for line in lines:  # whoever stands with both sees which is the new one
        assert line.into is None or line.into.rev not in {sheet.rev for sheet in line.out}


def look_at_paper(pack):
    """See that slip, bunch and file agree, and that the slip alone leads to the right order."""
    lines, read = composing.swaps_of(pack), paper.read(paper.printed(pack))
    into = [line.into for line in lines if line.into]
    assert sorted(read.sheets) == sorted((sheet.code, sheet.pages) for sheet in into)
    assert read.sheets[0][0] == composing.slip_code(pack.release)
    assert 2 * read.leaves == sum(sides for _code, sides in read.sheets)
    wanted = composing.target(pack, [])
    counts = {" ".join(name.split()): count for name, count in packs.counted(wanted).items()}
    assert {section: counts.get(section) for section in read.tally} == read.tally
    if pack.is_whole:
        assert read.tally == counts
        return
    put_in = [line.into for line in read.lines if line.into]
    assert put_in[-1][0] == composing.slip_code(pack.release)  # it is read until all is done
    assert not any(composing.is_slip(line.after) for line in read.lines)
    assert put_in == [(sheet.code, sheet.rev, sheet.pages) for sheet in into]
    assert sorted((code, sides) for code, _rev, sides in put_in) == sorted(read.sheets)
    stays = {row.code for row in standing.held(pack.copy) if receipts.stays(row, pack.release)}
    stack = [one for one in follow(standing.held(pack.copy), read.lines) if one[0] not in stays]
    assert [code for code, _rev, _sides in stack] == [sheet.code for sheet in wanted]


def follow(held, lines):
    """Do what a slip says, line by line, with the sheets that stand in a copy."""
    stack = [(row.code, row.rev, row.pages) for row in held]
    for line in lines:
        for sheet in line.out:
            stack.remove(sheet)
        if line.into:
            codes = [code for code, _rev, _sides in stack]
            at = codes.index(line.after) + 1 if line.after else 0
            while line.is_behind_slips and at < len(codes) and composing.is_slip(codes[at]):
                at += 1
            stack.insert(at, line.into)
    return stack


def bars(data, code):
    """Return how many change bars stand on a sheet of a printed pack."""
    with pdfplumber.open(BytesIO(data)) as file:
        lines = [line for side in file.pages[paper.place_of(data, code)] for line in side.lines]
        return sum(line["linewidth"] == BAR for line in lines)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_each_pack_leads_to_its_release(new_history, seed):
    history, seen = new_history(seed), {}
    for _act in range(ACTS):
        history.act()
        for copy in history.binder.copies:
            look_at_copy(copy)
            for pack in packs_of(copy):
                is_open = not any(receipt.is_complete for receipt in pack.receipts)
                if pack.release.urgent:
                    continue
                if is_open and pack in standing.of(copy).waiting:
                    look_at_pack(pack)
                    if seen.get(pack.id) != pack.swaps:
                        look_at_paper(pack)
                        seen[pack.id] = pack.swaps
    assert len(seen) > 5


def test_what_is_technical_has_bars_and_what_is_editorial_has_none(history):
    technical, editorial = history.documents[:2]
    history.approve(technical, ChangeType.TECHNICAL)
    history.approve(editorial, ChangeType.EDITORIAL)
    history.issue()

    data = paper.printed(packs_of(history.binder.copies[0])[-1])

    assert bars(data, technical.code) > 0
    assert bars(data, editorial.code) == 0


def test_editorial_after_technical_in_one_correction_has_the_bars_of_both(history):
    document = history.documents[0]
    history.approve(document, ChangeType.TECHNICAL)
    history.approve(document, ChangeType.EDITORIAL)
    history.issue()

    assert bars(paper.printed(packs_of(history.binder.copies[0])[-1]), document.code) > 0


def test_bars_do_not_come_back_when_only_another_text_changes(history):
    barred, other = history.documents[:2]
    history.approve(barred)
    history.issue()
    history.days_go_by()
    history.approve(other)
    history.issue()

    kept, answered_none = history.binder.copies
    lines = composing.swaps_of(packs_of(kept)[-1])

    assert barred.code in [line.code for line in lines]  # the first pack was never put in
    assert packs_of(answered_none)[-1].release.name == "R02"
    for line in lines:
        assert line.out or line.into.code.startswith("00-RB")


def test_same_words_approved_anew_make_no_correction(history):
    for document in history.documents:
        history.approve_again(document)
    history.days_go_by(400)

    assert history.issue() is None
    assert [pack.release.name for pack in packs_of(history.binder.copies[0])] == ["Udgave 1"]


def test_document_that_comes_back_is_told_of(history):
    document = history.documents[1]
    history.withdraw(document)
    history.issue()
    history.answer_all()
    assert history.issue() is None
    history.approve(document)

    made = issuing.draft(history.binder, history.settings, day=history.day)

    assert document.code in [sheet.code for sheet in made.changed]


def test_nothing_is_issued_twice_however_long_one_waits(history):
    history.approve(history.documents[0])
    assert history.issue() is not None
    assert history.issue() is None
    history.days_go_by(700)
    assert history.issue() is None


@pytest.mark.parametrize("days", [1, 400])  # older slips stand there, or none does any more
def test_first_divider_is_put_in_behind_the_slips(history, days):
    history.edit_groups(history.groups[1:])
    history.issue()
    history.answer_all()
    history.days_go_by(days)
    history.edit_groups(())
    history.issue()

    pack = packs_of(history.binder.copies[0])[-1]

    assert "MT-SB" in [line.code for line in composing.swaps_of(pack)]
    look_at_paper(pack)


def test_list_of_effective_sheets_says_what_stands_in_every_copy(history):
    """Also where one copy has another cover than the others, because somebody else has it."""
    history.change_holder(history.binder.copies[0])
    history.approve(history.documents[0])
    history.issue()
    for copy in history.binder.copies:
        history.answer(packs_of(copy)[-1])
        out = BytesIO()
        held = standing.held(copy)
        printing.write(out, printing.of_holdings(held), title="Hele kopien")

        listed_on_paper, sums = paper.effective(out.getvalue())

        counted = [row for row in held if row.is_counted]
        assert [(row.code, row.pages) for row in counted] == [one[:2] for one in listed_on_paper]
        revs = {code: rev for code, _sides, rev in listed_on_paper}
        assert revs.pop(composing.COVER) == "fra 1.0"
        assert {r.code: r.rev for r in counted if r.code != composing.COVER} == revs
        assert sum(sums) == sum(row.pages for row in counted) // 2


def test_every_pack_may_be_printed(history):
    """One with all that a pack can hold: out, in, both, a new divider and another cover."""
    history.change_holder(history.binder.copies[0])
    history.withdraw(history.documents[1])
    history.approve(history.documents[0])
    history.approve_new()
    history.issue()

    pack = packs_of(history.binder.copies[0])[-1]

    code = f"/kvit/{pack.key}"
    assert gate.check(paper.printed(pack), words=[f"Rettelsesblad {pack.release.name}", code]) == []
