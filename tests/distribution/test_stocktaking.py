"""Going through a copy: what was seen is what it holds, and what is missing can be printed."""

import random
import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bsak.distribution import (
    composing,
    count_words,
    counting,
    packs,
    receiving,
    standing,
    stocktaking,
    telling,
)
from bsak.distribution.models import Channel, Pack, SeenSheet, Stocktake
from bsak.distribution.receipt_rules import Answer
from bsak.distribution.typed import Leaf
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests import make
from tests.distribution import making
from tests.distribution.conftest import FIRST

_CODE = re.compile(r'<span class="code">(.*?)</span>')
DONE = Answer(done_on=date(2026, 2, 20), answered_by="Leder", sheets_in=True, old_out=True,
              recorded=True)  # fmt: skip


@pytest.fixture
def current(issued):
    """The shelf, with everything put into its first copy."""
    receiving.answer(issued.pack(), DONE, actor=None, channel=Channel.CODE)
    return issued


def held(copy, day=None):
    """Return the leaves in a copy but for its slips."""
    rows = standing.held(copy, day)
    return sorted((row.code, row.rev) for row in rows if not composing.is_slip(row.code))


def counted(copy, actor, seen):
    """Go through a copy where ``seen`` is all there is."""
    one = stocktaking.begin(copy, actor=actor)
    stocktaking.see(one, [Leaf(*leaf) for leaf in seen], actor=actor)
    return stocktaking.end(one, actor=actor)


def printed(pack):
    """Return what a pack takes out and puts in, but for its slip."""
    lines = [s for s in composing.swaps_of(pack) if not composing.is_slip(s.code)]
    return [([one.code for one in line.out], line.into and line.into.code) for line in lines]


def test_copy_that_has_it_all_stays_as_it_is(current, clerk):
    copy = current.copies[0]
    before = [row.id for row in standing.held(copy)]
    receipt = counted(copy, clerk, [*held(copy)])

    assert (receipt.is_complete, receipt.channel) == (True, Channel.STOCKTAKE)
    assert standing.of(copy).is_current
    ids = [row.id for row in standing.held(copy)]
    assert [one for one in before if one in ids] == ids


def test_missing_sheet_goes_out_and_can_be_printed_alone(current, clerk):
    copy, pack = current.copies[0], current.pack()
    receipt = counted(copy, clerk, [("00-LG", "1"), ("SU-AC-02", "1")])

    assert held(copy) == [("00-LG", "1"), ("SU-AC-02", "1")]
    assert held(copy, date(2026, 2, 28)) == [("00-LG", "1"), ("SU-AC-01", "1"), ("SU-AC-02", "1")]
    assert receipt.note == "2 ark set, 1 mangler, 0 skal tages ud."
    one = standing.of(copy)
    assert (one.is_current, one.lag, one.pack) == (False, 1, pack)
    assert (one.answer_by, one.days_late) == (date(2026, 3, 15), 0)  # time to put it right
    assert telling.lag(one) == "Arkene passede ikke ved optælling"
    assert (pack.is_whole, printed(pack)) == (False, [([], "SU-AC-01")])
    assert not standing.of(current.copies[1]).is_current  # the other copy is as it was

    receiving.answer(pack, _today(DONE), actor=None, channel=Channel.CODE)
    assert standing.of(copy).is_current
    assert held(copy) == [("00-LG", "1"), ("SU-AC-01", "1"), ("SU-AC-02", "1")]

    # The slip of that pack stands in the copy now, and makes room for that of the next.
    slip = ("00-RB-00", "1.0")
    counted(copy, clerk, [("00-LG", "1"), ("SU-AC-02", "1"), slip])
    lines = [line for line in composing.swaps_of(pack) if composing.is_slip(line.code)]
    assert [[one.code for one in line.out] for line in lines] == [["00-RB-00"]]
    assert [row["code"] for row in pack.own] == ["00-RB-00"]
    receiving.answer(pack, _today(DONE), actor=None, channel=Channel.CODE)
    assert [row.code for row in standing.held(copy)].count("00-RB-00") == 1


def _today(said):
    return Answer(done_on=date.fromisoformat("2026-03-01"), answered_by=said.answered_by,
                  sheets_in=True, old_out=True, recorded=True)  # fmt: skip


def _on(day):
    return replace(DONE, done_on=date.fromisoformat(day))


def test_stocktake_is_taken_back_whole(current, clerk):
    copy = current.copies[0]
    before = [(row.id, row.out_on) for row in standing.held(copy)]
    receipt = counted(copy, clerk, [("00-LG", "1"), ("SU-AC-09", "7")])
    receiving.take_back(receipt, actor=clerk)

    assert [(row.id, row.out_on) for row in standing.held(copy)] == before
    assert standing.of(copy).is_current
    receiving.take_back(current.pack().receipts[0], actor=clerk)
    assert standing.held(copy) == []
    assert current.pack().is_whole
    assert len(printed(current.pack())) == len(FIRST)


def test_older_revision_that_was_found_is_held_again_and_goes_out_with_the_next_pack(
    current, clerk
):
    copy = current.copies[0]
    current.issue([("00-LG", "ark 2"), ("SU-AC-01", "nyt nummer"), ("SU-AC-02", "Brand")])
    receiving.answer(current.pack(), _today(DONE), actor=None, channel=Channel.CODE)
    assert held(copy) == [("00-LG", "2"), ("SU-AC-01", "2"), ("SU-AC-02", "1")]

    receipt = counted(copy, clerk, [("00-LG", "2"), ("SU-AC-01", "1"), ("SU-AC-02", "1")])
    assert held(copy) == [("00-LG", "2"), ("SU-AC-01", "1"), ("SU-AC-02", "1")]
    found = next(row for row in standing.held(copy) if row.code == "SU-AC-01")
    assert found.pack == current.pack(current.releases[0])  # which its foot names
    assert "1 mangler, 1 skal tages ud" in receipt.note
    assert printed(current.pack()) == [(["SU-AC-01"], "SU-AC-01")]
    assert standing.of(copy).acknowledged == current.releases[0]


def test_stocktake_says_that_an_unanswered_pack_was_put_in_after_all(issued, clerk):
    copy = issued.copies[0]
    seen = [(code, "1") for code, _text in FIRST]
    receipt = counted(copy, clerk, seen)

    assert receipt.is_complete
    assert (held(copy), standing.of(copy).is_current) == (sorted(seen), True)


def test_leaf_is_known_by_the_newest_text_of_its_number_and_the_pack_it_came_with(issued, clerk):
    titled = [FIRST[0], ("SU-AC-01", "anden titel", 2, "1"), FIRST[2]]
    issued.issue(titled)
    issued.issue(titled)
    counted(issued.copies[0], clerk, [(code, "1") for code, *_ in FIRST])

    found = {row.code: row for row in standing.held(issued.copies[0])}
    releases = {code: row.pack.release for code, row in found.items()}
    assert found["SU-AC-01"].digest == making.digest("SU-AC-01", "anden titel")
    assert releases["SU-AC-01"] == issued.releases[1]
    assert releases["SU-AC-02"] == issued.releases[0]


def test_leaf_nobody_issued_is_noted_but_not_held(current, clerk):
    copy = current.copies[0]
    stranger = ("SU-AC-77", "3")
    one = stocktaking.begin(copy, actor=clerk)
    seen = [*held(copy), stranger, ("SU-AC-01", "9")]
    stocktaking.see(one, [Leaf(*leaf) for leaf in seen], actor=clerk)
    unknown = [
        (line.code, line.rev)
        for line in counting.lines(one, current.pack())
        if line.what == "unknown"
    ]
    assert sorted(unknown) == [("SU-AC-01", "9"), stranger]

    receipt = stocktaking.end(one, actor=clerk)
    assert stranger not in held(copy)
    assert (receipt.is_complete, receipt.old_out, receipt.sheets_in) == (False, False, True)
    rows = db.session.scalars(select(SeenSheet).where(SeenSheet.code == stranger[0])).all()
    assert [(row.code, row.rev) for row in rows] == [stranger]


def test_urgent_leaf_belongs_where_it_is_though_no_correction_has_it(current, clerk):
    copy = current.copies[0]
    leaf = ("SU-AC-01-H1", "1.0.1")
    current.issue([FIRST[0], (leaf[0], "ring nu", 2, leaf[1]), *FIRST[1:]], number=0, urgent=1,
                  effective_on=date(2026, 2, 25))  # fmt: skip
    pack = current.pack(current.releases[0])
    assert [sheet.code for sheet in counting.wanted(pack)][1:3] == ["SU-AC-01-H1", "SU-AC-01"]

    receipt = counted(copy, clerk, [*held(copy), leaf])
    assert (receipt.is_complete, leaf in held(copy)) == (True, True)
    urgent = current.pack()
    assert (urgent.is_answered, standing.of(copy).is_current) == (True, True)

    receipt = counted(copy, clerk, [one for one in held(copy) if one[0] != "SU-AC-02"])
    assert (receipt.old_out, receipt.sheets_in) == (True, False)
    assert printed(pack) == [([], "SU-AC-02")]
    receiving.take_back(receipt, actor=clerk)

    receipt = counted(copy, clerk, [one for one in held(copy) if one != leaf])
    assert (receipt.is_complete, urgent.is_answered) == (True, False)
    assert urgent in standing.of(copy).waiting
    receiving.take_back(receipt, actor=clerk)
    assert (leaf in held(copy), urgent.is_answered) == (True, True)
    counted(copy, clerk, [one for one in held(copy) if one != leaf])
    receiving.answer(urgent, _today(DONE), actor=None, channel=Channel.CODE)
    assert held(copy).count(leaf) == 1


def test_nothing_is_ended_by_mistake(current, clerk):
    copy = current.copies[0]
    one = stocktaking.begin(copy, actor=clerk)
    with pytest.raises(Refused, match="ikke set et eneste ark"):
        stocktaking.end(one, actor=clerk)
    assert stocktaking.begin(copy, actor=clerk) is one
    stocktaking.drop(one, actor=clerk)
    assert (stocktaking.running(copy), standing.of(copy).is_current) == (None, True)
    with pytest.raises(Refused, match="er afsluttet"):
        stocktaking.see(one, [Leaf("SU-AC-01", "1")], actor=clerk)
    stocktaking.resume(one, actor=clerk)
    assert stocktaking.running(copy) is one
    with pytest.raises(Refused, match="intet at tælle"):
        stocktaking.begin(making.copy(making.binder("MT")), actor=clerk)
    member = make.viewer(make.member(make.group()))
    for act in (stocktaking.drop, stocktaking.end):
        with pytest.raises(Refused, match="Kun sekretariatet"):
            act(one, actor=member)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_seen_the_pack_after_it_makes_the_copy_whole(shelf, clerk, seed):
    chance = random.Random(seed)  # noqa: S311 -- the same each time
    copy = shelf.copies[0]
    texts = {f"SU-AC-{number:02d}": 1 for number in range(6)}
    for _release in range(4):
        for code in chance.sample(sorted(texts), 2):
            texts[code] += 1
        shelf.issue([(code, str(text)) for code, text in texts.items()])
        if chance.random() < 0.5:
            said = _today(DONE)
            receiving.answer(shelf.pack(), said, actor=None, channel=Channel.CODE)
    every = sorted({(s.code, s.rev) for release in shelf.releases for s in release.sheets})
    seen = chance.sample(every, chance.randrange(1, len(every)))
    newest = shelf.releases[-1]
    wanted = sorted((s.code, s.rev) for s in newest.sheets)

    receipt = counted(copy, clerk, seen)
    assert held(copy) == sorted(seen)
    assert receipt.is_complete == (sorted(seen) == wanted)
    pack = standing.of(copy).pack
    assert pack.release == newest
    after = packs.applied(composing.held_by(standing.held(copy)), composing.swaps_of(pack))
    assert sorted((s.code, s.rev) for s in after if not composing.is_slip(s.code)) == wanted
    receiving.answer(pack, _today(DONE), actor=None, channel=Channel.CODE)
    assert (held(copy), standing.of(copy).is_current) == (wanted, True)


def test_leaves_are_counted_as_on_the_slip_and_dividers_are_told_apart(shelf, clerk):
    shelf.issue([("SU-SB", "skilleblad", 1), ("SU-AC-01", "Strømsvigt"), ("MT-DP-01", "fil", 7)])
    shelf.releases[0].sheets[0].is_counted = False
    receiving.answer(shelf.pack(), DONE, actor=None, channel=Channel.CODE)
    one = stocktaking.begin(shelf.copies[0], actor=clerk)
    lines = counting.lines(one, shelf.pack())
    assert count_words.tally(lines) == (
        "0 ark set. 5 af 5 ark mangler endnu. Desuden mangler 1 skilleblad."
    )
    assert [line.leaves for line in lines if line.kind == "leaf"] == [1, 4]
    stocktaking.see(one, [Leaf("MT-DP-01", "1")], actor=clerk)
    receipt = stocktaking.end(one, actor=clerk)
    assert receipt.note == ("4 ark set, 1 mangler, 0 skal tages ud. Desuden mangler 1 skilleblad.")


def test_yellow_leaf_that_has_lapsed_stays_until_the_correction(current, clerk, monkeypatch):
    copy, leaf = current.copies[0], ("SU-AC-01-H1", "1")
    urgent = making.urgent(current.binder, "SU-AC-01", "ring nu", effective_on=date(2026, 2, 25),
                           valid_until=date(2026, 2, 28))  # fmt: skip
    monkeypatch.setenv("BSAK_TODAY", "2026-02-26")
    receiving.answer(making.pack_of(copy, urgent), _on("2026-02-26"), actor=None,
                     channel=Channel.CODE)  # fmt: skip
    monkeypatch.setenv("BSAK_TODAY", "2026-03-01")
    told, belongs = count_words.of_leaf(copy, Leaf(*leaf))
    assert (belongs, "bliver siddende" in told) == (True, True)
    one = stocktaking.begin(copy, actor=clerk)
    assert [line.what for line in counting.lines(one, current.pack()) if line.code == leaf[0]] == [
        "lapsed"
    ]
    stocktaking.drop(one, actor=clerk)
    for seen in (held(copy), [one for one in held(copy) if one != leaf]):  # there or taken out
        receipt = counted(copy, clerk, seen)
        assert (receipt.is_complete, receipt.note) == (
            True,
            "3 ark set, 0 mangler, 0 skal tages ud.",
        )
    assert standing.of(copy).is_answered


def test_sheet_that_a_stocktake_found_does_not_say_that_it_was_put_in_that_day(
    current, clerk, office
):
    copy = current.copies[0]
    current.issue([("00-LG", "ark 2"), ("SU-AC-01", "nyt nummer"), ("SU-AC-02", "Brand")])
    receiving.answer(current.pack(), _today(DONE), actor=None, channel=Channel.CODE)
    counted(copy, clerk, [("00-LG", "2"), ("SU-AC-01", "1"), ("SU-AC-02", "1")])
    db.session.commit()
    page = office.get("/kopier/SU/1").text
    assert page.count("1. marts 2026 (set ved optælling)") == 1


@pytest.fixture
def office(sign_in, secretariat):
    return sign_in(secretariat)


PAGE = "/kopier/SU/1/optaelling"


def seen_now():
    db.session.expire_all()
    return sorted((one.code, one.rev) for one in db.session.scalars(select(SeenSheet)))


def test_copy_is_gone_through_in_the_browser(current, office):
    assert "Begynd optællingen" in office.get(PAGE).text
    office.post(f"{PAGE}/begynd")
    page = office.get(PAGE).text
    assert page.index("00-LG|1") < page.index("SU-AC-01|1") < page.index("SU-AC-02|1")
    assert "0 ark set. 3 af 3 ark mangler endnu." in page

    scanned = {"set": ["SU-AC-02|1"], "kode": "HTTP://X/K/SU-AC-01/1?k=SU-01"}
    page = office.post(PAGE, data=scanned, follow_redirects=True).text
    assert "2 ark set. 1 af 3 ark mangler endnu." in page
    # A page that lay open while something was scanned takes back only what it showed as ticked.
    office.post(PAGE, data={"var": ["SU-AC-02|1"], "kode": "su-ac-09 4"})
    assert seen_now() == [("SU-AC-01", "1"), ("SU-AC-09", "4")]
    page = office.get(PAGE).text
    assert "ukendt ark, skal tages ud" in page
    assert "1 ark set. 2 af 3 ark mangler endnu. Desuden er 1 ark set, som skal tages ud." in page

    kept = {"set": ["SU-AC-01|1"], "var": ["SU-AC-01|1", "SU-AC-09|4"]}
    page = office.post(f"{PAGE}/slut", data=kept, follow_redirects=True).text
    assert "1 ark set, 2 mangler, 0 skal tages ud." in page
    assert "/fortryd" in page
    acts = select(trail.Entry.action).order_by(trail.Entry.id)
    assert db.session.scalars(acts).all()[-2:] == ["stocktake_begun", "stocktake_ended"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/k/SU-AC-01/1?k=SU-02", "Der står kopi SU-02 på"),
        ("http://x/m/SU/1", "Sæt flueben ved forsiden"),
        ("http://x/kvit/kendesikke", "er ikke nummeret på et ark"),
        ("sludder", "er ikke nummeret på et ark"),
        ("00-FO", "Skriv også revisionen, som den står på 00-FO, fx 00-FO 1.1"),
        ("SU-SB", "Et skilleblad har ingen revision, der kan skrives. Sæt flueben ved SU-SB i"),
    ],
)
def test_what_is_no_leaf_of_the_copy_is_said_and_the_ticks_are_kept(current, office, typed, told):
    office.post(f"{PAGE}/begynd")
    data = {"set": ["SU-AC-02|1"], "kode": typed}
    assert told in office.post(PAGE, data=data, follow_redirects=True).text
    assert seen_now() == [("SU-AC-02", "1")]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("SU-AC-01 2", "Rev. 2 er set."),
        ("SU-AC-01 1", "Rev. 1 er set, men skal tages ud: i kopien skal Rev. 2 stå."),
        ("SU-AC-02 1", "hører ikke til i kopien mere og skal tages ud."),
        ("SU-AC-77 1", "Rev. 1 er aldrig sendt til mappen."),
    ],
)
def test_leaf_that_does_not_belong_is_said_to_the_moment_it_is_seen(current, office, typed, told):
    current.issue([("00-LG", "ark 2"), ("SU-AC-01", "Strømsvigt og vand")])
    receiving.answer(current.pack(), _today(DONE), actor=None, channel=Channel.CODE)
    db.session.commit()
    office.post(f"{PAGE}/begynd")
    page = office.post(PAGE, data={"kode": typed}, follow_redirects=True).text
    assert told in page
    assert seen_now() == [tuple(typed.split())]


def test_recounted_pack_says_what_it_holds_to_who_may_know(current, office, clerk, app):
    counted(current.copies[0], clerk, [("00-LG", "1"), ("SU-AC-02", "1")])
    db.session.commit()
    pack = current.pack()
    home = office.get("/kopier/SU/1").text
    assert f"Tryk pakken {pack.release.name} igen" in home
    page = _CODE.sub(r"\1", office.get(f"/pakker/{pack.id}/kvittering").text)
    said = "Pakken er regnet om efter optællingen 1. marts 2026"
    assert f"{said}: den rummer SU-AC-01 Rev. 1, 00-RB-00 Rev. 1.0." in page
    assert f'href="/pakker/{pack.id}.pdf"' in page
    page = app.test_client().get(f"/kvit/{pack.key}").text
    assert f"{said}. Sæt kun flueben" in page
    assert "SU-AC" not in page
    assert "arkene passede ikke" not in office.get("/kopier/SU/1").text
    assert "skrevet i rettelsesfortegnelsen" not in office.get("/kopier/SU/1").text


def test_slip_is_scanned_by_the_code_it_carries(current, office):
    current.issue([("00-LG", "ark 2"), *FIRST[1:]])
    receiving.count_again(current.copies[0])
    db.session.commit()
    office.post(f"{PAGE}/begynd")
    office.post(PAGE, data={"kode": f"http://x/kvit/{current.pack().key}"})
    assert seen_now() == [("00-RB-01", "1.1")]


def test_leaves_are_scanned_one_after_the_other_with_a_telephone(current, office, app, sign_in):
    scan = "/k/SU-AC-01/1?k=SU-01"
    button = "Registrér i optællingen"
    assert button not in office.get(scan).text
    office.post(f"{PAGE}/begynd")
    assert button in office.get(scan).text
    assert button not in office.get("/k/SU-AC-01/1?k=SU-02").text
    assert button not in office.get("/k/SU-AC-01/1").text
    assert button not in app.test_client().get(scan).text
    other = sign_in(make.user(name="Kollega", role=make.Role.SECRETARIAT))
    assert button not in other.get(scan).text

    page = office.post("/k/SU-AC-01/1/set", data={"k": "SU-01"}, follow_redirects=True).text
    assert (button in page, "er registreret" in page) == (False, True)
    assert "Scan det næste ark." in page
    assert seen_now() == [("SU-AC-01", "1")]
    assert other.post("/k/SU-AC-02/1/set", data={"k": "SU-01"}).status_code == 404
    other.post(f"{PAGE}/begynd")  # takes over
    assert other.post("/k/SU-AC-02/1/set", data={"k": "SU-01"}).status_code == 302
    assert len(seen_now()) == 2
    assert len(db.session.scalars(select(Stocktake)).all()) == 1


def test_confidential_binder_is_counted_only_by_who_may_read_it(current, office, sign_in):
    current.binder.with_confidential = True
    db.session.commit()
    assert office.get(PAGE).status_code == 200
    office.post(f"{PAGE}/begynd")
    for number in ("77", "01"):  # one it has, one it never had
        page = office.get(f"/k/SU-AC-{number}/1?k=SU-01").text
        assert ("? UKENDT" in page, "Registrér" in page) == (True, True)
    assert db.session.scalars(select(Pack)).first().is_answered
