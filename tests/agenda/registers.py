"""A register of plain values: the demo's list of 11 April 2019, two months later."""

import csv
from datetime import date
from pathlib import Path

import bsak.demo
from bsak.agenda.register import Calendar, Doc, Group, Register, Said, Share, Wait
from bsak.demo.organisation import GROUPS
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part, WaitingFor

LIST = Path(bsak.demo.__file__).parent / "register_2019_04_11.csv"
DUE = date(2019, 5, 23)


def calendar(**more):
    """Return the meeting of 6 June 2019 after that of 11 April, seen from the Monday before."""
    around = {"last_id": 1, "last_body": "Chefforum", "last_on": date(2019, 4, 11), **more}
    return Calendar(2, "BSAK", date(2019, 6, 6), date(2019, 6, 3), **around)


def group(key, code, name, **more):
    """Return a krisegruppe with a leader."""
    kept = {"owner_function": f"Leder af krisegruppen {name}", "is_closed": False}
    return Group(id=key, code=code, name=name, **{**kept, "has_leader": True, **more})


def document(key, group_id, title, kind=Kind.ACTION_CARD, **more):
    """Return an unfinished document whose deadline is over."""
    kept = {
        "code": f"XX-{kind.type_code}-{key:02}", "unit": "", "status": Status.IN_PROGRESS,
        "due_on": DUE, "expected_on": None, "expected_text": "", "review_due": None,
        "owner_function": "Leder af gruppen", "is_confidential": False,
    }  # fmt: skip
    return Doc(id=key, group_id=group_id, kind=kind, title=title, **{**kept, **more})


def wait(key, group_id, subject, document_id=None, kind=WaitingFor.CLARIFICATION, **more):
    """Return something that is waited for."""
    kept = {"waits_for": "", "expected_on": None, "expected_text": "", **more}
    return Wait(key, group_id, document_id, kind, subject, **kept)


def register(**more):
    """Return the demo's register, or with the parts that are named."""
    groups = {n: group(n, *pair) for n, pair in enumerate(GROUPS, 1)}
    by_code = {one.code: one.id for one in groups.values()}
    documents, waits = {}, []
    with LIST.open(encoding="utf-8", newline="") as file:
        for key, row in enumerate(csv.DictReader(file), 1):
            owner = by_code[row["group"]]
            if row["kind"] == "decision":
                kind, when = WaitingFor.DECISION, "kommende BSAK-møde"
                waits.append(wait(key, owner, row["title"], kind=kind, expected_text=when))
                continue
            status = Status(row["status"])
            documents[key] = document(
                key, owner, row["title"], Kind(row["kind"]), unit=row["unit"], status=status,
                due_on=None if status is Status.COMPLETED else DUE,
            )  # fmt: skip
    parts = {"groups": groups, "documents": documents, "waits": tuple(waits), **more}
    return Register(**{"calendar": calendar(), **parts})


def named(reg, title):
    """Return the document of that title."""
    return next(d for d in reg.documents.values() if d.title == title)


def as_told_in_april():
    """Return the register with everything that was said beside the list at the meeting."""
    reg = register()
    water, house = named(reg, "Svigt af vandforsyning"), named(reg, "Fortsat drift af rådhuset")
    shelter = named(reg, "Oprettelse af nødskadestue/evakueringscenter")
    other = [g.id for g in reg.groups.values() if g.id != shelter.group_id]
    together = named(reg, "Psykosocial indsats")
    shares = [Share(shelter.id, key, Part.SPARRING) for key in other]
    shares.append(Share(together.id, other[-1], Part.CO_OWNER))
    hobs = "HOBS-mødet den 19. juni (2019)"
    waits = (
        wait(101, water.group_id, "om HOFOR kan levere vand (nok)", water.id, expected_text=hobs),
        wait(102, house.group_id, "behovet for lokaler med nødstrøm.", house.id),
        wait(103, house.group_id, "hvem der betaler", house.id, WaitingFor.DECISION),
        wait(104, house.group_id, "om C3 skal følge grupperne"),
    )
    said = Said(3, "Yderligere actioncards udarbejdes efter 2. maj", date(2019, 4, 11))
    news = Said(3, "HBR har været på lederkredsmødet", date(2019, 5, 2))
    return register(waits=(*reg.waits, *waits), shares=tuple(shares), said=(said, news))
