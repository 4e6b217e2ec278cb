"""The meetings in the browser."""

from datetime import date

from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Stage
from tests import make


def test_meetings_are_listed_newest_first_with_their_points(sign_in, secretariat):
    make.item(held_on=date(2019, 4, 11))
    make.kept(Meeting(body="BSAK", held_on=date(2019, 6, 6), stage=Stage.PLANNED))

    page = sign_in(secretariat).get("/moeder").text

    assert page.index("6. juni 2019") < page.index("11. april 2019")
    assert "Planlagt" in page


def test_closed_point_shows_its_number_and_case_and_nothing_else(sign_in, secretariat):
    point = make.item(
        held_on=date(2019, 4, 11), number=4, title="Hemmelig sag", case_number="00.01.00-A21-2-19",
        is_closed=True, decision="Hemmelig beslutning",
    )  # fmt: skip

    page = sign_in(secretariat).get(f"/moeder/{point.meeting_id}").text

    assert "Punkt 4: lukket" in page
    assert "00.01.00-A21-2-19" in page
    assert "Hemmelig" not in page


def test_open_point_shows_its_sections(sign_in, secretariat):
    point = make.item(held_on=date(2019, 4, 11), decision="Ny frist.\nDen 23. maj.")
    point.recommendations, point.attachments = (
        [Recommendation(text="at orienteringen tages")],
        ["Bilag 1"],
    )
    make.kept(point)

    page = sign_in(secretariat).get(f"/moeder/{point.meeting_id}").text

    for text in ("Ny frist.<br>Den 23. maj.", "at orienteringen tages", "Bilag 1"):
        assert text in page
    assert f"/beslutninger?moede={point.meeting_id}" in page


def test_empty_list_and_unknown_meeting_are_told(sign_in, secretariat):
    assert "Indlæs det første referat" in sign_in(secretariat).get("/moeder").text
    assert sign_in(secretariat).get("/moeder/7").status_code == 404


def test_points_of_one_meeting_are_asked_for_at_once(sign_in, secretariat, app):
    meeting = make.item(held_on=date(2019, 4, 11), number=1).meeting
    for number in (2, 3):
        meeting.items.append(AgendaItem(number=number, title=f"Sag {number}", attachments=[]))
    make.kept(meeting)

    page = sign_in(secretariat).get(f"/moeder/{meeting.id}").text

    assert page.index("Sag 2") < page.index("Sag 3")


def test_reader_may_not_read_the_minutes(sign_in, app):
    assert sign_in(make.user()).get("/moeder").status_code == 403
