"""What belongs in a binder: its groups, kinds and single documents, gathered on a day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bsak.binders import gather
from bsak.binders.content import Content, GroupPart
from bsak.distribution.models import Binder
from bsak.documents.kinds import Kind
from bsak.groups.rules import Viewer
from bsak.people.models import Role
from bsak.settings import Settings


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which documents a binder is for, whether or not they have a text."""

    groups: frozenset[str]  # none is all
    kinds: frozenset[str]  # none is all
    single: Mapping[str, bool]  # documents that are in or left out whatever else is said

    @classmethod
    def of(cls, binder: Binder) -> "Chosen":
        """Return what the profile of ``binder`` names."""
        return cls(
            frozenset(row.group.code for row in binder.groups),
            frozenset(binder.kinds),
            {row.document.code: not row.is_left_out for row in binder.documents},
        )

    def belongs(self, code: str, kind: Kind, group: str) -> bool:
        """Say whether a document of ``group`` belongs in the binder."""
        of_group = not self.groups or group in self.groups
        of_kind = not self.kinds or kind.value in self.kinds
        return self.single.get(code, of_group and of_kind)


def content_of(binder: Binder, settings: Settings, day: date) -> Content:
    """Return what stands in ``binder`` on ``day``: groups in the board's order, with documents."""
    every = gather.gather(
        None,
        viewer=reader(binder),
        day=day,
        municipality=settings.municipality,
        crisis_phone=settings.crisis_phone,
        public_url=settings.public_url,
    )
    if every is None:
        return Content(settings.municipality, "", settings.public_url, day, True, ())
    chosen = Chosen.of(binder)
    parts = [_part(part, chosen) for part in every.groups]
    return replace(
        every,
        is_whole=not chosen.groups,
        groups=tuple(p for p in parts if p.leaves or not chosen.groups or p.code in chosen.groups),
    )


def reader(binder: Binder) -> Viewer:
    """Return whose eyes the binder is gathered with: it is planned, not printed for somebody."""
    role = Role.SECRETARIAT if binder.with_confidential else Role.READER
    return Viewer(
        user_id=None, name=binder.code, role=role, permissions=Role.SECRETARIAT.permissions
    )


def _part(part: GroupPart, chosen: Chosen) -> GroupPart:
    leaves = (leaf for leaf in part.leaves if chosen.belongs(leaf.code, leaf.kind, part.code))
    return replace(part, leaves=tuple(leaves))
