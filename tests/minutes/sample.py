"""A meeting with one of everything a paper can show."""

from datetime import date

from bsak.kernel.clock import now
from bsak.meetings.models import AgendaItem, Attendance, Meeting, Recommendation
from bsak.meetings.states import Outcome, Presence, Stage
from tests import make

PRESENTATION = """For krisegrupperne er her, hvad der er udarbejdet.

#### Økonomi & IT

##### Udarbejdet

- Delplan for krisegruppen Økonomi & IT
- IT-beredskabsplan (specialplan)

##### Under udarbejdelse

- Actioncard: Forplejning

Arbejdet forventes afsluttet medio april."""


def meeting(stage=Stage.LOCKED):
    """Return a stored meeting with three points, one of them closed."""
    held = Meeting(
        body="BSAK",
        held_on=date(2019, 6, 6),
        starts_at="11:30",
        place="Mødelokale 1",
        chair="Kommunaldirektøren",
        stage=stage,
        has_board_points=True,
    )
    held.attendances = [
        Attendance(name="Kommunaldirektøren", presence=Presence.PRESENT),
        Attendance(name="HBR", is_guest=True, presence=Presence.PRESENT, note="punkt 2"),
        Attendance(name="Chefen for Økonomi & Stab", presence=Presence.ABSENT),
    ]
    held.items = [
        AgendaItem(
            number=1,
            title="Godkendelse af dagsorden",
            case_number="00.01.00-A21-9-18",
            proposer="Kommunaldirektøren",
            recommendations=[Recommendation(text="at BSAK godkender dagsordenen")],
            decision="Godkendt.",
        ),
        AgendaItem(
            number=2,
            title="Status på arbejdet med beredskabsplaner",
            case_number="14.00.08-A21-1-19",
            time_slot="10 minutter",
            is_board=True,
            occasion="Miljø & Teknik orienterer om status.",
            presentation=PRESENTATION,
            proposer="Afdelingschefen for Miljø & Teknik",
            recommendations=[
                Recommendation(text="at BSAK tager status til efterretning"),
                Recommendation(
                    text="at fristen flyttes",
                    outcome=Outcome.TAKEN,
                    minute="Fristen er nu den 4. juli 2019.",
                    settled_at=now(),
                ),
            ],
            history="BSAK den 11. april 2019: ny frist.",
            decision="BSAK drøftede status.",
            attachments=["Oversigt over planer", "Matrix"],
        ),
        AgendaItem(number=3, title="Lukket", case_number="00.01.00-S00-3-19", is_closed=True),
    ]
    return make.kept(held)
