"""What may be done to a meeting and its points at which stage."""

from datetime import date, datetime

from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.clock import DENMARK
from bsak.kernel.danish import day, moment
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Outcome, Stage


def obstacle_to_managing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not plan meetings and write their points, or None."""
    if viewer.may(Permission.MEETING_MANAGE):
        return None
    return _("Kun sekretariatet kan planlægge møder og skrive på dagsordenen.")


def obstacle_to_changing(meeting: Meeting) -> str | None:
    """Return why nothing of the meeting can be changed any more, or None."""
    if meeting.stage is not Stage.LOCKED:
        return None
    if meeting.locked_at:
        return _(
            "Referatet blev godkendt og låst %(moment)s. Det kan ikke ændres. Skriv et punkt på "
            "det næste møde, hvis noget skal rettes.",
            moment=moment(meeting.locked_at),
        )
    return _(
        "Mødet står, som det er læst ind fra referatet. Det kan ikke rettes her. Indlæs referatet "
        "igen, hvis noget er forkert."
    )


def obstacle_to_unlocking(meeting: Meeting, now: datetime) -> str | None:
    """Return why it cannot be taken back that the minutes were approved, or None: the same day."""
    if meeting.stage is not Stage.LOCKED:
        return _("Referatet er ikke låst.")
    if meeting.locked_at and _danish_day(meeting.locked_at) == _danish_day(now):
        return None
    told = obstacle_to_changing(meeting) or ""
    return f"{_('Godkendelsen kan kun fortrydes samme dag.')} {told}" if meeting.locked_at else told


def _danish_day(moment: datetime) -> date:
    return moment.astimezone(DENMARK).date()


def obstacle_to_moving(meeting: Meeting, to: date, last: Meeting | None) -> str | None:
    """Return why a meeting cannot be moved to that day, or None; ``last`` was held before it.

    Its agenda goes on from there: what is told of as new is new since then.
    """
    if meeting.stage is not Stage.PLANNED or not meeting.items or last is None:
        return None
    if to > last.held_on:
        return None
    return _(
        "%(body)s den %(day)s er holdt, og dagsordenen bygger på det. Vælg en senere dato, eller "
        "sæt punkterne til senere først.",
        body=last.body,
        day=day(last.held_on),
    )


def obstacle_to_ordering(meeting: Meeting) -> str | None:
    """Return why points cannot be moved or taken off the agenda, or None."""
    if reason := obstacle_to_changing(meeting):
        return reason
    if meeting.stage is Stage.OPEN:
        return _("Mødet er i gang. Udskyd punktet på mødets skærm i stedet.")
    if meeting.stage is Stage.HELD:
        return _("Mødet er holdt. Rækkefølgen og punkterne ligger fast.")
    return None


def obstacle_to_adding(meeting: Meeting) -> str | None:
    """Return why the meeting can get no more points, or None."""
    if reason := obstacle_to_changing(meeting):
        return reason
    if meeting.stage is Stage.HELD:
        return _("Mødet er holdt. Skriv punktet på det næste møde eller på listen til senere.")
    return None


def obstacle_to_writing(item: AgendaItem) -> str | None:
    """Return why the text of a point cannot be changed, or None."""
    return None if item.meeting_id is None else obstacle_to_changing(item.meeting)


def obstacle_to_recommending(item: AgendaItem) -> str | None:
    """Return why what is recommended cannot be changed, or None."""
    if item.meeting_id is None:
        return None
    if reason := obstacle_to_changing(item.meeting):
        return reason
    if item.meeting.stage is Stage.HELD:
        return _("Mødet er holdt. Det, der blev indstillet, ligger fast.")
    return None


def obstacle_to_rewording(line: Recommendation) -> str | None:
    """Return why one recommendation cannot be changed, moved or removed, or None."""
    if reason := obstacle_to_recommending(line.item):
        return reason
    if line.outcome is Outcome.OPEN:
        return None
    return _(
        "Indstillingen »%(line)s« er behandlet. Fortryd behandlingen på mødets skærm, hvis den "
        "skal ændres.",
        line=line.text,
    )


def obstacle_to_emptying(item: AgendaItem) -> str | None:
    """Return why a point cannot lose its content, by closing it or deleting it, or None."""
    if any(line.outcome is not Outcome.OPEN for line in item.recommendations):
        return _("Punktets indstillinger er behandlet. Indholdet skal blive stående.")
    return None


def obstacle_to_deciding(item: AgendaItem) -> str | None:
    """Return why no decision can be written at the point, or None."""
    if item.meeting_id is None or item.meeting.stage is Stage.PLANNED:
        return _("Beslutningen skrives, når mødet er åbnet.")
    return obstacle_to_changing(item.meeting)


def obstacle_to_dropping(meeting: Meeting) -> str | None:
    """Return why a meeting cannot be taken away, or None."""
    if meeting.stage is not Stage.PLANNED:
        return _("Kun et planlagt møde kan fjernes.")
    if meeting.items:
        return _("Mødet har punkter. Sæt dem til senere eller slet dem, så kan mødet fjernes.")
    return None


def obstacle_to_importing(meeting: Meeting) -> str | None:
    """Return why minutes cannot be read in over a meeting, or None."""
    if meeting.opened_at is None:
        return None
    return _(
        "%(body)s den %(day)s er holdt her i registret, og dets referat er skrevet her. Et andet "
        "referat kan ikke læses ind oven i det. Mangler der noget, så skriv det under dokumentet.",
        body=meeting.body,
        day=day(meeting.held_on),
    )


def obstacle_to_twin(body: str, held_on: date, *, is_taken: bool) -> str | None:
    """Return why ``body`` cannot meet that day, or None."""
    if not is_taken:
        return None
    return _(
        "%(body)s har allerede et møde den %(day)s. Ret det, eller vælg en anden dag.",
        body=body,
        day=day(held_on),
    )
