"""Planning, changing and closing binders. Each act leaves its trail."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from bsak.distribution import queries, rules
from bsak.distribution.models import Binder, BinderDocument, BinderGroup
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse, refuse_stale
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a binder is called, and which texts belong in it."""

    code: str
    name: str
    groups: tuple[CrisisGroup, ...] = ()  # none: every open group
    kinds: tuple[Kind, ...] = ()  # none: every kind
    also: tuple[Document, ...] = ()
    without: tuple[Document, ...] = ()
    with_confidential: bool = False


def plan(profile: Profile, *, actor: Viewer) -> Binder:
    """Plan a binder. Raises Refused with what to do instead."""
    refuse(rules.obstacle_to_managing(actor))
    binder = Binder(code="", is_closed=False)
    _let_stand(binder, profile)
    db.session.add(binder)
    db.session.flush()
    _record("binder_planned", binder, actor, after=told(profile_of(binder)))
    return binder


def edit(binder: Binder, profile: Profile, *, actor: Viewer, version: int | None = None) -> None:
    """Let ``profile`` stand. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_managing(actor))
    hold(binder)
    refuse(rules.obstacle_to_changing(binder))
    before = told(profile_of(binder))
    sentence = _("Nogen har ændret mappen, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, binder.version, sentence, mine=told(profile), theirs=before)
    _let_stand(binder, profile)
    was, now = trail.difference(before, told(profile_of(binder)))
    if not now:
        return
    flag_modified(binder, "kinds")  # a new version also when only groups or documents changed
    db.session.flush()
    _record("binder_edited", binder, actor, before=was, after=now)


def close(binder: Binder, *, is_closed: bool, actor: Viewer) -> None:
    """Close a binder that has no copies out, or open it again; what was issued to it is kept."""
    refuse(rules.obstacle_to_managing(actor))
    hold(binder)
    if binder.is_closed == is_closed:
        return
    refuse(rules.obstacle_to_closing(binder) if is_closed else None)
    binder.is_closed = is_closed
    db.session.flush()
    _record("binder_closed" if is_closed else "binder_reopened", binder, actor)


def hold(binder: Binder) -> None:
    """Let nobody else change the binder or its copies until this transaction ends."""
    db.session.refresh(binder, with_for_update={"of": Binder})


def profile_of(binder: Binder) -> Profile:
    """Return what stands now."""
    return Profile(
        code=binder.code,
        name=binder.name,
        groups=tuple(row.group for row in binder.groups),
        kinds=tuple(Kind(kind) for kind in binder.kinds),
        also=tuple(row.document for row in binder.documents if not row.is_left_out),
        without=tuple(row.document for row in binder.documents if row.is_left_out),
        with_confidential=binder.with_confidential,
    )


def told(profile: Profile) -> dict[str, str]:
    """Return the profile in words, by the label of each part."""
    return {
        _("Kode"): profile.code,
        _("Mappens navn"): profile.name,
        _("Krisegrupper"): ", ".join(sorted(group.code for group in profile.groups)),
        _("Arter"): ", ".join(kind.label for kind in Kind if kind in profile.kinds),
        _("Også med"): ", ".join(sorted(document.code for document in profile.also)),
        _("Ikke med"): ", ".join(sorted(document.code for document in profile.without)),
        _("Fortrolige dokumenter"): _("Ja") if profile.with_confidential else _("Nej"),
    }


def named_one_by_one() -> frozenset[str]:
    """Return the parts of a profile, as ``told`` names them, that list documents by their codes."""
    return frozenset({_("Også med"), _("Ikke med")})


def _let_stand(binder: Binder, profile: Profile) -> None:
    code, name = profile.code.strip().upper(), " ".join(profile.name.split())
    if not name:
        raise Refused(_("Skriv mappens navn, som det skal stå på forsiden."))
    if code != binder.code:
        if binder.code:
            is_issued = queries.is_issued(binder.id)
            refuse(rules.obstacle_to_new_code(binder, code, is_issued=is_issued))
        refuse(rules.obstacle_to_code(code, queries.codes()))
    also, without = profile.also, profile.without
    secrecy = profile.with_confidential
    refuse(rules.obstacle_to_contents(also, without, with_confidential=secrecy))
    binder.code, binder.name, binder.with_confidential = code, name, secrecy
    binder.kinds = [kind.value for kind in Kind if kind in profile.kinds]
    _keep_groups(binder, {group.id: group for group in profile.groups})
    _keep_documents(binder, {d.id: (d, left) for left in (False, True)
                             for d in (without if left else also)})  # fmt: skip


def _keep_groups(binder: Binder, wanted: dict[int, CrisisGroup]) -> None:
    there = {row.group_id: row for row in binder.groups}
    binder.groups = [there.get(key) or BinderGroup(group=group) for key, group in wanted.items()]


def _keep_documents(binder: Binder, wanted: dict[int, tuple[Document, bool]]) -> None:
    there = {row.document_id: row for row in binder.documents}
    binder.documents = [
        there.get(key) or BinderDocument(document=document)
        for key, (document, _is_left_out) in wanted.items()
    ]
    for row in binder.documents:
        row.is_left_out = wanted[row.document_id or row.document.id][1]


def _record(
    action: str,
    binder: Binder,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    trail.record(action, "binder", binder.id, actor_id=actor.user_id, before=before, after=after)
