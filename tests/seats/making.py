"""Makers of people on seats."""

import itertools
from datetime import date

from bsak.contacts import service as contacts
from bsak.contacts.models import PointKind
from bsak.contacts.terms import Details, PointTerms
from bsak.kernel.db import db
from bsak.seats import service
from bsak.seats.roles import CrisisRole
from bsak.seats.service import About
from tests import make

_numbers = itertools.count(10)
START = date(2026, 1, 1)


def person(name="Asta Eksempel", *, phone=True, user=None):
    """Return somebody with a number and an address of work."""
    made = contacts.add_person(Details(name=name, user=user), actor=None)
    if phone:
        number = f"000000{next(_numbers):02d}"
        contacts.add_point(made, PointTerms(kind=PointKind.PHONE, value=number), actor=None)
        mail = f"{name.split()[0].lower()}@example.dk"
        contacts.add_point(made, PointTerms(kind=PointKind.MAIL, value=mail), actor=None)
    db.session.commit()
    return made


def seat(group=None, role=CrisisRole.LEADER, **about):
    """Return a seat; without a group of the strategic level."""
    made = service.add_seat(group, About(role=role, **about), actor=make.clerk())
    db.session.commit()
    return made


def filled(seat, person, rank=0, from_on=START):
    """Let a person fill a seat."""
    made = service.fill(seat, person, rank, from_on, actor=make.clerk())
    db.session.commit()
    return made
