"""Our QR codes are module for module those of another encoder."""

import pytest
from reportlab.graphics.barcode import qrencoder

from bsak.pdf import qr


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 122, 152, 213])
def test_a_code_is_that_of_another_encoder_with_the_same_mask(length):
    text = ("https://bsak.example.dk/k/SK-AC-03/4?k=07&" * 6)[:length]

    rows = qr.encode(text)

    other = qrencoder.QRCode((len(rows) - 17) // 4, qrencoder.QRErrorCorrectLevel.M)
    other.addData(qrencoder.QR8bitByte(text))
    other.makeImpl(False, 0)
    assert rows == ["".join("01"[bool(dark)] for dark in row) for row in other.modules]


def test_an_address_that_no_paper_can_carry_is_refused():
    with pytest.raises(qr.TooLongError):
        qr.encode("x" * 214)


def test_the_drawing_covers_the_dark_modules_and_no_others():
    across, boxes = qr.drawing("https://bsak.example.dk/k/SK-AC-03/4?k=07")

    rows = [["0"] * across for _ in range(across)]
    for box in boxes.split(" re")[:-1]:
        column, row, length, height = map(int, box.split())
        assert height == 1
        rows[row][column : column + length] = "1" * length
    assert ["".join(row) for row in rows] == qr.encode("https://bsak.example.dk/k/SK-AC-03/4?k=07")
