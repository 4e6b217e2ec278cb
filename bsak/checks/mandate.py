"""Who may let a finding stand, for how long, and who may call that off."""

from datetime import date

from bsak.approval.days import years_after
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _

LONGEST_REASON = 500


def obstacle_to_accepting(group_id: int | None, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not accept what is found about the group, or None."""
    if viewer.may(Permission.REGISTER_MANAGE) or group_id in viewer.leads:
        return None
    return _("Kun sekretariatet og gruppens leder kan acceptere et fund.")


def obstacle_to_terms(reason: str, until: date, today: date) -> str | None:
    """Return what is wrong with a reason or a last day, or None."""
    if not reason.strip():
        return _("Skriv, hvorfor fundet kan stå.")
    if until < today:
        return _("Dagen er gået. Vælg en dag, der kommer.")
    latest = years_after(today, 1)
    if until > latest:
        return _("Et fund kan højst accepteres et år ad gangen: senest %(day)s.", day=day(latest))
    return None
