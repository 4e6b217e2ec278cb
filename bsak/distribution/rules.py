"""What a binder and its numbered copies must be, and who may read which sheets they hold."""

import re
from collections.abc import Collection, Iterable

from bsak.distribution.models import Binder, Copy
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import fold
from bsak.kernel.words import _, ngettext

_CODE = re.compile(r"[A-Z0-9]{2,8}")


def sees_sheets(binder: Binder, viewer: Viewer) -> bool:
    """Say whether ``viewer`` may read which sheets the binder holds."""
    return viewer.sees_confidential or not binder.with_confidential


def obstacle_to_managing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not plan binders and copies, or None."""
    if viewer.may(Permission.BINDER_MANAGE):
        return None
    return _("Kun sekretariatet kan ændre mapper og kopier.")


def obstacle_to_code(code: str, taken: Collection[str]) -> str | None:
    """Return why a binder cannot have ``code``, or None."""
    if not _CODE.fullmatch(code):
        return _("Mappens kode skal være to til otte tegn, kun A–Z og tal, fx SU eller GB1.")
    if code in taken:
        return _("Der findes allerede en mappe med koden %(code)s. Vælg en anden.", code=code)
    return None


def obstacle_to_new_code(binder: Binder, code: str, *, is_issued: bool) -> str | None:
    """Return why the code of a binder can no longer be ``code``, or None."""
    if code == binder.code or not is_issued:
        return None
    return _("Koden står på ark, der er trykt, og kan ikke ændres. Opret en ny mappe, hvis den "
             "skal hedde noget andet.")  # fmt: skip


def obstacle_to_contents(
    also: Collection[Document], without: Collection[Document], *, with_confidential: bool
) -> str | None:
    """Return why the documents named one by one cannot stand so, or None."""
    if both := sorted({d.code for d in also} & {d.code for d in without}):
        return _("%(codes)s står både under dem, der skal med, og dem, der skal udelades. "
                 "Skriv dem kun det ene sted.", codes=", ".join(both))  # fmt: skip
    secret = [] if with_confidential else sorted(d.code for d in also if d.is_confidential)
    if secret:
        return _("%(codes)s er fortrolige. Sæt kryds ved fortrolige dokumenter, eller tag dem ud.",
                 codes=", ".join(secret))  # fmt: skip
    return None


def obstacle_to_function(function: str, names: Iterable[str]) -> str | None:
    """Return why a copy cannot be held by ``function``, or None: persons come and go.

    An account of one word, as »Sekretariatet«, is itself called by its function.
    """
    folded = fold(function).split()
    if len(folded) > 1 and any(fold(name).split() == folded for name in names):
        return _("%(name)s er en person. Skriv funktionen, fx »Leder af Hjemmeplejen«, så kopien "
                 "ikke skifter hænder med navnet.", name=function)  # fmt: skip
    return None


def obstacle_to_changing(binder: Binder) -> str | None:
    """Return why nothing can be changed about the binder, or None."""
    if not binder.is_closed:
        return None
    return _("Mappen er lukket. Åbn den igen, før der ændres i den.")


def obstacle_to_sending(binder: Binder) -> str | None:
    """Return why nothing can be issued to the binder, or None."""
    if all(copy.ended_on for copy in binder.copies):
        return _("Mappen har ingen kopier. Tilføj den første kopi, og udsend så.")
    return obstacle_to_changing(binder)


def obstacle_to_closing(binder: Binder) -> str | None:
    """Return why the binder cannot be closed, or None: no copy may age unseen on a shelf."""
    alive = sum(copy.ended_on is None for copy in binder.copies)
    if not alive:
        return None
    return ngettext(
        "%(num)d kopi er stadig ude. Lad den udgå, før mappen lukkes.",
        "%(num)d kopier er stadig ude. Lad dem udgå, før mappen lukkes.",
        alive,
    )


def obstacle_to_changing_copy(copy: Copy) -> str | None:
    """Return why nothing can be changed about a copy, or None."""
    if copy.ended_on is None:
        return obstacle_to_changing(copy.binder)
    return _("Kopien er udgået. Tag den i brug igen, før der ændres i den.")


def obstacle_to_ending(copy: Copy, why: str) -> str | None:
    """Return why a copy cannot end, or None."""
    if copy.ended_on is not None:
        return _("Kopien er allerede udgået.")
    if not why.strip():
        return _("Skriv, hvorfor kopien udgår, fx »Afleveret« eller »Bortkommet«.")
    return None
