"""Everybody and everything once, so that each route can be asked by each role."""

import base64
import hashlib
import io
import itertools
import json
import re
import time
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from flask import current_app
from sqlalchemy import literal_column, select

from bsak.assessment import dropping as assessing
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
from bsak.library import service as library
from bsak.minutes import service as calendar
from bsak.people.models import FailedLogin, Role
from bsak.plans.wording import WORDINGS
from bsak.tasks import service as tasks
from bsak.writing import filling, filling_in, leftovers, rows, sections
from bsak.writing import service as writing
from bsak.writing.models import Source
from tests import make
from tests.approval import targets as approval
from tests.assessment import targets as assessment
from tests.checks import targets as checks
from tests.contacts import targets as contacts
from tests.decisions import targets as decisions
from tests.distribution import targets as distribution
from tests.duty import targets as duty
from tests.meetings import targets as meetings
from tests.personal import targets as personal
from tests.review import targets
from tests.seats import targets as seats

_numbers = itertools.count(1)
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
# What is laid out for the person who asks; the rest may be asked about by one after the other.
PERSONAL = {
    "approval.acknowledge", "approval.undo_reaffirm", "documents.undo", "people.sign_in",
}  # fmt: skip
# Documents of another kind than a card, and routes that look for a document without a draft.
KINDS = {
    "writing.write_required": Kind.SUBPLAN,
    "writing.fill": Kind.CONTACT_LIST,
    "writing.fill_now": Kind.CONTACT_LIST,
    "writing.stop_filling": Kind.CONTACT_LIST,
    "review.tick": Kind.SUBPLAN,
    "review.untick": Kind.SUBPLAN,
    **approval.KINDS,
    **assessment.KINDS,
}
NO_DRAFT = {"writing.begin"}
WITH_DOCUMENT = (
    "documents", "plans", "binders", "library", "checks", "writing", "review", "approval",
    "assessment",
)  # fmt: skip
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
CARD = next(text for (_, kind, _), text in TEXTS.items() if kind == "action_card")
NO_FILES = b"PK\5\6" + bytes(18)  # a ZIP with nothing in it
MINUTES = "Chefforum\n\nTorsdag den 11. april 2019\n\n2. CF - Status på beredskabet\n"


class World:
    """One instance with two groups, one person per role, and targets made as they are asked."""

    def __init__(self):
        self.ready = {}  # what was laid out and is not used up
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
        if endpoint.startswith("assessment."):
            self.judged = assessment.lay(self, made, endpoint)
        match endpoint:
            case "writing.fill_now" | "writing.stop_filling":
                asked = filling.Asked(heading="Ledelsen", source=Source.LEADERSHIP)
                self.list_part = filling_in.add(made, asked, actor=self.clerk)
            case "writing.undo":
                row = rows.add(self.draft, "stop", actor=self.clerk)
                self.saved = rows.remove(self.draft, row, self.draft.mark, actor=self.clerk)
            case "assessment.bring_back" if self.judged:
                self.entry = assessing.drop(self.judged, actor=self.clerk)
            case "writing.bring_back":
                self.entry = writing.drop(self.draft, actor=self.clerk)
            case "documents.fetch" | "documents.hide":
                folder = self.instance / "files"
                self.file = files.attach(made, "kort.png", PNG, actor=self.clerk, folder=folder)
            case "documents.settle":
                self.waiting = notes.wait(self.own, "svar", actor=self.clerk, document=made)
            case (
                "plans.show" | "binders.document" | "distribution.sheet" | "distribution.see_sheet"
            ):
                made.status = Status.COMPLETED
                self.approve(made)
                made.status = CASES[case]
            case "library.place" | "library.take_down" | "library.undo":
                made.status = Status.COMPLETED
                text = self.approve(made)
                made.status = CASES[case]
                at = library.Place("C3", date(2019, 4, 11))
                self.mark = library.place(text, made, at, actor=self.clerk)
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
        """Return what the address of ``rule`` needs.

        It is laid out anew when somebody has used it up, or when it has to be of ``role``.
        """
        is_personal = (
            case == "own" or rule.endpoint in PERSONAL or rule.endpoint.startswith("review.")
        )
        asked = rule.endpoint, case
        if is_personal or asked not in self.ready:
            self.ready = {asked: self._laid(rule, case, role)}
        values, self.spare = self.ready[asked]
        return values

    def _laid(self, rule, case, role):
        """Lay out what ``rule`` is asked about; return where it is, and an account to spare."""
        person = self.people.get(role, self.people["reader"])
        code = "MT"
        of_document = rule.endpoint.split(".")[0] in WITH_DOCUMENT or takes_document(rule)
        if case in CASES and of_document:
            document = self.document(case, role, rule.endpoint)
            code = document.code
            if rule.endpoint == "documents.undo":
                self.entry = self._reported(document, person)
            if rule.endpoint == "writing.displace":
                self.entry = leftovers.handle(self.draft, self._piece(), actor=self.clerk)
            self.version = self.laid.version if hasattr(self, "laid") else document.version
        elif rule.endpoint == "groups.settle":
            self.waiting = notes.wait(self.own, f"svar {role}", actor=self.clerk)
        self.met = meetings.lay(self, rule.endpoint, role)
        self.sat = decisions.lay(self, rule.endpoint, role)
        self.shelf = distribution.lay(self, rule)
        self.on_call = duty.lay(self, rule)
        self.reached = contacts.lay(self, rule)
        self.seated = seats.lay(self, rule)
        self.burdened = personal.lay(self, rule)
        spare = make.user(name=f"Spare {role}")
        if rule.endpoint == "groups.seat":
            groups.join(self.own, spare, actor=None)
        if rule.endpoint == "approval.remove_holder":
            approval.hold(document, spare)
        known = {
            "code": lambda: code if of_document or not self.shelf else self.shelf.binder.code,
            "number": lambda: 1,
            "rev": lambda: "1" if of_document else "1.0",
            "stocktake_id": lambda: self.shelf.stocktake.id,
            "pack_id": lambda: self.shelf.pack.id,
            "receipt_id": lambda: self.shelf.receipt.id,
            "replacement_id": lambda: self.shelf.replacement.id,
            "key": lambda: self.shelf.pack.key,
            "entry_id": self._entry,
            "round_id": lambda: self.sent.round.id,
            "reader_id": lambda: self.sent.reader.id,
            "comment_id": lambda: self.sent.comment.id,
            "group": lambda: "SK",
            "submission_id": lambda: self.laid.submission.id,
            "reaffirmation_id": lambda: self.laid.reaffirmation.id,
            "delegation_id": lambda: approval.mandate(spare).id,
            "saved_id": lambda: self.saved.id,
            "section": lambda: "stop",
            "file_id": lambda: (
                (self.laid.file if rule.endpoint.startswith("approval.") else self.file).id
            ),
            "waiting_id": lambda: self.waiting.id,
            "part_id": lambda: self.part.id,
            "user_id": lambda: spare.id,
            "section_id": lambda: sections.of_kind("subplan")[1].id,
            "department_id": lambda: departments.add(f"Afdeling {role}", actor=None).id,
            "id": lambda: self.sat.meeting.id if self.sat else self.met.id,
            "line_id": lambda: self.sat.line.id,
            "item_id": lambda: self.sat.item.id,
            "task_id": lambda: self._task(case).id,
            "task": lambda: "form",
            "list_part_id": lambda: self.list_part.id,
            "assessment_id": lambda: self.judged.id,
            "acceptance_id": lambda: checks.accepted(self.own, rule).id,
            "path": lambda: "owner_function",
            "digest": lambda: self.minutes,
            "form": lambda: "dagsorden",
            "secret": lambda: calendar.give(make.viewer(spare)),
            "job_id": lambda: self._job(rule, person if case == "own" else spare, role),
            "group_code": lambda: "MT",
            "paper": lambda: "logark",
            "system": lambda: "c3",
            "ending": lambda: "csv",
            "marks": lambda: self.mark.id,
            "roster_id": lambda: self.on_call.roster.id,
            "shift": lambda: str(self.on_call.shift),
            "act_id": lambda: self.on_call.act.id,
            "address": lambda: self.on_call.address,
            "test_id": lambda: self.on_call.test.id,
            "call_id": lambda: self.on_call.test.calls[0].id,
        }
        if self.seated:
            known |= seats.known_values(self.seated)
        if self.burdened:
            known |= personal.known_values(self.burdened)
        if self.reached:
            known |= {
                name: lambda v=v: v for name, v in contacts.known_values(self.reached).items()
            }
        values = {name: known[name]() for name in rule.arguments}
        db.session.commit()
        return values, spare

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
        approver = make.viewer(self.people["approver"])
        return revisions.put_in_force(document, approval, actor=approver)

    def _entry(self):
        """Return the key of the act that is to be taken back."""
        if self.met.entry:
            return self.met.entry.id
        return self.sent.entry.id if hasattr(self, "sent") else self.entry.id

    def _piece(self):
        """Return the key of what the draft has to be looked at for."""
        waiting = leftovers.pieces(self.draft) if hasattr(self, "draft") else []
        return waiting[0][0] if waiting else ""

    def settle(self, browser, response):
        """Wait for the binder that ``response`` began, so that nothing outlives the test."""
        place = response.headers.get("Location", "")
        if not place.startswith(("/mapper/tryk/", "/bibliotek/zip/")):
            return
        for _try in range(6000):  # only so that it ends: a busy machine is slow
            if browser.get(f"{place}?json=1").json["finished"]:
                return
            time.sleep(0.05)
        raise AssertionError(f"{place} was never finished")

    def _task(self, case):
        """Return a task beside a document of the own group."""
        document = make.document(self.own, title=f"Opgave {next(_numbers)}", actor=self.clerk)
        document.is_confidential = case == "secret"
        terms = tasks.Terms(title="Undersøg det", document=document)
        return tasks.add(terms, actor=self.clerk)

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

    def _job(self, rule, person, role):
        name = hashlib.sha256(role.encode()).hexdigest()[:16]
        is_zip = rule.endpoint.startswith("library.")
        place = self.instance / ("library" if is_zip else "prints") / name
        place.mkdir(parents=True)
        job = Job(name, person.id, "Krisemappe", state="done", told="2 sider.")
        (place / "job.json").write_text(json.dumps(asdict(job)))
        (place / "mappe.pdf").write_bytes(NO_FILES if is_zip else b"%PDF-1.7")
        return name

    def body(self, endpoint, role):
        """Return what a browser would send to the route, after ``values``."""
        spare = self.spare
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
            "tasks.add": {"title": "Ring til HOFOR", "owner": "", "group": ""},
            "tasks.edit": {"title": f"Ring {role}", "owner": "", "group": "MT", "version": "1"},
            "tasks.report": {"status": "done"},
            "groups.edit": {"name": f"Nyt navn {role}"},
            "groups.join": {"user": str(spare.id)},
            "groups.seat": {"place": "leder"},
            "groups.remark": {"text": "Husk dette."},
            "groups.wait": {"waits_kind": "decision", "subject": "svar"},
            "intake.upload": {"text": MINUTES},
            "library.place": {"number": "1", "on": "2019-05-02"},
            "binders.build": {"group": "SK"},
            "writing.required": {"kind": "subplan", "heading": f"Afsnit {role}",
                                 "reason": "Besluttet."},
            "writing.begin": {"source": "event"},
            "writing.fill": {"heading": "Ledelsen", "source": "leadership",
                             "group": "", "party": ""},
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
        bodies |= approval.bodies(spare) | meetings.bodies(self.met)
        bodies |= assessment.bodies(getattr(self, "judged", None))
        bodies |= decisions.bodies(self.sat) | distribution.bodies(self.shelf)
        bodies |= contacts.bodies(self.reached)
        bodies |= duty.bodies(self.on_call) | seats.bodies(self.seated)
        bodies |= personal.bodies(self.burdened)
        body = bodies.get(endpoint, {})
        return {**body, "version": str(self.version)} if hasattr(self, "version") else body


def digest():
    """Return a mark of every row in the database; failed sign-ins are meant to be written."""
    db.session.rollback()
    mark, cursor = hashlib.sha256(), db.session.connection().connection.cursor()
    for statement in _rows():
        cursor.execute(statement)
        mark.update(repr(cursor.fetchall()).encode())
    cursor.close()
    db.session.rollback()
    return mark.hexdigest()


@cache
def _rows():
    """Return the questions that give every row as the database holds it, in one order.

    PostgreSQL makes the mark itself: what costs there is the way to it and back.
    """
    tables = [t for t in db.metadata.sorted_tables if t.name != FailedLogin.__tablename__]
    if db.engine.name == "postgresql":
        marked = "SELECT '{0}', md5(string_agg(r::text, chr(10) ORDER BY r::text)) FROM \"{0}\" r"
        each = " UNION ALL ".join(marked.format(table.name) for table in tables)
        return [f"{each} ORDER BY 1"]
    return [
        str(select(literal_column("*")).select_from(table).order_by(*table.primary_key))
        for table in tables
    ]


def methods(rule):
    """Return the verbs of ``rule`` that mean something of their own."""
    return sorted(rule.methods - {"HEAD", "OPTIONS"})


def takes_document(rule):
    """Say whether the address of ``rule`` names one document."""
    return bool(re.match(r"/(?:register|skriv|k)/<|/fortryd/", rule.rule))
