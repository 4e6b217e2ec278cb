"""The sections that plans of a kind must have: which there are, and which a text lacks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from bsak.kernel.prose import Finding, Tier
from bsak.kernel.words import _
from bsak.plans.by_kind import read
from bsak.plans.wording import WORDINGS, PlanWording, Wording
from bsak.writing.models import RequiredSection
from bsak.writing.texts import in_force as texts_in_force

KINDS = tuple(kind for kind in Kind if WORDINGS[kind.value] is PlanWording)
_NUMBER = re.compile(r"\W*(?:(?:kapitel|afsnit|kap|bilag) )?\W*(?:\d+(?:\.\d+)*|[a-z](?=[.)]))?\W+")


@dataclass(frozen=True, slots=True)
class Lacking:
    """A plan in force that lacks sections, and which."""

    document: Document
    revision: int
    sections: tuple[RequiredSection, ...]


def of_kind(kind: str, *, ended: bool = False) -> list[RequiredSection]:
    """Return the sections asked for in plans of ``kind``, in order; or those no longer asked."""
    wanted = select(RequiredSection).where(RequiredSection.kind == Kind(kind))
    state = RequiredSection.ended_at
    wanted = wanted.where(state.is_not(None) if ended else state.is_(None))
    return list(db.session.scalars(wanted.order_by(RequiredSection.position, RequiredSection.id)))


def by_kind() -> dict[Kind, list[RequiredSection]]:
    """Return the sections asked for, by kind of plan; a kind that asks for none is there too."""
    found: dict[Kind, list[RequiredSection]] = {kind: [] for kind in KINDS}
    wanted = select(RequiredSection).where(RequiredSection.ended_at.is_(None))
    order = (RequiredSection.position, RequiredSection.id)
    for section in db.session.scalars(wanted.order_by(*order)):
        found.setdefault(section.kind, []).append(section)
    return found


def missing(kind: str, wording: Wording) -> tuple[RequiredSection, ...]:
    """Return the sections that plans of ``kind`` must have and ``wording`` has no heading for."""
    return absent(of_kind(kind), wording)


def absent(wanted: Sequence[RequiredSection], wording: Wording) -> tuple[RequiredSection, ...]:
    """Return those of ``wanted`` that ``wording`` has no heading for."""
    if not isinstance(wording, PlanWording):
        return ()
    there = [section.heading for section in wording.sections]
    return tuple(s for s in wanted if not any(covers(heading, s.heading) for heading in there))


def section_findings(kind: str, wording: Wording) -> Iterator[Finding]:
    """P-06: every section that plans of this kind must have is there, with words in it."""
    if not isinstance(wording, PlanWording):
        return
    for asked in of_kind(kind):
        places = [i for i, s in enumerate(wording.sections) if covers(s.heading, asked.heading)]
        if not places:
            told = _("Skriv afsnittet »%(heading)s«. %(hint)s",
                     heading=asked.heading, hint=asked.hint)  # fmt: skip
            yield Finding("P-06", "sections", told.strip(), Tier.ERROR)
        elif not any(_has_words(wording, index) for index in places):
            told = _("Afsnittet »%(heading)s« er tomt. %(hint)s",
                     heading=wording.sections[places[0]].heading, hint=asked.hint)  # fmt: skip
            yield Finding("P-06", f"sections.{places[0]}.blocks", told.strip(), Tier.ERROR)


def lacking(viewer: Viewer) -> list[Lacking]:
    """Return the plans in force that ``viewer`` may know of and that lack a section."""
    wanted = by_kind()
    plans = texts_in_force([kind for kind, asked in wanted.items() if asked], viewer)
    found = []
    for document, revision in db.session.execute(plans):
        wording = read(document.kind.value, revision.wording)
        if sections := absent(wanted[document.kind], wording):
            found.append(Lacking(document, revision.number, sections))
    return found


def covers(heading: str, asked: str) -> bool:
    """Say whether a heading is, or holds, the one asked for: »Mødested og første møde«."""
    words = set(plain(asked).split()) - {"og"}
    return bool(words) and words <= set(plain(heading).split())


@lru_cache(maxsize=2000)
def plain(heading: str) -> str:
    """Return a heading as it is compared: without number, case, accents and punctuation."""
    words = _NUMBER.sub("", f" {fold(heading.replace('&', ' og '))} ", count=1)
    return " ".join(re.findall(r"\w+", words))


def _has_words(wording: PlanWording, index: int) -> bool:
    """Say whether anything is written in a section or in those that belong under it."""
    under = [wording.sections[index]]
    for section in wording.sections[index + 1 :]:
        if section.level <= under[0].level:
            break
        under.append(section)
    return any(next(texts(section.blocks), "").strip() for section in under)
