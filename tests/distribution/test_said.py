"""A leaf answers the same however it is asked, and its answer can be acted on: every situation."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from bsak.distribution import receiving
from bsak.distribution.models import NEVER, Channel
from bsak.distribution.receipt_rules import Answer
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType, Revision
from bsak.kernel.db import db
from tests import make
from tests.distribution import making

OLD, LIST = ("SU-AC-01", "første", 2, "1"), ("00-LG", "ark 2", 2, "1.1")
NEW = ("SU-AC-01", "anden", 2, "2")
APPROVED = date(2026, 2, 20)
LEAF = {"ark": "SU-AC-01 1", "kopi": "SU-01"}
CODE = {"ark": "SU-AC-01", "kopi": "SU-01"}


@dataclass
class House:
    """A card in a binder, and what can happen to it."""

    card: object
    shelf: object
    texts: object

    def in_force(self):
        """Let all stand as it was sent."""

    def approved(self):
        """Approve a text that nobody has sent."""
        self.texts(self.card, "anden", on=APPROVED)

    def approved_while_waiting(self):
        """Approve a text while a correction is on its way that does not have it."""
        self.shelf.issue([LIST, OLD], effective_on=APPROVED)
        self.approved()

    def sent(self):
        """Approve a text and send it."""
        self.approved()
        self.shelf.issue([LIST, NEW], effective_on=date(2026, 2, 25))

    def sent_and_approved_again(self):
        """Send a text, and approve the next."""
        self.sent()
        self.texts(self.card, "tredje", on=date(2026, 2, 26))

    def sent_ahead(self):
        """Send a text that the copies get later."""
        self.approved()
        self.shelf.issue([LIST, NEW], effective_on=date(2026, 3, 4))

    def taken_out(self):
        """Take the card out of the binder; another has it."""
        self.shelf.issue([LIST], effective_on=date(2026, 2, 25))
        making.release(making.binder("MT"), [OLD])

    def taken_out_and_changed(self):
        """Take it out, and approve a new text."""
        self.taken_out()
        self.approved()

    def yellow(self, until=date(2026, 3, 20)):
        """Approve a text and send a yellow leaf that tells of it."""
        self.approved()
        leaf = ("SU-AC-01-H1", "ring nu", 2, "1.0.1")
        sent = self.shelf.issue([leaf, OLD], number=0, urgent=1, effective_on=APPROVED,
                                valid_until=until)  # fmt: skip
        newest = select(Revision.id).order_by(Revision.id.desc())
        sent.sheets[0].revision_id = db.session.scalar(newest)
        db.session.commit()

    def lapsed(self):
        """Let the yellow leaf's day pass without a correction."""
        self.yellow(date(2026, 2, 28))

    def corrected(self):
        """Send the correction that takes the yellow leaf's place."""
        self.lapsed()
        self.shelf.issue([LIST, NEW], number=1, effective_on=date(2026, 2, 28))

    def withdrawn(self):
        """Withdraw the card before a correction has taken it out."""
        self.texts(self.card, "anden", on=APPROVED, change_type=ChangeType.WITHDRAWN)

    def withdrawn_and_taken_out(self):
        """Withdraw the card, and send the correction that takes it out."""
        self.withdrawn()
        self.shelf.issue([LIST], effective_on=date(2026, 2, 25))

    def recalled(self):
        """Send a text and call it back."""
        self.sent()
        self.shelf.releases[-1].effective_on = NEVER
        db.session.commit()


@pytest.fixture
def house(card, shelf, texts):
    said = Answer(done_on=date(2026, 2, 2), answered_by="Leder", sheets_in=True, old_out=True,
                  recorded=True)  # fmt: skip
    receiving.answer(shelf.pack(), said, actor=None, channel=Channel.CODE)
    db.session.commit()
    return House(card, shelf, texts)


# What happens; the answer for Rev. 1 of SU-01; what to do; the answer for the code alone.
SITUATIONS = [
    ("in_force", "✓ GÆLDENDE", ["SU-AC-01 Rev. 1 gælder."], "✓ Rev. 1: GÆLDENDE"),
    ("approved", "! LÆS REV. 2 PÅ SKÆRMEN",
     ["Den er ikke sendt på papir til mappe SU endnu.", "så brug dette ark indtil videre"],
     "! Rev. 1: LÆS REV. 2 PÅ SKÆRMEN"),
    ("approved_while_waiting", "! LÆS REV. 2 PÅ SKÆRMEN", ["så brug dette ark indtil videre"],
     "! Rev. 1: LÆS REV. 2 PÅ SKÆRMEN"),
    ("sent", "✕ FORÆLDET", ["Brug ikke arket. Rev. 2 af", "R01 er sendt 25. feb. 2026",
                            "Kopi SU-01 venter på R01."], "✓ Rev. 2: GÆLDENDE"),
    ("sent_and_approved_again", "✕ FORÆLDET",
     ["Det nyeste i mappen er SU-AC-01 Rev. 2 fra R01", "Kopi SU-01 venter på R01."],
     "! Rev. 2: LÆS REV. 3 PÅ SKÆRMEN"),
    ("sent_ahead", "! LÆS REV. 2 PÅ SKÆRMEN",
     ["med R01, som gælder fra 4. marts 2026", "så brug dette ark indtil videre"],
     "! Rev. 1: LÆS REV. 2 PÅ SKÆRMEN"),
    ("taken_out", "! TAG ARKET UD",
     ["Teksten i SU-AC-01 Rev. 1 gælder", "Det blev taget ud med R01.", "står nu i mappe MT.",
      "Kopi SU-01 venter på R01."], "! Rev. 1: TAG ARKET UD"),
    ("taken_out_and_changed", "✕ FORÆLDET",
     ["Det blev taget ud med R01.", "Kopi SU-01 venter på R01."],
     "! Rev. 2: TAG ARKET UD"),
    ("yellow", "! BRUG DET MED GULT BLAD", ["sammen med det gule blad fra R00-H1",
                                            "Kopi SU-01 venter på R00-H1."],
     "! Rev. 1: BRUG DET MED GULT BLAD"),
    ("lapsed", "! BRUG DET MED GULT BLAD",
     ["gjaldt til og med 28. februar 2026", "Spørg sekretariatet om den næste rettelse."],
     "! Rev. 1: BRUG DET MED GULT BLAD"),
    ("corrected", "✕ FORÆLDET", ["R01 er sendt 28. feb. 2026", "Kopi SU-01 venter på R01."],
     "✓ Rev. 2: GÆLDENDE"),
    ("withdrawn", "✕ FORÆLDET",
     ["Brug ikke arket. SU-AC-01 er udgået.", "Spørg sekretariatet, hvad der gælder i stedet."],
     None),
    ("withdrawn_and_taken_out", "✕ FORÆLDET",
     ["SU-AC-01 er udgået.", "Det blev taget ud med R01.", "Kopi SU-01 venter på R01."], None),
    ("recalled", "! LÆS REV. 2 PÅ SKÆRMEN", ["så brug dette ark indtil videre"],
     "! Rev. 1: LÆS REV. 2 PÅ SKÆRMEN"),
]  # fmt: skip


@pytest.mark.parametrize(("happens", "verdict", "told", "alone"), SITUATIONS)
def test_leaf_says_what_to_do_and_says_it_however_it_is_asked(
    house, ask, app, happens, verdict, told, alone
):
    getattr(house, happens)()
    typed = app.test_client().get("/k", query_string=LEAF)
    page = ask(typed.headers["Location"])
    assert page == ask("/k/SU-AC-01/1?k=SU-01")
    assert f">{verdict}</h1>" in page
    assert page.index(verdict) > page.index("SU-AC-01 Rev. 1, kopi SU-01")
    assert [one for one in told if one not in page] == []
    named = "venter på" in " ".join(told)
    assert ("Kopi SU-01 venter på" in page) == named  # only what brings what is to be used

    page = ask(f"/k?ark={CODE['ark']}&kopi={CODE['kopi']}")
    if alone is None:
        assert "Skriv også revisionen" in page
        return
    assert f">{alone}</h1>" in page
    assert "Står der en anden på arket, så skriv også den." in page


@pytest.mark.parametrize(
    ("happens", "verdict", "told"),
    [
        ("yellow", "✓ GÆLDENDE", "Brug det sammen med SU-AC-01 Rev. 1, som det sidder foran."),
        ("lapsed", "! UDLØBET, MEN BRUG DET", "Brug det sammen med SU-AC-01 Rev. 1"),
        ("corrected", "✕ FORÆLDET", "R01 er sendt 28. feb. 2026 og har det, der gælder."),
    ],
)
def test_yellow_leaf_says_what_the_leaf_behind_it_says(house, ask, happens, verdict, told):
    getattr(house, happens)()
    page = ask("/k/SU-AC-01-H1/1.0.1?k=SU-01")
    assert f">{verdict}</h1>" in page
    assert told in page
    assert ("Spørg sekretariatet om den næste rettelse." in page) == (happens == "lapsed")


def test_later_yellow_leaf_takes_the_place_of_the_first(house, ask):
    house.yellow()
    house.texts(house.card, "tredje", on=date(2026, 2, 25))
    making.urgent(house.shelf.binder, "SU-AC-01", "ring senere", effective_on=date(2026, 2, 26))
    assert "R00-H2 er sendt 26. feb. 2026" in ask("/k/SU-AC-01-H1/1.0.1?k=SU-01")
    assert "det gule blad fra R00-H2" in ask("/k/SU-AC-01/1?k=SU-01")


def test_checklist_whose_code_looks_like_it_is_not_taken_for_a_yellow_leaf(house, ask):
    kept = {"kind": Kind.CHECKLIST, "title": "Nøgler", "status": Status.IN_PROGRESS}
    lists = make.document(house.card.group, **kept)
    house.texts(lists, "første", "anden", "tredje")
    house.shelf.issue([LIST, (lists.code, "anden", 2, "2")], effective_on=date(2026, 2, 25))
    page = ask(f"/k/{lists.code}/1?k=SU-01")
    assert "-HL-" in lists.code
    assert "✕ FORÆLDET" in page
    assert f"Det nyeste i mappen er {lists.code} Rev. 2 fra R01" in page
    assert "gule blad" not in page


def test_text_that_holds_later_is_not_to_be_put_in_when_it_was_called_back(house, ask):
    coming = date(2026, 3, 4)
    house.texts(house.card, "anden", on=coming)
    house.shelf.issue([LIST, NEW], effective_on=coming)
    page = ask("/k/SU-AC-01/2?k=SU-01")
    assert "? UKENDT" in page
    assert "Sæt det i den dag" in page
    house.shelf.releases[-1].effective_on = NEVER
    db.session.commit()
    page = ask("/k/SU-AC-01/2?k=SU-01")
    assert "! SÆT DET IKKE IND" in page
    assert "gælder først fra 4. marts 2026" in page
    assert "Sæt det i den dag" not in page


def test_leaf_of_no_copy_is_asked_which_copy_before_it_is_trusted(house, ask):
    question = "Står der en kopi nederst på arket?"
    house.yellow()
    page = ask("/k/SU-AC-01/1")
    assert ("✕ FORÆLDET" in page, question in page) == (True, True)
    assert 'value="SU-AC-01 1"' in page
    assert "så skriv den herunder, før du lægger arket fra dig" in page
    for leaf in ("00-LG/1.0", "SU-AC-01-H1/1.0.1"):
        page = ask(f"/k/{leaf}")
        assert ("? HVILKEN KOPI?" in page, question in page) == (True, True)
    assert 'name="ark" value="SU-AC-01"' in ask("/k?ark=SU-AC-01")
    assert question not in ask("/k/SU-AC-01/2")


def test_cover_that_stayed_says_the_day_that_stands_on_it(house, ask):
    cover = {"code": "00-FO", "title": "Forside", "section": "00", "pages": 2, "is_counted": True,
             "kept": "x", "mark": "", "digest": "a", "rev": "1.0"}  # fmt: skip
    house.shelf.pack().own = [cover]
    house.shelf.issue([LIST, OLD], effective_on=date(2026, 2, 25))
    house.shelf.pack().own = [cover]
    db.session.commit()
    assert "Det gælder fra 1. februar 2026" in ask("/k/00-FO/1.0?k=SU-01")
