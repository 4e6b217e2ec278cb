"""What a document is called on an agenda: as the board's own status list names it."""

import re
from collections.abc import Collection

from bsak.agenda.register import Doc
from bsak.documents.kinds import Kind
from bsak.kernel.danish import small_first
from bsak.kernel.words import _
from bsak.meetings.reading.titles import read_title

# The board writes these in Danish whatever language the page is in: our own reader reads them.
_NAMED_FOR = {Kind.CONTINGENCY_PLAN: "Specialplan", Kind.RESPONSE_PLAN: "Indsatsplan"}
_IN_BRACKETS = {
    **_NAMED_FOR,
    Kind.SUBPLAN: "Delplan",
    Kind.HEALTH_PLAN: "Sundhedsberedskabsplan",
    Kind.CHECKLIST: "Huskeliste",
    Kind.CONTACT_LIST: "Kontaktliste",
}


def listed(document: Doc) -> str:
    """Return the line of the status list: "Actioncard for Plejeboligområdet: Strømsvigt".

    Of the ways the board writes a name, it is the first that is read back as this document.
    """
    ways = _ways(document)
    if len(ways) == 1:
        return ways[0]
    return next((way for way in ways if _is_read_back(way, document)), ways[0])


def quoted(document: Doc) -> str:
    """Return what a document is called in a sentence: the line of the list, and its code."""
    return f"»{listed(document)}« ({document.code})"


def coded(document: Doc) -> str:
    """Return the same without quotation marks, for a list or a title."""
    return f"{listed(document)} ({document.code})"


def secret(group: str) -> str:
    """Return what a confidential document is called where everybody may read."""
    return _("et fortroligt dokument i %(group)s", group=group)


def pattern(document: Doc, shared: Collection[str] = ()) -> re.Pattern[str]:
    """Return what finds a document in words, by its code or a name that is not ``shared``."""
    names = {document.code, listed(document), document.title} - set(shared)
    any_of = "|".join(re.escape(name) for name in sorted(names))
    return re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.IGNORECASE)


def _ways(document: Doc) -> list[str]:
    title, kind = document.title, document.kind
    if kind is Kind.ACTION_CARD:
        unit = f" for {document.unit}" if document.unit else ""
        return [f"Actioncard{unit}: {title}"]
    if kind in (Kind.WEB_CONTENT, Kind.OTHER):
        return [title]
    ways = [title]
    if word := _NAMED_FOR.get(kind):
        named = [f"{word} for {small_first(title)}", f"{word} for {title}"]
        # What calls itself a plan needs no other word for it: IT-beredskabsplan.
        ways = [title, *named] if "plan" in title.lower() else [*named, title]
    if bracket := _IN_BRACKETS.get(kind):
        ways.append(f"{title} ({bracket.lower()})")
    return ways


def _is_read_back(name: str, document: Doc) -> bool:
    found = read_title(name)
    return (found.kind, found.unit, found.title) == (document.kind.value, "", document.title)
