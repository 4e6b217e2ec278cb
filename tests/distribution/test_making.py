"""The makers of this folder make what the database allows, counted as packs are."""

from datetime import date

from bsak.distribution import composing
from tests.distribution.conftest import FIRST


def test_an_edition_and_a_correction(issued):
    assert [line.code for line in composing.swaps_of(issued.pack())] == [c for c, _ in FIRST]
    second = issued.issue([*FIRST[:2], ("SU-AC-02", "Brand og røg")], effective_on=date(2026, 2, 8))
    assert [(sheet.rev, sheet.mark.value) for sheet in second.sheets][-1] == ("2", "changed")
    assert issued.pack(second, 1).copy.name == "SU-02"


def test_what_is_withdrawn_is_listed_and_taken_out(issued):
    release = issued.issue([*FIRST[:2], ("SU-AC-02", None)])
    assert release.sheets[-1].kept is None
    assert "SU-AC-02" not in {sheet.code for sheet in composing.wanted_by(release)}
