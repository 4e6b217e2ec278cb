"""What a file really is: read from its bytes, whatever it is called."""

from io import BytesIO

import pytest
from PIL import Image

from bsak.documents import redraw
from bsak.documents.sniff import plain_name, sniff
from bsak.kernel.errors import Refused
from tests.documents import papers
from tests.documents.papers import jpeg, locked, pdf, photo, png, repacked, word

REFUSED = {
    "nothing at all": ("tom.pdf", lambda: b"", "Filen er tom"),
    "a web page named as a PDF": ("k.pdf", lambda: b"<html></html>", "Vælg PDF, Word"),
    "a web page": ("k.html", lambda: b"<!doctype html>", "Vælg PDF, Word"),
    "a drawing that runs": ("k.svg", lambda: b"<svg xmlns=''/>", "Vælg PDF, Word"),
    "a program": ("k.exe", lambda: b"MZ\x90\x00", "Vælg PDF, Word"),
    "another picture": ("k.gif", lambda: b"GIF89a", "Vælg PDF, Word"),
    "a PDF named as Word": ("k.docx", pdf, "passer ikke til dens indhold"),
    "Word named as a PDF": ("k.pdf", word, "passer ikke til dens indhold"),
    "no ending": ("k", pdf, "passer ikke til dens indhold"),
    "two endings": ("k.pdf.exe", pdf, "passer ikke til dens indhold"),
    "only the head of a PDF": ("k.pdf", lambda: b"%PDF-1.7 intet mere", "kan ikke åbnes"),
    "half a PDF": ("k.pdf", lambda: pdf()[:200], "kan ikke åbnes"),
    "a PDF with a password": ("k.pdf", lambda: locked("b"), "låst med adgangskode"),
    "a PDF locked for changes": ("k.pdf", locked, "låst med adgangskode"),
    "old or locked Word": ("k.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99, "uden adgangskode"),
    "half a Word file": ("k.docx", lambda: word()[:-40], "ikke et helt Word"),
    "a zip of something": ("k.docx", lambda: repacked(without="word/document.xml"), "ikke et helt"),
    "macros": ("k.docx", lambda: repacked(add=[("word/vbaProject.bin", b"x")]), "makroer"),
    "named for macros": ("k.docm", word, "passer ikke til dens indhold"),
    "active controls": ("k.docx", lambda: repacked(add=[("word/activeX/a.bin", b"")]), "makroer"),
    "a way out": ("k.docx", lambda: repacked(add=[("../../ud.txt", b"")]), "ikke tør åbne"),
    "a program inside": ("k.docx", lambda: repacked(add=[("word/a.exe", b"")]), "ikke tør åbne"),
    "thousands of parts": (
        "k.docx", lambda: repacked(add=[(f"{n}", b"") for n in range(2000)]), "ikke tør åbne",
    ),
    "a bomb": ("k.docx", lambda: repacked(add=[("x", b"\0" * (201 << 20))]), "ikke tør åbne"),
    "a part that lies of its size": ("k.docx", papers.lying, "ikke et helt Word"),
    "a link": ("k.docx", papers.with_link, "ikke tør åbne"),
    "entities": ("k.docx", papers.with_doctype, "udefra"),
    "a template from afar": ("k.docx", papers.with_remote_template, "udefra"),
    "a template behind a >": ("k.docx", papers.with_hidden_remote_template, "udefra"),
    "relations without end": ("k.docx", papers.with_endless_relations, "ikke et helt Word"),
    "a template from afar, spelt otherwise": (
        "k.docx",
        lambda: papers.with_links(("attachedTemplate", "https://ond.example/x", "&#69;xternal"),
                                  prefix="r:"),
        "udefra",
    ),
    "a picture from afar": (
        "k.docx", lambda: papers.with_links(("image", "https://ond.example/x.png", "External")),
        "udefra",
    ),
    "links without end": (
        "k.docx",
        lambda: repacked(add=[("word/_rels/x.xml.rels", b"<a>" + b" " * (2 << 20) + b"</a>")]),
        "ikke tør åbne",
    ),
    "another alphabet": ("k.docx", papers.in_two_alphabets, "udefra"),
    "macros under another name": ("k.docx", papers.as_macros, "makroer"),
    "a program in a frame": (
        "k.docx", lambda: repacked(add=[("word/embeddings/oleObject1.bin", b"")]), "indlejrede",
    ),
    "a workbook with macros inside": (
        "k.docx", lambda: repacked(add=[("word/embeddings/a.xlsm", b"")]), "makroer",
    ),
    "one name twice, in two cases": (
        "k.docx", lambda: repacked(add=[("WORD/document.xml", b"<x/>")]), "ikke tør åbne",
    ),
    "another file in front": ("k.docx", lambda: papers.before(b"%PDF-1.7"), "ikke tør åbne"),
    "something after the end": ("k.docx", papers.with_comment, "ikke tør åbne"),
    "the test of virus scanners": (
        "eicar.com.pdf",
        lambda: rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        "Vælg PDF, Word",
    ),
    "a picture that runs": ("k.png", lambda: b"<svg onload='alert(1)'/>", "Vælg PDF, Word"),
    "a drawing named as a picture": ("k.svg", png, "passer ikke til dens indhold"),
    "a web page behind a PNG": ("k.png", lambda: png() + b"<script>", "Billedet kan ikke læses"),
    "a PNG without a picture": ("k.png", lambda: papers.hollow(), "Billedet kan ikke læses"),
    "a JPEG without a picture": ("k.jpg", jpeg, "Billedet kan ikke læses"),
    "a dot too many": ("k.pdf.", pdf, "passer ikke til dens indhold"),
    "half a PNG": ("k.png", lambda: png()[:-6], "Billedet kan ikke læses"),
    "a flood of pixels": ("k.png", lambda: png(60_000, 60_000), "højst 50 megapixel"),
    "another flood": ("k.jpg", lambda: jpeg(60_000, 60_000), "højst 50 megapixel"),
    "half a JPEG": ("k.jpg", lambda: jpeg()[:-2], "Billedet kan ikke læses"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused_with_advice(case):
    name, made, advice = REFUSED[case]

    with pytest.raises(Refused, match=advice):
        sniff(name, made())


@pytest.mark.parametrize(
    ("name", "made"), [("a.pdf", pdf), ("a.DOCX", word), ("a.png", png), ("a.jpeg", photo)]
)
def test_is_kept_under_its_name(name, made):
    assert sniff(name, made()).name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\x\\kort.pdf", "kort.pdf"),
        ("../../etc/kort.pdf", "kort.pdf"),
        ("kort\u202efdp.pdf", "kortfdp.pdf"),
        ("kort\r\nSet-Cookie: a.pdf", "kortSet-Cookie- a.pdf"),
        ('kort"; filename="x.exe.pdf', "kort-; filename=-x.exe.pdf"),
        ("a:b*c?d|e.pdf", "a-b-c-d-e.pdf"),
        (".skjult.pdf", "skjult.pdf"),
        ("x" * 400 + ".pdf", "x" * 180 + ".pdf"),
    ],
)
def test_name_is_only_a_name(typed, kept):
    assert plain_name(typed) == kept


def test_link_to_click_is_no_danger():
    file = papers.with_links(("hyperlink", "https://brs.dk", "External"))

    assert sniff("k.docx", file).content == file


@pytest.mark.parametrize("sort", ["JPEG", "PNG"])
def test_picture_is_drawn_anew_and_tells_no_place(sort):
    file = papers.photo(sort)
    assert papers.PLACE.encode() in file or papers.PLACE.encode("latin-1") in file

    kept = sniff(f"skilt.{sort.lower()}", file).content

    with Image.open(BytesIO(kept)) as picture:
        assert (picture.format, picture.size) == (sort, (20, 40))  # turned as it was meant
        assert dict(picture.getexif()) == {}
        assert not {"exif", "comment", "Comment", "icc_profile", "xmp"} & set(picture.info)
        dark, light = picture.getpixel((18, 2)), picture.getpixel((2, 38))
    assert max(dark) < 40 < 200 < min(light)
    for trace in (papers.PLACE.encode(), papers.PLACE.encode("latin-1"), b"Exif", b"tEXt"):
        assert trace not in kept


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_picture_of_any_sort_comes_through(mode):
    file = BytesIO()
    Image.new(mode, (7, 5)).save(file, "PNG")

    with Image.open(BytesIO(sniff("k.png", file.getvalue()).content)) as picture:
        assert picture.size == (7, 5)


def test_see_through_stays_see_through():
    file = BytesIO()
    Image.new("P", (2, 2)).save(file, "PNG", transparency=0)

    with Image.open(BytesIO(sniff("k.png", file.getvalue()).content)) as picture:
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def test_picture_drawn_twice_is_the_same_file():
    once = sniff("k.png", papers.photo("PNG")).content

    assert sniff("k.png", once).content == once


def test_picture_that_takes_too_long_to_draw_is_refused(monkeypatch):
    monkeypatch.setattr(redraw, "_SECONDS", 0.001)

    with pytest.raises(Refused, match="Billedet kan ikke læses"):
        sniff("k.png", png())


def test_large_part_is_read_in_little_time():
    """Not piece laid behind piece, which takes four times as long for twice the size."""
    file = repacked(add=[("word/large.xml", b"<a>" + b" " * (150 << 20) + b"</a>")])

    assert sniff("k.docx", file).content == file
