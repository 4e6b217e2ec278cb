"""PDF objects written one after the other: streams as they are, small objects packed together."""

import hashlib
import zlib
from collections.abc import Sequence
from itertools import chain
from typing import BinaryIO

_ENTRY = 8  # bytes of a cross-reference entry: 1 for its kind, 5 and 2 for where it is
_INDEX = [index.to_bytes(2, "big") for index in range(1 << 16)]  # of an object in its stream
_LEVEL = 2  # packing harder costs a binder more time than it saves paper


def stream(entries: bytes, data: bytes, packed: bytes | None = None) -> bytes:
    """Return a stream object of `data`, or of what is `packed` already."""
    packed = zlib.compress(data, 9) if packed is None else packed
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (
        entries,
        len(packed),
        packed,
    )


class Writer:
    """Writes a PDF file from front to back; nothing written is kept in memory."""

    def __init__(self, out: BinaryIO, reserved: int) -> None:
        self._out = out
        self._position = 0
        self._digest = hashlib.sha256()
        self._next = 1
        self._entries = bytearray(b"\x00\x00\x00\x00\x00\x00\xff\xff")
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.reserve(reserved)

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._position += len(data)

    def reserve(self, count: int) -> int:
        """Set aside `count` object numbers in a row; return the first."""
        first = self._next
        self._next += count
        self._entries += bytes(_ENTRY * count)
        return first

    def write(self, number: int, source: bytes) -> None:
        """Write one object by itself; every stream is."""
        place = b"\x01" + self._position.to_bytes(5, "big") + b"\x00\x00"
        self._entries[number * _ENTRY : (number + 1) * _ENTRY] = place
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, source))

    def pack(self, first: int, body: bytes, offsets: Sequence[int]) -> None:
        """Write objects `first`, `first + 1`, … whose sources begin at `offsets` in `body`."""
        count = len(offsets)
        number = self.reserve(1)
        numbers = range(first, first + count)
        head = b"%d %d " * count % tuple(chain.from_iterable(zip(numbers, offsets, strict=True)))
        where = b"\x02" + number.to_bytes(5, "big")
        places = where + where.join(_INDEX[:count])
        self._entries[first * _ENTRY : (first + count) * _ENTRY] = places
        entries = b"/Type/ObjStm/N %d/First %d" % (count, len(head))
        self.write(number, stream(entries, b"", zlib.compress(head + body, _LEVEL)))

    def pack_all(self, first: int, sources: Sequence[bytes]) -> None:
        """Pack objects given one by one, in streams of a size that readers open quickly."""
        for start in range(0, len(sources), 1000):
            chunk = sources[start : start + 1000]
            offsets, position = [], 0
            for source in chunk:
                offsets.append(position)
                position += len(source) + 1
            self.pack(first + start, b"\n".join(chunk), offsets)

    def finish(self, root: int, info: int) -> None:
        """Write the cross-reference stream and the end of the file."""
        number, start = self.reserve(1), self._position
        place = b"\x01" + start.to_bytes(5, "big") + b"\x00\x00"
        self._entries[number * _ENTRY :] = place
        digest = self._digest.hexdigest()[:32].upper().encode()
        entries = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            self._next,
            root,
            info,
            digest,
            digest,
        )
        packed = zlib.compress(bytes(self._entries), _LEVEL)
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, stream(entries, b"", packed)))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
