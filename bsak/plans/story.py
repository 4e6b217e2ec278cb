"""Plans, contact lists and checklists as flowables."""

from collections.abc import Callable, Iterator
from typing import Any

from bsak import pdf
from bsak.cards.story import words
from bsak.kernel.danish import phone
from bsak.plans.wording import (
    Bullets,
    Callout,
    ChecklistWording,
    ContactListWording,
    Contacts,
    Paragraph,
    PlanWording,
    Roles,
    Section,
    Steps,
    Table,
)


def plan_story(wording: PlanWording, identity: pdf.Identity) -> list[pdf.Flowable]:
    """Return a plan: what to do at once, then its chapters, then the end mark."""
    return [
        pdf.DocHead(identity, _facts(identity)),
        *_note(wording.note),
        *_front(wording),
        *(flowable for section in wording.sections for flowable in _section(section)),
        *_related(wording.belongs_to, wording.see_also),
        pdf.EndMark(identity.sheet_id),
    ]


def contact_list_story(wording: ContactListWording, identity: pdf.Identity) -> list[pdf.Flowable]:
    """Return a contact list: a table per group of contacts."""
    out: list[pdf.Flowable] = [pdf.DocHead(identity, _facts(identity)), *_note(wording.note)]
    if wording.purpose:
        out.append(pdf.Text(words(wording.purpose), "lead"))
    if wording.use:
        out.append(pdf.Bullets([words(line) for line in wording.use]))
    for group in wording.groups:
        table = pdf.Table(
            [
                pdf.Column("Funktion", 3, bold=True),
                pdf.Column("Sted", 3),
                pdf.Column("Telefon", 2, bold=True),
                pdf.Column("Uden for åbningstid", 2, bold=True),
                pdf.Column("Bemærk", 3),
            ],
            [
                [
                    "\n".join(filter(None, [row.function, row.name])),
                    row.organisation,
                    phone(row.phone),
                    phone(row.phone_outside_hours),
                    "\n".join(filter(None, [row.email, row.note])),
                ]
                for row in group.rows
            ],
        )
        out += [pdf.Heading(group.heading, 2), table]
    return [*out, pdf.EndMark(identity.sheet_id)]


def checklist_story(wording: ChecklistWording, identity: pdf.Identity) -> list[pdf.Flowable]:
    """Return a checklist: boxes with room for clock and initials."""
    facts = [("Til", wording.audience), ("Sted", wording.place)]
    head = pdf.DocHead(identity, [fact for fact in facts if fact[1]])
    out: list[pdf.Flowable] = [head, *_note(wording.note)]
    if wording.purpose:
        out.append(pdf.Text(words(wording.purpose), "lead"))
    for group in wording.groups:
        out.append(pdf.Heading(group.heading, 2))
        out.append(
            pdf.TickList([words(". ".join(filter(None, [i.text, i.detail]))) for i in group.items])
        )
    return [*out, pdf.EndMark(identity.sheet_id)]


def _facts(identity: pdf.Identity) -> list[tuple[str, str]]:
    facts = [
        ("Ejer", identity.owner),
        ("Godkendt af", identity.approved_by),
        ("Gælder fra", identity.valid_from),
        ("Eftersyn", identity.review_due),
    ]
    return [fact for fact in facts if fact[1]]


def _front(wording: PlanWording) -> Iterator[pdf.Flowable]:
    if wording.summary:
        yield pdf.Callout(wording.activation, words(wording.summary))
    if wording.critical_functions:
        yield pdf.Heading("Kritiske funktioner", 2)
        yield pdf.Bullets([words(line) for line in wording.critical_functions])
    if wording.incidents:
        yield pdf.Heading("Hændelser, planen dækker", 2)
        yield pdf.Bullets([words(line) for line in wording.incidents])


def _section(section: Section) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(words(section.heading), 2 if section.level <= 1 else 3)
    for block in section.blocks:
        yield from _BLOCKS[type(block)](block)


def _paragraph(block: Paragraph) -> Iterator[pdf.Flowable]:
    yield pdf.Text(words(block.text))


def _bullets(block: Bullets) -> Iterator[pdf.Flowable]:
    yield pdf.Bullets([words(item) for item in block.items])


def _steps(block: Steps) -> Iterator[pdf.Flowable]:
    yield pdf.NumberedSteps(
        [
            [pdf.Run(f"{step.who}: ", bold=True), *words(step.text)]
            if step.who
            else words(step.text)
            for step in block.steps
        ]
    )


def _table(block: Table) -> Iterator[pdf.Flowable]:
    """Lay out a table; one that is not filled in yet gets the cells it lacks, empty."""
    if block.caption:
        yield _caption(block.caption)
    count = max(map(len, (block.headings, *block.rows)))
    widths = block.widths
    if len(widths) != count or min(widths, default=0) < 1:
        widths = (1,) * count
    columns = [
        pdf.Column(h, w) for h, w in zip(_filled(block.headings, count), widths, strict=True)
    ]
    rows = [[words(cell) for cell in _filled(row, count)] for row in block.rows]
    yield pdf.Table(columns, rows)


def _filled(cells: tuple[str, ...], count: int) -> tuple[str, ...]:
    return cells + ("",) * (count - len(cells))


def _contacts(block: Contacts) -> Iterator[pdf.Flowable]:
    if block.caption:
        yield _caption(block.caption)
    columns = [
        pdf.Column("Funktion", 3, bold=True),
        pdf.Column("Stedfortræder", 3),
        pdf.Column("Telefon", 2, bold=True),
        pdf.Column("Bemærk", 3),
    ]
    rows: list[list[pdf.Words]] = [
        [words(r.function), words(r.deputy), phone(r.phone), words(r.note)] for r in block.rows
    ]
    yield pdf.Table(columns, rows)


def _roles(block: Roles) -> Iterator[pdf.Flowable]:
    if block.caption:
        yield _caption(block.caption)
    for seat in block.seats:
        facts: list[tuple[str, pdf.Words]] = [
            ("Funktion", seat.function),
            ("Stedfortrædere", ", ".join(seat.deputies)),
            ("Telefon", pdf.phone(seat.phone) if seat.phone else ""),
        ]
        parts: list[pdf.Flowable] = [
            pdf.Heading(seat.role.label, 3, bookmark=False),
            pdf.KeyValues([fact for fact in facts if fact[1]]),
        ]
        if seat.tasks:
            parts.append(pdf.Bullets([words(task) for task in seat.tasks]))
        yield pdf.KeepTogether(parts)


def _caption(text: str) -> pdf.Flowable:
    """Return a table's caption; it never stands last on a side."""
    caption = pdf.Text([pdf.Run(text, bold=True)])
    caption.keep_with_next = True
    return caption


def _callout(block: Callout) -> Iterator[pdf.Flowable]:
    yield pdf.Callout(block.title, words(block.text))


_BLOCKS: dict[type, Callable[[Any], Iterator[pdf.Flowable]]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Steps: _steps,
    Table: _table,
    Contacts: _contacts,
    Roles: _roles,
    Callout: _callout,
}


def _note(note: str) -> Iterator[pdf.Flowable]:
    if note:
        yield pdf.Text(words(note), "small")


def _related(belongs_to: tuple[str, ...], see_also: tuple[str, ...]) -> Iterator[pdf.Flowable]:
    if belongs_to:
        yield pdf.Text([pdf.Run("Hører til: ", bold=True), *words(", ".join(belongs_to))])
    if see_also:
        yield pdf.Text([pdf.Run("Se også: ", bold=True), *words(", ".join(see_also))])
