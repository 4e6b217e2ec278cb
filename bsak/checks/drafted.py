"""What the checker would say of a document if its draft were in force today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bsak.checks import catalogue, gather, standing
from bsak.checks.facts import Text
from bsak.checks.finding import Finding, is_open_to
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.documents.kinds import Status
from bsak.groups.rules import Viewer
from bsak.writing import queries
from bsak.writing.models import Draft


@dataclass(frozen=True, slots=True)
class Seen:
    """What is found about a draft: what it brings, what was there before, and what it mends."""

    new: tuple[Finding, ...]
    old: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    texts: Mapping[int, Text]  # with the draft in its place, to tell the names of fields

    @property
    def total(self) -> int:
        """Return how much there is to look at."""
        return len(self.new) + len(self.old)


def seen(draft: Draft, viewer: Viewer) -> Seen | None:
    """Return what is found, as ``viewer`` may know; None when its krisegruppe is closed."""
    register = _as_if_in_force(draft, standing.known().register)
    if register is None:
        return None
    then = _about(draft, standing.ranked(catalogue.findings(register)), viewer)
    result = standing.result(viewer)
    now = _about(draft, result.open, viewer)
    are_now, will_be = {one.key for one in now}, {one.key for one in then}
    accepted = {one.key for one, _by in result.accepted}
    return Seen(
        new=tuple(one for one in then if one.key not in are_now | accepted),
        old=tuple(one for one in then if one.key in are_now),
        mended=tuple(one for one in now if one.key not in will_be),
        texts=register.text_of,
    )


def _as_if_in_force(draft: Draft, register: Register) -> Register | None:
    document = register.document.get(draft.document_id)
    if document is None:
        return None
    finished = document._replace(status=Status.COMPLETED)
    reading = Reading(document.kind.value, queries.built(draft).wording)
    before = register.text_of.get(document.id)
    text = Text(
        finished, reading, number=(draft.based_on or 0) + 1, approved_on=register.today,
        has_advice=before.has_advice if before else document.id in gather.advised(),
        pages=before.pages if before else 0,
    )  # fmt: skip
    others = [one for one in register.texts if one.document.id != document.id]
    return replace(
        register,
        documents=tuple(finished if one.id == document.id else one for one in register.documents),
        texts=(*others, text),
    )


def _about(draft: Draft, found: tuple[Finding, ...], viewer: Viewer) -> list[Finding]:
    own = draft.document_id
    return [
        one
        for one in found
        if any(document.id == own for document in one.documents) and is_open_to(one, viewer)
    ]
