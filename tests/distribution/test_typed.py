"""What people type from a leaf, and what a scanner sends."""

import random
import re
import string

import pytest

from bsak.distribution import queries, typed
from bsak.distribution.typed import Leaf


@pytest.mark.parametrize(
    ("text", "leaf"),
    [
        ("SK-AC-03 4", Leaf("SK-AC-03", "4")),
        ("  sk-ac-03   rev. 4 ", Leaf("SK-AC-03", "4")),
        ("Ark SK AC 03, Rev 4", Leaf("SK-AC-03", "4")),
        ("skac03 rev4", Leaf("SK-AC-03", "4")),
        ("SK-AC-03 Rev.: 04", Leaf("SK-AC-03", "4")),
        ("sk-ac-03-4", Leaf("SK-AC-03", "4")),
        ("ØV-AC-103 12", Leaf("ØV-AC-103", "12")),
        ("MT-AC-01 Rev. 1.", Leaf("MT-AC-01", "1")),
        ("00-LG 1.12, ", Leaf("00-LG", "1.12")),
        ("SK-DP-01 –", Leaf("SK-DP-01", "–")),
        ("SK-DP-01 -", Leaf("SK-DP-01", "–")),
        ("00-LG 1.12", Leaf("00-LG", "1.12")),
        ("00 rb 12 rev 1.12", Leaf("00-RB-12", "1.12")),
        ("00-RB-12-H1 1.12.1", Leaf("00-RB-12-H1", "1.12.1")),
        ("SK-AC-03-H1 1.12.1", Leaf("SK-AC-03-H1", "1.12.1")),
        ("https://x.dk/k/SK-AC-03/4?k=SU-07", Leaf("SK-AC-03", "4", "SU-07")),
        ("HTTPS://X.DK/K/SK-AC-03/4?K=SU-07", Leaf("SK-AC-03", "4", "SU-07")),
        ("x.dk/k/SK-DP-01/%E2%80%93?k=GB1-100", Leaf("SK-DP-01", "–", "GB1-100")),
        ("SK-AC-03.", None),
        ("SK-AC-03", None),  # the revision is missing
        ("00-RB-12", None),
        ("4", None),
        ("", None),
        ("https://x.dk/m/SU/7", None),
        ("https://x.dk/kvit/abc", None),
        ("SK-AC-03 4" + " " * 200 + "x", None),
    ],
)
def test_leaf_is_read_as_people_write_it(text, leaf):
    assert typed.read(text) == leaf


@pytest.mark.parametrize(
    ("code", "asks"),
    [
        ("SU-AC-77", "fx SU-AC-77 4."),
        ("SU-AC-77-H1", "fx SU-AC-77-H1 1.1.1."),
        ("SU-DP-77-B", "fx SU-DP-77-B 1.1."),
        ("00-LG", "fx 00-LG 1.1."),
        ("SU-SB", "Et skilleblad har ingen revision"),
        ("00-SB", "Et skilleblad har ingen revision"),
        ("00-KL", "Et skilleblad har ingen revision"),
    ],
)
def test_code_alone_asks_for_a_revision_as_it_stands_on_such_a_leaf(app, code, asks):
    page = app.test_client().get("/k", query_string={"ark": code})

    assert page.status_code == 422
    assert asks in re.sub(r"<[^>]+>", "", page.text)
    assert ("Skriv også revisionen" in page.text) != ("skilleblad har" in page.text)


def test_example_is_of_the_shape_that_is_printed(history):
    changed = history.documents[1]
    history.approve(changed)
    history.issue_urgently(changed)
    shapes = {
        typed.example(code).count("."): set() for code in ("00-LG", "SU-AC-01-H1", "SU-AC-01")
    }

    for release in queries.releases(history.binder.id):
        for row in release.sheets:
            if not typed.is_divider(row.code):
                shapes[typed.example(row.code).count(".")].add(row.rev.count("."))

    assert shapes == {0: {0}, 1: {1}, 2: {2}}


def test_whatever_is_typed_gives_a_leaf_that_can_be_asked_for_or_none():
    chance = random.Random(6)  # noqa: S311 -- the same each time
    signs = string.printable + "æøåÆØÅ–²½" + "KAC-0123456789. /" * 4
    for _try in range(5000):
        text = "".join(chance.choices(signs, k=chance.randrange(24)))
        found = typed.read(chance.choice(["", "/k/", "SK-AC-0", "00-", "rev "]) + text)
        assert found is None or typed.leaf(found.code, found.rev, found.copy) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("su 7", "SU-07"),
        ("SU-107", "SU-107"),
        ("SU", ""),
        ("SU-07-1", ""),
        ("mt 01 af 3", "MT-01"),
        ("01 af 3", ""),
    ],
)
def test_copy_is_read_as_people_write_it(text, name):
    assert typed.copy_name(text) == name
