"""The size of a picture, read from its headers without unpacking a single pixel."""

import struct
import zlib

_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_NO_LENGTH = {0x01, *range(0xD0, 0xD8)}


def size_of_png(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a whole PNG, or None."""
    at, size = 8, None
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            return None
        (crc,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(content[at + 4 : end - 4]) != crc:
            return None
        if size is None:
            if kind != b"IHDR" or length != 13:
                return None
            size = struct.unpack_from(">II", content, at + 8)
        if kind == b"IEND":
            return (size[0], size[1]) if end == len(content) else None
        at = end
    return None


def size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a JPEG that is there to its end, or None."""
    if not content.rstrip(b"\0\r\n").endswith(b"\xff\xd9"):
        return None
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF or marker in _NO_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in _FRAMES:
            if length < 8 or at + 9 > len(content):
                return None
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        if length < 2 or marker in (0xD9, 0xDA):
            return None
        at += 2 + length
    return None
