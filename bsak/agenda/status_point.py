"""The board's status list, as the secretariat wrote it by hand on 11 April 2019, point 2.

Its headings, names and brackets are the ones that ``bsak.meetings.reading`` reads: what is drafted
here, held as minutes and read back, is the register again. So its words are Danish, always.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bsak.agenda import naming, waiting_words
from bsak.agenda.counting import listed
from bsak.agenda.register import Calendar, Doc, Group, Register, Said, Wait
from bsak.documents.kinds import Status
from bsak.documents.models import Part, WaitingFor
from bsak.kernel.danish import day, small_first
from bsak.meetings.reading.group_names import tells_own_state

GROUP, STATUS = "####", "#####"
HEADINGS = (
    (Status.COMPLETED, "Udarbejdet"),
    (Status.IN_REVIEW, "Til gennemlæsning"),
    (Status.IN_PROGRESS, "Under udarbejdelse"),
    (Status.NOT_STARTED, "Ikke påbegyndt"),
)
_BODIES = ("BSAK", "Chefforum")
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
    outstanding = [_outstanding(wait) for wait in waits if wait.kind is WaitingFor.DECISION]
    for status, heading in HEADINGS:
        lines = [
            _line(document, register, tells_when=not common)
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
            told.append(_sentence(f"Gruppen {_unclear(wait)}"))
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


def _line(document: Doc, register: Register, *, tells_when: bool) -> str:
    """Return a document's line, with what there is to say of it in brackets."""
    notes = []
    if document.status is Status.COMPLETED:
        notes += _remarks(document, register) or _what_it_is(document)
    else:
        notes += _with_others(document, register)
        notes += [one for one in _remarks(document, register) if one not in notes]
        if tells_when:
            notes += _when(document, register.calendar)
        notes += _awaited(document, register)
    name = naming.listed(document)
    return f"{name} ({'; '.join(notes)})" if notes else name


def _what_it_is(document: Doc) -> list[str]:
    if document.title != "Sundhedsberedskabsplan":
        return []
    return ["fungerer som både delplan for krisegruppen og specialplan"]


def _remarks(document: Doc, register: Register) -> list[str]:
    """Return what was noted last; of what is finished only what the board has not done with."""
    last = register.calendar.last_on
    newest = [
        _plain(small_first(" ".join(noted.text.split()).rstrip(".")))
        for noted in register.noted_of.get(document.id, ())
        if document.is_open or last is None or noted.noted_on >= last
    ]
    return list(dict.fromkeys(filter(None, newest)))


def _awaited(document: Doc, register: Register) -> list[str]:
    """Return what somebody who still writes the document waits for."""
    notes = []
    for wait in register.waits_of.get(document.id, ()):
        if wait.kind is WaitingFor.DECISION:
            when = waiting_words.until(wait)
            expected = f"; ventes {when}" if when else ""
            notes.append(_plain(f"afventer beslutning om {waiting_words.subject(wait)}{expected}"))
        else:
            notes.append(_plain(_unclear(wait)))
    return notes


def _with_others(document: Doc, register: Register) -> list[str]:
    """Return which groups make a document too, and which are asked to spar on it."""
    mine = register.shares_of.get(document.id, ())
    makers = [register.groups[s.group_id].name for s in mine if s.part is Part.CO_OWNER]
    asked = [register.groups[s.group_id].name for s in mine if s.part is Part.SPARRING]
    notes = [f"udarbejdes i samarbejde med {listed(makers)}"] if makers else []
    if asked:
        everybody = len(asked) + len(makers) >= len(register.open_groups) - 1
        whom = "på tværs" if everybody else f"med {listed(asked)}"
        notes.append(f"ønsker sparring {whom}")
    return notes


def _common_expectation(shown: Sequence[Doc], calendar: Calendar) -> str:
    """Return when a group expects all that is left to be done, when that is one and the same."""
    unfinished = [d for d in shown if d.is_open]
    told = {(d.expected_on, d.expected_text) for d in unfinished}
    if len(unfinished) < 2 or len(told) != 1 or told == {(None, "")}:
        return ""
    first = unfinished[0]
    is_past = first.expected_on is not None and first.expected_on < calendar.today
    verb = "var forventet" if is_past else "forventes"
    return f"Arbejdet {verb} afsluttet {_time(first)}."


def _when(document: Doc, calendar: Calendar) -> list[str]:
    if not (document.expected_on or document.expected_text):
        return []
    is_past = document.expected_on is not None and document.expected_on < calendar.today
    return [f"{'var forventet' if is_past else 'forventes'} færdig {_time(document)}"]


def _time(document: Doc) -> str:
    return document.expected_text or f"den {day(document.expected_on)}"


def _outstanding(wait: Wait) -> str:
    when = waiting_words.until(wait)
    if not when and wait.waits_for in _BODIES:
        when = f"på kommende {wait.waits_for}-møde"
    words = (
        "der udestår beslutning",
        when,
        "ang.",
        waiting_words.subject(wait),
    )
    return " ".join(filter(None, words))


def _unclear(wait: Wait) -> str:
    when = waiting_words.until(wait)
    expected = f"; forventes afklaret {when}" if when else ""
    return f"mangler afklaring af {waiting_words.subject(wait)}{expected}"


def _plain(text: str) -> str:
    """Return words as they can stand inside a bracket."""
    return text.replace("(", "[").replace(")", "]")


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."
