"""Which documents a sentence in a decision is about, as far as its words tell."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bsak.documents.kinds import Kind, Status
from bsak.intake.names import Names, plain
from bsak.kernel.words import _

_REST = re.compile(
    r"\b(?:resterende|resten|udestående|mangl\w+|øvrige|beredskabsplaner\w*)\b", re.I
)
_PLANS = {
    Kind.SUBPLAN, Kind.CONSOLIDATED_SUBPLAN, Kind.CONTINGENCY_PLAN, Kind.RESPONSE_PLAN,
    Kind.HEALTH_PLAN, Kind.CONTINUITY_PLAN,
}  # fmt: skip
_KINDS = (
    (re.compile(r"\bdelplan", re.I), {Kind.SUBPLAN, Kind.CONSOLIDATED_SUBPLAN}),
    (re.compile(r"\bspecialplan", re.I), {Kind.CONTINGENCY_PLAN}),
    (re.compile(r"\bindsatsplan", re.I), {Kind.RESPONSE_PLAN}),
    (re.compile(r"\baction\s?card", re.I), {Kind.ACTION_CARD}),
    (re.compile(r"\bsundhedsberedskabsplan", re.I), {Kind.HEALTH_PLAN}),
    (re.compile(r"\bplan(?:en)? for fortsat drift", re.I), {Kind.CONTINUITY_PLAN}),
    (re.compile(r"\bplan(?:er|erne)\b", re.I), _PLANS),
    (re.compile(r"\bhuskelist", re.I), {Kind.CHECKLIST}),
    (re.compile(r"\bkontaktlist", re.I), {Kind.CONTACT_LIST}),
)
_EXCEPT = re.compile(r"\b(?:undtage\w*|bortset fra|på nær|ekskl\w*|dog ikke|udover)\b", re.I)
_SOME_GROUP = re.compile(r"\b[Kk]risegruppen (?:for )?[A-ZÆØÅ]")
# One document is meant, though it may not be found: "specialplanen for …", »Strømsvigt«.
_ONE = re.compile(
    r"\b(?:specialplan(?:en)?|indsatsplan(?:en)?|action\s?card(?:et)?)\b|»[^»«]+«", re.I
)
_CODE = re.compile(r"\b[A-Z]{2,3}-[A-Z]{2}-\d{2,3}\b")
_OVER = {Status.COMPLETED, Status.WITHDRAWN}


class About(NamedTuple):
    """What a sentence is held against: a document of the register, or one that comes."""

    group: str  # its name now, as ``plain`` has it
    kind: Kind
    title: str
    unit: str
    status: Status
    code: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sentence names. ``doubt`` says why a person must see whom it reaches."""

    kinds: frozenset[Kind] = frozenset()
    groups: frozenset[str] = frozenset()
    documents: frozenset[tuple[str, Kind, str, str]] = frozenset()
    doubt: str = ""
    is_for_finished: bool = False

    @property
    def exactness(self) -> int:
        """Return how exactly the words name the documents: by itself, by group, by kind."""
        return 4 * bool(self.documents) + 2 * bool(self.groups) + bool(self.kinds)

    def names(self, about: About) -> bool:
        """Tell whether the words mean a document, in whatever status it is."""
        if self.documents:
            return about[:4] in self.documents
        is_group = not self.groups or about.group in self.groups
        return is_group and (not self.kinds or about.kind in self.kinds)

    def reaches(self, about: About) -> bool:
        """Tell whether a date is for a document; one that is finished gets no new deadline."""
        wanted = (
            (about.status is Status.COMPLETED)
            if self.is_for_finished
            else (about.status not in _OVER)
        )
        return wanted and self.names(about)


def read(sentence: str, names: Names, documents: Sequence[About]) -> Scope:
    """Return what a sentence is for, among the ``documents`` there are and come."""
    kinds = frozenset(kind for words, named in _KINDS if words.search(sentence) for kind in named)
    groups, unsure = names.groups_in(sentence)
    told = frozenset(d[:4] for d in _named(sentence, kinds, groups, documents))
    found = Scope(kinds, frozenset(groups), told, _doubt(sentence, unsure))
    if not found.doubt and not told:
        found = replace(found, doubt=_lack(sentence, found))
    return _for_finished(found, documents)


def _for_finished(found: Scope, documents: Sequence[About]) -> Scope:
    """Say what a date is for when all that is named is finished.

    A new date for every document of a kind takes them up again, as the board did with the delplaner
    in 2021. Of a group or a single document only a person can say so.
    """
    if not found.exactness or any(found.reaches(d) for d in documents):
        return found
    if not any(d.status is Status.COMPLETED and found.names(d) for d in documents):
        return found
    if found.kinds and not found.groups and not found.documents:
        return replace(found, is_for_finished=True)
    doubt = _(
        "Alt, hvad sætningen nævner, er udarbejdet. Sæt kun kryds, hvis det skal tages op igen."
    )
    return replace(found, is_for_finished=True, doubt=doubt)


def _doubt(sentence: str, unsure: str) -> str:
    if _EXCEPT.search(sentence):
        return _("Sætningen har en undtagelse, som registret ikke kan læse.")
    if unsure:
        return _("»%(name)s« er en afdeling og ikke en krisegruppe.", name=unsure)
    return ""


def _lack(sentence: str, found: Scope) -> str:
    """Return what the sentence speaks of that was not found."""
    if _ONE.search(sentence) or _CODE.search(sentence):
        return _("Dokumentet i sætningen er ikke fundet i registret.")
    if not found.groups and _SOME_GROUP.search(sentence):
        return _("Krisegruppen i sætningen kendes ikke.")
    if not (found.exactness or _REST.search(sentence)):
        return _("Sætningen siger ikke, hvilke dokumenter den gælder.")
    return ""


def _named(
    sentence: str, kinds: Collection[Kind], groups: Collection[str], documents: Sequence[About]
) -> list[About]:
    """Return the documents that are named by code or title, as exactly as they are told apart."""
    if codes := _CODE.findall(sentence):
        return [d for d in documents if d.code in codes]
    words = f" {plain(sentence)} "
    found = [d for d in documents if _is_titled(d, words, kinds)]
    in_group = [d for d in found if d.group in groups] or found
    return [d for d in in_group if d.unit and f" {plain(d.unit)} " in words] or in_group


def _is_titled(about: About, words: str, kinds: Collection[Kind]) -> bool:
    if kinds and about.kind not in kinds:
        return False
    # A title of one word, such as "Brand", is a title only beside the word for what it is.
    if not kinds and " " not in about.title:
        return False
    return f" {plain(about.title)} " in words


def winner(position: int, about: About, scopes: Mapping[int, Scope]) -> bool:
    """Tell whether the date at ``position`` is the one that a document gets.

    What names it more exactly goes before, and of two that are alike what is said last.
    """
    mine = scopes[position]
    if not mine.reaches(about):
        return False
    rank = (mine.exactness, position)
    return all(
        (other.exactness, at) <= rank for at, other in scopes.items() if other.reaches(about)
    )
