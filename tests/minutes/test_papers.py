"""Agenda and minutes on paper: all that was said, in the board's form, and read back again."""

import cProfile
from io import BytesIO

import docx
import pdfplumber
import pytest

from bsak.meetings.prose_blocks import Block, Sort
from bsak.meetings.reading.files import load
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.states import Stage
from bsak.minutes import content, story, text, word
from bsak.minutes.content import Form, Paper, Point, Section
from tests import office
from tests.minutes import sample
from tests.pdf import gate

GROUPS = ["Økonomi & IT"]


@pytest.fixture
def held(app):
    return sample.meeting()


def word_of(meeting, form=Form.MINUTES):
    return word.written(content.compose(meeting, form), "Albertslund Kommune")


def assert_same(read, held):
    """Hold what was read back against the meeting it was written from."""
    assert (read.meeting.body, read.meeting.date) == (held.body, held.held_on)
    assert (read.meeting.time, read.meeting.place) == ("11:30", "Mødelokale 1")
    assert read.not_understood == ()
    assert [i.number for i in read.items] == [1, 2, 3]
    for told, item in zip(read.items, held.items, strict=True):
        assert told.case_number == item.case_number
        assert told.closed == item.is_closed
        assert told.sections.recommendation == tuple(r.text for r in item.recommendations)
        assert told.proposer == item.proposer
        assert item.decision in told.sections.decision
        assert told.sections.occasion == item.occasion
        assert told.sections.history == item.history
        assert list(told.sections.attachments) == item.attachments
    assert [(row.group, row.kind, row.title, row.status) for row in read.register] == [
        ("Økonomi & IT", "subplan", "Delplan for krisegruppen Økonomi & IT", "completed"),
        ("Økonomi & IT", "contingency_plan", "IT-beredskabsplan", "completed"),
        ("Økonomi & IT", "action_card", "Forplejning", "in_progress"),
    ]


def test_text_is_read_back_as_it_was(held):
    written = text.written(content.compose(held, Form.MINUTES))

    assert_same(read_minutes(written, GROUPS), held)
    assert "\n\n1. Godkendelse af dagsorden\n2. " in written  # no sides: a text has none


def test_word_file_is_read_back_as_it_was(held):
    assert_same(read_minutes(load(word_of(held), "referat.docx"), GROUPS), held)


def test_word_file_has_headings_and_numbers_that_begin_anew_in_each_list(held):
    document = docx.Document(BytesIO(word_of(held)))
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Head" in p.style.name]
    numbers = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    ]

    assert headings[:3] == [
        ("Heading 1", "Punkt 1: Godkendelse af dagsorden"),
        ("Heading 2", "Indstilling"),
        ("Heading 2", "Beslutning"),
    ]
    assert ("Heading 3", "Økonomi & IT") in headings
    assert ("Heading 4", "Under udarbejdelse") in headings
    assert len(numbers) == 3
    assert numbers[1] == numbers[2] != numbers[0]


def test_word_file_of_many_lines_is_written_without_looking_up_each_ones_style():
    def work(lines):
        many = Block(Sort.BULLETS, tuple(f"linje {n}" for n in range(lines)))
        points = (Point(1, "Status", "", (Section("Sagsfremstilling", (many,)),)),)
        paper = Paper(Form.MINUTES, "REFERAT", (), points, is_final=True)
        seen = cProfile.Profile()
        seen.runcall(word.written, paper, "Albertslund Kommune")
        return sum(one.callcount for one in seen.getstats())

    assert (work(40) - work(20)) / 20 < 1000  # calls for a line; with its style looked up 3000


def test_word_file_opens_in_libreoffice_with_headings_and_numbers_in_place(held):
    with pdfplumber.open(BytesIO(office.to_pdf(word_of(held)))) as opened:
        seen = "\n".join(page.extract_text() for page in opened.pages)

    assert "REFERAT BSAK d. 06-06-2019" in seen
    order = ["Punkt 1: Godkendelse", "1. at BSAK godkender", "Punkt 2: Status på", "10 minutter",
             "1. at BSAK tager status", "2. at fristen flyttes", "Punkt 3: Lukket"]  # fmt: skip
    places = [seen.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("stage", [Stage.PLANNED, Stage.LOCKED])
def test_pdf_passes_the_gate_and_says_whether_it_is_final(app, form, stage):
    paper = content.compose(sample.meeting(stage), form)

    printed = story.printed(paper, "Albertslund Kommune").getvalue()

    words = [paper.title, "Punkt 1:", "Indstilling", "Punkt 2:", "Økonomi & IT", "Punkt 3: Lukket"]
    assert gate.check(printed, words=words, mirrored=False, even=False) == []
    with pdfplumber.open(BytesIO(printed)) as opened:
        assert ("Udkast" in opened.pages[0].extract_text()) == (stage is Stage.PLANNED)


def test_agenda_keeps_what_is_decided_later_to_itself(held):
    written = text.written(content.compose(held, Form.AGENDA))

    assert "DAGSORDEN BSAK d. 06-06-2019" in written
    assert "Beslutning" not in written
    assert "Fristen er nu" not in written
    assert "at fristen flyttes" in written
    assert "Kommunaldirektøren; HBR (gæst, punkt 2); Chefen for Økonomi & Stab" in written


def test_closed_point_gives_away_its_number_and_case_only(held):
    held.items[2].presentation = "Hemmeligt."

    assert "Hemmeligt" not in text.written(content.compose(held, Form.MINUTES))
