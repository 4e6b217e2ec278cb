"""What each route of people and numbers is asked about: a person, a post and a party of its own."""

import io
import itertools
from dataclasses import dataclass, replace
from pathlib import Path

from flask import current_app

from bsak.contacts import answering, asking, difference, inbox, incoming, known, removing
from bsak.contacts.models import ContactPoint, Party, Person, Post
from bsak.contacts.terms import mark
from bsak.contacts.written import Written
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from tests.contacts import making

_numbers = itertools.count(1)
FILE = "Navn;Mobil\nEva Eksempel;00000005\n".encode("cp1252")
PLACED = {"department": "", "party": ""}
POINT = {"kind": "mobile", "value": "00000012", "hours": "always"}


@dataclass
class Laid:
    """What an address names."""

    person: Person
    post: Post
    party: Party
    key: str = ""

    @property
    def point(self) -> ContactPoint:
        """Return the person's last number, a private one."""
        return self.person.points[-1]


def lay(world, rule):
    """Return what ``rule`` is about; of other rooms nothing."""
    if not rule.endpoint.startswith("contacts."):
        return None
    n = next(_numbers)
    laid = Laid(making.person(f"Asta Eksempel {n}"), making.post(), making.party(f"Værket {n}"))
    making.point(laid.person, "00000077", is_private=True)
    match rule.endpoint:
        case "contacts.answer" | "contacts.links_file":
            laid.key = asking.ask([laid.person], actor=world.clerk)[0].key
        case "contacts.brought" | "contacts.write_brought" | "contacts.drop_brought":
            laid.key = inbox.put(Path(current_app.instance_path), incoming.read(FILE))
        case "contacts.undo_brought":
            laid.key = inbox.put(Path(current_app.instance_path), Written(changes=0))
        case "contacts.restore_point":
            gone = replace(removing.remembered(laid.point), value="00000078")
            laid.key = inbox.put(Path(current_app.instance_path), gone)
        case "contacts.come_back":
            laid.person.left_on = clock.today()
        case "contacts.remove_person":
            laid.person.added_on = clock.today()
        case "contacts.reopen_post":
            laid.post.is_closed = True
        case "contacts.reopen_party":
            laid.party.is_closed = True
    db.session.commit()
    return laid


def known_values(laid):
    """Return what an address needs, by the name of its part."""
    return {
        "person_id": laid.person.id,
        "post_id": laid.post.id,
        "party_id": laid.party.id,
        "point_id": laid.point.id,
        "owner_id": laid.person.id,
        "sort": "personer",
        "ending": "csv",
        "key": laid.key,
    }


def bodies(laid):
    """Return what a browser would send to each route."""
    if laid is None:
        return {}
    name = f"Ny Eksempel {next(_numbers)}"
    person = {"name": name, "title": "Leder", "user": "", **PLACED}
    post = {"name": name, "group": "", **PLACED}
    return {
        "contacts.add_person": person,
        "contacts.edit_person": {**person, "version": str(laid.person.version)},
        "contacts.add_post": post,
        "contacts.edit_post": {**post, "version": str(laid.post.version)},
        "contacts.add_party": {"name": name},
        "contacts.edit_party": {"name": name, "version": str(laid.party.version)},
        "contacts.add_point": POINT,
        "contacts.edit_point": {**POINT, "is_private": "y", "read": mark(laid.point)},
        "contacts.confirm_point": {"svar": "rigtigt"},
        "contacts.bring_in": {"file": (io.BytesIO(FILE), "personer.csv")},
        "contacts.write_brought": _chosen(laid),
        "contacts.make_links": {"hvem": f"p{laid.person.id}"},
        "contacts.links_file": {"key": laid.key},
        "contacts.answer": {"svar": "ja", "read": str(answering.seen(laid.person))},
    }


def _chosen(laid):
    """Return what the page of a file's difference would send: all of it."""
    try:
        file = inbox.get(Path(current_app.instance_path), laid.key, incoming.File)
    except Hidden:  # the key of a link, or of what can be undone
        return {}
    here = current_app.extensions["bsak"].municipality
    found = difference.between(file, known.read(here, clock.today()))
    return {"seen": found.seen, "change": [change.key for change in found.changes]}
