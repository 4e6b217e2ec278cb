"""Makers of duty: people with a number each, rosters and seats."""

from datetime import date, timedelta

from bsak.contacts import service as contacts
from bsak.contacts.models import PointKind
from bsak.contacts.terms import Details, PointTerms
from bsak.duty import rosters
from bsak.kernel.db import db

MONDAY = date(2026, 3, 2)  # of week 10
WEEKS = [MONDAY + timedelta(weeks=n) for n in range(6)]


def person(name="Asta Eksempel", *, phone="00000012", **more):
    """Return somebody who can be called."""
    made = contacts.add_person(Details(name=name, **more), actor=None, on=date(2020, 1, 1))
    if phone:
        contacts.add_point(made, PointTerms(kind=PointKind.MOBILE, value=phone), actor=None)
    db.session.commit()
    return made


def people(*names):
    """Return several, each with a number of their own."""
    return [person(f"{name} Eksempel", phone=f"000000{20 + n}") for n, name in enumerate(names)]


def roster(actor, *, name="Krisevagt", begins_on=MONDAY, **more):
    """Return a duty that changes hands on Mondays at eight."""
    made = rosters.plan(rosters.Terms(name=name, begins_on=begins_on, **more), actor=actor)
    db.session.commit()
    return made
