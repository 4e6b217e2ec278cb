"""The demo's groups, departments, accounts and meetings. No real person is in it."""

from datetime import date

from sqlalchemy import select

from bsak.groups import departments
from bsak.groups import service as groups
from bsak.groups.models import CrisisGroup, Department
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Stage
from bsak.people import service as people
from bsak.people.models import Role, User

PASSWORD = "lys når strømmen går"  # noqa: S105 -- of demo accounts, printed on the screen
GROUPS = (
    ("KK", "Kommunikation & koordination"),
    ("OI", "Økonomi & IT"),
    ("KB", "Kultur & Borger"),
    ("MT", "Miljø, Teknik & Drift"),
    ("SK", "Skoler & Dagtilbud"),
    ("SU", "Sundhed & Pleje"),
    ("SO", "Social & Familie"),
)
# As the nine departments reported in March 2020; they overlap with the groups, no more.
DEPARTMENTS = (
    ("Kultur & Fritid", ""),
    ("Dagtilbud", ""),
    ("Skoler & Uddannelse", ""),
    ("Borger & Arbejdsmarked", ""),
    ("Børn & Familie", ""),
    ("Miljø & Teknik", "M&T"),
    ("Voksen & Social", ""),
    ("Økonomi & Stab", "ØS"),
    ("Sundhed, Pleje & Omsorg", "SPO"),
)
# login, name shown, role, group, leads it
ACCOUNTS = (
    ("medarbejder", "Demo Medarbejder", Role.READER, "", False),
    ("medlem", "Demo Medlem", Role.READER, "SU", False),
    ("leder", "Demo Gruppeleder", Role.READER, "MT", True),
    ("sekretariat", "Demo Sekretariat", Role.SECRETARIAT, "", False),
    ("direktoer", "Demo Kommunaldirektør", Role.APPROVER, "", False),
    ("hbr", "Demo HBR", Role.REVIEWER, "", False),
    ("admin", "Demo Administrator", Role.ADMIN, "", False),
)
BOARD_DAY = date(2019, 4, 11)
DEADLINE = date(2019, 5, 23)
NEXT_BOARD_DAY = date(2019, 6, 6)


def make_groups() -> dict[str, CrisisGroup]:
    """Make the seven groups in the board's order. Returns them by code."""
    made = {}
    for position, (code, name) in enumerate(GROUPS, 1):
        made[code] = groups.make(
            code,
            name,
            actor=None,
            position=position,
            owner_function=f"Leder af krisegruppen {name}",
        )
    for name, short_name in DEPARTMENTS:
        departments.add(name, short_name, actor=None)
    return made


def make_accounts(crisis_groups: dict[str, CrisisGroup]) -> dict[str, User]:
    """Open one account per role. Returns them by login."""
    made = {}
    for login, name, role, code, is_leader in ACCOUNTS:
        user = people.add(login=login, name=name, role=role, password=PASSWORD)
        if code:
            groups.join(crisis_groups[code], user, actor=None, is_leader=is_leader)
        made[login] = user
    return made


def make_meetings() -> AgendaItem:
    """Record the meeting that made the list, and the next one. Returns the point on status."""
    meeting = Meeting(
        body="Chefforum",
        held_on=BOARD_DAY,
        starts_at="11:30",
        place="Mødelokale 1",
        has_board_points=True,
    )
    point = AgendaItem(
        number=2,
        title="CF - Status på arbejdet med beredskabsplaner (10 minutter)",
        case_number="14.00.08-A21-1-19",
        occasion="Status for planer og actioncards i krisegrupperne.",
        presentation="Listen over, hvad hver krisegruppe har udarbejdet, og hvad der er i gang.",
        proposer="Afdelingschefen for Miljø & Teknik",
        is_board=True,
        recommendations=[
            Recommendation(text="at opsætningen i C3 følger krisegrupperne"),
            Recommendation(text="at der sættes en ny frist for resten af arbejdet"),
        ],
        decision=(
            "Ny frist for resten af arbejdet er den 23. maj 2019. Der er delplaner på alle områder "
            "undtagen Social & Familie, hvor arbejdet er i gang. Områdernes deltagelse i hinandens "
            "krisegrupper beskrives i en matrix, og planerne læses på tværs. Når arbejdet er "
            "færdigt, samles delplaner, specialplaner og actioncards i A4-mapper. HBR gennemgår "
            "dem på BSAK den 6. juni 2019."
        ),
        attachments=[],
    )
    meeting.items.append(point)
    planned = Meeting(
        body="BSAK", held_on=NEXT_BOARD_DAY, stage=Stage.PLANNED, has_board_points=True
    )
    db.session.add_all([meeting, planned])
    db.session.flush()
    return point


def is_anything_here() -> bool:
    """Say whether the instance holds any register data or accounts."""
    models = (CrisisGroup, User, Meeting, Department)
    return any(db.session.scalar(select(model.id).limit(1)) is not None for model in models)
