"""The letter to whoever has a copy that is late: what to do, and the code to answer with.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from bsak import pdf
from bsak.distribution import names
from bsak.distribution.composing import swaps_of
from bsak.distribution.models import Pack
from bsak.distribution.standing import Standing, due_on
from bsak.kernel.danish import day, short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.pdf.pen import Pen
from bsak.pdf.qr import drawing

_CODE, _QUIET = 30, 5  # millimetres: read from an arm's length, and the white around it
_POINTS = 72 / 25.4
_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)


def printed(standings: Sequence[Standing], municipality: str, phone: str) -> BytesIO:
    """Return a letter for each pack that is to be put in and is not, as one PDF.

    ``phone`` is the secretariat's, if it is told.
    """
    pdf.register(asset_folder("static") / "fonts")
    parts = [_part(one, pack, municipality, phone) for one in standings for pack in one.packs]
    out = BytesIO()
    pdf.bind(parts, out, title=_("Rykkerbreve"))
    out.seek(0)
    return out


def _part(one: Standing, pack: Pack, municipality: str, phone: str) -> pdf.Part:
    title = _("Kopi %(copy)s mangler kvittering", copy=one.copy.name)
    identity = pdf.Identity(
        sheet_id=one.copy.name,
        title=title,
        kind=_("Rykkerbrev"),
        valid_from=short_day(one.day),
        owner=municipality,
    )
    sheet = pdf.render(list(_story(one, pack, title, phone)), identity, frame=_FRAME)
    return pdf.Part(sheet)


def address_of(pack: Pack) -> str:
    """Return where the pack can be answered for, as it stands on its slip."""
    return f"{pack.release.address}/kvit/{pack.key}"


def _story(one: Standing, pack: Pack, title: str, phone: str) -> Iterator[pdf.Flowable]:
    copy, release = one.copy, pack.release
    yield pdf.Heading(title, 1)
    yield pdf.KeyValues(
        [
            (_("Til"), copy.holder_function),
            *([(_("Stedfortræder"), copy.deputy_function)] if copy.deputy_function else []),
            (_("Mappe"), f"{copy.binder.code}  {copy.binder.name}"),
            *([(_("Fast plads"), copy.place)] if copy.place else []),
            (_("Dato"), day(one.day)),
        ]
    )
    yield pdf.Text(_missing(one, pack))
    if one.missing is not None and one.missing.note:
        yield pdf.Text(_("I meldte %(day)s: »%(note)s«", day=day(one.missing.done_on),
                         note=one.missing.note))  # fmt: skip
    yield pdf.Heading(_("Gør dette"), 2)
    yield pdf.NumberedSteps(_steps(pack, is_only=len(_behind(one, pack)) == 1))
    yield _code(address_of(pack))
    yield pdf.Text(_("Er arkene væk, så bed sekretariatet om en ny pakke med %(release)s.",
                     release=release.name))  # fmt: skip
    if phone:
        yield pdf.Text(_("Sekretariatet: tlf. %(phone)s", phone=phone))


def _behind(one: Standing, pack: Pack) -> list[Pack]:
    """Return the packs that putting ``pack`` in makes up for, itself the last."""
    if pack.release.urgent:
        return [pack]
    return [earlier for earlier in one.waiting if not earlier.release.urgent]


def _missing(one: Standing, pack: Pack) -> str:
    behind = _behind(one, pack)
    names = [earlier.release.name for earlier in behind]
    listed = _(" og ").join(filter(None, [", ".join(names[:-1]), names[-1]]))
    told = _("Der mangler kvittering for %(names)s. Fristen var %(day)s.")
    deadline = min(map(due_on, behind))
    if deadline >= one.day:
        told = _("Der mangler kvittering for %(names)s. Fristen er %(day)s.")
    why = _("Uden den ved vi ikke, om mappen siger det rigtige, den dag der er brug for den.")
    return f"{told % {'names': listed, 'day': day(deadline)}} {why}"


def _steps(pack: Pack, *, is_only: bool) -> list[str]:
    name = pack.release.name
    return [
        _find(pack, is_only=is_only),
        _change(pack),
        _("Skriv %(name)s i rettelsesfortegnelsen, som bladet siger.", name=name),
        _("Kvittér: scan koden herunder, eller skriv adressen %(address)s i en browser. "
          "I kan også give sekretariatet besked.", address=address_of(pack)),
    ]  # fmt: skip


def _change(pack: Pack) -> str:
    if pack.release.urgent:
        return _("Sæt det ind foran %(codes)s. Tag ikke noget ud.", codes=_overridden(pack))
    if pack.is_whole:
        return _("Sæt hele indholdet ind, som bladet siger. Står der noget i mappen fra før, så "
                 "tag det ud først, og makulér det.")  # fmt: skip
    return _("Tag de gamle ark ud, og sæt de nye ind, som bladet siger. Makulér de gamle.")


def _overridden(pack: Pack) -> str:
    """Return the sheet that an urgent leaf stands before: MT-AC-03-H1 before MT-AC-03."""
    leaves = [line.into.code for line in swaps_of(pack) if line.into]
    return ", ".join(names.behind(code) for code in leaves)


def _find(pack: Pack, *, is_only: bool) -> str:
    name = pack.release.name
    if pack.release.urgent:
        return _("Find det gule blad %(name)s.", name=name)
    if is_only:
        return _("Find rettelsesbladet og arkene til %(name)s.", name=name)
    return _("Find rettelsesbladet og arkene til %(name)s. De har det hele med; pakkerne fra før "
             "skal ikke bruges.", name=name)  # fmt: skip


def _code(address: str) -> pdf.Flowable:
    across, boxes = drawing(address)
    unit, quiet = _CODE * _POINTS / across, _QUIET * _POINTS

    def draw(pen: Pen, x: float, top: float, _width: float) -> None:
        with pen.figure(_("QR-kode: kvittér på %(address)s", address=address)):
            pen.path(f"q {unit:.4f} 0 0 {-unit:.4f} {x:.2f} {top - quiet:.2f} cm {boxes} f Q")

    return pdf.Free(_CODE + 2 * _QUIET, draw)
