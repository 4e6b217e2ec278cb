"""Names of groups and departments, found in a sentence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from bsak.groups.models import CrisisGroup, Department, EarlierName
from bsak.kernel.danish import fold
from bsak.kernel.db import db


def plain(text: str) -> str:
    """Return words for comparing names: folded, "og" for "&", without signs."""
    return " ".join(re.sub(r"[^\w/-]+", " ", fold(text).replace("&", " og ")).split())


@dataclass(frozen=True, slots=True)
class Names:
    """What groups and departments are and were called; each leads to its group's name now."""

    groups: Mapping[str, str]
    departments: Mapping[str, str] = field(default_factory=dict)  # to what it is called on paper
    short: Mapping[str, str] = field(default_factory=dict)  # as they are written: M&T, SPO

    def groups_in(self, sentence: str) -> tuple[set[str], str]:
        """Return the groups that a sentence names, and a department that stands for none."""
        found = _found(f" {plain(sentence)} ", {*self.departments, *self.groups})
        groups = {self.groups[name] for name in found if name in self.groups}
        others = [self.departments[name] for name in found if name not in self.groups]
        others += [
            name
            for short, name in self.short.items()
            if re.search(rf"(?<!\w){re.escape(short)}\b", sentence)
        ]
        if groups or not others:
            return groups, ""
        near = {self.groups[name] for name in self.groups for other in others if _part(other, name)}
        return near, others[0]


def _found(sentence: str, names: Iterable[str]) -> list[str]:
    """Return the names in a sentence, the longest first, so that none is found in another."""
    found = []
    for name in sorted(names, key=len, reverse=True):
        left = re.sub(rf" {re.escape(name)}s? ", " ; ", sentence)
        if name and left != sentence:
            found.append(name)
            sentence = left
    return found


def _part(department: str, group: str) -> bool:
    """Tell whether all that a department is called is in the name of a group."""
    words = set(plain(department).split()) - {"og"}
    return len(words) > 1 and words <= set(group.split())


def known(coming: Iterable[str]) -> Names:
    """Return the names of the register, and those of groups that are ``coming``."""
    groups = {plain(name): plain(name) for name in coming}
    departments, short = {}, {}
    now: dict[int, str] = {}
    for group in db.session.scalars(select(CrisisGroup)):
        now[group.id] = groups[plain(group.name)] = plain(group.name)
    for department in db.session.scalars(select(Department)):
        departments[plain(department.name)] = department.name
        if department.short_name:
            short[department.short_name] = department.name
    for old in db.session.scalars(select(EarlierName)):
        if old.group_id is not None:
            groups[plain(old.name)] = now[old.group_id]
        else:
            departments[plain(old.name)] = old.name
    return Names(groups, departments, short)
