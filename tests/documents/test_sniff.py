"""What a file really is: read from its bytes, whatever it is called."""

import pytest

from bsak.documents.sniff import plain_name, sniff
from bsak.kernel.errors import Refused
from tests.documents import papers
from tests.documents.papers import jpeg, locked, pdf, png, repacked, word

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
    ("name", "made"), [("a.pdf", pdf), ("a.DOCX", word), ("a.png", png), ("a.jpeg", jpeg)]
)
def test_is_kept_under_its_name(name, made):
    assert sniff(name, made()).name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\x\\kort.pdf", "kort.pdf"),
        ("../../etc/kort.pdf", "kort.pdf"),
        ("kort\u202efdp.pdf", "kortfdp.pdf"),
        ("kort\r\nSet-Cookie: a.pdf", "kortSet-Cookie: a.pdf"),
        (".skjult.pdf", "skjult.pdf"),
        ("x" * 400 + ".pdf", "x" * 180 + ".pdf"),
    ],
)
def test_name_is_only_a_name(typed, kept):
    assert plain_name(typed) == kept
