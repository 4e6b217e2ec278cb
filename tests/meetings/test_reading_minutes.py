"""Minutes read whole: the head, the points, their sections, and an account of every line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bsak.kernel.plain import from_plain, to_plain
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.shape import Meeting, Minutes, to_json
from tests.meetings import sample_minutes
from tests.meetings.account import check_account

SAMPLE = sample_minutes.MARKDOWN


def item(minutes, number):
    return next(one for one in minutes.items if one.number == number)


def line_of(text, words):
    return next(n for n, line in enumerate(text.split("\n"), start=1) if words in line)


def point(body):
    return f"# Punkt 1: Strand\n14.00.08-A21-1-19\n{body}\n"


def test_the_head_says_which_forum_met_when_and_where():
    assert read_minutes(SAMPLE).meeting == Meeting(
        "Strandforum", date(2025, 9, 4), "09:30", "Mødelokale Mågen"
    )


def test_mødetid_is_when_the_meeting_starts():
    head = "Referat af møde i Strandforum\nMødedato: 4. september 2025\nMødetid: 11:30\n"

    read = read_minutes(head + point("Tekst."))

    assert (read.meeting.time, read.not_understood) == ("11:30", ())


@pytest.mark.parametrize(
    "head",
    [
        "Referat fra ordinært møde i Strandforum den 4. september 2025\nDato:\t4/9-25\nkl. 9",
        "DAGSORDEN\nStrandforum d. 04-09-2025\nMødetidspunkt: kl. 9.00\nSted: Mågen",
        "Udvalg: Strandforum\nDato: torsdag den 4. september 2025\nTid: 9.00-11.00",
        "Møde i Strandforum torsdag den 4. september 2025",
    ],
)
def test_other_heads_are_read_too(head):
    meeting = read_minutes(f"{head}\n\n{point('Beslutning')}").meeting

    assert (meeting.body, meeting.date) == ("Strandforum", date(2025, 9, 4))


def test_who_was_there_is_kept_as_a_note_and_the_unknown_is_told_with_its_line():
    minutes = read_minutes(f"Referat Strandforum d. 1.2.2025\nAfbud: Havnen\nXyzzy\n{point('')}")

    assert minutes.meeting.notes == ("Afbud: Havnen",)
    assert [(one.line, one.text) for one in minutes.not_understood] == [(3, "Xyzzy")]


def test_points_keep_their_titles_as_printed_and_closed_points_their_numbers():
    assert [(i.number, i.title, i.case_number, i.closed) for i in read_minutes(SAMPLE).items] == [
        (1, "SF - Godkendelse af dagsorden", "00.01.00-A21-7-25", False),
        (2, "SF - Status på strandens beredskabsplaner (20 min.)", "14.00.08-A21-3-25", False),
        (3, "Lukket", "00.30.08-000-1-25", True),
        (4, "SF - Orientering om redningsposter", "29.09.04-P20-1-25", False),
    ]


def test_a_case_number_with_a_slip_is_kept_and_asked_about():
    notices = {notice.line: notice.text for notice in read_minutes(SAMPLE).notices}

    assert "00.30.08-Ø00-1-25" in notices[line_of(SAMPLE, "00.30.08")]


def test_recommendations_and_attachments_are_lists():
    minutes = read_minutes(SAMPLE)

    assert item(minutes, 1).sections.recommendation == (
        "at Strandforum godkender dagsordenen",
        "at Strandforum godkender referatet fra mødet d. 2. juni 2025",
    )
    assert item(minutes, 1).proposer == "Strandchefen"
    assert item(minutes, 2).sections.attachments == (
        "Oversigt_over_planer.docx",
        "Kort over klitten",
    )


def test_nested_lists_tables_links_and_html_end_as_plain_words():
    sections = item(read_minutes(SAMPLE), 2).sections

    assert "\n\t2024\t2025\nBadende\t100\t200" in sections.presentation
    assert "Se kortet og Klit & Vej." in sections.presentation
    assert "1. Havnen kigger på\n  1. slanger\n  2. pumper" in sections.decision


def test_a_recommendation_without_its_heading_is_found_and_the_line_above_it_is_told():
    minutes = read_minutes(SAMPLE)
    sections = item(minutes, 4).sections

    assert sections.recommendation == ("at orienteringen tages til efterretning",)
    assert sections.presentation == "#### Redningsposter i 2025"
    assert sections.history == "Byrådet, 2. maj 2025, pkt. 7: Godkendt."
    told = [notice for notice in minutes.notices if "før punktets første afsnit" in notice.text]
    assert [notice.line for notice in told] == [line_of(SAMPLE, "## Redningsposter i 2025")]


def test_sections_may_stand_in_any_order_and_be_misspelt():
    minutes = read_minutes(
        point(
            "**Beslutnng**\nJa.\n\nBILAG:\nKort\n\n### Sagfremstilling\nSand.\n\nAnledning\nVind."
        )
    )
    sections = item(minutes, 1).sections

    assert (sections.decision, sections.presentation, sections.occasion) == (
        "Ja.",
        "Sand.",
        "Vind.",
    )
    assert sections.attachments == ("Kort",)


def test_a_heading_after_the_recommendation_tells_the_case_and_recommends_nothing():
    sections = item(
        read_minutes(point("Indstilling\n1. at der graves\n\n## Økonomi\nDet er gratis.")), 1
    ).sections

    assert sections.recommendation == ("at der graves",)
    assert sections.presentation == "#### Økonomi\nDet er gratis."


def test_a_table_of_contents_with_numbered_points_is_no_points():
    contents = "Indholdsfortegnelse\nPunkt 1: Strand ..... 3\nPunkt 2: Lukket ..... 4\n\n"
    minutes = read_minutes(contents + point("Beslutning\nJa.") + "Punkt 2: Lukket\n")

    assert [one.title for one in minutes.items] == ["Strand", "Lukket"]


def test_a_point_that_is_mentioned_in_a_decision_begins_nothing():
    minutes = read_minutes(point("Beslutning\nPunkt 3: Det tages op igen.\n\nPunkt 1: Godkendt."))

    assert [one.title for one in minutes.items] == ["Strand"]


def test_text_below_contents_is_not_taken_for_contents_when_there_are_no_points():
    minutes = read_minutes("Indhold\nSand ..... 3\nDer er meget sand.")

    assert [one.text for one in minutes.not_understood] == ["Der er meget sand."]


def test_a_point_the_contents_name_but_the_text_lacks_is_told():
    minutes = read_minutes(SAMPLE.replace("## **Punkt 3: Lukket**", "Tre"))

    assert any("4 punkter" in notice.text for notice in minutes.notices if notice.line == 0)


def test_a_title_broken_over_two_lines_is_one_title():
    minutes = read_minutes(
        "Punkt 1: SF - Orientering om\nredningsposter (5 min.)\n\nBeslutning\nJa."
    )

    assert item(minutes, 1).title == "SF - Orientering om redningsposter (5 min.)"


CONTENTS = "Indholdsfortegnelse\nSF - Orientering om status på redningsposter (5 min.) ..... 3\n\n"


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (CONTENTS, "## Punkt 1: SF - Orientering om status på\n\n## redningsposter (5 min.)\n"),
        (CONTENTS, "Punkt 1: SF - Orientering om status på\n\nredningsposter (5 min.)\n\nTekst."),
        ("", "## Punkt 1: SF - Orientering om status på\n\n## redningsposter (5 min.)\n"
             "00.01.00-A21-7-25\n"),
    ],
)  # fmt: skip
def test_a_title_broken_into_headings_is_one_title(head, text):
    minutes = read_minutes(f"{head}{text}\n## Beslutning\nJa.\n")

    (one,) = minutes.items
    assert (one.title, one.time_slot) == (
        "SF - Orientering om status på redningsposter (5 min.)", "5 min.",
    )  # fmt: skip
    assert "redningsposter" not in one.sections.presentation


def test_a_title_that_seems_cut_is_told():
    minutes = read_minutes("Punkt 1: SF - Orientering om status på\n\n## Beslutning\nJa.\n")

    assert [(n.line, "mangle sin ende" in n.text) for n in minutes.notices if n.line] == [(1, True)]


def test_a_heading_that_begins_the_case_is_no_title():
    minutes = read_minutes("## Punkt 1: Strand\n\n## Om stranden\n\nSand.\n\n## Beslutning\nJa.\n")

    assert [one.title for one in minutes.items] == ["Strand"]


def test_a_decision_sets_its_deadline_once_and_names_the_next_meeting():
    minutes = read_minutes(SAMPLE)

    assert [(one.date, one.item, one.line) for one in minutes.deadlines] == [
        (date(2025, 10, 24), 2, line_of(SAMPLE, "Det besluttedes"))
    ]
    assert minutes.next_meeting is not None
    assert minutes.next_meeting.date == date(2025, 11, 6)


@pytest.mark.parametrize(
    ("decision", "days"),
    [
        ("Deadline for delplanerne er 1. oktober 2021.", ["2021-10-01"]),
        ("Planerne afleveres senest den\n1. oktober 2021.", ["2021-10-01"]),
        (
            "Fristen er 1. maj 2021 for planer og 1. juni 2021 for kort.",
            ["2021-05-01", "2021-06-01"],
        ),
        ("Deadline er 1. maj 2021, så mødet den 6. juni 2021 kan se dem.", ["2021-05-01"]),
        ("Den 1. maj 2021 er ny deadline.", ["2021-05-01"]),
        ("Deadline blev drøftet. Der er møde den 1. maj 2021.", []),
        ("Der er ingen deadline.", []),
        ("Der afholdes øvelse den 3. juni 2021.", []),
    ],
)
def test_only_sentences_about_a_deadline_set_one(decision, days):
    minutes = read_minutes(point(f"Beslutning\n{decision}"))

    assert [one.date.isoformat() for one in minutes.deadlines] == days


def test_a_deadline_without_a_year_needs_the_meeting_to_be_dated():
    undated = point("Beslutning\nDeadline er 1. maj.")

    assert read_minutes(undated).deadlines == ()
    dated = read_minutes(f"Referat Strandforum d. 11-12-2019\n{undated}")
    assert [one.date for one in dated.deadlines] == [date(2020, 5, 1)]


def test_what_is_recommended_or_presented_sets_no_deadline():
    text = point("Sagsfremstilling\nDeadline er 1. maj 2021.\nIndstilling\n1. at frist 2. maj 2021")

    assert read_minutes(text).deadlines == ()


def test_the_json_form_has_every_key_also_where_there_is_nothing():
    plain = to_json(read_minutes(point("")))

    assert {"meeting", "items", "register", "deadlines", "not_understood"} <= set(plain)
    assert {"body", "date", "time", "place"} <= set(plain["meeting"])
    assert plain["meeting"]["date"] is None
    assert plain["items"][0]["sections"] == {
        "occasion": "",
        "presentation": "",
        "recommendation": [],
        "decision": "",
        "history": "",
        "attachments": [],
    }


def test_the_json_form_writes_dates_as_iso_and_rows_with_all_their_keys():
    plain = to_json(read_minutes(SAMPLE))

    assert plain["meeting"]["date"] == "2025-09-04"
    assert plain["deadlines"][0]["date"] == "2025-10-24"
    row = {"group", "kind", "unit", "title", "status", "remark"}
    assert all(row <= set(one) for one in plain["register"])
    assert all({"number", "title", "case_number", "closed"} <= set(one) for one in plain["items"])


def test_a_reading_can_be_stored_and_read_back():
    minutes = read_minutes(SAMPLE)

    assert from_plain(Minutes, to_plain(minutes)) == minutes


@pytest.mark.parametrize("text", [SAMPLE, sample_minutes.bare(), sample_minutes.bare("")])
def test_every_line_ends_in_one_place_and_its_words_are_there(text):
    minutes = read_minutes(text)

    check_account(text, minutes)
    assert minutes.not_understood == ()


@settings(max_examples=60, deadline=None)
@given(st.permutations([line for line in SAMPLE.split("\n") if line.strip()]))
def test_no_order_of_the_lines_makes_one_of_them_vanish(lines):
    minutes = read_minutes("\n".join(lines))

    assert [place.line for place in minutes.places] == list(range(1, len(lines) + 1))
    lost = {place.line for place in minutes.places if place.became == "not_understood"}
    assert {one.line for one in minutes.not_understood} == lost


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="Punkt 1:\n#*-•.()|<a>&;\tBeslutning Udarbejdet_æ5[]", max_size=300))
def test_no_text_makes_the_reader_fail(text):
    minutes = read_minutes(text)

    lines = text.replace("\r", "\n").split("\n")
    assert len(minutes.places) == sum(bool(line.strip()) for line in lines)


def test_an_empty_text_says_what_is_missing():
    minutes = read_minutes("")

    assert minutes.items == ()
    assert [notice.line for notice in minutes.notices] == [0, 0, 0]


def test_point_with_the_number_of_an_earlier_one_is_not_understood():
    text = (
        "# REFERAT Chefforum d. 12-03-2024\n\n# Punkt 1: Vand\n\n## Beslutning\n\nTaget til "
        "efterretning.\n\n# Punkt 1: Varme\n\n## Beslutning\n\nUdsat.\n"
    )

    minutes = read_minutes(text)

    assert [(i.title, i.sections.decision) for i in minutes.items] == [
        ("Vand", "Taget til efterretning.")
    ]
    assert [m.line for m in minutes.not_understood] == [9, 11, 13]
    assert "Punkt 1 står også på linje 3" in minutes.notices[-1].text
