"""Everybody and everything once, so that each route can be asked by each role."""

import base64
import hashlib
import io
import json
import re
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path

from argon2 import PasswordHasher
from flask import current_app
from sqlalchemy import select

from bsak.binders.jobs import Job
from bsak.demo.texts import TEXTS
from bsak.documents import files, notes, revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import CoOwner, Part
from bsak.documents.service import Report, report
from bsak.groups import departments
from bsak.groups import service as groups
from bsak.intake import shelf
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.plain import to_plain
from bsak.people.models import FailedLogin, Role
from bsak.plans.wording import WORDINGS
from bsak.writing import leftovers, rows, sections
from bsak.writing import service as writing
from tests import make
from tests.approval import targets as approval
from tests.review import targets

QUICK_HASH = PasswordHasher(time_cost=1, memory_cost=32, parallelism=1).hash(make.PASSWORD)
ROLES = (
    "anonymous", "reader", "member", "other", "leader",
    "secretariat", "approver", "reviewer", "admin",
)  # fmt: skip
CASES = {
    "open": Status.IN_PROGRESS,
    "review": Status.IN_REVIEW,
    "finished": Status.COMPLETED,
    "withdrawn": Status.WITHDRAWN,
    "secret": Status.IN_PROGRESS,
    "asked": Status.IN_PROGRESS,
    "hbr": Status.IN_PROGRESS,
}
# Documents of another kind than a card, and routes that look for a document without a draft.
KINDS = {
    "writing.write_required": Kind.SUBPLAN,
    "review.tick": Kind.SUBPLAN,
    "review.untick": Kind.SUBPLAN,
    **approval.KINDS,
}
NO_DRAFT = {"writing.begin"}
WITH_DOCUMENT = ("documents", "plans", "binders", "writing", "review", "approval")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
CARD = next(text for (_, kind, _), text in TEXTS.items() if kind == "action_card")
MINUTES = "Chefforum\n\nTorsdag den 11. april 2019\n\n2. CF - Status på beredskabet\n"


class World:
    """One instance with two groups, one person per role, and targets made as they are asked."""

    def __init__(self):
        self.own, self.foreign = make.group(), make.group(code="SK", name="Skoler & Dagtilbud")
        departments.add("Miljø & Teknik", actor=None)
        self.people = {
            role: make.user(name=role.title(), role=Role(role))
            for role in ("reader", "secretariat", "approver", "reviewer", "admin")
        }
        self.people["member"] = make.member(self.own, name="Member")
        self.people["leader"] = make.member(self.own, name="Leader", is_leader=True)
        self.people["other"] = make.member(self.foreign, name="Other")
        for person in self.people.values():
            person.password_hash = QUICK_HASH
        self.item = make.item(held_on=date(2019, 4, 11), decision="Godkendt.")
        self.clerk = make.viewer(self.people["secretariat"])
        self.instance = Path(current_app.instance_path)
        (self.instance / "krisemappe.pdf").write_bytes(b"%PDF-1.7")
        self.minutes = shelf.put(self.instance, MINUTES)

    def document(self, case, role, endpoint):
        """Return a document of the own group, with what the route at ``endpoint`` looks for."""
        made = make.document(
            self.own,
            kind=KINDS.get(endpoint, Kind.ACTION_CARD),
            title=f"Svigt {case} {role}",
            status=CASES[case],
            actor=self.clerk,
        )
        made.is_confidential = case == "secret"
        if endpoint.startswith("writing.") and endpoint not in NO_DRAFT and case != "withdrawn":
            wording = WORDINGS[made.kind.value]()
            begin = writing.Start(wording=wording, unplaced=("Ring til vagten.",))
            self.draft = writing.start(made, begin, actor=self.clerk)
        if endpoint.startswith("review."):
            self.sent = targets.send(self, made, case, role, endpoint)
        if endpoint.startswith("approval."):
            self.laid = approval.lay(self, made, role, endpoint)
        match endpoint:
            case "writing.undo":
                row = rows.add(self.draft, "stop", actor=self.clerk)
                self.saved = rows.remove(self.draft, row, self.draft.mark, actor=self.clerk)
            case "writing.bring_back":
                self.entry = writing.drop(self.draft, actor=self.clerk)
            case "documents.fetch" | "documents.hide":
                folder = self.instance / "files"
                self.file = files.attach(made, "kort.png", PNG, actor=self.clerk, folder=folder)
            case "documents.settle":
                self.waiting = notes.wait(self.own, "svar", actor=self.clerk, document=made)
            case "plans.show" | "binders.document" | "binders.sheet":
                made.status = Status.COMPLETED
                self.approve(made)
                made.status = CASES[case]
            case "writing.differences" | "writing.differences_sheet":
                made.status = Status.COMPLETED
                self.approve(made)
                self.approve(made)
                made.status = CASES[case]
            case "documents.unshare":
                self.part = CoOwner(group_id=self.foreign.id, part=Part.SPARRING)
                made.co_owners.append(self.part)
        return made

    def values(self, rule, case, role):
        """Return what the address of ``rule`` needs, and the body that a browser would send."""
        person = self.people.get(role, self.people["reader"])
        code = "MT"
        if case in CASES and rule.endpoint.split(".")[0] in WITH_DOCUMENT:
            document = self.document(case, role, rule.endpoint)
            code = document.code
            if rule.endpoint == "documents.undo":
                self.entry = self._reported(document, person)
            if rule.endpoint == "writing.displace":
                self.entry = leftovers.handle(self.draft, self._piece(), actor=self.clerk)
            self.version = self.laid.version if hasattr(self, "laid") else document.version
        elif rule.endpoint == "groups.settle":
            self.waiting = notes.wait(self.own, f"svar {role}", actor=self.clerk)
        spare = make.user(name=f"Spare {role}")
        if rule.endpoint == "groups.seat":
            groups.join(self.own, spare, actor=None)
        if rule.endpoint == "approval.remove_holder":
            approval.hold(document, spare)
        known = {
            "code": lambda: code,
            "number": lambda: 1,
            "entry_id": lambda: self.sent.entry.id if hasattr(self, "sent") else self.entry.id,
            "round_id": lambda: self.sent.round.id,
            "reader_id": lambda: self.sent.reader.id,
            "comment_id": lambda: self.sent.comment.id,
            "group": lambda: "SK",
            "submission_id": lambda: self.laid.submission.id,
            "reaffirmation_id": lambda: self.laid.reaffirmation.id,
            "delegation_id": lambda: approval.mandate(spare).id,
            "saved_id": lambda: self.saved.id,
            "section": lambda: "stop",
            "file_id": lambda: self.file.id,
            "waiting_id": lambda: self.waiting.id,
            "part_id": lambda: self.part.id,
            "user_id": lambda: spare.id,
            "section_id": lambda: sections.of_kind("subplan")[1].id,
            "department_id": lambda: departments.add(f"Afdeling {role}", actor=None).id,
            "id": lambda: self.item.meeting_id,
            "meeting_id": lambda: self.item.meeting_id,
            "digest": lambda: self.minutes,
            "job_id": lambda: self._job(person if case == "own" else spare, role),
        }
        values = {name: known[name]() for name in rule.arguments}
        db.session.commit()
        return values, self._body(rule.endpoint, role, spare)

    def approve(self, document):
        """Put a wording into force, so that there is something that could leak."""
        approval = revisions.Approval(
            wording=to_plain(CARD),
            words="",
            author_id=self.people["secretariat"].id,
            approver_function="Kommunaldirektøren",
            valid_from=date(2019, 4, 11),
            review_due=date(2099, 1, 1),
        )
        revisions.put_in_force(document, approval, actor=make.viewer(self.people["approver"]))

    def _piece(self):
        """Return the key of what the draft has to be looked at for."""
        waiting = leftovers.pieces(self.draft) if hasattr(self, "draft") else []
        return waiting[0][0] if waiting else ""

    def settle(self, browser, response):
        """Wait for the binder that ``response`` began, so that nothing outlives the test."""
        place = response.headers.get("Location", "")
        if not place.startswith("/mapper/tryk/"):
            return
        for _try in range(200):
            if browser.get(f"{place}?json=1").json["finished"]:
                return
            time.sleep(0.05)
        raise AssertionError(f"{place} was never finished")

    def _reported(self, document, person):
        """Return the trail's entry of a report that ``person`` made."""
        said = report(document, Report(status=Status.NOT_STARTED), actor=self.clerk)
        return trail.record(
            said.action,
            said.subject,
            said.subject_id,
            actor_id=person.id,
            before=said.before,
            after=said.after,
        )

    def _job(self, person, role):
        name = hashlib.sha256(role.encode()).hexdigest()[:16]
        place = self.instance / "prints" / name
        place.mkdir(parents=True)
        job = Job(name, person.id, "Krisemappe", state="done", told="2 sider.")
        (place / "job.json").write_text(json.dumps(asdict(job)))
        (place / "mappe.pdf").write_bytes(b"%PDF-1.7")
        return name

    def _body(self, endpoint, role, spare):
        login = self.people[role].login if role in self.people else spare.login
        bodies = {
            "documents.add": {"group": "MT", "kind": "action_card", "title": f"Ny {role}",
                              "status": "not_started"},
            "documents.edit": {"title": f"Nyt {role}"},
            "documents.report": {"status": "in_review"},
            "documents.remark": {"text": "Husk dette."},
            "documents.wait": {"waits_kind": "decision", "subject": "svar"},
            "documents.deadline": {"due_on": "2030-01-01", "reason": "aftalt"},
            "documents.share": {"group": "SK", "part": "co_owner"},
            "documents.secrecy": {"is_confidential": "ja"},
            "documents.withdraw": {"why": "Ikke krævet."},
            "documents.attach": {"file": (io.BytesIO(PNG), "ny.png")},
            "groups.edit": {"name": f"Nyt navn {role}"},
            "groups.join": {"user": str(spare.id)},
            "groups.seat": {"place": "leder"},
            "groups.remark": {"text": "Husk dette."},
            "groups.wait": {"waits_kind": "decision", "subject": "svar"},
            "intake.upload": {"text": MINUTES},
            "binders.build": {"group": "SK"},
            "writing.required": {"kind": "subplan", "heading": f"Afsnit {role}",
                                 "reason": "Besluttet."},
            "writing.begin": {"source": "event"},
            "writing.place": {"piece": self._piece() if endpoint == "writing.place" else ""},
            "writing.write_required": {"section": str(sections.of_kind("subplan")[0].id)},
            "organisation.add_group": {"code": "NY", "name": "Ny gruppe"},
            "organisation.add_department": {"department": "Ny afdeling"},
            "organisation.rename_department": {"name": "Nyt navn"},
            "people.sign_in": {"login": login, "password": make.PASSWORD},
            "people.account": {"old": "forkert", "new": make.PASSWORD},
            "people.list": {"login": f"ny-{role}", "name": "Ny", "role": "reader",
                            "password": make.PASSWORD},
            "people.set_role": {"role": "approver"},
            "people.give_password": {"given": make.PASSWORD},
        }  # fmt: skip
        if endpoint == "writing.presence":
            return {"mark": self.draft.mark}
        if endpoint in ("writing.section", "writing.settle", "writing.autosave"):
            return {"goal": f"Mål {role}", "mark": self.draft.mark, "do": "home"}
        if endpoint.startswith("review."):
            bodies |= targets.bodies(getattr(self, "sent", None))
        bodies |= approval.bodies(spare)
        body = bodies.get(endpoint, {})
        return {**body, "version": str(self.version)} if hasattr(self, "version") else body


def digest():
    """Return a mark of every row in the database; failed sign-ins are meant to be written."""
    db.session.rollback()
    mark = hashlib.sha256()
    for table in db.metadata.sorted_tables:
        if table.name != FailedLogin.__tablename__:
            for row in db.session.execute(select(table).order_by(*table.primary_key)):
                mark.update(repr(tuple(row)).encode())
    db.session.rollback()
    return mark.hexdigest()


def methods(rule):
    """Return the verbs of ``rule`` that mean something of their own."""
    return sorted(rule.methods - {"HEAD", "OPTIONS"})


def takes_document(rule):
    """Say whether the address of ``rule`` names one document."""
    return bool(re.match(r"/(?:register|skriv|k)/<|/fortryd/", rule.rule))
