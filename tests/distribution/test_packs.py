"""The algebra of packs: from any state to exactly what is wanted, and nothing more than that.

States are drawn by chance, the same ones each time; a failure shows the one that it is about.
"""

import random
from collections import Counter
from dataclasses import replace
from operator import attrgetter

from bsak.distribution.packs import (
    Held,
    Wanted,
    applied,
    counted,
    is_edition_better,
    leaves,
    swaps,
)

STATES = 2000
CODES = [f"SU-AC-{number:02d}" for number in range(1, 9)]
REVS, TEXTS, SIDES = ("1", "2", "1.0", "–"), "abc", (1, 2, 3, 4)


def states():
    """Draw what a copy holds and what it shall hold.

    It holds anything, also what nobody meant: a sheet twice, two of one code, one no list knows.
    """
    chance = random.Random(6)  # noqa: S311 -- the same states each time
    for _state in range(STATES):
        some = chance.choices(CODES, k=chance.randrange(10))
        held = [
            Held(code, chance.choice(REVS), chance.choice(SIDES), chance.choice(TEXTS))
            for code in some
        ]
        yield held, _wanted_by(chance)


def lists():
    """Draw two lists of what a copy shall hold, one issued before the other."""
    chance = random.Random(7)  # noqa: S311 -- the same states each time
    for _state in range(STATES):
        yield _wanted_by(chance), _wanted_by(chance)


def _wanted_by(chance):
    codes = chance.sample(CODES, k=chance.randrange(len(CODES) + 1))
    return [
        _wanted(code, chance.choice(REVS), chance.choice(TEXTS), chance.choice(SIDES))
        for code in codes
    ]


def _wanted(code, rev, digest, pages):
    section, is_counted = code[:2], code[-1] != "8"
    kept = f"{digest}/{rev}"
    return Wanted(code, f"Kort {code}", section, rev, pages, is_counted, digest, kept)


def _said(sheets):
    return Counter((sheet.code, sheet.digest) for sheet in sheets)


def _put_in(held, lines):
    """Do by hand what the slip says, line by line, on a stack of sheets; return the stack."""
    stack = list(held)
    for line in lines:
        for sheet in line.out:
            stack.remove(sheet)
        if line.into is None:
            continue
        codes = [sheet.code for sheet in stack]
        place = len(codes) - codes[::-1].index(line.after) if line.after else 0
        stack.insert(place, line.into.held)
    return stack


def test_pack_gives_exactly_what_is_wanted_from_any_state():
    for held, wanted in states():
        assert _said(applied(held, swaps(held, wanted))) == _said(wanted)


def test_second_pack_changes_nothing():
    for held, wanted in states():
        assert swaps(applied(held, swaps(held, wanted)), wanted) == ()


def test_only_what_stands_there_comes_out_and_nothing_goes_out_and_in():
    for held, wanted in states():
        lines = swaps(held, wanted)
        assert Counter(sheet for line in lines for sheet in line.out) <= Counter(held)
        for line in lines:
            assert line.out or line.into
            assert line.into is None or line.into in wanted
            out = {sheet.digest for sheet in line.out}
            assert line.into is None or line.into.digest not in out


def test_what_says_the_same_makes_no_line_whatever_else_is_new():
    for wanted, other in lists():
        reprinted = [
            replace(sheet, rev=f"{sheet.rev}9", title="Nyt", section="SK", kept=f"{len(other)}")
            for sheet in wanted
        ]
        assert swaps([sheet.held for sheet in wanted], reprinted) == ()


def test_lines_followed_one_by_one_leave_the_binder_in_its_order():
    """Whoever does one line after the other never looks for a sheet that is not there yet."""
    for before, wanted in lists():
        order = {sheet.code: place for place, sheet in enumerate(wanted)}
        held = sorted((s.held for s in before), key=lambda one: order.get(one.code, len(order)))

        stack = _put_in(held, swaps(held, wanted))

        assert [sheet.code for sheet in stack] == [sheet.code for sheet in wanted]


def test_lines_stand_in_the_order_of_the_binder():
    for held, wanted in states():
        order = [sheet.code for sheet in wanted]
        places = [order.index(line.code) for line in swaps(held, wanted) if line.code in order]
        assert places == sorted(places)


def test_whoever_does_one_line_after_the_other_only_leafs_forward():
    for before, wanted in lists():
        stack = sorted((sheet.held for sheet in before), key=attrgetter("code"))
        at = 0
        for line in swaps(stack, sorted(wanted, key=attrgetter("code"))):
            for sheet in line.out:
                assert stack.index(sheet) >= at
                at = stack.index(sheet)
                stack.remove(sheet)
            if line.into:
                codes = [sheet.code for sheet in stack]
                place = codes.index(line.after) + 1 if line.after else 0
                assert place >= at
                at = place
                stack.insert(place, line.into.held)


def test_sections_together_have_the_leaves_of_all_that_is_counted():
    for _held, wanted in states():
        sheets = [sheet for sheet in wanted if sheet.is_counted]
        assert sum(counted(wanted).values()) == leaves(sheets)
        assert leaves(sheets) == sum((sheet.pages + 1) // 2 for sheet in sheets)


def test_new_edition_is_better_from_nothing_and_never_when_nothing_changes():
    for _held, wanted in states():
        assert not is_edition_better([sheet.held for sheet in wanted], wanted)
        assert is_edition_better([], wanted) == bool(wanted)


def test_new_edition_is_better_when_more_than_sixty_of_a_hundred_leaves_change():
    codes = [f"SU-AC-{number:02d}" for number in range(10)]
    wanted = [_wanted(code, "2", "new", 2) for code in codes]

    def better(changed):
        held = [Held(code, "1", 2, "old") for code in codes[:changed]]
        return is_edition_better([*held, *(sheet.held for sheet in wanted[changed:])], wanted)

    assert [better(changed) for changed in (5, 6, 7)] == [False, False, True]
