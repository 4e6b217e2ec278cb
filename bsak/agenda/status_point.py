"""The board's status list, as the secretariat wrote it by hand on 11 April 2019, point 2.

Its headings, names and brackets are the ones that ``bsak.meetings.reading`` reads: what is drafted
here, held as minutes and read back, is the register again. So its words are Danish, always.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bsak.agenda import status_line
from bsak.agenda.register import Calendar, Doc, Group, Register, Said, Wait
from bsak.documents.kinds import Status
from bsak.documents.models import WaitingFor
from bsak.kernel.danish import day
from bsak.meetings.reading.group_names import tells_own_state

GROUP, STATUS = "####", "#####"
HEADINGS = (
    (Status.COMPLETED, "Udarbejdet"),
    (Status.IN_REVIEW, "Til gennemlæsning"),
    (Status.IN_PROGRESS, "Under udarbejdelse"),
    (Status.NOT_STARTED, "Ikke påbegyndt"),
)
_INTRO = (
    "For de enkelte krisegrupper er herunder oplyst, hvilke planer og actioncards der er "
    "udarbejdet, samt hvilke der fortsat arbejdes på."
)
_NOTHING = "Der er endnu ikke udarbejdet hverken planer eller actioncards."
_FURTHER = (
    "Krisegrupperne gør hurtigst muligt de planer og actioncards færdige, der endnu arbejdes på. "
    "Når planerne er færdige, planlægger krisegrupperne en øvelse, hvor de relevante planer "
    "prøves af og justeres.",
    "Krisegrupperne sørger for, at planerne løbende ses efter, så blandt andet kontaktoplysninger "
    "er ajour, og melder ændringer i gruppernes deltagere til sekretariatet.",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """How the register stood at the last meeting, as it was frozen then."""

    total: int
    completed: int


def presentation(register: Register, before: Figures | None) -> str:
    """Return the Sagsfremstilling of the status point."""
    parts = [_INTRO, since_last(register, before)]
    parts += [of_group(group, register) for group in register.open_groups]
    parts += [f"{GROUP} Det videre arbejde", *_FURTHER]
    return "\n\n".join(filter(None, parts))


def of_group(group: Group, register: Register) -> str:
    """Return the part of the Sagsfremstilling that tells of one group."""
    return "\n\n".join(filter(None, _group(group, register)))


def since_last(register: Register, before: Figures | None) -> str:
    """Return how far the work is in figures, and how far it was at the last meeting."""
    counted = [d for d in register.documents.values() if d.status is not Status.WITHDRAWN]
    done = sum(d.status is Status.COMPLETED for d in counted)
    unfinished = [d for d in counted if d.is_open]
    late = sum(1 for d in unfinished if d.due_on and d.due_on < register.calendar.held_on)
    told = f"{done} af {len(counted)} planer og actioncards er udarbejdet"
    calendar = register.calendar
    if before and calendar.last_on:
        was = f"{before.completed} af {before.total}"
        is_same = (before.completed, before.total) == (done, len(counted))
        then = "det samme som" if is_same else f"mod {was}"
        told = f"{told}, {then} ved mødet den {day(calendar.last_on)}"
    if not unfinished:
        return f"{told}."
    return f"{told}. {_late(late, len(unfinished))}"


def _late(late: int, unfinished: int) -> str:
    rest = "1 er ikke færdig" if unfinished == 1 else f"{unfinished} er ikke færdige"
    if not late:
        return f"{rest}, og ingen frist er overskredet."
    if late == unfinished:
        whose = "" if late == 1 else f" for alle {late}"
        return f"{rest}, og fristen er overskredet{whose}."
    return f"{rest}, og fristen er overskredet for {late} af dem."


def _group(group: Group, register: Register) -> Iterator[str]:
    own = register.documents_of.get(group.id, [])
    in_use = [d for d in own if d.status is not Status.WITHDRAWN]
    shown = [d for d in in_use if not d.is_confidential]
    secret = [d for d in in_use if d.is_confidential]
    remarks = _standing(register.said_of.get(group.id, []), shown, register.calendar)
    waits = register.waits_of_group.get(group.id, [])
    common = _common_expectation(shown, register.calendar)
    yield f"{GROUP} {group.name}"
    if not in_use and not any(tells_own_state(said.text) for said in remarks):
        yield _NOTHING
    outstanding = [
        status_line.outstanding(wait) for wait in waits if wait.kind is WaitingFor.DECISION
    ]
    for status, heading in HEADINGS:
        lines = [
            status_line.line(document, register, tells_when=not common)
            for document in shown
            if document.status is status
        ]
        lines += outstanding if status is Status.IN_PROGRESS else []
        if lines:
            yield f"{STATUS} {heading}"
            yield "\n".join(f"- {line}" for line in lines)
    yield from _sentences(common, remarks, waits, register.calendar)
    yield _secrets(secret, is_alone=not shown)


def _standing(remarks: Sequence[Said], shown: Sequence[Doc], calendar: Calendar) -> list[Said]:
    """Return the remarks that still hold: that nothing is made yet does not, once something is."""
    return [
        said
        for said in remarks
        if not shown or _is_new(said, calendar) or not tells_own_state(said.text)
    ]


def _sentences(
    common: str, remarks: Sequence[Said], waits: Sequence[Wait], calendar: Calendar
) -> Iterator[str]:
    """Return what is said of the whole group: what it told itself, and what it waits for."""
    newer = [said for said in remarks if _is_new(said, calendar)]
    when = common.partition(" afsluttet ")[2].rstrip(".") or "\n"
    told = [_remark(said, calendar) for said in newer or remarks if when not in said.text]
    if common:
        told.append(common)
    for wait in waits:
        if wait.kind is WaitingFor.CLARIFICATION:
            told.append(_sentence(f"Gruppen {status_line.unclear(wait)}"))
    yield from dict.fromkeys(told)


def _remark(said: Said, calendar: Calendar) -> str:
    """Return what a group said of itself, with the day when the board has heard it before."""
    if _is_new(said, calendar) or tells_own_state(said.text):
        return _sentence(said.text)
    return f"Bemærkning fra den {day(said.noted_on)}: {_sentence(said.text)}"


def _is_new(said: Said, calendar: Calendar) -> bool:
    return calendar.last_on is None or said.noted_on > calendar.last_on


def _secrets(documents: Sequence[Doc], *, is_alone: bool) -> str:
    if not documents:
        return ""
    number, done = len(documents), sum(not d.is_open for d in documents)
    has = "har" if is_alone else "har desuden"
    many = "fortroligt dokument" if number == 1 else "fortrolige dokumenter"
    return f"Gruppen {has} {number} {many}; {done} af {number} er på plads."


def _common_expectation(shown: Sequence[Doc], calendar: Calendar) -> str:
    """Return when a group expects all that is left to be done, when that is one and the same."""
    unfinished = [d for d in shown if d.is_open]
    told = {(d.expected_on, d.expected_text) for d in unfinished}
    if len(unfinished) < 2 or len(told) != 1 or told == {(None, "")}:
        return ""
    first = unfinished[0]
    is_past = first.expected_on is not None and first.expected_on < calendar.today
    verb = "var forventet" if is_past else "forventes"
    return f"Arbejdet {verb} afsluttet {status_line.time(first)}."


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."
