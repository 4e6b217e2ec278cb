"""The letter that asks for an answer on paper: what it is about, the link and its code.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from bsak import pdf
from bsak.contacts import asking_words
from bsak.contacts.asking import Link
from bsak.contacts.models import Person
from bsak.kernel import clock
from bsak.kernel.danish import day, short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _, lazy
from bsak.pdf.pen import Pen
from bsak.pdf.qr import drawing

_CODE, _QUIET = 30, 5  # millimetres: read from an arm's length, and the white around it
_POINTS = 72 / 25.4
_WHY = lazy(
    "Du står på listen over dem, kommunens kriseberedskab skal kunne nå. Et nummer, der ikke "
    "virker, opdager vi ellers først, når vi har brug for dig."
)
_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)


def printed(links: Sequence[Link], public_url: str, municipality: str) -> BytesIO:
    """Return a letter for each link, as one PDF. No number stands in it."""
    pdf.register(asset_folder("static") / "fonts")
    parts = [_part(link, asking_words.address(link, public_url), municipality) for link in links]
    out = BytesIO()
    pdf.bind(parts, out, title=_("Er numrene stadig rigtige?"))
    out.seek(0)
    return out


def _part(link: Link, address: str, municipality: str) -> pdf.Part:
    identity = pdf.Identity(
        sheet_id=str(link.inquiry.id),
        title=_("Er dine numre stadig rigtige?"),
        kind=_("Brev"),
        valid_from=short_day(clock.today()),
        owner=municipality,
    )
    return pdf.Part(pdf.render(list(_story(link, address)), identity, frame=_FRAME))


def _story(link: Link, address: str) -> Iterator[pdf.Flowable]:
    owner, until = link.owner, day(link.inquiry.expires_on)
    is_person = isinstance(owner, Person)
    title = _("Er dine numre stadig rigtige?") if is_person else _("Er numrene stadig rigtige?")
    place = asking_words.place(link)
    yield pdf.Heading(title, 1)
    yield pdf.KeyValues(
        [
            (_("Til") if is_person else _("Til den, der passer"), owner.name),
            *([(_("Sted"), place)] if place else []),
            (_("Dato"), day(clock.today())),
            (_("Svar senest"), until),
        ]
    )
    yield pdf.Text(str(_WHY))
    yield pdf.Heading(_("Gør dette"), 2)
    yield pdf.NumberedSteps(
        [
            _("Scan koden med telefonen, eller skriv adressen %(address)s i en browser. Du skal "
              "ikke logge ind.", address=address),
            _("Se numrene efter. Tryk »Ja, alt er rigtigt«, eller skriv det nye nummer."),
            _("Makulér brevet, når du har svaret. Linket er kun til dig."),
        ]
    )  # fmt: skip
    yield _code(address)


def _code(address: str) -> pdf.Flowable:
    across, boxes = drawing(address)
    unit, quiet = _CODE * _POINTS / across, _QUIET * _POINTS

    def draw(pen: Pen, x: float, top: float, _width: float) -> None:
        with pen.figure(_("QR-kode: svar på %(address)s", address=address)):
            pen.path(f"q {unit:.4f} 0 0 {-unit:.4f} {x:.2f} {top - quiet:.2f} cm {boxes} f Q")

    return pdf.Free(_CODE + 2 * _QUIET, draw)
