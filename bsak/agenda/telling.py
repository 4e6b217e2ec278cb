"""What an act is called, recommended ("at …") and decided: one place for both."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bsak.agenda import naming, waiting_words
from bsak.agenda.acts import Act, Verb
from bsak.agenda.counting import counted, genitive, listed
from bsak.agenda.register import Doc, Group, Register, Wait
from bsak.documents.kinds import Status
from bsak.kernel.danish import capital_first, day, small_first
from bsak.kernel.words import _

# Functions are common nouns; what else somebody may have typed, such as a firm, keeps its capital.
_FUNCTION = re.compile(r"[\w-]*(?:chefen|lederen|direktøren|sekretariatet|koordinatoren)\b", re.I)
_FEW = 3  # documents that are named one by one


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known to put acts into words."""

    documents: Mapping[str, Doc]  # by code
    groups: Mapping[int, Group]
    waits: Mapping[int, str] = field(default_factory=dict)  # what is waited for
    today: date = date.min


def facts(
    documents: Iterable[Doc], groups: Mapping[int, Group], waits: Iterable[Wait], today: date
) -> Facts:
    """Return the facts; what waits for a confidential document is not named either."""
    known = {document.id: document for document in documents}
    return Facts(
        documents={document.code: document for document in known.values()},
        groups=groups,
        waits={wait.id: _subject(wait, known, groups) for wait in waits},
        today=today,
    )


def of_register(register: Register) -> Facts:
    """Return the facts of a whole register."""
    documents, today = register.documents.values(), register.calendar.today
    return facts(documents, register.groups, register.waits, today)


def _subject(wait: Wait, known: Mapping[int, Doc], groups: Mapping[int, Group]) -> str:
    document = known.get(wait.document_id or 0)
    if document and document.is_confidential:
        return naming.secret(groups[document.group_id].name)
    return waiting_words.subject(wait)


def recommended(act: Act, known: Facts) -> str:
    """Return the line of an Indstilling: "at fristen for … flyttes til den 4. juli 2019"."""
    return _RECOMMENDED[act.verb](act, known)


def decided(act: Act, known: Facts) -> str:
    """Return the line of the minutes once the act is done: "Fristen for … er nu den …"."""
    return _DECIDED[act.verb](act, known)


def named(codes: Sequence[str], known: Facts) -> str:
    """Return documents as one says them: few by name, many as a group's "11 actioncards"."""
    documents = [known.documents[code] for code in codes if code in known.documents]
    if not documents:
        return _("dokumentet")
    open_ones = [document for document in documents if not document.is_confidential]
    secrets = [document for document in documents if document.is_confidential]
    if len(open_ones) <= _FEW:
        parts = [naming.quoted(document) for document in open_ones]
    else:
        parts = [_counted(group, of, known) for group, of in _by_group(open_ones).items()]
    parts += [_secret(group, of, known) for group, of in _by_group(secrets).items()]
    return listed(parts)


def _by_group(documents: Sequence[Doc]) -> dict[int, list[Doc]]:
    found: dict[int, list[Doc]] = {}
    for document in documents:
        found.setdefault(document.group_id, []).append(document)
    return found


def _counted(group_id: int, documents: Sequence[Doc], known: Facts) -> str:
    return f"{genitive(known.groups[group_id].name)} {counted(documents)}"


def _secret(group_id: int, documents: Sequence[Doc], known: Facts) -> str:
    name = known.groups[group_id].name
    if len(documents) == 1:
        return naming.secret(name)
    return _("%(n)d fortrolige dokumenter i %(group)s", n=len(documents), group=name)


def _due(act: Act) -> str:
    return _("den %(day)s", day=day(act.due_on))


def _deadline(act: Act, known: Facts) -> str:
    what = named(act.documents, known)
    before = {known.documents[code].due_on for code in act.documents if code in known.documents}
    if before == {act.due_on}:
        return _("at fristen %(due)s for %(what)s godkendes", due=_due(act), what=what)
    if before == {None}:
        return _("at fristen for %(what)s sættes til %(due)s", what=what, due=_due(act))
    old = next(iter(before)) if len(before) == 1 else None
    if old is None:
        return _("at fristen for %(what)s flyttes til %(due)s", what=what, due=_due(act))
    told = (
        _("at fristen for %(what)s, der var den %(old)s, flyttes til %(due)s")
        if old < known.today
        else _("at fristen for %(what)s, der er den %(old)s, flyttes til %(due)s")
    )
    return told % {"what": what, "old": day(old), "due": _due(act)}


def _deadline_set(act: Act, known: Facts) -> str:
    return _("Fristen for %(what)s er nu %(due)s.", what=named(act.documents, known), due=_due(act))


def _owner(act: Act, known: Facts) -> str:
    return _("at %(owner)s bliver ejer af %(what)s",
             owner=in_sentence(act.owner), what=named(act.documents, known))  # fmt: skip


def _owner_set(act: Act, known: Facts) -> str:
    what = named(act.documents, known)
    return _("%(owner)s er nu ejer af %(what)s.", owner=act.owner, what=what)


def _status(act: Act, known: Facts) -> str:
    what = named(act.documents, known)
    if act.status == Status.WITHDRAWN:
        return _("at %(what)s udgår", what=what)
    return _("at %(what)s får status »%(status)s«", what=what, status=Status(act.status).label)


def _status_set(act: Act, known: Facts) -> str:
    what = capital_first(named(act.documents, known))
    if act.status == Status.WITHDRAWN:
        return _("%(what)s er udgået.", what=what)
    return _("%(what)s har nu status »%(status)s«.", what=what, status=Status(act.status).label)


def _approve(act: Act, known: Facts) -> str:
    return _("at teksten til %(what)s godkendes", what=named(act.documents, known))


def _approved(act: Act, known: Facts) -> str:
    return _("Teksten til %(what)s er godkendt.", what=named(act.documents, known))


def _task(act: Act, known: Facts) -> str:
    told = _("at %(who)s får opgaven »%(title)s«", who=_whose(act, known), title=act.title)
    told = _beside(told, act, known)
    return _("%(told)s med frist %(due)s", told=told, due=_due(act)) if act.due_on else told


def _task_given(act: Act, known: Facts) -> str:
    told = _("%(who)s har fået opgaven »%(title)s«",
             who=capital_first(_whose(act, known)), title=act.title)  # fmt: skip
    told = _beside(told, act, known)
    if not act.due_on:
        return f"{told}."
    if act.task:
        return _("%(told)s med ny frist %(due)s.", told=told, due=_due(act))
    return _("%(told)s med frist %(due)s.", told=told, due=_due(act))


def _beside(told: str, act: Act, known: Facts) -> str:
    if not act.documents:
        return told
    return _("%(told)s for %(what)s", told=told, what=named(act.documents, known))


def _whose(act: Act, known: Facts) -> str:
    if act.owner:
        return in_sentence(act.owner)
    name = next((group.name for group in known.groups.values() if group.code == act.group), "")
    return _("krisegruppen %(name)s", name=name) if name else _("sekretariatet")


def in_sentence(function: str) -> str:
    """Return a function as it stands inside a sentence: lederen af krisegruppen, but IT-chefen."""
    if function.startswith("Leder af "):
        return f"lederen {function.removeprefix('Leder ')}"
    return small_first(function) if _FUNCTION.match(function) else function


def _settle(act: Act, known: Facts) -> str:
    subject = _awaited(act, known)
    return _("at der træffes beslutning om %(subject)s", subject=subject)


def _settled(act: Act, known: Facts) -> str:
    subject = _awaited(act, known)
    if act.text:
        return _("%(subject)s: %(answer)s", subject=capital_first(subject), answer=act.text)
    return _("Der er truffet beslutning om %(subject)s.", subject=subject)


def _awaited(act: Act, known: Facts) -> str:
    subject = known.waits.get(act.waiting or 0, "") or _("det, der blev ventet på")
    return small_first(subject.rstrip("."))


_RECOMMENDED: dict[Verb, Callable[[Act, Facts], str]] = {
    Verb.NOTE: lambda _act, _known: _("at orienteringen tages til efterretning"),
    Verb.DEADLINE: _deadline,
    Verb.OWNER: _owner,
    Verb.STATUS: _status,
    Verb.APPROVE: _approve,
    Verb.TASK: _task,
    Verb.SETTLE: _settle,
}
_DECIDED: dict[Verb, Callable[[Act, Facts], str]] = {
    Verb.NOTE: lambda _act, _known: _("Orienteringen blev taget til efterretning."),
    Verb.DEADLINE: _deadline_set,
    Verb.OWNER: _owner_set,
    Verb.STATUS: _status_set,
    Verb.APPROVE: _approved,
    Verb.TASK: _task_given,
    Verb.SETTLE: _settled,
}
