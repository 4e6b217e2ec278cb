"""Word files on paper through LibreOffice: whole, under our foot, and asking nobody outside."""

import http.server
import re
import shutil
import subprocess
import threading
import time
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm
from PIL import Image

from bsak.binders import word
from tests import office
from tests.binders.test_service import _attach, _build

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CODE = "OI-SP-01"
_XML = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{name}"'
    for short, name in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)


class Outside(http.server.ThreadingHTTPServer):
    """Somebody else's server, that notes what it is asked for."""

    def __init__(self):
        self.asked = []
        super().__init__(("127.0.0.1", 0), _Noting)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Noting(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 -- the library's names

    def log_message(self, *_words):
        pass


@pytest.fixture
def outside():
    with Outside() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _linked(file, address):
    """Return a paragraph with a picture that is only linked to."""
    link = file.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    return (
        f'<w:p {_XML}><w:r><w:drawing><wp:inline><wp:extent cx="999999" cy="999999"/>'
        '<wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org'
        '/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="999999" cy="999999"/>'
        '</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def _included(address):
    """Return a paragraph whose words are to be fetched from elsewhere."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f"<w:p {_XML}>{mark('begin')}"
        f'<w:r><w:instrText> INCLUDETEXT "{address}" </w:instrText></w:r>'
        f"{mark('separate')}<w:r><w:t>som den stod</w:t></w:r>{mark('end')}</w:p>"
    )


def _file(outside="", near=None):
    """Return a Word file of one upright side and one odd one across, perhaps with links out."""
    file = docx.Document()
    file.add_paragraph("Åbn nødlåsen ved østporten")
    across = file.add_section(WD_SECTION.NEW_PAGE)
    across.orientation = WD_ORIENT.LANDSCAPE
    across.page_width, across.page_height = Mm(400), Mm(250)
    file.add_paragraph("Bilag på tværs")
    if outside:
        file.element.body.insert(0, parse_xml(_linked(file, f"{outside}/billede.png")))
        file.element.body.insert(0, parse_xml(_linked(file, near.as_uri())))
        file.element.body.insert(0, parse_xml(_included(f"{outside}/tekst.txt")))
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _says(data, tmp_path):
    path = tmp_path / "binder.pdf"
    path.write_bytes(data)
    text = subprocess.run(
        [shutil.which("pdftotext"), "-layout", path, "-"], check=True, capture_output=True
    )
    return text.stdout.decode().split("\f")


def test_word_file_goes_into_the_binder_with_our_foot_and_fetches_nothing(
    demo, tmp_path, outside, monkeypatch
):
    office.needed()
    near = tmp_path / "near.png"
    Image.new("RGB", (40, 40), (250, 0, 250)).save(near)
    _attach(demo, CODE, _file(outside.url, near), WORD, "plan.docx")

    built, data = _build(demo, "OI")

    assert built.faults == {}
    sides = _says(data, tmp_path)
    upright = next(side for side in sides if "Åbn nødlåsen ved østporten" in side)
    across = next(side for side in sides if "Bilag på tværs" in side)
    assert re.search(rf"{CODE} +1/2 ", upright)
    assert re.search(rf"{CODE} +2/2 ", across)
    assert "som den stod" in upright
    assert outside.asked == []
    assert b"/Subtype /Image" not in data  # nor what lies on this machine

    monkeypatch.setenv("PATH", "")  # LibreOffice is asked once
    assert _build(demo, "OI")[1] == data


def _running(room):
    """Return the programs that still work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            found += [process.name] if room in (process / "cmdline").read_bytes() else []
        except OSError:
            continue  # it has just ended
    return found


def test_conversion_that_takes_too_long_is_ended_and_leaves_nothing(tmp_path, monkeypatch):
    office.needed()
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    monkeypatch.setattr(word, "_SECONDS", 1)
    monkeypatch.setattr("tempfile.tempdir", str(rooms))
    file = tmp_path / "file"
    file.write_bytes(_file())
    began = time.monotonic()

    with pytest.raises(word.NoConverter, match="Gem den selv som PDF"):
        word.as_pdf(file)

    assert time.monotonic() - began < 30
    assert _running(str(rooms).encode()) == []
    assert not file.with_name("file.pdf").exists()


def test_file_that_is_no_word_file_is_told_with_what_to_do(tmp_path):
    office.needed()
    file = tmp_path / "file"
    file.write_bytes(b"<html><body>nej</body></html>")

    with pytest.raises(word.NoConverter, match="Gem den selv som PDF"):
        word.as_pdf(file)
