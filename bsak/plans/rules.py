"""What a plan or list must be to be used in a crisis; each rule returns what to mend and how."""

from collections import Counter
from collections.abc import Iterator

from bsak.kernel.markup import strings, unmarked
from bsak.kernel.prose import (
    Finding,
    Tier,
    date_findings,
    line_findings,
    person_findings,
    phone_field_findings,
    phone_findings,
    unwritten_findings,
)
from bsak.kernel.words import _
from bsak.plans.wording import (
    Block,
    ChecklistWording,
    ContactListWording,
    PlanWording,
    Roles,
    Table,
)
from bsak.seats.roles import CrisisRole

CRITICAL_FUNCTIONS = range(3, 11)


def findings(
    wording: PlanWording | ContactListWording | ChecklistWording, *, kind: str
) -> tuple[Finding, ...]:
    """Everything to mend in a plan, a contact list or a checklist of this kind."""
    found = [*text_findings(wording)]
    match wording:
        case PlanWording():
            found += [*section_findings(wording), *block_findings(wording)]
            if kind == "subplan":
                found += [*subplan_findings(wording)]
        case ContactListWording():
            found += [*contact_list_findings(wording)]
    return tuple(found)


def text_findings(wording: object) -> Iterator[Finding]:
    """C-10, T-09, T-10 and T-11; only a contact list may name people and their mail."""
    checks = [phone_findings, date_findings, unwritten_findings]
    if not isinstance(wording, ContactListWording):
        checks.append(person_findings)
    said: list[tuple[str, str]] = []
    for where, text in strings(wording):
        if where.endswith((".phone", ".phone_outside_hours")):
            yield from (finding.at(where) for finding in phone_field_findings(text))
            continue
        if text:
            said.append((where, unmarked(text)))
    yield from line_findings(said, checks)


def section_findings(wording: PlanWording) -> Iterator[Finding]:
    """P-01: chapters with headings, something under each, and no level skipped."""
    if not wording.sections:
        yield Finding("P-01", "sections", _("Skriv mindst ét kapitel."), Tier.ERROR)
    for index, section in enumerate(wording.sections):
        where = f"sections.{index}"
        following = wording.sections[index + 1 : index + 2]
        has_parts = any(part.level > section.level for part in following)
        if not section.heading.strip():
            yield Finding("P-01", f"{where}.heading", _("Giv kapitlet en overskrift."), Tier.ERROR)
        if not section.blocks and not has_parts:
            yield Finding("P-01", f"{where}.blocks", _("Skriv kapitlets indhold, eller slet det."))
        if section.level not in (1, 2) or (index == 0 and section.level != 1):
            message = _("Brug niveau 1 til kapitler og niveau 2 til afsnit under et kapitel.")
            yield Finding("P-01", f"{where}.level", message, Tier.ERROR)


def block_findings(wording: PlanWording) -> Iterator[Finding]:
    """P-02 and P-03: tables with whole rows, and a crisis staff without empty seats."""
    for section_index, section in enumerate(wording.sections):
        for block_index, block in enumerate(section.blocks):
            where = f"sections.{section_index}.blocks.{block_index}"
            yield from (finding.at(where) for finding in _block(block))


def _block(block: Block) -> Iterator[Finding]:
    match block:
        case Table(headings=headings, rows=rows, widths=widths):
            if any(len(row) != len(headings) for row in rows) or len(widths) not in (
                0,
                len(headings),
            ):
                message = _("Giv hver række i tabellen lige så mange felter som overskriftsrækken.")
                yield Finding("P-02", "", message, Tier.ERROR)
        case Roles(seats=seats):
            for seat in seats:
                if not seat.function or not seat.deputies:
                    message = _("Giv hver rolle en funktion og mindst én stedfortræder.")
                    yield Finding("P-03", "", message)


def subplan_findings(wording: PlanWording) -> Iterator[Finding]:
    """P-03 and P-04: the five roles, each once, and what must work in a crisis."""
    blocks = [block for section in wording.sections for block in section.blocks]
    seated = Counter(
        seat.role for block in blocks if isinstance(block, Roles) for seat in block.seats
    )
    if any(seated[role] != 1 for role in CrisisRole):
        message = _("Beskriv de fem faste roller i krisestaben, hver rolle én gang.")
        yield Finding("P-03", "sections", message)
    if len(wording.critical_functions) not in CRITICAL_FUNCTIONS:
        message = _("Skriv 3 til 10 kritiske funktioner: det, der skal virke i en krise.")
        yield Finding("P-04", "critical_functions", message)
    if not wording.incidents:
        message = _("Skriv, hvilke hændelser planen dækker.")
        yield Finding("P-04", "incidents", message)


def contact_list_findings(wording: ContactListWording) -> Iterator[Finding]:
    """P-05: every row can be rung."""
    for group_index, group in enumerate(wording.groups):
        for row_index, row in enumerate(group.rows):
            where = f"groups.{group_index}.rows.{row_index}"
            if not (row.function or row.organisation):
                message = _("Skriv, hvem man får i røret: funktion eller organisation.")
                yield Finding("P-05", f"{where}.function", message, Tier.ERROR)
            if not (row.phone or row.phone_outside_hours):
                yield Finding("P-05", f"{where}.phone", _("Skriv et telefonnummer."))
