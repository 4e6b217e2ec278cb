"""The forms of what is typed from a leaf: one code for an answer, many for a stocktake."""

from typing import Any

from wtforms import StringField, ValidationError

from bsak.distribution import queries, typed
from bsak.distribution.typed import Leaf
from bsak.kernel.forms import Form
from bsak.kernel.words import _, lazy


class CodeForm(Form):
    """Which leaf, and of which copy?"""

    ark = StringField(lazy("Hvad står der nederst på arket?"))
    kopi = StringField(lazy("Hvilken kopi står der?"))

    @property
    def leaf(self) -> Leaf:
        """Return the leaf that was typed; without a revision when none was."""
        text = self.ark.data or ""
        read = typed.read(text) or Leaf(typed.code_of(text), "")
        return Leaf(read.code, read.rev, self._copy or read.copy)

    @property
    def _copy(self) -> str:
        """Return the copy that was typed; "07 af 22" is one only where no other has the number.

        A sheet stands in binders of other groups than the one it is named by.
        """
        text = self.kopi.data or ""
        if named := typed.copy_name(text):
            return named
        there = queries.names_of_copies()
        of_any = {typed.copy_name(text, name.rpartition("-")[0]) for name in there} & there
        return of_any.pop() if len(of_any) == 1 else ""

    def validate_ark(self, _field: Any) -> None:
        """Refuse what names no leaf."""
        if not self.leaf.code:
            raise ValidationError(
                _("Skriv arkets nummer og revision, som de står nederst på arket, fx SK-AC-03 4.")
            )

    def validate_kopi(self, field: Any) -> None:
        """Refuse what names no copy; many leaves have none."""
        if field.data and not self._copy:
            raise ValidationError(
                _("Skriv mappens kode foran kopiens nummer, fx SU 07 eller SU 07 af 22. Koden står "
                  "på mappens ryg. Eller lad feltet stå tomt.")
            )  # fmt: skip
