"""The points a draft makes: which causes each one gathers, and what it is called."""

from dataclasses import dataclass

from bsak.agenda.models import Cause
from bsak.kernel.words import lazy
from bsak.meetings.states import Need

OPENING, STATUS, FOLLOW_UP, CHECKS, INFORMATION, LATE_NEWS, UNCHANGED = (
    "opening", "status", "follow_up", "checks", "information", "late_news", "unchanged",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Topic:
    """A point that gathers matters. ``name`` stands at the point: which draft made it."""

    name: str
    need: Need
    title: object  # words looked up when they are shown, like those of the enums
    occasion: object
    causes: tuple[Cause, ...]


TOPICS = (
    Topic(
        "deadlines",
        Need.DECISION,
        lazy("Frister, der er overskredet eller flyttet uden beslutning"),
        lazy("Frister er overskredet eller flyttet uden en beslutning, og nye skal fastsættes."),
        (Cause.DEADLINE_PASSED, Cause.MOVED_UNDECIDED),
    ),
    Topic(
        "decisions",
        Need.DECISION,
        lazy("Udestående beslutninger"),
        lazy("Krisegrupperne kan ikke komme videre, før der er truffet en beslutning."),
        (Cause.DECISION_OUTSTANDING,),
    ),
    Topic(
        "texts",
        Need.DECISION,
        lazy("Tekster: godkendelse, HBR's kommentarer og eftersyn"),
        lazy("Tekster venter på godkendelse, på svar til HBR eller på eftersyn før næste møde."),
        (Cause.TO_APPROVE, Cause.OPEN_COMMENTS, Cause.REVIEW_DUE),
    ),
    Topic(
        "roles",
        Need.DECISION,
        lazy("Roller uden indehaver"),
        lazy("En krisegruppe mangler en leder, eller et dokument mangler en ejer."),
        (Cause.ROLE_VACANT,),
    ),
    Topic(
        "plans",
        Need.DECISION,
        lazy("Krisegrupper uden delplan"),
        lazy("Hver krisegruppe skal have en delplan, og den mangler."),
        (Cause.PLAN_MISSING,),
    ),
    Topic(
        FOLLOW_UP,
        Need.DECISION,
        lazy("Opfølgning på tidligere beslutninger"),
        lazy("Der er truffet beslutninger, som der endnu ikke er gjort noget ved i registret."),
        (Cause.NO_EFFECT,),
    ),
    Topic(
        CHECKS,
        Need.DECISION,
        lazy("Fund fra tjekket af planerne"),
        lazy("Tjekket af planer, pladser og numre har fundet noget, der skal rettes."),
        (Cause.CHECK,),
    ),
    Topic(
        INFORMATION,
        Need.INFORMATION,
        lazy("Til orientering: ændringer siden sidst og frister før næste møde"),
        lazy("Det er sket siden sidste møde, og det kommer før det næste."),
        (Cause.DEADLINE_NEAR, Cause.TASK_UNDATED, Cause.APPROVED, Cause.CHANGED),
    ),
)
