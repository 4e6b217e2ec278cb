"""QR codes, level M, one fixed mask: every mask can be read, and trying them all is slow."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

# For each version: codewords of data, of correction per block, and number of blocks.
_VERSIONS = {
    1: (16, 10, 1),
    2: (28, 16, 1),
    3: (44, 26, 1),
    4: (64, 18, 2),
    5: (86, 24, 2),
    6: (108, 16, 4),
    7: (124, 18, 4),
    8: (154, 22, 4),
    9: (182, 22, 5),
    10: (216, 26, 5),
}
_ALIGNMENT = {
    1: (),
    2: (6, 18),
    3: (6, 22),
    4: (6, 26),
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
}
_FORMAT = 0b101010000010010  # level M, mask 0, with its correction bits
_VERSION_BITS = {7: 0x07C94, 8: 0x085BC, 9: 0x09A99, 10: 0x0A4D3}

_DARK = re.compile("1+")

_EXP = [1] * 512
_LOG = [0] * 256
for _power in range(1, 512):
    _value = _EXP[_power - 1] << 1
    _EXP[_power] = _value ^ 0x11D if _value & 0x100 else _value
for _power in range(255):
    _LOG[_EXP[_power]] = _power


class TooLongError(ValueError):
    """The address does not fit a symbol that paper can carry."""


@lru_cache(maxsize=4096)
def drawing(text: str) -> tuple[int, str]:
    """Return the modules across, and the dark ones as PDF rectangles one unit to a module."""
    rows = encode(text)
    boxes = []
    for row, modules in enumerate(rows):
        for dark in _DARK.finditer(modules):
            start, end = dark.span()
            boxes.append(f"{start} {row} {end - start} 1 re")
    return len(rows), " ".join(boxes)


def encode(text: str) -> list[str]:
    """Return the modules of `text` (ASCII) row by row, dark is 1, without the quiet zone."""
    data = text.encode("ascii")
    version = _version(len(data))
    words = _interleaved(_codewords(data, version), version)
    size, mask, places = _skeleton(version)
    spare = len(mask) - 8 * len(words)
    bits = (int.from_bytes(words, "big") << spare) ^ int(mask, 2)
    modules = "".join(itemgetter(*places)(f"{bits:0{len(mask)}b}01"))
    return [modules[start : start + size] for start in range(0, size * size, size)]


def _version(length: int) -> int:
    for version, (capacity, _, _) in _VERSIONS.items():
        if length + (2 if version < 10 else 3) <= capacity:
            return version
    raise TooLongError(f"{length} characters are too many for a QR code on paper")


def _codewords(data: bytes, version: int) -> bytes:
    capacity = _VERSIONS[version][0]
    count = 8 if version < 10 else 16
    value = (0b0100 << count | len(data)) << (8 * len(data)) | int.from_bytes(data, "big")
    size = 4 + count + 8 * len(data)
    spare = min(4, capacity * 8 - size)
    size += spare
    value <<= spare
    if size % 8:
        value <<= 8 - size % 8
        size += 8 - size % 8
    words = value.to_bytes(size // 8, "big")
    return (words + b"\xec\x11" * capacity)[:capacity]


@lru_cache(maxsize=16)
def _multiples(degree: int) -> list[int]:
    """Return each byte's multiple of the generator polynomial, less its leading term."""
    polynomial = [1]
    for power in range(degree):
        longer = [*polynomial, 0]
        for index, coefficient in enumerate(polynomial):
            if coefficient:
                longer[index + 1] ^= _EXP[_LOG[coefficient] + power]
        polynomial = longer
    logs = [_LOG[coefficient] for coefficient in polynomial[1:]]
    products = (bytes(_EXP[_LOG[byte] + log] for log in logs) for byte in range(1, 256))
    return [0, *(int.from_bytes(product, "big") for product in products)]


def _correction(block: bytes, degree: int) -> bytes:
    multiples, top, rest = _multiples(degree), 8 * (degree - 1), 0
    kept = (1 << top) - 1
    for byte in block:
        rest = ((rest & kept) << 8) ^ multiples[byte ^ (rest >> top)]
    return rest.to_bytes(degree, "big")


def _interleaved(words: bytes, version: int) -> bytes:
    _, degree, count = _VERSIONS[version]
    short, longer = divmod(len(words), count)
    blocks, start = [], 0
    for number in range(count):
        size = short + (number >= count - longer)
        blocks.append(words[start : start + size])
        start += size
    checks = [_correction(block, degree) for block in blocks]
    out = [block[i] for i in range(short + 1) for block in blocks if i < len(block)]
    out += [check[i] for i in range(degree) for check in checks]
    return bytes(out)


@lru_cache(maxsize=16)
def _skeleton(version: int) -> tuple[int, str, tuple[int, ...]]:
    """Return the modules across, the mask over all bits, and for each module its bit.

    The two numbers after the last bit stand for a module that is always light or always dark.
    """
    size = 17 + 4 * version
    grid: dict[tuple[int, int], bool] = {}
    for index in range(8, size - 8):
        grid[6, index] = grid[index, 6] = index % 2 == 0
    corners = ((3, 3), (3, size - 4), (size - 4, 3))
    for row, column in corners:
        _square(grid, row, column, 4, (2, 4))
    centres = _ALIGNMENT[version]
    for row in centres:
        for column in centres:
            if (row, column) not in ((6, 6), (6, centres[-1]), (centres[-1], 6)):
                _square(grid, row, column, 2, (1,))
    _put_format(grid, size)
    _put_version(grid, version, size)
    kept = {place: dark for place, dark in grid.items() if min(place) >= 0 and max(place) < size}
    path = [place for place in _zigzag(size) if place not in kept]
    mask = "".join("10"[(row + column) % 2] for row, column in path)
    bit = {place: number for number, place in enumerate(path)}
    fixed = {place: len(path) + dark for place, dark in kept.items()}
    source = bit | fixed
    places = tuple(source[row, column] for row in range(size) for column in range(size))
    return size, mask, places


def _square(
    grid: dict[tuple[int, int], bool], row: int, column: int, reach: int, light: tuple[int, ...]
) -> None:
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            grid[row + down, column + across] = max(abs(down), abs(across)) not in light


def _put_format(grid: dict[tuple[int, int], bool], size: int) -> None:
    for index in range(15):
        dark = bool(_FORMAT >> index & 1)
        if index < 8:
            grid[index + (index > 5), 8] = grid[8, size - 1 - index] = dark
        else:
            grid[8, 7 if index == 8 else 14 - index] = grid[size - 15 + index, 8] = dark
    grid[size - 8, 8] = True


def _put_version(grid: dict[tuple[int, int], bool], version: int, size: int) -> None:
    bits = _VERSION_BITS.get(version, 0)
    for index in range(18 if bits else 0):
        across, down = index // 3, size - 11 + index % 3
        grid[across, down] = grid[down, across] = bool(bits >> index & 1)


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    upwards = True
    for right in range(size - 1, 0, -2):
        edge = right - (right <= 6)
        for row in reversed(range(size)) if upwards else range(size):
            yield row, edge
            yield row, edge - 1
        upwards = not upwards
