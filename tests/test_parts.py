"""The parts every page is made of: macros, shapes, colours, and what others made."""

import hashlib
import re
from datetime import date
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired, Length

from bsak.documents.kinds import Condition
from bsak.kernel.paths import asset_folder
from tests.page import faults

STATIC, TEMPLATES = asset_folder("static"), asset_folder("templates")
OURS = sorted((STATIC / "css").glob("*.css"))
SIGNS = set(re.findall(r'symbol id="(\w+)"', (STATIC / "img/signs.svg").read_text()))


class Sample(Form):
    """One field of each kind that a page may have."""

    version = HiddenField(default="3")
    title = StringField("Titel", [InputRequired("Skriv en titel.")])
    kind = SelectField("Type", choices=[SelectChoice("a", "Actioncard")])
    status = RadioField(
        "Status",
        choices=[SelectChoice("x", "Ja"), SelectChoice("y", "Nej")],
        validators=[AnyOf(["x"], "Vælg.")],
    )
    secret = BooleanField("Fortrolig")
    note = TextAreaField("Bemærkning", [Length(max=10, message="Skriv kortere.")])


@pytest.fixture
def parts(app):
    """Give the macros of one file, with or without a query in the address."""

    def load(file, query=""):
        context = app.test_request_context(f"/?{query}")
        context.push()
        opened.append(context)
        return app.jinja_env.get_template(f"macros/{file}.html").module

    opened = []
    yield load
    for context in reversed(opened):
        context.pop()


def page(body):
    """Return what a strict reader finds wrong with ``body`` as a page."""
    return faults(f"<!doctype html><html lang=da><title>T</title><h1>T</h1>{body}")


def cell(ready, total, condition=Condition.LATE):
    return SimpleNamespace(
        condition=condition, ready=ready, total=total, url="/x", direction="worse"
    )


def test_each_fault_leads_to_a_field_on_the_page(parts):
    form = Sample(MultiDict({"note": "x" * 11, "status": "y", "kind": "a"}))
    assert not form.validate()
    macros = parts("form")

    summary = macros.error_summary(form)
    body = "".join(macros.row(form[name], hint="Et råd") for name in form.data if name != "version")

    assert re.findall(r'href="#([\w-]+)"', summary) == ["title", "status-0", "note"]
    assert all(f'id="{target}"' in body for target in ["title", "status-0", "note"])
    assert page(summary + body) == []


def test_fault_and_hint_are_tied_to_the_field(parts):
    form = Sample(MultiDict())
    form.validate()

    html = parts("form").row(form.title, hint="Som på forsiden")

    assert 'aria-describedby="title-hint title-error"' in html
    assert 'id="title-hint"' in html
    assert 'id="title-error"' in html


def test_textarea_counts_but_never_cuts(parts):
    html = parts("form").row(Sample().note)

    assert 'data-most="10"' in html
    assert "maxlength" not in html


def test_submit_carries_the_version_and_says_what_stands_in_the_way(parts):
    html = parts("form").submit(Sample(), "Godkend", obstacle="En anden skal godkende.")

    assert '<input name="version" type="hidden" value="3">' in html
    assert "disabled" in html
    assert "En anden skal godkende." in html


def test_sorting_keeps_the_filter_and_starts_from_the_first_page(parts):
    table = parts("table", "q=a%26b&page=4&sort=title")

    up = table.column(("Titel", "title"), "title", False)
    other = table.column(("Frist", "due"), "title", False)

    assert 'aria-sort="ascending"' in up
    assert 'href="?q=a%26b&amp;sort=-title"' in up
    assert "aria-sort" not in other
    assert 'href="?q=a%26b&amp;sort=due"' in other


def test_each_cell_carries_its_heading_for_the_phone(parts):
    cells = Markup("<th>Vand</th><td>MT</td><td class='x'>2</td>")

    html = parts("table").labelled(cells, [("Titel", "t"), "Gruppe", "Sider"], (2,))

    assert html.count("data-label") == 2
    assert '<td data-label="Gruppe">MT' in html
    assert "<td data-label=\"Sider\" data-numeric class='x'>2" in html


def test_matrix_tells_missing_from_not_required(parts):
    dash = parts("dash")

    assert "Ikke krævet" in dash.matrix_cell(None)
    assert "Mangler" in dash.matrix_cell(cell(0, 0))
    assert "Forsinket: 1 af 3 klar" in dash.matrix_cell(cell(1, 3))


def test_deadline_moved_without_a_decision_says_so(parts):
    deadline = parts("status").deadline

    assert "uden beslutning" in deadline(date(2019, 4, 15), "medio april", False)
    assert "uden beslutning" not in deadline(date(2019, 4, 15), decided="BSAK, punkt 2")
    assert "1 dag over" in deadline(date(2019, 4, 15), late=1)


@pytest.mark.parametrize("forecast", [None, (date(2019, 5, 1), date(2019, 7, 1))])
def test_burn_up_stays_inside_its_frame_and_has_its_figures_as_a_table(parts, forecast):
    points = [(date(2019, 1, 10), 40, 8), (date(2019, 4, 11), 47, 27)]

    html = parts("chart").burn_up(points, "27 af 47", date(2019, 6, 1), forecast)

    for line in re.findall(r'<polyline [^>]*points="([^"]+)"', html):
        for x, y in (map(float, pair.split(",")) for pair in line.split()):
            assert 0 <= x <= 360
            assert 0 <= y <= 180
    assert ("chart__band" in html) is (forecast is not None)
    assert page(html) == []
    assert ">27</td>" in html


def test_burn_up_of_a_single_day_can_be_drawn(parts):
    assert "<polyline" in parts("chart").burn_up([(date(2019, 4, 11), 0, 0)], "Intet endnu")


def test_every_condition_and_direction_has_its_shape():
    used = set(
        re.findall(r"""sign\('(\w+)""", "".join(f.read_text() for f in TEMPLATES.rglob("*.html")))
    )

    assert {c.value for c in Condition} | {"better", "worse", "same"} | used <= SIGNS


@pytest.mark.parametrize("sheet", OURS, ids=lambda f: f.name)
def test_stylesheets_fetch_only_what_lies_here(sheet):
    for address in re.findall(r'url\("?([^")]*)', sheet.read_text()):
        assert (sheet.parent / address).is_file()


def test_what_others_made_is_as_the_manifest_says():
    manifest = (STATIC / "vendor/MANIFEST").read_text()
    listed = re.findall(r"^file +(\S+)\s+sha256 +([0-9a-f]{64})", manifest, re.MULTILINE)

    assert len(listed) == 5
    for file, digest in listed:
        assert hashlib.sha256((STATIC / file).read_bytes()).hexdigest() == digest


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "ground", 7), ("ink-quiet", "ground", 7), ("ink-quiet", "ground-soft", 4.5),
        ("link", "ground", 7), ("link", "house-soft", 4.5), ("bad", "ground", 4.5),
        ("ink", "care-soft", 7), ("ink", "bad-soft", 7), ("ink", "good-soft", 7),
        ("ground", "house", 7), ("ground", "link", 7), ("ground", "bad", 4.5),
        ("line-strong", "ground", 3), ("line-strong", "ground-soft", 3),
        ("good", "good-soft", 3), ("care", "care-soft", 3), ("bad", "bad-soft", 3),
        ("chart-1", "ground", 3), ("chart-2", "ground", 3), ("chart-3", "ground", 3),
    ],
)  # fmt: skip
def test_colours_stand_out(front, back, least):
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", (STATIC / "css/tokens.css").read_text()))

    light, dark = sorted((luminance(tokens[front]), luminance(tokens[back])), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= least
