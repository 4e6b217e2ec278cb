"""The form that orders a leaf anew: which leaf, and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length

from bsak.distribution import replacing
from bsak.distribution.models import Holding, Release
from bsak.kernel.forms import Form, options, required
from bsak.kernel.words import _, lazy


class ReplacementForm(Form):
    """Which leaf, and why: an incident it was used in, lost, torn?"""

    sheet = SelectField(
        lazy("Hvilket ark skal erstattes?"),
        validators=[DataRequired(lazy("Vælg arket på listen."))],
    )
    incident = StringField(
        lazy("Hvorfor skal det erstattes?"),
        validators=[required(lazy("grunden")), Length(max=replacing.LONGEST)],
    )

    def __init__(
        self,
        held: Sequence[Holding],
        superseded: Mapping[str, int],
        endings: Mapping[int, Release],
        chosen: str = "",
        **fields: Any,
    ) -> None:
        super().__init__(data={"sheet": chosen}, **fields)
        self._held = {str(row.id): row for row in held}
        self.sheet.choices = options(
            [("", _("Vælg et ark")), *(_told(row, superseded, endings) for row in held)]
        )

    @property
    def holding(self) -> Holding:
        """Return the leaf as it stands in the copy."""
        return self._held[self.sheet.data]


def _told(
    row: Holding, superseded: Mapping[str, int], endings: Mapping[int, Release]
) -> tuple[str, str]:
    told = _("%(sheet)s Rev. %(rev)s, %(title)s", sheet=row.code, rev=row.rev, title=row.title)
    if row.id in endings:
        told += _(" (skal ud med %(release)s)", release=endings[row.id].name)
    elif row.code in superseded:
        told += _(" (Rev. %(now)d gælder nu)", now=superseded[row.code])
    return str(row.id), told
