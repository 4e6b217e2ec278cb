"""The points of a draft, put together from what was found: pure, and nothing is stored here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bsak.agenda import check_point, naming, proposals, telling, topics
from bsak.agenda.acts import NOTED, Act
from bsak.agenda.counting import counted
from bsak.agenda.finding import Found
from bsak.agenda.register import Doc, Group, Register
from bsak.agenda.status_point import GROUP
from bsak.agenda.topics import TOPICS, Topic
from bsak.documents.kinds import Status
from bsak.kernel.danish import capital_first, day
from bsak.kernel.words import _, ngettext
from bsak.meetings.states import Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point as it is drafted, with the matters it tells of."""

    topic: str
    need: Need
    title: str
    occasion: str
    presentation: str
    recommended: tuple[tuple[str, Act | None], ...]
    matters: tuple[Found, ...] = ()
    proposer: str = ""
    case_number: str | None = None  # None: that of the status point
    time_slot: str = ""


def of_matters(found: Sequence[Found], register: Register) -> Iterator[Point]:
    """Return one point for each topic that something was found for."""
    for topic in TOPICS:
        matters = [one for one in found if one.cause in topic.causes]
        if matters:
            yield of_topic(topic, matters, register)


def of_topic(topic: Topic, matters: Sequence[Found], register: Register) -> Point:
    """Return the point that tells of ``matters`` and proposes what to do about them."""
    known = telling.of_register(register)
    acts = []
    for cause in topic.causes:
        states = [one for one in matters if one.cause is cause and not (one.entry or one.is_given)]
        acts += proposals.proposed(cause, states, register)
    is_asking = bool(acts)
    if not acts:
        acts = [NOTED]
    return Point(
        topic=topic.name,
        need=topic.need if is_asking else Need.INFORMATION,
        title=str(topic.title),
        occasion=str(topic.occasion),
        presentation=_presented(topic, matters, register),
        recommended=tuple((telling.recommended(act, known), act) for act in acts),
        matters=tuple(matters),
    )


def _presented(topic: Topic, matters: Sequence[Found], register: Register) -> str:
    if topic.name == topics.CHECKS:
        return check_point.told(matters, register)
    return told(matters, register)


def noted(register: Register) -> tuple[tuple[str, Act], ...]:
    """Return the line of a point that only tells of something."""
    return ((telling.recommended(NOTED, telling.of_register(register)), NOTED),)


def late_news(matters: Sequence[Found], register: Register) -> Point:
    """Return the point for what happened after the agenda was drafted."""
    return Point(
        topic=topics.LATE_NEWS,
        need=Need.INFORMATION,
        title=_("Til orientering: ændringer, siden dagsordenen blev lavet"),
        occasion=_("Det er sket, efter at dagsordenen blev lavet."),
        presentation=told(matters, register),
        recommended=noted(register),
        matters=tuple(matters),
    )


def unchanged(register: Register, told_of: Collection[int]) -> Point | None:
    """Return the point on the groups that nothing was found for, or None when there are none.

    ``told_of`` are the groups that something was found for, or that are spoken of already, by id.
    """
    quiet = [group for group in register.open_groups if group.id not in told_of]
    if not quiet:
        return None
    last = register.calendar.last_on
    intro = (
        _("Der er intet nyt siden mødet den %(day)s i:", day=day(last)) if last
        else _("Der er intet nyt i:")
    )  # fmt: skip
    lines = [quiet_line(group, register) for group in quiet]
    return Point(
        topic=topics.UNCHANGED,
        need=Need.NO_CHANGE,
        title=_("Uden ændringer"),
        occasion=_("Krisegrupper, hvor intet er ændret, og intet kræver beslutning."),
        presentation=f"{intro}\n\n" + "\n".join(lines),
        recommended=noted(register),
    )


def quiet_line(group: Group, register: Register) -> str:
    """Return what is said of a group that nothing was found for."""
    return f"- {group.name}: {_standing(group, register)}"


def told(matters: Sequence[Found], register: Register) -> str:
    """Return matters as text: under a heading for each group, alike ones under one sentence."""
    parts, rest = _shared(matters)
    by_group: dict[int, list[Found]] = {}
    for one in rest:
        by_group.setdefault(one.group.id if one.group else 0, []).append(one)
    parts += _lines(by_group.get(0, []), None)
    for key, group in register.groups.items():
        if key in by_group:
            parts += [f"{GROUP} {group.name}", *_lines(by_group[key], group)]
    return "\n\n".join(parts)


def _shared(matters: Sequence[Found]) -> tuple[list[str], list[Found]]:
    """Return what is said alike of several whole groups, once; and the matters that are left."""
    said: dict[str, list[str]] = {}
    for one in matters:
        if group := _whole(one):
            said.setdefault(one.words, []).append(group.name)
    rest = [one for one in matters if not (_whole(one) and len(said[one.words]) > 1)]
    return _alike(said), rest


def _whole(one: Found) -> Group | None:
    """Return the group that a state is of as a whole."""
    return None if one.document or one.entry else one.group


def _lines(matters: Sequence[Found], group: Group | None) -> list[str]:
    said: dict[str, list[str]] = {}
    for name, words in _by_subject(matters, group).items():
        said.setdefault(words, []).append(name)
    single = [
        f"- {name}: {words}" if name else f"- {words}"
        for words, names in said.items()
        if len(names) == 1
        for name in names
    ]
    return (["\n".join(single)] if single else []) + _alike(said)


def _alike(said: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what is said of more than one name, with the names under it."""
    parts: list[str] = []
    for words, names in said.items():
        if len(names) > 1:
            parts += [f"{words.rstrip('.')}:", "\n".join(f"- {name}" for name in names)]
    return parts


def _by_subject(matters: Sequence[Found], group: Group | None) -> dict[str, str]:
    """Return what is said of each document (or of the group: "") in one go.

    An act that led to a state still standing is told by the state; its row is kept all the same.
    """
    states = {(one.cause, one.about) for one in matters if not one.entry}
    said: dict[str, list[str]] = {}
    for one in matters:
        if one.entry and (one.cause, one.about) in states:
            continue
        name = _name(one.document, group) if one.document else ""
        words = said.setdefault(name, [])
        if one.words not in words:
            words.append(one.words)
    own = {name: " ".join(words) for name, words in said.items() if name}
    return own | ({"": "\n- ".join(said[""])} if "" in said else {})


def _name(document: Doc, group: Group | None) -> str:
    if document.is_confidential:
        return capital_first(naming.secret(group.name if group else ""))
    return naming.coded(document)


def _standing(group: Group, register: Register) -> str:
    """Return how far a group is, in a line; of what is confidential only that it is there."""
    own = register.documents_of.get(group.id, [])
    shown = [d for d in own if not d.is_confidential]
    kept = sum(d.is_confidential and d.status is not Status.WITHDRAWN for d in own)
    counts = [
        (_("%(what)s udarbejdet"), [d for d in shown if d.status is Status.COMPLETED]),
        (_("%(what)s under udarbejdelse"), [d for d in shown if d.is_open]),
    ]
    parts = [words % {"what": counted(of)} for words, of in counts if of]
    if kept:
        parts.append(ngettext("%(num)d fortroligt dokument", "%(num)d fortrolige dokumenter", kept))
    return f"{'; '.join(parts)}." if parts else _("ingen dokumenter endnu.")
