"""Albertslund's register as it stood on 11 April 2019, as a demo in an empty instance."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from bsak.demo import copies, crew, duty, organisation, taking_part, tasks
from bsak.demo.approvals import approve_examples, lay_example
from bsak.demo.reviews import send_example
from bsak.documents import notes, service, snapshot
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, Part, WaitingFor
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.settings import Settings

_LIST = Path(__file__).parent / "register_2019_04_11.csv"
_DAY = organisation.BOARD_DAY
_PLACE, _CRISIS_PHONE, _SECRETARIAT_PHONE = "Albertslund Kommune", "00000001", "00000000"
_SAID_OF_GROUPS = {
    "KB": "Yderligere actioncards udarbejdes efter 2. maj, hvor HBR deltager på lederkredsmøde.",
    "SU": "Arbejdet forventes afsluttet medio april.",
    "SO": (
        "Der er endnu ikke udarbejdet hverken planer eller actioncards, men arbejdet er igangsat."
    ),
}


def fill() -> str:
    """Fill an empty instance. Returns what was made, in a sentence.

    Raises Refused when the instance holds anything else; a demo already there is left alone.
    """
    mark = Path(current_app.instance_path) / "demo"
    if organisation.is_anything_here():
        if mark.exists():
            return _("Demoen ligger her allerede. Der er ikke ændret noget.")
        raise Refused(
            _("Registret er ikke tomt. Vælg en tom mappe med BSAK_INSTANCE, og prøv igen.")
        )
    crisis_groups = organisation.make_groups()
    accounts = organisation.make_accounts(crisis_groups)
    clerk = groups.viewer(accounts["sekretariat"])
    point = organisation.make_meetings()
    _add_documents(crisis_groups, clerk, point)
    _add_what_was_said(crisis_groups, clerk, point)
    taking_part.tell(crisis_groups, actor=accounts["sekretariat"])
    crew.man(crisis_groups, accounts)
    duty.hand_out(crisis_groups, accounts)
    tasks.hand_out(point, crisis_groups, actor=clerk)
    approve_examples(accounts["sekretariat"], groups.viewer(accounts["direktoer"]))
    snapshot.freeze(point.meeting, actor=clerk)  # as if the examples had been there all along
    card = _document(crisis_groups["MT"], "Svigt/forurening af vandforsyning", Kind.ACTION_CARD)
    send_example(card, crisis_groups, accounts)
    accident = "Utilsigtede hændelser for ansat eller pårørende"
    lay_example(_document(crisis_groups["SK"], accident, Kind.ACTION_CARD), accounts)
    weather = _document(crisis_groups["MT"], "Ekstreme vejrforhold", Kind.ACTION_CARD)
    copies.give_out(weather, crisis_groups, accounts, _name_the_place())
    mark.write_text(_("Denne mappe holder demoen.") + "\n", encoding="utf-8")
    return _told()


def _add_documents(crisis_groups: dict[str, CrisisGroup], clerk: Viewer, point: AgendaItem) -> None:
    with _LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            group = crisis_groups[row["group"]]
            if row["kind"] == "decision":
                notes.wait(
                    group,
                    row["title"],
                    actor=clerk,
                    kind=WaitingFor.DECISION,
                    waits_for="BSAK",
                    expected_on=organisation.NEXT_BOARD_DAY,
                    expected_text="kommende BSAK-møde",
                    item=point,
                    on=_DAY,
                )
                continue
            document = service.add(
                group,
                Kind(row["kind"]),
                row["title"],
                unit=row["unit"],
                status=Status(row["status"]),
                actor=clerk,
                item=point,
                on=_DAY,
            )
            if document.status is not Status.COMPLETED:
                service.set_deadline(
                    document, organisation.DEADLINE, actor=clerk, item=point, on=_DAY
                )


def _add_what_was_said(
    crisis_groups: dict[str, CrisisGroup], clerk: Viewer, point: AgendaItem
) -> None:
    for code, text in _SAID_OF_GROUPS.items():
        notes.remark(crisis_groups[code], text, actor=clerk, item=point, on=_DAY)
    _expect_health_cards(crisis_groups["SU"], clerk)
    _wait(
        _document(crisis_groups["MT"], "Svigt af vandforsyning", Kind.CONTINGENCY_PLAN),
        "om HOFOR kan levere vand",
        "HOFOR",
        clerk,
        point,
        expected_on=date(2019, 6, 19),
        expected_text="HOBS-mødet den 19. juni",
    )
    _wait(
        _document(crisis_groups["MT"], "Fortsat drift af rådhuset", Kind.CONTINGENCY_PLAN),
        "behov for lokaler med nødstrøm",
        "",
        clerk,
        point,
    )
    _note(
        _document(crisis_groups["SU"], "Sundhedsberedskabsplan", Kind.HEALTH_PLAN),
        "Fungerer som både delplan for krisegruppen og specialplan for sundhedsområdet.",
        clerk,
        point,
    )
    psychosocial = _document(crisis_groups["SU"], "Psykosocial indsats", Kind.ACTION_CARD)
    service.share(psychosocial, crisis_groups["SO"], Part.CO_OWNER, actor=clerk)
    _note(psychosocial, "Udarbejdes i samarbejde med SPO og Social & Familie.", clerk, point)
    shelter = _document(
        crisis_groups["SU"], "Oprettelse af nødskadestue/evakueringscenter", Kind.ACTION_CARD
    )
    for code, group in crisis_groups.items():
        if code != "SU":
            service.share(shelter, group, Part.SPARRING, actor=clerk)
    _note(shelter, "Ønsker sparring på tværs.", clerk, point)


def _expect_health_cards(group: CrisisGroup, clerk: Viewer) -> None:
    """The group expected all of its cards by the middle of April."""
    unfinished = select(Document).where(
        Document.group_id == group.id, Document.status == Status.IN_PROGRESS
    )
    for document in db.session.scalars(unfinished):
        said = service.Report(
            status=document.status, expected_on=date(2019, 4, 15), expected_text="medio april"
        )
        service.report(document, said, actor=clerk, on=_DAY)


def _document(group: CrisisGroup, title: str, kind: Kind) -> Document:
    found = select(Document).where(
        Document.group_id == group.id, Document.title == title, Document.kind == kind
    )
    return db.session.scalars(found).one()


def _wait(
    document: Document,
    subject: str,
    waits_for: str,
    clerk: Viewer,
    point: AgendaItem,
    *,
    expected_on: date | None = None,
    expected_text: str = "",
) -> None:
    notes.wait(
        document.group,
        subject,
        actor=clerk,
        document=document,
        waits_for=waits_for,
        expected_on=expected_on,
        expected_text=expected_text,
        item=point,
        on=_DAY,
    )


def _note(document: Document, text: str, clerk: Viewer, point: AgendaItem) -> None:
    notes.remark(document.group, text, actor=clerk, document=document, item=point, on=_DAY)


def _name_the_place() -> Settings:
    """Write the place into the settings, unless there are any; return what the demo goes by."""
    settings: Settings = current_app.extensions["bsak"]
    path = Path(current_app.instance_path) / "config.toml"
    if path.exists():
        return settings
    path.write_text(
        f'municipality = "{_PLACE}"\ncrisis_phone = "{_CRISIS_PHONE}"\n'
        f'secretariat_phone = "{_SECRETARIAT_PHONE}"\n',
        encoding="utf-8",
    )
    told = replace(
        settings,
        municipality=_PLACE,
        crisis_phone=_CRISIS_PHONE,
        secretariat_phone=_SECRETARIAT_PHONE,
    )
    current_app.extensions["bsak"] = told  # what is printed here says it too
    return told


def _told() -> str:
    logins = "\n".join(f"  {login:<12} {name}" for login, name, *_rest in organisation.ACCOUNTS)
    return _(
        "Demoen er klar: 7 krisegrupper, 47 dokumenter og 1 udestående beslutning.\n"
        "Log ind med et af disse brugernavne og adgangskoden »%(password)s«:\n%(logins)s",
        password=organisation.PASSWORD,
        logins=logins,
    )
