"""The status list of minutes, also without marks, with slips, and where it is not whole."""

import pytest

from bsak.meetings.reading.lines import read_lines
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.titles import read_title
from tests.meetings import sample_minutes
from tests.meetings.sample_minutes import GROUPS

HAVN, KLIT, IS = GROUPS
ROWS = [
    (HAVN, "subplan", "", "Delplan for krisegruppen Havn & Brygge", "completed", ""),
    (HAVN, "contingency_plan", "", "Svigt af varmeforsyning", "completed", ""),
    (HAVN, "contact_list", "", "Pierens kontaktliste til lodser", "completed", ""),
    (HAVN, "contingency_plan", "", "Tågeplan", "completed", ""),
    (HAVN, "action_card", "", "Olie i bassinet (el, vand og varme)", "in_progress", ""),
    (
        HAVN,
        "action_card",
        "Bådværkstedet",
        "Brand",
        "in_progress",
        "mangler afklaring af, om slangen kan nå",
    ),
    (
        HAVN,
        "decision",
        "",
        "Placering af redningsposter",
        "in_progress",
        "udestår beslutning på kommende møde",
    ),
    (KLIT, "subplan", "", "Delplan for krisegruppen Klit, Vej & Parkering", "completed", ""),
    (KLIT, "action_card", "", "Sandflugt (ved storm fra vest)", "completed", "afprøvet i maj"),
    (KLIT, "checklist", "", "Huskeliste til klitvagten", "not_started", ""),
]
REMARKS = [
    (HAVN, "Flere actioncards udarbejdes efter 2. oktober, hvor redningsfolkene kommer."),
    (
        IS,
        "Der er endnu ikke udarbejdet hverken planer eller actioncards, men arbejdet er igangsat.",
    ),
]
FORMS = {
    "markdown": sample_minutes.MARKDOWN,
    "bullets": sample_minutes.bare("• "),
    "letter o": sample_minutes.bare("o "),
    "lone bullets": sample_minutes.bare("•\n"),
    "no bullets": sample_minutes.bare(""),
    "no blank lines": sample_minutes.bare(is_airy=False),
    "nothing but words": sample_minutes.bare("", is_airy=False),
    "wrapped": sample_minutes.wrapped(sample_minutes.bare("", is_airy=False)),
}


def rows(minutes):
    return [(r.group, r.kind, r.unit, r.title, r.status, r.remark) for r in minutes.register]


def listed(text, known_groups=()):
    return read_minutes(f"Punkt 1: Status\nSagsfremstilling\n{text}\n", known_groups)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("known", [(), GROUPS], ids=["learnt", "known"])
def test_the_same_list_is_found_in_every_form(form, known):
    minutes = read_minutes(FORMS[form], known)

    assert rows(minutes) == ROWS
    assert minutes.groups == GROUPS
    assert [(one.group, one.text) for one in minutes.group_remarks] == REMARKS


def test_a_row_tells_its_line_and_how_it_stood():
    row = read_minutes(sample_minutes.MARKDOWN).register[1]

    assert sample_minutes.MARKDOWN.split("\n")[row.line - 1] == row.source
    assert row.source == "- Specialplan for svigt af varmforsyning"


def test_what_is_read_otherwise_than_written_is_told():
    told = [notice.text for notice in read_minutes(sample_minutes.MARKDOWN).notices]

    assert told[:3] == [
        "»varmforsyning« er læst som »varmeforsyning«.",
        "»kontaktiliste« er læst som »kontaktliste«.",
        "»Uarbejdet« er læst som »Udarbejdet«.",
    ]


def test_a_known_name_is_used_as_the_register_spells_it():
    minutes = listed("## Havn og brygge\nUdarbejdet\n- Actioncard: Brand", GROUPS)

    assert minutes.groups == (HAVN,)
    assert minutes.register[0].group == HAVN


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Under udarbejelse", "in_progress"),
        ("UDARBEJDET:", "completed"),
        ("Udarbejdes", "in_progress"),
        ("Ikke påbegynt", "not_started"),
        ("Ikke udarbejdet", "not_started"),
        ("Til gennemlæsnig", "in_review"),
        ("Udgået", "withdrawn"),
    ],
)
def test_status_headings_are_known_also_with_a_slip(heading, status):
    minutes = listed(f"### Havn\n#### {heading}\n- Actioncard: Brand")

    assert [row.status for row in minutes.register] == [status]


def test_documents_under_no_group_are_told_as_not_understood():
    minutes = listed("Det går fint.\n\nUdarbejdet\n\n- Actioncard: Brand\n- Actioncard: Vand")

    assert minutes.register == ()
    assert [one.line for one in minutes.not_understood] == [5, 7, 8]


def test_a_document_that_stands_twice_is_kept_twice_and_told():
    minutes = listed("# Havn\nUdarbejdet\n- Actioncard: Brand\n- Actioncard: brand")

    assert len(minutes.register) == 2
    assert minutes.notices[-1].text == "»Brand« står to gange under Havn."


def test_a_heading_about_all_groups_is_no_group():
    minutes = listed(
        "# Havn\nUdarbejdet\n- Actioncard: Brand\n# Resten\nDer mangler planer i krisegrupperne."
    )

    assert minutes.groups == ("Havn",)


def test_brackets_that_are_broken_over_lines_are_closed():
    minutes = listed("# Havn\nUdarbejdet\n- Actioncard: Brand (mangler\nHOFORs svar)")

    assert [(row.title, row.remark) for row in minutes.register] == [
        ("Brand", "mangler HOFORs svar")
    ]


def test_attachments_are_no_list():
    minutes = listed("Bilag\nHavn\nUdarbejdet\nDelplan for Havnen")

    assert minutes.register == ()


def test_a_bullet_on_a_line_by_itself_belongs_to_the_next():
    lines = read_lines("•\nActioncard: Brand")

    assert [(line.marker, line.text) for line in lines] == [("-", ""), ("-", "Actioncard: Brand")]


def test_the_list_ends_with_its_section():
    minutes = listed("# Havn\nUdarbejdet\n- Actioncard: Brand\n\nBeslutning\n\n- Delplan laves om")

    assert len(minutes.register) == 1
    assert minutes.group_remarks == ()


def test_a_list_without_any_point_is_read():
    minutes = read_minutes("# Havn\n## Udarbejdet\n- Actioncard: Brand\n")

    assert [row.title for row in minutes.register] == ["Brand"]


def test_ordinary_minutes_have_no_list():
    minutes = listed(
        "Ældre: Der er travlt.\n\n- Afslut sagen\n- Udarbejdet\n\nStrand & Hav:\nFint."
    )

    assert minutes.register == ()
    assert minutes.groups == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Actioncard: Brand", ("action_card", "", "Brand", "")),
        ("Action card - Brand", ("action_card", "", "Brand", "")),
        ("Aktioncard: Brand", ("action_card", "", "Brand", "")),
        ("Actioncard for skoler: brand", ("action_card", "Skoler", "Brand", "")),
        ("Actioncard: Utsigtede hændelser", ("action_card", "", "Utilsigtede hændelser", "")),
        ("Actioncard for brand", ("action_card", "", "Brand", "")),
        ("Specialplan for strømsvigt", ("contingency_plan", "", "Strømsvigt", "")),
        ("Spcialplan for strømsvigt", ("contingency_plan", "", "Strømsvigt", "")),
        ("Indsatsplan: Storm", ("response_plan", "", "Storm", "")),
        ("Delplan for Havnen", ("subplan", "", "Delplan for Havnen", "")),
        ("Samlet delplan", ("consolidated_subplan", "", "Samlet delplan", "")),
        ("Plan for fortsat drift", ("continuity_plan", "", "Plan for fortsat drift", "")),
        ("IT-beredskabsplan (specialplan)", ("contingency_plan", "", "IT-beredskabsplan", "")),
        (
            "Sundhedsberedskabsplan (fungerer som begge dele)",
            ("health_plan", "", "Sundhedsberedskabsplan", "fungerer som begge dele"),
        ),
        ("Indhold til hjemmeside", ("web_content", "", "Indhold til hjemmeside", "")),
        ("Kontaktlisten til pressen", ("contact_list", "", "Kontaktlisten til pressen", "")),
        ("Noget andet (vand og varme)", ("other", "", "Noget andet (vand og varme)", "")),
        ("Actioncard: Brand – mangler billeder", ("action_card", "", "Brand", "mangler billeder")),
    ],
)
def test_a_line_is_taken_apart(line, expected):
    named = read_title(line)

    assert (named.kind, named.unit, named.title, named.remark) == expected


def test_a_status_in_brackets_is_the_documents_own():
    assert read_title("Actioncard: Brand (til gennemlæsning)").status == "in_review"
