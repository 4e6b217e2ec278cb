"""Plans, contact lists and checklists as flowables."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bsak import pdf
from bsak.cards.marks import UNMARKED, Marks
from bsak.cards.story import barred, dashes, rows_barred, words
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

_LIST_COLUMNS = (
    pdf.Column("Funktion", 3, bold=True),
    pdf.Column("Sted", 3),
    pdf.Column("Telefon", 2, bold=True),
    pdf.Column("Uden for åbningstid", 2, bold=True),
    pdf.Column("Bemærk", 3),
)
_CONTACT_COLUMNS = (
    pdf.Column("Funktion", 3, bold=True),
    pdf.Column("Stedfortræder", 3),
    pdf.Column("Telefon", 2, bold=True),
    pdf.Column("Bemærk", 3),
)


def plan_story(
    wording: PlanWording, identity: pdf.Identity, changes: Marks = UNMARKED
) -> list[pdf.Flowable]:
    """Return a plan: what to do at once, then its chapters, then the end mark."""
    return [
        pdf.DocHead(identity, _facts(identity)),
        *_note(wording.note, changes),
        *_front(wording, changes),
        *(
            flowable
            for number, section in enumerate(wording.sections)
            for flowable in _section(section, changes, f"sections.{number}")
        ),
        *dashes(changes, f"sections.{len(wording.sections)}"),
        *_related("Hører til", wording.belongs_to, changes, "belongs_to"),
        *_related("Se også", wording.see_also, changes, "see_also"),
        pdf.EndMark(identity.sheet_id),
    ]


def contact_list_story(
    wording: ContactListWording, identity: pdf.Identity, changes: Marks = UNMARKED
) -> list[pdf.Flowable]:
    """Return a contact list: a table per group of contacts."""
    out: list[pdf.Flowable] = [pdf.DocHead(identity, _facts(identity))]
    out += [*_note(wording.note, changes), *_lead(wording.purpose, changes)]
    out += _listed("", wording.use, changes, "use")
    for number, group in enumerate(wording.groups):
        place = f"groups.{number}"
        rows: list[list[pdf.Words]] = [
            [
                "\n".join(filter(None, [row.function, row.name])),
                row.organisation,
                phone(row.phone),
                phone(row.phone_outside_hours),
                "\n".join(filter(None, [row.email, row.note])),
            ]
            for row in group.rows
        ]
        table = pdf.Table(_LIST_COLUMNS, rows)
        out += dashes(changes, place)
        out += barred([pdf.Heading(group.heading, 2)], changes, f"{place}.heading")
        out.append(rows_barred(table, changes, f"{place}.rows", len(rows)))
    out += dashes(changes, f"groups.{len(wording.groups)}")
    return [*out, pdf.EndMark(identity.sheet_id)]


def checklist_story(
    wording: ChecklistWording, identity: pdf.Identity, changes: Marks = UNMARKED
) -> list[pdf.Flowable]:
    """Return a checklist: boxes with room for clock and initials."""
    facts = [("Til", wording.audience), ("Sted", wording.place)]
    head = pdf.DocHead(identity, [fact for fact in facts if fact[1]])
    out: list[pdf.Flowable] = [*barred([head], changes, "audience", "place")]
    out += [*_note(wording.note, changes), *_lead(wording.purpose, changes)]
    for number, group in enumerate(wording.groups):
        place = f"groups.{number}"
        items = [words(". ".join(filter(None, [i.text, i.detail]))) for i in group.items]
        out += dashes(changes, place)
        out += barred([pdf.Heading(group.heading, 2)], changes, f"{place}.heading")
        out.append(rows_barred(pdf.TickList(items), changes, f"{place}.items", len(items)))
    out += dashes(changes, f"groups.{len(wording.groups)}")
    return [*out, pdf.EndMark(identity.sheet_id)]


def _facts(identity: pdf.Identity) -> list[tuple[str, str]]:
    facts = [
        ("Ejer", identity.owner),
        ("Godkendt af", identity.approved_by),
        ("Gælder fra", identity.valid_from),
        ("Eftersyn", identity.review_due),
    ]
    return [fact for fact in facts if fact[1]]


def _front(wording: PlanWording, changes: Marks) -> Iterator[pdf.Flowable]:
    short = [pdf.Callout(wording.activation, words(wording.summary))] if wording.summary else []
    yield from barred(short, changes, "activation", "summary")
    functions, incidents = wording.critical_functions, wording.incidents
    yield from _listed("Kritiske funktioner", functions, changes, "critical_functions")
    yield from _listed("Hændelser, planen dækker", incidents, changes, "incidents")


def _listed(
    heading: str, lines: Sequence[str], changes: Marks, place: str
) -> Iterator[pdf.Flowable]:
    if not lines:
        yield from barred([], changes, place)
        return
    if heading:
        yield pdf.Heading(heading, 2)
    yield rows_barred(pdf.Bullets([words(line) for line in lines]), changes, place, len(lines))


def _section(section: Section, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    yield from dashes(changes, place)
    heading = pdf.Heading(words(section.heading), 2 if section.level <= 1 else 3)
    yield from barred([heading], changes, f"{place}.heading", f"{place}.level")
    for number, block in enumerate(section.blocks):
        where = f"{place}.blocks.{number}"
        yield from dashes(changes, where)
        yield from _BLOCKS[type(block)](block, changes, where)
    yield from dashes(changes, f"{place}.blocks.{len(section.blocks)}")


def _paragraph(block: Paragraph, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    yield from barred([pdf.Text(words(block.text))], changes, place)


def _bullets(block: Bullets, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    rows = pdf.Bullets([words(item) for item in block.items])
    yield rows_barred(rows, changes, f"{place}.items", len(block.items))


def _steps(block: Steps, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    rows = pdf.NumberedSteps(
        [
            [pdf.Run(f"{step.who}: ", bold=True), *words(step.text)]
            if step.who
            else words(step.text)
            for step in block.steps
        ]
    )
    yield rows_barred(rows, changes, f"{place}.steps", len(block.steps))


def _table(block: Table, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    yield from _caption(block.caption, changes, place)
    columns, rows = _grid(block)
    table = pdf.Table(columns, rows)
    if changes.touch(f"{place}.headings"):
        yield pdf.Changed(table)
    else:
        yield rows_barred(table, changes, f"{place}.rows", len(block.rows))


def _grid(block: Table) -> tuple[list[pdf.Column], list[list[pdf.Words]]]:
    """Return columns and cells; a table that is not filled in yet gets the cells it lacks."""
    count = max(map(len, (block.headings, *block.rows)))
    headings, *rows = [
        cells + ("",) * (count - len(cells)) for cells in (block.headings, *block.rows)
    ]
    widths = block.widths
    if len(widths) != count or min(widths, default=0) < 1:
        widths = (1,) * count
    columns = [pdf.Column(head, width) for head, width in zip(headings, widths, strict=True)]
    return columns, [[words(cell) for cell in row] for row in rows]


def _contacts(block: Contacts, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    yield from _caption(block.caption, changes, place)
    rows: list[list[pdf.Words]] = [
        [words(r.function), words(r.deputy), phone(r.phone), words(r.note)] for r in block.rows
    ]
    yield rows_barred(pdf.Table(_CONTACT_COLUMNS, rows), changes, f"{place}.rows", len(rows))


def _roles(block: Roles, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    yield from _caption(block.caption, changes, place)
    for number, seat in enumerate(block.seats):
        where = f"{place}.seats.{number}"
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
        yield from dashes(changes, where)
        yield from barred([pdf.KeepTogether(parts)], changes, where)
    yield from dashes(changes, f"{place}.seats.{len(block.seats)}")


def _caption(text: str, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    """Return a table's caption; it never stands last on a side."""
    if text:
        caption = pdf.Text([pdf.Run(text, bold=True)])
        caption.keep_with_next = True
        yield from barred([caption], changes, f"{place}.caption")


def _callout(block: Callout, changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    yield from barred([pdf.Callout(block.title, words(block.text))], changes, place)


_BLOCKS: dict[type, Callable[[Any, Marks, str], Iterator[pdf.Flowable]]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Steps: _steps,
    Table: _table,
    Contacts: _contacts,
    Roles: _roles,
    Callout: _callout,
}


def _note(note: str, changes: Marks) -> Iterator[pdf.Flowable]:
    yield from barred([pdf.Text(words(note), "small")] if note else [], changes, "note")


def _lead(purpose: str, changes: Marks) -> Iterator[pdf.Flowable]:
    yield from barred([pdf.Text(words(purpose), "lead")] if purpose else [], changes, "purpose")


def _related(name: str, codes: Sequence[str], changes: Marks, place: str) -> Iterator[pdf.Flowable]:
    said = pdf.Text([pdf.Run(f"{name}: ", bold=True), *words(", ".join(codes))])
    yield from barred([said] if codes else [], changes, place)
