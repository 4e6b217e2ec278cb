"""Posts and outside parties: written down, changed, closed. Each act leaves its trail."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from bsak.contacts import queries
from bsak.contacts.models import Party, Post
from bsak.contacts.tracing import record, refuse_strangers
from bsak.groups.models import CrisisGroup, Department
from bsak.groups.rules import Viewer
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse_stale
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDetails:
    """What a post is called and where it lies, apart from its numbers."""

    name: str
    group: CrisisGroup | None = None
    department: Department | None = None
    party: Party | None = None
    note: str = ""


def add_post(details: PostDetails, *, actor: Viewer | None) -> Post:
    """Write down a post."""
    refuse_strangers(actor)
    post = Post()
    _set_post(post, details)
    record("post_added", post, actor)
    return post


def change_post(
    post: Post, details: PostDetails, *, actor: Viewer | None, version: int | None = None
) -> None:
    """Let ``details`` stand. Raises Refused, or Stale with both texts."""
    refuse_strangers(actor)
    before, after = _post_told(post_details(post)), _post_told(details)
    sentence = _("Nogen har rettet funktionen, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, post.version, sentence, mine=after, theirs=before)
    if before == after:
        return
    _set_post(post, details)
    record("post_changed", post, actor)


def post_details(post: Post) -> PostDetails:
    """Return what stands of a post now."""
    return PostDetails(
        name=post.name,
        group=post.group,
        department=post.department,
        party=post.party,
        note=post.note,
    )


def add_party(name: str, note: str = "", *, actor: Viewer | None) -> Party:
    """Write down an outside party."""
    refuse_strangers(actor)
    party = Party()
    _set_party(party, name, note)
    record("party_added", party, actor)
    return party


def change_party(
    party: Party, name: str, note: str, *, actor: Viewer | None, version: int | None = None
) -> None:
    """Let another name or note stand. Raises Refused, or Stale with both texts."""
    refuse_strangers(actor)
    before, after = _party_told(party.name, party.note), _party_told(name, note)
    sentence = _("Nogen har rettet parten, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, party.version, sentence, mine=after, theirs=before)
    if before == after:
        return
    _set_party(party, name, note)
    record("party_changed", party, actor)


def close(place: Post | Party, *, is_closed: bool, actor: Viewer | None) -> None:
    """Say that a post or a party is used no more, or is used again; what it was is kept."""
    refuse_strangers(actor)
    if place.is_closed == is_closed:
        return
    place.is_closed = is_closed
    db.session.flush()
    what = "post" if isinstance(place, Post) else "party"
    record(f"{what}_closed" if is_closed else f"{what}_reopened", place, actor)


def remove_party(party: Party, *, actor: Viewer | None) -> None:
    """Take back a party that was just written down, as long as nobody is of it."""
    refuse_strangers(actor)
    name = party.name
    record("party_removed", party, actor)
    try:
        with db.session.begin_nested():
            db.session.delete(party)
    except IntegrityError:
        raise Refused(_("%(name)s er taget i brug siden, så det kan ikke fortrydes samlet. Ret "
                        "det på personernes egne sider.", name=name)) from None  # fmt: skip


def _set_post(post: Post, details: PostDetails) -> None:
    post.name = _named(details.name, _("Skriv, hvad funktionen hedder."))
    if details.department and details.party:
        raise Refused(_("Vælg enten en afdeling eller en ekstern part, ikke begge."))
    post.sort_key, post.note = collation_key(post.name), details.note.strip()
    post.group, post.department, post.party = details.group, details.department, details.party
    db.session.add(post)
    db.session.flush()


def _set_party(party: Party, name: str, note: str) -> None:
    name = _named(name, _("Skriv, hvad parten hedder."))
    if queries.is_party(name, but=party.id):
        raise Refused(_("Der står allerede en part med det navn. Find den i listen."))
    party.name, party.sort_key, party.note = name, collation_key(name), note.strip()
    db.session.add(party)
    db.session.flush()


def _named(name: str, missing: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(missing)
    return name


def _post_told(details: PostDetails) -> dict[str, str]:
    return {
        _("Funktion"): " ".join(details.name.split()),
        _("Krisegruppe"): details.group.name if details.group else "",
        _("Afdeling"): details.department.name if details.department else "",
        _("Ekstern part"): details.party.name if details.party else "",
        _("Bemærkning"): details.note.strip(),
    }


def _party_told(name: str, note: str) -> dict[str, str]:
    return {_("Navn"): " ".join(name.split()), _("Bemærkning"): note.strip()}
