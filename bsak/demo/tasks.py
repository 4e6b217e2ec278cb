"""What the meeting of 11 April 2019 asked somebody to do, beside the documents."""

from bsak.demo import organisation
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.meetings.models import AgendaItem
from bsak.tasks import service
from bsak.tasks.service import Terms


def hand_out(point: AgendaItem, groups: dict[str, CrisisGroup], *, actor: Viewer) -> None:
    """Write down the tasks of the decision, each with the function that has it."""
    clerks = "Sekretariat for Politik & Ledelse"
    given = (
        Terms(
            title="Beskriv i en matrix, hvor områderne deltager i hinandens krisegrupper",
            owner_function="Afdelingschefen for Miljø & Teknik",
            group=groups["MT"],
            due_on=organisation.DEADLINE,
        ),
        Terms(
            title="Saml delplaner, specialplaner og actioncards i A4-mapper til kommunaldirektøren",
            owner_function=clerks,
            due_on=organisation.NEXT_BOARD_DAY,
            remark="Når resten af arbejdet er færdigt.",
        ),
        Terms(
            title="Drøft opsætningen af C3 med HBR på næste BSAK",
            owner_function=clerks,
            due_on=organisation.NEXT_BOARD_DAY,
        ),
        Terms(
            title="Se på materialet fra KL om hackerangreb",
            owner_function="Chefen for Økonomi & Stab",
            group=groups["OI"],
        ),
    )
    for terms in given:
        service.add(terms, actor=actor, item=point, on=organisation.BOARD_DAY)
