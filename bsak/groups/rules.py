"""Who somebody is to the groups: what the rules of every room above ask about a person."""

from dataclasses import dataclass

from bsak.groups.models import CrisisGroup
from bsak.kernel.access import Permission
from bsak.kernel.words import _
from bsak.people.models import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person as the rules see them. ``groups`` and ``leads`` hold group ids."""

    user_id: int | None  # None: the machine itself, from the command line
    name: str
    role: Role
    permissions: frozenset[Permission]
    groups: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()

    @property
    def sees_confidential(self) -> bool:
        """Say whether confidential documents of every group are open to this person."""
        return self.role in (Role.SECRETARIAT, Role.APPROVER)

    @property
    def sees_unfinished(self) -> bool:
        """Say whether documents that are not finished are shown to this person."""
        return Permission.REGISTER_READ in self.permissions

    def may(self, permission: Permission) -> bool:
        """Say whether this person has ``permission``, at least in their own groups."""
        return permission in self.permissions


def obstacle_to_seating(group_id: int, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say who is in the group, or None."""
    if viewer.may(Permission.GROUP_MANAGE) or group_id in viewer.leads:
        return None
    return _("Kun gruppens leder og sekretariatet kan ændre, hvem der er med i gruppen.")


def obstacle_to_renaming(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not rename groups, or None."""
    if viewer.may(Permission.GROUP_MANAGE):
        return None
    return _("Kun sekretariatet kan ændre gruppens navn og ejer.")


def obstacle_to_managing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not close groups or open them again, or None."""
    if viewer.may(Permission.GROUP_MANAGE):
        return None
    return _("Kun sekretariatet kan lukke og åbne krisegrupper.")


def obstacle_to_adding(group: CrisisGroup) -> str | None:
    """Return why nothing new can be written on ``group``, or None."""
    if not group.is_closed:
        return None
    return _("Krisegruppen er lukket. Sekretariatet kan åbne den igen på gruppens side.")
