"""The type, read once; a binder of given sheets."""

from io import BytesIO
from pathlib import Path

import pytest

from bsak import pdf

FONTS = Path(__file__).parents[2] / "static" / "fonts"


@pytest.fixture(autouse=True, scope="session")
def registered_type():
    pdf.register(FONTS)


def bound(*sheets, stamp=None, title="Prøvetryk"):
    """Return the bytes of a binder of `sheets`."""
    out = BytesIO()
    pdf.bind([pdf.Part(sheet, stamp or pdf.Stamp()) for sheet in sheets], out, title=title)
    return out.getvalue()
