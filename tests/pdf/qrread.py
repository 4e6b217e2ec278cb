"""Reads the QR code of a printed side back from its picture; shares nothing with the encoder."""

from PIL import Image

BLOCKS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4, 7: 4, 8: 4, 9: 5, 10: 5}
DATA = {1: 16, 2: 28, 3: 44, 4: 64, 5: 86, 6: 108, 7: 124, 8: 154, 9: 182, 10: 216}
CENTRES = {
    1: [],
    2: [6, 18],
    3: [6, 22],
    4: [6, 26],
    5: [6, 30],
    6: [6, 34],
    7: [6, 22, 38],
    8: [6, 24, 42],
    9: [6, 26, 46],
    10: [6, 28, 50],
}
MASKS = [
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
]


def read(picture: Image.Image) -> str | None:
    """Return the text of the code that fills `picture` after its white edge is cut, or None."""
    grey = picture.convert("L").point(lambda value: 255 if value < 128 else 0)
    box = grey.getbbox()
    if box is None:
        return None
    grey = grey.crop(box)
    if abs(grey.width - grey.height) > 3:
        return None
    for version in BLOCKS:
        size = 17 + 4 * version
        step = min(grey.size) / size
        dark = [
            [grey.getpixel((int((c + 0.5) * step), int((r + 0.5) * step))) > 0 for c in range(size)]
            for r in range(size)
        ]
        if all(dark[6][n] == dark[n][6] == (n % 2 == 0) for n in range(8, size - 8)):
            return _text(dark, version)
    return None


def _text(dark: list[list[bool]], version: int) -> str | None:
    size = len(dark)
    bits = [dark[8][c] for c in (0, 1, 2, 3, 4)]
    level_and_mask = int("".join("01"[b] for b in bits), 2) ^ 0b10101
    if level_and_mask >> 3 != 0:  # 00 is level M
        return None
    mask = MASKS[level_and_mask & 7]
    stream = []
    column, upwards = size - 1, True
    while column > 0:
        if column == 6:
            column -= 1
        for row in range(size - 1, -1, -1) if upwards else range(size):
            for c in (column, column - 1):
                if not _is_function(row, c, version, size):
                    stream.append(dark[row][c] != mask(row, c))
        column -= 2
        upwards = not upwards
    words = [
        int("".join("01"[b] for b in stream[n : n + 8]), 2) for n in range(0, len(stream) - 7, 8)
    ]
    return _payload(_in_order(words[: DATA[version]], version), version)


def _is_function(row: int, column: int, version: int, size: int) -> bool:
    if row == 6 or column == 6:
        return True
    if (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9):
        return True
    if version >= 7 and ((row < 6 and column >= size - 11) or (column < 6 and row >= size - 11)):
        return True
    centres = CENTRES[version]
    return any(
        abs(row - r) <= 2 and abs(column - c) <= 2
        for r in centres
        for c in centres
        if (r, c) not in ((6, 6), (6, centres[-1]), (centres[-1], 6))
    )


def _in_order(words: list[int], version: int) -> bytes:
    count = BLOCKS[version]
    short, longer = divmod(len(words), count)
    sizes = [short + (n >= count - longer) for n in range(count)]
    blocks: list[list[int]] = [[] for _ in range(count)]
    taken = iter(words)
    for n in range(short + 1):
        for number, block in enumerate(blocks):
            if n < sizes[number]:
                block.append(next(taken))
    return bytes(word for block in blocks for word in block)


def _payload(words: bytes, version: int) -> str:
    bits = "".join(f"{word:08b}" for word in words)
    width = 8 if version < 10 else 16
    length = int(bits[4 : 4 + width], 2)
    start = 4 + width
    data = bytes(int(bits[start + 8 * n : start + 8 * n + 8], 2) for n in range(length))
    return data.decode("ascii")
