"""What a binder's copies need beside their sheets: labels for the spines, and who has which."""

from collections.abc import Sequence
from typing import BinaryIO

from bsak import pdf
from bsak.binders import labels, papers
from bsak.distribution import composing, packs
from bsak.distribution.models import Binder, Release
from bsak.distribution.standing import Standing
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _


def spines(
    binder: Binder,
    release: Release | None,
    standings: Sequence[Standing],
    out: BinaryIO,
    *,
    municipality: str,
) -> None:
    """Write a label for each copy, on the stock that fits what the binder holds."""
    leaves = packs.leaves(composing.wanted_by(release)) if release else 0
    edition = _("Udgave %(number)d", number=release.edition) if release else ""
    labels.spine_labels(
        binder.code,
        binder.name,
        municipality,
        out,
        fit=labels.spine(leaves),
        copies=[
            labels.Label(f"{one.copy.number:02d}", one.copy.place, edition) for one in standings
        ],
        title=_("Rygetiketter: %(title)s", title=f"{binder.code} {binder.name}"),
    )


def holders(
    binder: Binder, standings: Sequence[Standing], out: BinaryIO, *, municipality: str
) -> None:
    """Write the distribution list as it is today: who has which copy, and where."""
    pdf.register(asset_folder("static") / "fonts")
    code, title, _tell = papers.PAPERS["fordelingsliste"]
    own = pdf.Identity(
        sheet_id=code,
        title=f"{title()}: {binder.code} {binder.name}",
        valid_from=short_day(clock.today()),
        owner=municipality,
    )
    told = papers.distribution_list(own, [_holder(one) for one in standings])
    pdf.bind([pdf.Part(pdf.render(told, own, pdf.Frame(tab=False)))], out, title=own.title)


def _holder(one: Standing) -> papers.Holder:
    copy = one.copy
    return papers.Holder(
        copy=copy.name,
        function=copy.holder_function,
        place=copy.place,
        medium=copy.medium.label,
        handed_out=short_day(copy.added_on),
        receipt=one.acknowledged.name if one.acknowledged else "",
    )
