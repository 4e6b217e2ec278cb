"""A draft against the content rules: what to mend at which field, and what forbids approval."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from bsak.documents.models import Document
from bsak.kernel.db import db
from bsak.kernel.prose import Finding, Tier
from bsak.kernel.words import _, ngettext
from bsak.plans.by_kind import findings
from bsak.writing import leftovers
from bsak.writing.fields import Built, Fields
from bsak.writing.models import Draft
from bsak.writing.queries import built
from bsak.writing.sections import section_findings

NO_FIELD = ""  # what the title is checked for belongs to the register, not to a field


@dataclass(frozen=True, slots=True)
class Checked:
    """What a draft says, everything to mend by the path of its field, the gravest first.

    ``obstacle`` is the sentence why the text cannot be approved as it is, or None; ``too_much``
    the one why it does not fit its paper.
    """

    built: Built
    findings: Mapping[str, tuple[Finding, ...]]
    obstacle: str | None
    too_much: str | None

    @property
    def hindrance(self) -> str | None:
        """Return why the text cannot be approved, by its words or by their number, or None."""
        return self.obstacle or self.too_much

    @property
    def count(self) -> int:
        """Return how many things there are to look at."""
        return len(self.all) + (self.too_much is not None)

    @property
    def all(self) -> tuple[Finding, ...]:
        """Return every finding; ``where`` is the path of its field."""
        return tuple(found for group in self.findings.values() for found in group)

    def under(self, starts: tuple[str, ...]) -> tuple[Finding, ...]:
        """Return the findings at the paths ``starts`` and below them."""
        return tuple(f for f in self.all if any(_is_under(f.where, start) for start in starts))


def checked(draft: Draft) -> Checked:
    """Hold ``draft`` against the rules for what it is. Nothing of this stops a save."""
    from bsak.writing import paper  # noqa: PLC0415 -- it starts the print shop

    made, document = built(draft), draft.document
    raw = findings(
        made.wording,
        kind=document.kind.value,
        title=document.title,
        code=document.code,
        codes=set(db.session.scalars(select(Document.code))),
    )
    found = [Finding("", path, told, Tier.ERROR) for path, told in made.faults.items()]
    found += _unprintable(draft.fields)
    raw += tuple(section_findings(document.kind.value, made.wording))
    found += [one.at(_field(made, one.where)) for one in raw]
    by_path: dict[str, list[Finding]] = {}
    for one in sorted(dict.fromkeys(found), key=lambda one: list(Tier).index(one.tier)):
        by_path.setdefault(one.where, []).append(one)
    kept = {path: tuple(group) for path, group in by_path.items()}
    obstacle = _obstacle(made, kept) or leftovers.obstacle(draft)
    return Checked(made, kept, obstacle, paper.obstacle_to_fit(draft))


def _unprintable(fields: Fields) -> list[Finding]:
    """T-12: no sign that would stand as a box on paper."""
    from bsak.writing import paper  # noqa: PLC0415 -- it starts the print shop

    return [
        Finding("T-12", path, _("»%(signs)s« kan ikke trykkes. Skriv ordet i stedet.", signs=signs),
                Tier.ERROR)
        for path, signs in paper.unprintable(fields).items()
    ]  # fmt: skip


def _field(made: Built, where: str) -> str:
    """Return the path of the field at a place in the wording, or of the field that holds it."""
    while where and where not in made.paths:
        where = where.rpartition(".")[0]
    return made.paths.get(where, NO_FIELD)


def _obstacle(made: Built, found: Mapping[str, tuple[Finding, ...]]) -> str | None:
    if made.wording == type(made.wording)():
        return _("Der er ikke skrevet noget endnu.")
    errors = sum(one.tier is Tier.ERROR for group in found.values() for one in group)
    if not errors:
        return None
    return ngettext(
        "Der er 1 fejl at rette, før teksten kan godkendes.",
        "Der er %(num)d fejl at rette, før teksten kan godkendes.",
        errors,
    )


def _is_under(path: str, start: str) -> bool:
    return path == start or path.startswith(f"{start}/")
