"""Who decides at the table, and when."""

from collections.abc import Collection, Iterable
from datetime import date

from bsak.agenda.acts import Act, Verb, read
from bsak.documents.kinds import Status
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Recommendation
from bsak.meetings.states import Outcome, Stage


def obstacle_to_leading(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not write down what the meeting decides, or None."""
    if viewer.may(Permission.MEETING_MANAGE) or viewer.may(Permission.DOCUMENT_APPROVE):
        return None
    return _("Kun sekretariatet og kommunaldirektøren skriver mødets beslutninger ned.")


def obstacle_to_opening(stage: Stage, *, other: str = "") -> str | None:
    """Return why the meeting cannot be opened, or None; ``other`` is a meeting that is open."""
    if stage is Stage.OPEN:
        return _("Mødet er allerede åbnet.")
    if stage is not Stage.PLANNED:
        return _("Mødet er holdt og kan ikke åbnes igen.")
    if other:
        return _("%(other)s er stadig åbent. Afslut det først.", other=other)
    return None


def obstacle_to_deciding(stage: Stage | None) -> str | None:
    """Return why nothing can be decided at the meeting now, or None; no stage is the backlog."""
    return {
        None: _("Punktet venter på et møde. Sæt det på en dagsorden først."),
        Stage.PLANNED: _("Mødet er ikke åbnet endnu. Åbn det, når det går i gang."),
        Stage.OPEN: None,
        Stage.HELD: _("Mødet er afsluttet. Beslutninger kan ikke længere ændre registret."),
        Stage.LOCKED: _("Referatet er godkendt og låst. Tag sagen op igen på et kommende møde."),
    }[stage]


def obstacle_to_point(item: AgendaItem, *, is_put_off: bool) -> str | None:
    """Return why nothing of the register can be decided at ``item``, or None."""
    if item.is_closed:
        return _("Punktet er lukket. Beslutningen ligger på sagen og ikke her.")
    if is_put_off:
        return _("Punktet er udsat til et kommende møde. Tag det op igen for at beslutte noget.")
    return None


def obstacle_to_writing(stage: Stage | None) -> str | None:
    """Return why the words of a decision cannot be written, or None: until they are approved."""
    return None if stage is Stage.HELD else obstacle_to_deciding(stage)


def obstacle_to_settling(outcome: Outcome) -> str | None:
    """Return why a recommendation cannot be decided on, or None while it is open."""
    if outcome is Outcome.OPEN:
        return None
    return _("Indstillingen er allerede behandlet: %(outcome)s. Fortryd det først.",
             outcome=outcome.label)  # fmt: skip


def obstacle_to_undoing(outcome: Outcome) -> str | None:
    """Return why there is nothing to undo, or None."""
    return _("Indstillingen er ikke behandlet.") if outcome is Outcome.OPEN else None


def obstacle_to_closing(stage: Stage) -> str | None:
    """Return why the meeting cannot be closed, or None."""
    if stage is Stage.PLANNED:
        return _("Mødet er ikke åbnet endnu.")
    return None if stage is Stage.OPEN else _("Mødet er allerede afsluttet.")


def obstacle_to_unopening(stage: Stage, *, is_decided: bool) -> str | None:
    """Return why it cannot be taken back that the meeting was opened, or None."""
    if stage is not Stage.OPEN:
        return _("Mødet er ikke åbent.")
    if is_decided:
        return _("Mødet har besluttet noget. Fortryd beslutningerne først, eller afslut mødet.")
    return None


def obstacle_to_reopening(stage: Stage, *, other: str = "") -> str | None:
    """Return why a closed meeting cannot go on, or None; ``other`` is a meeting that is open."""
    if stage is Stage.LOCKED:
        return _("Referatet er godkendt og låst. Tag sagen op igen på et kommende møde.")
    if stage is not Stage.HELD:
        return _("Mødet er ikke afsluttet.")
    if other:
        return _("%(other)s er åbent. Afslut det først.", other=other)
    return None


def obstacle_to_going_back(*, is_followed: bool) -> str | None:
    """Return why a closed meeting cannot go on once the next agenda is drafted, or None."""
    if not is_followed:
        return None
    return _("Der er lavet udkast til en ny dagsorden siden. Tag resten op på det nye møde.")


def obstacle_to_locking(stage: Stage) -> str | None:
    """Return why the minutes cannot be approved and locked, or None."""
    if stage in (Stage.PLANNED, Stage.OPEN):
        return _("Afslut mødet, før referatet godkendes.")
    return None if stage is Stage.HELD else _("Referatet er allerede godkendt og låst.")


def obstacle_to_following(act: Act | None, said: Collection[date]) -> str | None:
    """Return why a line that names the days ``said`` cannot be followed, or None.

    Else the agenda would say one day and the register get another.
    """
    if act is None or act.due_on is None or not said or act.due_on in said:
        return None
    return _("Teksten siger ikke den %(day)s, som indstillingen sætter. Tryk Ret, og skriv den "
             "dato, I beslutter.", day=day(act.due_on))  # fmt: skip


def obstacle_to_answering(act: Act, decision: str) -> str | None:
    """Return why what is waited for cannot be settled, or None: somebody must have answered it."""
    if act.verb is not Verb.SETTLE or act.text or decision:
        return None
    return _("Skriv med frie ord, hvad I beslutter. Tryk så Følg: Teksten gemmes med det samme.")


def obstacle_to_repeating(act: Act, lines: Iterable[Recommendation]) -> str | None:
    """Return why ``act`` cannot be decided once more at a point with those lines, or None."""
    done = (line for line in lines if line.outcome in (Outcome.TAKEN, Outcome.CHANGED))
    same = next(
        (line for line in done if act.verb is not Verb.NOTE and read(line.act) == act), None
    )
    if same is None:
        return None
    return _("Det er allerede besluttet: »%(line)s« Fortryd den linje, hvis den skal ændres.",
             line=same.minute)  # fmt: skip


def obstacle_to_act(act: Act) -> str | None:
    """Return what is missing before the act can be done, or None."""
    needs_documents = (Verb.DEADLINE, Verb.OWNER, Verb.STATUS, Verb.APPROVE)
    if act.verb in needs_documents and not act.documents:
        return _("Skriv koden på det eller de dokumenter, beslutningen gælder.")
    return {
        Verb.DEADLINE: None if act.due_on else _("Skriv den nye frist."),
        Verb.OWNER: None if act.owner else _("Skriv den funktion, der skal eje dokumentet."),
        Verb.STATUS: None if act.status in list(Status) else _("Vælg den nye status."),
        Verb.TASK: None if act.title else _("Skriv, hvad opgaven er."),
        Verb.SETTLE: None if act.waiting else _("Vælg, hvad der er besluttet."),
    }.get(act.verb)
