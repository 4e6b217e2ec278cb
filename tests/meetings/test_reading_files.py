"""Minutes as files: text in any coding, Word and PDF give the same reading; the rest is refused."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from reportlab.pdfgen.canvas import Canvas

from bsak.meetings.reading import files
from bsak.meetings.reading.files import load
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.unreadable import Unreadable
from tests.meetings import sample_minutes
from tests.meetings.account import check_account
from tests.meetings.test_reading_status_list import REMARKS, ROWS, rows

SAMPLE = sample_minutes.MARKDOWN


@pytest.fixture(scope="module")
def read():
    """The sample as it comes out of each kind of file."""
    files = {"docx": sample_minutes.as_docx(), "pdf": sample_minutes.as_pdf()}
    return {kind: load(content, f"referat.{kind}") for kind, content in files.items()}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_file_gives_the_same_reading_as_its_text(read, kind):
    expected, found = read_minutes(SAMPLE), read_minutes(read[kind])

    assert found.meeting == expected.meeting
    assert rows(found) == ROWS
    assert [(one.group, one.text) for one in found.group_remarks] == REMARKS
    assert found.groups == expected.groups
    assert [(one.date, one.item) for one in found.deadlines] == [
        (one.date, one.item) for one in expected.deadlines
    ]
    for item, other in zip(found.items, expected.items, strict=True):
        assert (item.number, item.title, item.case_number, item.closed) == (
            other.number,
            other.title,
            other.case_number,
            other.closed,
        )
        assert item.sections.recommendation == other.sections.recommendation
        assert item.sections.attachments == other.sections.attachments
        assert item.sections.occasion == other.sections.occasion
    assert found.not_understood == ()
    check_account(read[kind], found)


def test_running_heads_and_page_numbers_are_no_part_of_the_text(read):
    assert "Strandkommunen" not in read["pdf"]
    assert "Side" not in read["pdf"]


def test_lines_broken_by_the_page_are_whole_again(read):
    assert (
        "- Actioncard for Bådværkstedet: Brand (mangler afklaring af, om slangen kan nå)\n"
        in (read["pdf"])
    )
    assert (
        "Det besluttedes, at ny deadline for det resterende arbejde er den 24. oktober 2025.\n"
        in read["pdf"]
    )


def test_a_table_in_word_becomes_lines_with_tabs(read):
    assert "\n\t2024\t2025\nBadende\t100\t200\n" in read["docx"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_the_codings_that_danish_programs_write(coding):
    assert load("Blåbærgrød – æøå".encode(coding), "referat.txt") == "Blåbærgrød – æøå"


def test_a_file_on_disk_is_read(tmp_path):
    path = tmp_path / "referat.md"
    path.write_text(SAMPLE, encoding="utf-8")

    assert load(path) == SAMPLE


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    document = docx.Document()
    paragraph = document.add_paragraph("Deadline er ")
    for tag, words, text in (
        ("w:ins", "1. maj 2021", "w:t"),
        ("w:del", "3. juni", "w:delText"),
        ("w:moveFrom", "9. juli", "w:t"),
    ):
        change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text)
        said.text = words
        run.append(said)
        change.append(run)
        paragraph._p.append(change)

    assert load(saved(document)) == "Deadline er 1. maj 2021\n"


def test_what_stands_in_a_content_control_is_read():
    document = docx.Document()
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(document.add_paragraph("Godkendt.")._p)
    control.append(content)
    document.element.body.insert(0, control)

    assert load(saved(document)) == "Godkendt.\n"


def test_short_lines_of_a_pdf_stay_lines_of_their_own():
    file = io.BytesIO()
    canvas = Canvas(file)
    written = [
        "Deltagere: Havnen og en masse andre, som var kommet for at høre om strandens",
        "plan",
    ]
    written += ["Havnen", "Klitten", "23. maj"]
    for row, line in enumerate(written):
        canvas.drawString(72, 700 - 14 * row, line)
    canvas.save()

    assert load(file.getvalue()).split("\n")[:-1] == [" ".join(written[:2]), *written[2:]]


def test_a_table_used_for_layout_is_read_as_the_text_it_is():
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Beslutning"
    table.rows[0].cells[1].text = "Godkendt."
    table.rows[0].cells[1].add_paragraph("Deadline er 1. maj 2021.")

    assert load(saved(document)) == "Beslutning\n\nGodkendt.\n\nDeadline er 1. maj 2021.\n"


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def with_macro():
    file = io.BytesIO(sample_minutes.as_docx())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    return file.getvalue()


def bomb():
    file = io.BytesIO(sample_minutes.as_docx())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", b"0" * 31_000_000)
    return file.getvalue()


def scanned():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "tom"),
        (b" \n ", "tom"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "hverken tekst, Word (.docx) eller PDF"),
        (rb"{\rtf1 Referat}", "hverken tekst, Word (.docx) eller PDF"),
        (b"\xd0\xcf\x11\xe0old", "Words gamle format"),
        (b"PK\x03\x04broken", "beskadiget"),
        (zipped(xl__workbook_xml="", **{"[Content_Types]_xml": ""}), "ikke et Word-dokument"),
        (zipped(word__document_xml="<a", **{"[Content_Types]_xml": "<a"}), "beskadiget"),
        (with_macro(), "makroer"),
        (bomb(), "for stor"),
        (b"%PDF-1.7 broken", "beskadiget eller har en adgangskode"),
        (scanned(), "scannet"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, told):
    with pytest.raises(Unreadable) as refusal:
        load(content, "referat.docx")

    assert told in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_file_that_is_too_large_or_gone_is_refused(tmp_path, monkeypatch):
    with pytest.raises(Unreadable, match="kan ikke læses"):
        load(tmp_path / "borte.docx")
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    with pytest.raises(Unreadable, match="20 MB"):
        load(b"x" * 11)


def _spoiled(content, part):
    """Return a Word file whose ``part`` is there but does not unpack."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
        place = new.getinfo(part)
    start = place.header_offset + 30 + len(part)
    spoiled = bytearray(out.getvalue())
    spoiled[start : start + 20] = b"\xff" * 20
    return bytes(spoiled)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/document.xml"])
def test_word_file_that_does_not_unpack_is_unreadable(part):
    with pytest.raises(Unreadable, match="beskadiget"):
        load(_spoiled(sample_minutes.as_docx(), part), "referat.docx")


def test_pdf_whose_pages_are_gone_is_unreadable():
    broken = re.sub(rb"/Kids \[[^\]]*\]", b"/Kids [ 99 0 R ]", sample_minutes.as_pdf())

    with pytest.raises(Unreadable, match="beskadiget"):
        load(broken, "referat.pdf")
