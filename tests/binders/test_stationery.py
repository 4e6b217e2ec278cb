"""The cupboard: labels as wide as the binder is, sheets for a whole watch, a printer proved."""

from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from bsak import pdf
from bsak.binders import labels, papers
from bsak.binders.content import Content, GroupPart
from bsak.kernel.paths import asset_folder
from tests.pdf import gate

GROUP = GroupPart("SU", "Sundhed, Pleje & Omsorg", "Leder af gruppen", 5, ())
PLACE = "Rådhuset, vagtrummet, skab 3 ved siden af nødtelefonen og brandpanelet"


@pytest.fixture
def content(app):
    """A binder of one group, in words."""
    with app.test_request_context():
        yield Content(
            "Albertslund Kommune", "", "https://x.dk", date(2026, 11, 22), False, (GROUP,)
        )


def _paper(name, content):
    out = BytesIO()
    labels.paper(name, content, out)
    return out.getvalue()


def _labels(content, leaves, copies=()):
    out = BytesIO()
    fit = labels.spines(content, out, leaves=leaves, copies=copies)
    return fit, out.getvalue()


def _sides(data):
    with pdfplumber.open(BytesIO(data)) as file:
        return [side.extract_text() for side in file.pages]


@pytest.mark.parametrize("name", list(papers.PAPERS))
def test_every_paper_is_one_leaf_that_passes_the_gate_twice_the_same(content, name):
    data = _paper(name, content)

    # The proof of the printer stands where nothing else may: in the punched margin.
    assert gate.check(data, mirrored=name != "testark", foot=[papers.PAPERS[name][0]]) == []
    assert len(_sides(data)) == 2
    assert data == _paper(name, content)


@pytest.mark.parametrize(
    ("leaves", "binders", "stock"),
    [(1, 1, pdf.NARROW), (250, 1, pdf.NARROW), (251, 1, pdf.WIDE), (450, 1, pdf.WIDE),
     (451, 2, pdf.NARROW), (700, 2, pdf.WIDE), (901, 3, pdf.WIDE)],
)  # fmt: skip
def test_labels_are_chosen_by_the_leaves(content, leaves, binders, stock):
    fit = labels.spine(leaves)

    assert (fit.binders, fit.stock) == (binders, stock)
    assert (f"{leaves} ark er for meget til én mappe" in fit.words) is (binders > 1)


def test_each_copy_has_its_label_with_number_and_place(content):
    copies = [labels.Label(f"{n:02d}", PLACE, "Udgave 2") for n in range(1, 10)]
    _fit, data = _labels(content, 120, copies)
    sides = _sides(data)

    assert gate.check(data, mirrored=False, even=False) == []
    assert [side.count("KRISEMAPPE") for side in sides] == [7, 2]
    assert "Kopi 08" in sides[1]
    assert sides[0].replace("\n", " ").count(PLACE) == 7


def test_two_binders_of_a_copy_have_a_label_each(content):
    _fit, data = _labels(content, 700, [labels.Label("07", "Rådhuset")])

    assert gate.check(data, mirrored=False, even=False) == []
    assert ["Mappe 1 af 2" in _sides(data)[0], "Mappe 2 af 2" in _sides(data)[0]] == [True, True]


@pytest.mark.parametrize(
    ("leaves", "height", "count", "top"), [(300, 61, 4, 26.5), (90, 38, 7, 15.4)]
)
def test_labels_stand_where_the_stock_has_them(content, leaves, height, count, top):
    _fit, data = _labels(content, leaves)
    with pdfplumber.open(BytesIO(data)) as file:
        edges = [r for r in file.pages[0].rects if r["width"] > 190 * gate.MM]

    assert [round(r["top"] / gate.MM, 1) for r in edges] == pytest.approx(
        [top + n * height for n in range(count)], abs=0.2
    )
    assert all(r["height"] / gate.MM == pytest.approx(height, abs=0.2) for r in edges)


def test_log_has_a_line_for_every_ten_minutes_of_eight_hours(content):
    numbers = [word for side in _sides(_paper("logark", content)) for word in side.split()]

    assert [str(n) for n in range(1, 49) if str(n) not in numbers] == []
    assert "49" not in numbers


def test_proof_has_the_holes_and_a_rule_where_iso_838_says(content):
    with pdfplumber.open(BytesIO(_paper("testark", content))) as file:
        for number, side in enumerate(file.pages):
            middles = {
                (
                    round((c["x0"] + c["x1"]) / 2 / gate.MM, 1),
                    round((c["top"] + c["bottom"]) / 2 / gate.MM, 1),
                )
                for c in side.curves
                if abs(c["width"] / gate.MM - 6) < 0.1
            }
            x = 198.0 if number else 12.0
            long = [line["width"] / gate.MM for line in side.lines if line["width"] > 99 * gate.MM]

            assert middles == {(x, 108.5), (x, 188.5)}
            assert any(width == pytest.approx(100, abs=0.05) for width in long)


def test_distribution_list_names_who_has_which_copy_and_leaves_room(content):
    pdf.register(asset_folder("static") / "fonts")
    own = pdf.Identity(sheet_id="00-FL", title="Fordelingsliste")
    holder = papers.Holder("07", "Vagtleder", "Plejehjemmet", "Grab-bag", "3. feb. 2026", "R12")
    sheet = pdf.render(papers.distribution_list(own, [holder]), own)
    many = pdf.render(papers.distribution_list(own, [holder] * 60), own)
    out = BytesIO()
    pdf.bind([pdf.Part(sheet), pdf.Part(many)], out, title="Fordelingsliste")

    words = ["Kopi", "Indehaver (funktion)", "Sidst kvitteret R", "07", "Vagtleder", "R12"]
    assert gate.check(out.getvalue(), words=words) == []
    assert (sheet.pages, many.pages > 2) == (2, True)
