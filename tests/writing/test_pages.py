"""The editor in the browser: what is typed comes back, what is shown is what is stored."""

import pytest

from bsak.demo.texts import TEXTS
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import shape_at
from bsak.writing.shapes import Sort
from tests.writing.desk import Desk, form_of


@pytest.fixture
def desk(app, sign_in):
    def _desk(kind="action_card", wording=None):
        return Desk(sign_in, kind, wording)

    return _desk


@pytest.mark.parametrize("key", TEXTS, ids=str)
def test_every_page_of_every_example_sent_back_unchanged_changes_nothing(desk, key):
    place = desk(key[1], TEXTS[key])
    before, sent = place.fields(), {}

    for slug in place.slugs():
        page = place.browser.get(place.url(slug))
        assert page.status_code == 200
        body = form_of(page)
        sent |= body
        answer = place.browser.post(place.url(slug), data={**body, "do": "next"})
        assert answer.status_code == 303

    assert place.fields() == before
    cls = WORDINGS[key[1]]
    shapes = {path: shape_at(cls, before, path) for path in before}
    assert set(sent) - {"csrf_token", "mark", "done"} == {
        path for path, shape in shapes.items() if shape and shape.sort is not Sort.ROWS
    }
