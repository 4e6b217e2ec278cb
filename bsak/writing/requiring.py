"""Asking for sections in plans: one more, another order, no longer, and again."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bsak.documents.kinds import Kind
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.access import Permission
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.plans.wording import Paragraph, Section
from bsak.writing import rules, sections
from bsak.writing.fields import flat, new_key
from bsak.writing.models import Draft, RequiredSection
from bsak.writing.service import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A section as it is asked for: its heading, what belongs in it, and why."""

    heading: str
    hint: str = ""
    reason: str = ""


def obstacle_to_requiring(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say what plans must hold, or None."""
    if viewer.may(Permission.REGISTER_MANAGE):
        return None
    return _("Kun sekretariatet bestemmer, hvilke afsnit planerne skal have.")


def add(kind: Kind, asked: Asked, *, actor: Viewer) -> RequiredSection:
    """Ask for one more section in every plan of ``kind``, after those already asked for."""
    refuse(obstacle_to_requiring(actor))
    heading = " ".join(asked.heading.split())
    if not sections.plain(heading):
        raise Refused(_("Skriv afsnittets overskrift."))
    if not asked.reason.strip():
        raise Refused(_("Skriv, hvorfor planerne skal have afsnittet."))
    for other in _all(kind):
        if sections.plain(other.heading) == sections.plain(heading):
            raise Refused(_taken(other))
    last = select(func.max(RequiredSection.position)).where(RequiredSection.kind == kind)
    section = RequiredSection(
        kind=kind,
        position=(db.session.scalar(last) or 0) + 1,
        heading=heading,
        hint=asked.hint.strip(),
        reason=asked.reason.strip(),
        since=clock.today(),
    )
    db.session.add(section)
    db.session.flush()
    _record("section_required", section, actor, reason=section.reason)
    return section


def move(section: RequiredSection, step: int, *, actor: Viewer) -> None:
    """Move a section so many places down (negative: up) among those of its kind."""
    refuse(obstacle_to_requiring(actor))
    order = sections.of_kind(section.kind.value)
    if section not in order:
        raise Refused(_("Afsnittet kræves ikke mere. Tag det tilbage først."))
    place = order.index(section)
    order.remove(section)
    order.insert(max(0, min(place + step, len(order))), section)
    for position, one in enumerate(order):
        one.position = position
    db.session.flush()
    _record("section_moved", section, actor, position=section.position)


def end(section: RequiredSection, *, actor: Viewer) -> None:
    """Ask for a section no longer. It stays known, and can be taken back."""
    refuse(obstacle_to_requiring(actor))
    if section.ended_at is None:
        section.ended_at = clock.now()
        db.session.flush()
        _record("section_ended", section, actor)


def take_back(section: RequiredSection, *, actor: Viewer) -> None:
    """Ask for a section again, last in the list."""
    refuse(obstacle_to_requiring(actor))
    if section.ended_at is not None:
        section.ended_at = None
        section.position = len(sections.of_kind(section.kind.value))
        db.session.flush()
        _record("section_required", section, actor, again=True)


def write(draft: Draft, section: RequiredSection, *, actor: Viewer) -> str:
    """Put a section that is asked for into a draft, after the one before it in the list.

    Returns the path of the new section.
    """
    refuse(rules.obstacle_to_writing(draft.document, actor))
    if section.kind is not draft.document.kind or section.ended_at is not None:
        raise Refused(_("Det afsnit kræves ikke i den slags plan. Hent siden igen."))
    keys = draft.fields.get("sections", "").split()
    headings = [draft.fields.get(f"sections/{key}/heading", "") for key in keys]
    if any(sections.covers(heading, section.heading) for heading in headings):
        raise Refused(_("Afsnittet »%(heading)s« er der allerede.", heading=section.heading))
    key = new_key()
    keys.insert(_place(draft, section, headings, keys), key)
    new = Section(heading=section.heading, blocks=(Paragraph(),))
    put(draft, {"sections": " ".join(keys), **flat(new, f"sections/{key}/")}, actor)
    return f"sections/{key}"


def _place(draft: Draft, section: RequiredSection, headings: list[str], keys: list[str]) -> int:
    """Return where the section belongs among those that are written, by the order of the list."""
    wanted = [asked.heading for asked in sections.of_kind(section.kind.value)]
    at = wanted.index(section.heading)
    for asked in reversed(wanted[:at]):
        if (found := _written(headings, asked)) is not None:
            after = found + 1
            while after < len(keys) and draft.fields.get(f"sections/{keys[after]}/level") == "2":
                after += 1
            return after
    following = (_written(headings, asked) for asked in wanted[at:])
    return next((found for found in following if found is not None), len(keys))


def _written(headings: list[str], asked: str) -> int | None:
    """Return the place of the heading that is, or holds, the one asked for."""
    places = (i for i, heading in enumerate(headings) if sections.covers(heading, asked))
    return next(places, None)


def _all(kind: Kind) -> list[RequiredSection]:
    return [*sections.of_kind(kind.value), *sections.of_kind(kind.value, ended=True)]


def _taken(other: RequiredSection) -> str:
    if other.ended_at is None:
        return _("Afsnittet »%(heading)s« kræves allerede.", heading=other.heading)
    return _("Afsnittet »%(heading)s« er krævet før. Tag det tilbage i listen nedenfor.",
             heading=other.heading)  # fmt: skip


def _record(action: str, section: RequiredSection, actor: Viewer, **more: object) -> None:
    after = {"kind": section.kind.value, "heading": section.heading, **more}
    trail.record(action, "required_section", section.id, actor_id=actor.user_id, after=after)
