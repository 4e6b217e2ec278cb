"""What the code on a leaf tells a stranger: how it stands, and nothing confidential whatever."""

import random
import re
import string
from datetime import date
from urllib.parse import quote

import pytest
from sqlalchemy import select

from bsak.distribution import scanning
from bsak.distribution.typed import Leaf
from bsak.documents.models import ChangeType, Revision
from bsak.kernel.db import db
from tests.distribution import making

MARCH = date(2026, 3, 1)
_CODE = re.compile(r'<span class="code">(.*?)</span>')


def word(code, rev, copy="", day=MARCH):
    return scanning.said(Leaf(code, rev, copy), day).word


def test_revision_is_told_of_by_its_words(card, shelf, texts):
    assert word("SU-AC-01", "1") == "in_force"
    assert word("SU-AC-01", "2") == "unknown"
    assert word("SU-AC-01", "0") == "unknown"

    texts(card, "anden", "første", "første")  # back to the first words, and once more
    assert [word("SU-AC-01", rev) for rev in "12345"] == [
        "in_force", "outdated", "in_force", "in_force", "unknown",
    ]  # fmt: skip


def test_outdated_leaf_names_the_release_that_brings_the_new_one(card, shelf, texts, ask):
    texts(card, "anden", on=date(2026, 2, 20))
    shelf.issue([("SU-AC-01", "anden", 2, "2")], effective_on=date(2026, 2, 25))
    page = ask("/k/su-ac-01/1?k=SU-01")
    assert page.index("✕ FORÆLDET") < page.index("Rev. 2 af SU-AC-01 gælder fra 20. februar 2026")
    assert "R01 er sendt 25. feb. 2026" in page
    assert "er sendt" not in ask("/k/SU-AC-01/1")  # of which binder is not said
    shelf.binder.with_confidential = True
    db.session.commit()
    page = ask("/k/SU-AC-01/1?k=SU-01")  # whether the binder has the new text is not told either
    assert ("er sendt" in page, "! LÆS REV. 2 PÅ SKÆRMEN" in page) == (False, True)


def test_withdrawn_document_is_outdated_though_nothing_follows(card, texts, ask):
    texts(card, "væk", change_type=ChangeType.WITHDRAWN)
    assert [word("SU-AC-01", rev) for rev in "123"] == ["outdated", "outdated", "unknown"]
    assert "SU-AC-01 er udgået" in ask("/k/SU-AC-01/1")


def test_leaf_that_is_sent_ahead_is_unknown_until_its_day_and_says_so(card, shelf, texts, ask):
    texts(card, "anden", on=date(2026, 3, 2))
    shelf.issue([("00-LG", "ark 2", 2, "1.1")], effective_on=date(2026, 3, 2))
    for leaf in ("SU-AC-01/2", "00-LG/1.1"):
        assert "gælder først fra 2. marts 2026" in ask(f"/k/{leaf}?k=SU-01")
    assert "gælder først" not in ask("/k/SU-AC-01/3")
    assert [word("SU-AC-01", "1"), word("SU-AC-01", "2")] == ["in_force", "unknown"]
    assert word("SU-AC-01", "2", day=date(2026, 3, 2)) == "in_force"


def test_binders_own_sheet_is_told_of_by_what_it_says(card, shelf):
    same = ("00-RF", "felter", 2, "1.0")
    shelf.issue([("00-LG", "ark 2", 2, "1.1"), same], effective_on=date(2026, 2, 25))
    shelf.issue([("00-LG", "ark 1", 2, "1.2"), same], effective_on=date(2026, 2, 26))
    shelf.issue([("00-LG", "ark 3", 2, "1.3"), same], effective_on=date(2026, 3, 9))

    assert [word("00-LG", f"1.{n}", "SU-01") for n in range(4)] == [
        "in_force", "outdated", "in_force", "unknown",
    ]  # fmt: skip
    assert word("00-LG", "1.2") == "unknown"  # of which binder?
    assert word("00-LG", "1.2", "SU-09") == "unknown"
    assert word("00-RF", "1.0", "SU-02") == "in_force"
    after = date(2026, 3, 9)
    assert [word("00-LG", f"1.{n}", "SU-01", after) for n in (2, 3)] == ["outdated", "in_force"]


def test_number_that_stands_for_two_texts_is_not_answered_for(shelf):
    shelf.issue([("MT-DP-01", "fil a", 2, "–")])
    assert word("MT-DP-01", "–", "SU-01") == "in_force"
    shelf.issue([("MT-DP-01", "fil b", 2, "–")])
    assert word("MT-DP-01", "–", "SU-01") == "unknown"


def test_copys_own_cover_and_slip_are_told_of_by_its_packs(shelf):
    shelf.issue([("00-FO", "forside", 2, "1.0")])
    cover = {"code": "00-FO", "title": "Forside", "section": "00", "pages": 2, "is_counted": True}
    slip = cover | {"code": "00-RB-01", "kept": "x", "mark": "", "digest": "r", "rev": "1.1"}
    shelf.pack().own = [cover | {"kept": "x", "mark": "", "digest": "a", "rev": "1.0"}]
    shelf.issue([("00-FO", "forside", 2, "1.0")])
    shelf.pack().own = [cover | {"kept": "x", "mark": "", "digest": "b", "rev": "1.1"}, slip]
    db.session.commit()

    assert [word("00-FO", f"1.{n}", "SU-01") for n in range(3)] == [
        "outdated", "in_force", "unknown",
    ]  # fmt: skip
    assert [word("00-RB-01", "1.1", copy) for copy in ("SU-01", "SU-02")] == ["in_force", "unknown"]


def urgent_leaf(shelf, valid_until=date(2026, 3, 20)):
    """Issue a yellow leaf before the card; it tells of the newest text."""
    code = "SU-AC-01-H1"
    release = shelf.issue(
        [(code, "ring nu", 2, "1.0.1"), ("SU-AC-01", "første", 2, "1")],
        number=0, urgent=1, effective_on=date(2026, 2, 20), valid_until=valid_until,
    )  # fmt: skip
    newest = db.session.scalars(select(Revision).order_by(Revision.id.desc())).first()
    release.sheets[0].revision_id = newest.id
    db.session.commit()
    return code, release


def test_urgent_leaf_lapses_by_itself_and_ends_with_the_next_correction(card, shelf, texts):
    texts(card, "anden", on=date(2026, 2, 20))
    code, _release = urgent_leaf(shelf)
    days = (date(2026, 2, 19), date(2026, 2, 20), date(2026, 3, 20), date(2026, 3, 21))
    assert [word(code, "1.0.1", "SU-01", day) for day in days] == [
        "unknown", "in_force", "in_force", "lapsed",
    ]  # fmt: skip
    assert word(code, "1.0.2", "SU-01") == "unknown"
    assert word(code, "1.0.1") == "unknown"

    shelf.issue([("SU-AC-01", "første", 2, "1")], number=1, effective_on=date(2026, 2, 28))
    assert word(code, "1.0.1", "SU-01", date(2026, 2, 27)) == "in_force"
    told = scanning.said(Leaf(code, "1.0.1", "SU-01"), MARCH)
    assert (told.word, told.release.name) == ("outdated", "R01")


def test_old_leaf_is_used_with_the_urgent_one_that_tells_what_is_new(card, shelf, texts, ask):
    texts(card, "anden", on=date(2026, 2, 20))
    code, _release = urgent_leaf(shelf)

    days = (date(2026, 2, 19), date(2026, 2, 20), date(2026, 3, 20), date(2026, 3, 21))
    assert [word("SU-AC-01", "1", "SU-01", day) for day in days] == [
        "in_force", "overridden", "overridden", "overridden",
    ]  # fmt: skip
    page = ask("/k/SU-AC-01/1?k=SU-01")
    assert "! BRUG DET MED GULT BLAD" in page
    assert "sammen med det gule blad fra R00-H1" in page
    assert "FORÆLDET" not in page
    assert [word("SU-AC-01", "1"), word("SU-AC-01", "2", "SU-01")] == ["outdated", "in_force"]
    shelf.binder.with_confidential = True
    assert word("SU-AC-01", "1", "SU-01") == "newer"
    shelf.binder.with_confidential = False
    texts(card, "tredje", on=date(2026, 2, 25))  # which the leaf does not tell of
    for leaf in ("SU-AC-01/1", f"{code}/1.0.1"):
        assert "Rev. 3 er godkendt, siden det gule blad blev sendt" in ask(f"/k/{leaf}?k=SU-01")
    texts(card, "første", on=date(2026, 2, 26))  # back to what stands behind the leaf
    assert [word("SU-AC-01", "1", "SU-01"), word(code, "1.0.1", "SU-01")] == [
        "in_force",
        "outdated",
    ]
    assert "Brug SU-AC-01 Rev. 1 uden det gule blad." in ask(f"/k/{code}/1.0.1?k=SU-01")


def test_code_alone_is_answered_with_the_revision_in_force(card, shelf, texts, app):
    browser = app.test_client()

    def alone(ark, kopi=""):
        answer = browser.get("/k", query_string={"ark": ark, "kopi": kopi})
        return answer.status_code, _CODE.sub(r"\1", answer.text)

    texts(card, "anden", on=date(2026, 2, 20))
    status, page = alone("su-ac-01")
    assert (status, "✓ Rev. 2: GÆLDENDE" in page) == (200, True)
    assert page.index("Du skrev ingen revision.") < page.index("Det gælder fra 20. februar 2026")
    assert "✓ Rev. 1.0: GÆLDENDE" in alone("00-LG", "SU-01")[1]
    assert alone("00-LG")[0] == 422
    card.is_confidential = True
    db.session.commit()
    secret, never = alone("SU-AC-01"), alone("SU-AC-77")
    assert "Skriv også revisionen" in never[1]
    assert (secret[0], secret[1].replace("SU-AC-01", "SU-AC-77")) == never


def test_copy_that_is_not_known_is_said(card, ask):
    assert "Kopi SU-99 findes ikke." in ask("/k/SU-AC-01/1?k=SU-99")
    for known in ("", "?k=SU-02"):
        assert "findes ikke" not in ask(f"/k/SU-AC-01/1{known}")


SECRET = (
    ("SU-AC-01", "1"),
    ("SU-AC-01", "2"),
    ("SU-AC-01", "3"),
    ("SU-AC-01-H1", "1.0.1"),
    ("SU-AC-01-B", "1"),
)


@pytest.mark.parametrize(("code", "rev"), SECRET)
def test_confidential_leaf_is_told_of_as_one_that_never_was(card, shelf, texts, ask, code, rev):
    urgent_leaf(shelf)
    texts(card, "anden")
    texts(card, "tredje", on=date(2026, 3, 2))
    card.is_confidential = True
    db.session.commit()

    for copy in ("", "?k=SU-01", "?k=XX-01"):
        page = ask(f"/k/{code}/{rev}{copy}")
        never = ask(f"/k/{code.replace('01', '77', 1)}/{rev}{copy}")
        assert ("? UKENDT" if copy or not code.endswith("H1") else "? HVILKEN KOPI?") in page
        assert page.replace("SU-AC-01", "SU-AC-77") == never
        assert not any(told in page for told in ("Strømsvigt", "Krisemappe", "Vagtrummet"))


def test_confidential_binder_tells_of_no_sheet_but_its_papers(card, shelf, ask):
    code, _release = urgent_leaf(shelf)
    shelf.issue([("00-LG", "ark", 2, "1.1"), ("00-KL", "skilleblad", 2, "1.1"),
                 ("SU-SB", "skilleblad", 2, "1.1"), ("MT-DP-01", "fil", 2, "–")],
                number=1, effective_on=date(2026, 2, 25))  # fmt: skip
    leaves = [(code, "1.0.1"), ("00-KL", "1.1"), ("SU-SB", "1.1"), ("MT-DP-01", "–")]
    assert "unknown" not in [word(*leaf, "SU-01") for leaf in leaves]

    shelf.binder.with_confidential = True
    db.session.commit()
    assert {word(*leaf, "SU-01") for leaf in leaves} == {"unknown"}
    assert word("00-LG", "1.1", "SU-01") == "in_force"
    assert word("SU-AC-01", "1", "SU-01") == "in_force"  # the register's own, in whatever binder


def test_copy_that_waits_for_a_pack_is_told_so_and_nothing_else(card, shelf, ask):
    for path in ("/k/SU-AC-01/1?k=SU-01", "/k/SU-AC-77/1?k=su-1"):
        assert "Kopi SU-01 venter på Udgave 1." in ask(path)
    assert "venter på" not in ask("/k/SU-AC-01/1")
    shelf.copies[0].ended_on = MARCH
    db.session.commit()
    page = ask("/k/SU-AC-01/1?k=SU-01")
    assert ("venter på" in page, "Kopi SU-01 er taget ud af brug." in page) == (False, True)


def test_answer_is_small_and_whatever_is_scanned_gets_one(card, app):
    chance, browser = random.Random(6), app.test_client()  # noqa: S311 -- the same each time
    signs = string.ascii_uppercase + string.digits + "ÆØÅ-–.%?&= æ²\"'<>"
    parts = ["SU-AC-01", "00-LG", "1", "1.0", str(10**30), "²", "-1"]
    for _try in range(60):
        code, rev, copy = (
            "".join(chance.choices(signs, k=chance.randrange(1, 40)))
            if chance.random() < 0.6
            else chance.choice(parts)
            for _part in range(3)
        )
        answer = browser.get(f"/k/{quote(code)}/{quote(rev)}", query_string={"k": copy})
        assert answer.status_code in (200, 404), (code, rev, copy)
        assert len(answer.data) <= 5000
    assert len(browser.get("/k/SU-AC-01/1?k=SU-01").data) <= 5000


def test_code_is_typed_by_who_has_no_camera(card, app):
    browser = app.test_client()
    assert 'href="/k"' in browser.get("/log-ind").text
    for asked, place in (
        ({"ark": "su-ac-01 rev. 1"}, "/k/SU-AC-01/1"),
        ({"ark": "00-LG 1.0", "kopi": "su 1"}, "/k/00-LG/1.0?k=SU-01"),
        ({"ark": "http://x/k/SU-AC-01/1?k=SU-02"}, "/k/SU-AC-01/1?k=SU-02"),
        ({"ark": "SU-AC-01 1", "kopi": "02 af 3"}, "/k/SU-AC-01/1?k=SU-02"),
        ({"ark": "00-LG 1.0", "kopi": "Kopi SU 02 af 3"}, "/k/00-LG/1.0?k=SU-02"),
    ):
        assert browser.get("/k", query_string=asked).headers["Location"] == place
    for asked in (
        {"ark": "SU-AC-77"}, {"ark": ""}, {"kopi": "SU-01"}, {"ark": "SU-AC-01 1", "kopi": "en"},
        {"ark": "00-LG 1.0", "kopi": "77 af 90"},
    ):  # fmt: skip
        assert browser.get("/k", query_string=asked).status_code == 422
    making.copy(making.binder("TR"), 2)
    for leaf in ("SU-AC-01 1", "00-LG 1.0"):
        page = browser.get("/k", query_string={"ark": leaf, "kopi": "02 af 3"})
        assert (page.status_code, "Skriv mappens kode foran" in page.text) == (422, True)


def test_cover_tells_how_the_copy_stands_by_releases_only(card, shelf, app, sign_in, secretariat):
    making.pack_of(shelf.copies[0], shelf.releases[0])
    stranger = app.test_client()
    page = stranger.get("/m/su/1").text
    assert page.index("✕ IKKE AJOUR") < page.index("<li>Udgave 1</li>")
    assert not any(told in page for told in ("SU-AC", "Krisemappe", "Vagtrummet", "sygeplejen"))
    assert "optaelling" not in page
    assert "/kopier/SU/1/optaelling" in sign_in(secretariat).get("/m/SU/1").text
    assert stranger.get("/m/SU/9").status_code == 404
