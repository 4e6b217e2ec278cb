"""The pages that anybody can read, and the deadlines of a meeting."""

from datetime import date

import pytest

from bsak.documents import service
from tests import make


@pytest.mark.parametrize("path", ["/hjaelp", "/tilgaengelighed"])
def test_help_and_statement_are_open_to_all(path, app):
    assert app.test_client().get(path).status_code == 200


def test_help_tells_how_every_condition_is_worked_out(app):
    page = app.test_client().get("/hjaelp").text

    for word in ("Forsinket", "I fare", "På plan", "Klar", "Ikke krævet", "Mangler"):
        assert word in page


def test_deadlines_of_a_meeting_are_listed_with_what_became_of_them(sign_in, secretariat):
    clerk, point = make.viewer(secretariat), make.item(held_on=date(2019, 4, 11))
    group = make.group()
    kept, moved = make.document(group, title="Står fast"), make.document(group, title="Flyttet")
    for document in (kept, moved):
        service.set_deadline(document, date(2019, 5, 23), actor=clerk, item=point)
    service.set_deadline(moved, date(2019, 6, 6), actor=clerk, reason="Ferie")
    make.document(group, title="Uden frist")
    make.kept(group)

    page = sign_in(secretariat).get(f"/moeder/{point.meeting_id}/frister").text

    assert "Står fast" in page
    assert "senere flyttet til 6. juni 2019" in page
    assert "Uden frist" not in page
    assert sign_in(secretariat).get("/moeder/99/frister").status_code == 404
