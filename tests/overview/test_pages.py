"""The pages that anybody can read, and the deadlines of a meeting."""

import pytest

from tests import make


@pytest.mark.parametrize("path", ["/hjaelp", "/tilgaengelighed"])
def test_help_and_statement_are_open_to_all(path, app):
    assert app.test_client().get(path).status_code == 200


def test_help_tells_how_every_condition_is_worked_out(app):
    page = app.test_client().get("/hjaelp").text

    for word in ("Forsinket", "I fare", "På plan", "Klar", "Ikke krævet", "Mangler"):
        assert word in page


def test_what_is_due_for_review_is_a_click_away_also_when_nothing_is(sign_in, secretariat, today):
    client = sign_in(secretariat)
    for has_documents in (False, True):
        if has_documents:
            make.document(make.group())
        for page in ("/overblik", "/min-side"):
            assert 'href="/overblik/eftersyn"' in client.get(page).text, page
    assert "Intet skal efterses de næste 60 dage." in client.get("/overblik").text
    assert "Ingen eftersyn de næste 60 dage." in client.get("/overblik/eftersyn").text
