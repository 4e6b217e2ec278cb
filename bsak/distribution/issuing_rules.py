"""What forbids issuing, in a sentence that says what to do instead."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bsak.distribution import rules
from bsak.distribution.models import Binder, Copy, Release
from bsak.distribution.order import Order
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.words import _, ngettext

if TYPE_CHECKING:
    from bsak.distribution.issuing import Draft

RECORD_LINES = 30  # ruled in the record of corrections
URGENT_AT_MOST = timedelta(days=30)


def obstacle_to_issuing(draft: "Draft", order: Order, actor: Viewer, today: date) -> str | None:
    """Return why ``actor`` may not issue ``draft`` as ``order`` says, or None."""
    reason = rules.obstacle_to_managing(actor) or rules.obstacle_to_sending(draft.binder)
    return reason or obstacle_to_days(order, today) or _obstacle_to_content(draft, order)


def obstacle_to_days(order: Order, today: date) -> str | None:
    """Return what is wrong with the days of a release, or None."""
    return obstacle_to_first_day(order.effective_on, today) or obstacle_to_last_day(order)


def obstacle_to_first_day(effective_on: date, today: date) -> str | None:
    """Return why nothing can count from a day, or None."""
    if effective_on < today:
        return _("En rettelse kan ikke gælde fra en dag, der er gået. Vælg i dag eller senere.")
    return None


def obstacle_to_last_day(order: Order) -> str | None:
    """Return why nobody can answer by the day that was said, or None."""
    if order.answer_by < order.effective_on:
        return _("Kvitteringen kan tidligst ventes den dag, rettelsen gælder fra.")
    return None


def _obstacle_to_content(draft: "Draft", order: Order) -> str | None:
    before = draft.before
    if not draft.layout.content.groups or not any(s.document_id for s in draft.layout.sheets):
        return _("Mappen er tom: ingen af dens dokumenter har en tekst i kraft. Se efter, hvad "
                 "der skal stå i den.")  # fmt: skip
    if before and before.effective_on > order.effective_on:
        return _("%(release)s gælder først fra %(day)s. Vælg den dag eller senere.",
                 release=before.name, day=day(before.effective_on))  # fmt: skip
    if draft.layout.terms.is_edition:
        return None
    if not draft.is_needed:
        return _("Der er ikke noget at rette: alt i mappen er, som det sidst er udsendt.")
    if draft.layout.terms.number > RECORD_LINES:
        return _("Rettelsesfortegnelsen er fuld. Lav en ny udgave.")
    return None


def obstacle_to_recalling(
    release: Release, newest: Release | None, answered: int, actor: Viewer
) -> str | None:
    """Return why a release cannot be called back, or None; ``answered`` is how many copies have."""
    reason = rules.obstacle_to_managing(actor) or rules.obstacle_to_changing(release.binder)
    if reason:
        return reason
    if release.is_recalled:
        return _("%(release)s er allerede trukket tilbage.", release=release.name)
    if newest is not release:
        return _("Der er udsendt noget efter %(release)s. Kun det nyeste kan trækkes tilbage; "
                 "udsend ellers en ny rettelse.", release=release.name)  # fmt: skip
    if answered:
        return ngettext(
            "%(num)d kopi har svaret på %(release)s og kan være rettet. Udsend en ny rettelse, "
            "eller tag svaret tilbage først, hvis det er en fejl.",
            "%(num)d kopier har svaret på %(release)s og kan være rettet. Udsend en ny rettelse, "
            "eller tag svarene tilbage først, hvis de er en fejl.",
            answered, release=release.name,
        )  # fmt: skip
    return None


def obstacle_to_reinstating(release: Release, later: Release | None, actor: Viewer) -> str | None:
    """Return why a release that was called back cannot be let stand again, or None."""
    reason = rules.obstacle_to_managing(actor) or rules.obstacle_to_changing(release.binder)
    if reason:
        return reason
    if not release.is_recalled:
        return _("%(release)s er ikke trukket tilbage.", release=release.name)
    if later is not None and later.urgent:
        return _("%(later)s er udsendt, siden %(release)s blev trukket tilbage. Udsend en ny "
                 "rettelse.", later=later.name, release=release.name)  # fmt: skip
    if later is not None:
        return _("%(later)s er udsendt, siden %(release)s blev trukket tilbage, og har det hele "
                 "med.", later=later.name, release=release.name)  # fmt: skip
    return None


def obstacle_to_urgent(
    binder: Binder,
    last: Release | None,
    copies: Sequence[Copy],
    order: Order,
    valid_until: date,
    actor: Viewer,
    today: date,
) -> str | None:
    """Return why ``actor`` may not issue an urgent leaf, or None."""
    reason = rules.obstacle_to_managing(actor) or rules.obstacle_to_changing(binder)
    if reason:
        return reason
    if last is None or not copies:
        return _("Der er ikke udsendt noget, der kan rettes. Udsend først en udgave.")
    if last.effective_on > order.effective_on:
        return _("%(release)s er sendt og gælder fra %(day)s, og et gult blad sættes oven på den: "
                 "vælg den dag eller senere. Kan det ikke vente, så træk %(release)s tilbage, send "
                 "det gule blad, og udsend rettelsen igen. Er der kvitteret for den, så ring til "
                 "dem, der har kopierne; de står på fordelingslisten.",
                 release=last.name, day=day(last.effective_on))  # fmt: skip
    return obstacle_to_days(order, today) or obstacle_to_urgency(valid_until, order.effective_on)


def obstacle_to_urgency(valid_until: date, effective_on: date) -> str | None:
    """Return why an urgent correction cannot hold until ``valid_until``, or None."""
    if valid_until < effective_on:
        return _("En hastende rettelse skal gælde mindst én dag.")
    if valid_until - effective_on > URGENT_AT_MOST:
        return _("En hastende rettelse gælder højst 30 dage. Lav en almindelig rettelse inden da.")
    return None
