"""Makers of people, posts and numbers."""

from datetime import date

from bsak.contacts import service
from bsak.contacts.models import Hours, Party, PointKind, Post
from bsak.contacts.terms import Details, PointTerms
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from tests import make

LONG_AGO = date(2018, 1, 2)


def person(name="Asta Eksempel", *, phone="00000001", on=LONG_AGO, **more):
    """Return a person with one work number, unless ``phone`` is empty."""
    made = service.add_person(Details(name=name, **more), actor=None, on=on)
    if phone:
        service.add_point(made, terms(phone), actor=None, on=on)
    db.session.commit()
    return made


def terms(value, kind=PointKind.MOBILE, hours=Hours.ALWAYS, is_private=False):
    """Return a number as it is typed."""
    return PointTerms(kind=kind, value=value, hours=hours, is_private=is_private)


def point(owner, value="00000002", **more):
    """Return one more number of ``owner``."""
    made = service.add_point(owner, terms(value, **more), actor=None, on=LONG_AGO)
    db.session.commit()
    return made


def post(name="Driftsvagt, Materielgården", *, phone="00000003"):
    """Return a post with one number."""
    made = make.kept(Post(name=name, sort_key=collation_key(name)))
    if phone:
        point(made, phone)
    return made


def party(name="Forsyningen"):
    """Return an outside party."""
    return make.kept(Party(name=name, sort_key=collation_key(name)))
