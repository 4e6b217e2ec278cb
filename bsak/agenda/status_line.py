"""One line of the board's status list: a document, and in brackets what there is to say of it."""

from bsak.agenda import naming, waiting_words
from bsak.agenda.counting import listed
from bsak.agenda.register import Calendar, Doc, Register, Wait
from bsak.documents.kinds import Status
from bsak.documents.models import Part, WaitingFor
from bsak.kernel.danish import day, small_first

_BODIES = ("BSAK", "Chefforum")


def line(document: Doc, register: Register, *, tells_when: bool) -> str:
    """Return a document's line, with what there is to say of it in brackets."""
    notes = []
    if document.status is Status.COMPLETED:
        notes += _remarks(document, register) or _what_it_is(document)
    else:
        remarks = _remarks(document, register)
        notes += [n for n in _with_others(document, register) if not _is_within(n, remarks)]
        notes += remarks
        if tells_when:
            notes += _when(document, register.calendar)
        notes += _awaited(document, register)
    name = naming.listed(document)
    return f"{name} ({'; '.join(notes)})" if notes else name


def _is_within(note: str, remarks: list[str]) -> bool:
    """Tell whether one of the remarks says all that a note does."""
    return any(set(note.split()) <= set(remark.split()) for remark in remarks)


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
            notes.append(_plain(unclear(wait)))
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


def _when(document: Doc, calendar: Calendar) -> list[str]:
    if not (document.expected_on or document.expected_text):
        return []
    is_past = document.expected_on is not None and document.expected_on < calendar.today
    return [f"{'var forventet' if is_past else 'forventes'} færdig {time(document)}"]


def time(document: Doc) -> str:
    """Return when a group expects a document to be done."""
    return document.expected_text or f"den {day(document.expected_on)}"


def outstanding(wait: Wait) -> str:
    """Return the line of a decision that a whole group waits for."""
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


def unclear(wait: Wait) -> str:
    """Return what has not been made clear yet."""
    when = waiting_words.until(wait)
    expected = f"; forventes afklaret {when}" if when else ""
    return f"mangler afklaring af {waiting_words.subject(wait)}{expected}"


def _plain(text: str) -> str:
    """Return words as they can stand inside a bracket."""
    return text.replace("(", "[").replace(")", "]")
