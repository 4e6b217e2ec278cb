"""A letter of this room on A4, tagged.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Sequence
from io import BytesIO

from bsak import pdf
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder

_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)


def printed(title: str, story: Sequence[pdf.Flowable], municipality: str) -> BytesIO:
    """Return ``story`` as a PDF, with the day it was printed in its foot."""
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(
        sheet_id=title, title=title, valid_from=short_day(clock.today()), owner=municipality
    )
    out = BytesIO()
    pdf.bind([pdf.Part(pdf.render(story, identity, frame=_FRAME))], out, title=title)
    out.seek(0)
    return out
