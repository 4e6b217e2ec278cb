"""An action card as flowables: side 1 for the first hour, side 2 for the rest."""

from collections.abc import Iterable, Iterator, Sequence

from bsak import pdf
from bsak.cards.marks import UNMARKED, Marks
from bsak.cards.wording import Bar, CardWording, FillRule, NumberedStep
from bsak.kernel.danish import phone
from bsak.kernel.markup import runs

_READER_RULE = "Én læser højt og krydser af. En anden handler."
SEATS = ("Må sættes i gang af", "Ansvarlig", "Stedfortræder")
PARTICULARS = (
    "resources", "own_help", "external_help", "communication",
    "activated_by", "responsible", "deputy", "belongs_to", "see_also",
)  # fmt: skip
_TICK_ONE = "Sæt ét kryds, gå så til trin 1."
_LOG_HINT = "Kl. – hvad skete, hvad blev besluttet, af hvem"


def story(
    wording: CardWording, identity: pdf.Identity, changes: Marks = UNMARKED
) -> list[pdf.Flowable]:
    """Return the card's two sides, with bars along ``changes``.

    Titles, dates and approval come with ``identity``.
    """
    first = [bar for bar in wording.bars if bar.is_first_hour]
    later = [bar for bar in wording.bars if not bar.is_first_hour and bar.minutes is not None]
    closing = [bar for bar in wording.bars if bar.minutes is None and bar.steps]
    return [
        *_opening(wording, identity, changes),
        *(row for bar in first for row in _bar(bar, changes)),
        *_turn(first),
        pdf.PageBreak(),
        *(row for bar in later for row in _bar(bar, changes)),
        *dashes(changes, f"phases.{len(wording.phases)}"),
        *_contingencies(wording, changes),
        *(row for bar in closing for row in _bar(bar, changes)),
        *_ending(wording, identity, changes),
    ]


def _opening(
    wording: CardWording, identity: pdf.Identity, changes: Marks
) -> Iterator[pdf.Flowable]:
    head = pdf.CardHead(
        identity, f"Til: {wording.audience}" if wording.audience else "", _READER_RULE
    )
    yield from barred([head], changes, "audience")
    entry = [pdf.Entry(wording.cues, wording.goal)] if wording.cues or wording.goal else []
    yield from barred(entry, changes, "cues", "goal")
    lines = [pdf.StopLine(line.text, line.detail, phone(line.phone)) for line in wording.stop]
    yield from barred([pdf.StopBox(lines)] if lines else [], changes, "stop")
    yield from barred(_choices(wording), changes, "question", "choices", "in_doubt")


def _choices(wording: CardWording) -> Iterator[pdf.Flowable]:
    if wording.choices:
        yield pdf.Choices(
            f"{wording.question} {_TICK_ONE}",
            [pdf.Choice(choice.title, choice.consequence) for choice in wording.choices],
            f"I tvivl: vælg {wording.in_doubt}." if wording.in_doubt else "",
        )


def _bar(bar: Bar, changes: Marks) -> Iterator[pdf.Flowable]:
    yield from dashes(changes, bar.where)
    told = (f"{bar.where}.{name}" for name in ("label", "minutes", "condition"))
    yield from barred([pdf.SectionBar(bar.label)], changes, *told)
    for numbered in bar.steps:
        yield from dashes(changes, numbered.where, pdf.StepRow.group)
        yield from barred([_row(numbered)], changes, numbered.where)
    yield from dashes(changes, f"{bar.where}.steps.{len(bar.steps)}", pdf.StepRow.group)


def _row(numbered: NumberedStep) -> pdf.StepRow:
    step = numbered.step
    action = [pdf.Run(step.lead, bold=True)]
    if step.text:
        action += [pdf.Run(" "), *words(step.text)]
    detail: list[pdf.Run] = []
    if step.phone:
        detail += [pdf.Run(f"{step.phone_label} "), pdf.phone(step.phone)]
    if step.detail:
        detail += [pdf.Run(". " if detail else ""), *words(step.detail)]
    return pdf.StepRow(
        numbered.number,
        action,
        detail=detail,
        who=step.who,
        fill=[pdf.Blank(f.width) if isinstance(f, FillRule) else f for f in step.fill],
        warning=step.warning,
    )


def _turn(first: list[Bar]) -> Iterator[pdf.Flowable]:
    numbers = [step.number for bar in first for step in bar.steps]
    if numbers:
        yield pdf.TurnLine(f"Er {numbers[0]}–{numbers[-1]} krydset af? Vend arket.")


def _contingencies(wording: CardWording, changes: Marks) -> Iterator[pdf.Flowable]:
    if wording.contingencies:
        pairs = [(words(c.condition), words(c.action)) for c in wording.contingencies]
        yield rows_barred(pdf.IfThen(pairs), changes, "contingencies", len(pairs))
    else:
        yield from barred([], changes, "contingencies")


def _ending(wording: CardWording, identity: pdf.Identity, changes: Marks) -> Iterator[pdf.Flowable]:
    yield from barred(_particulars(wording), changes, *PARTICULARS)
    note = [pdf.Text(words(wording.note), "small")] if wording.note else []
    yield from barred(note, changes, "note")
    log = pdf.WriteLines("Log", wording.log_note or _LOG_HINT, count=2, fill=True)
    yield from barred([log], changes, "log_note")
    yield pdf.EndMark(identity.sheet_id)


def _particulars(wording: CardWording) -> Iterator[pdf.Flowable]:
    """Return what is not done but known, close together: the leaf has no room for headings."""
    seats = zip(SEATS, (wording.activated_by, wording.responsible, wording.deputy), strict=True)
    lines = (
        _named("Tag med", wording.resources),
        _named("Gør vi selv", wording.own_help),
        _named("Hjælp udefra", wording.external_help),
        _named("Kommunikation", [wording.communication]),
        [run for name, function in seats for run in _named(name, [function])],
        _named("Se også", [*wording.belongs_to, *wording.see_also]),
    )
    said = [run for line in lines if line for run in (pdf.Run("\n"), *line)]
    if said:
        yield pdf.Text(said[1:], "small")


def _named(name: str, items: Sequence[str]) -> list[pdf.Run]:
    if not any(items):
        return []
    return [pdf.Run(f"{name}: ", bold=True), *words(", ".join(items)), pdf.Run("  ")]


def barred(
    flowables: Iterable[pdf.Flowable], changes: Marks, *places: str
) -> Iterator[pdf.Flowable]:
    """Return ``flowables``, with bars when ``places`` differ; a dash where nothing is left."""
    found = list(flowables)
    if not changes.touch(*places):
        yield from found
        return
    for flowable in found:
        if isinstance(flowable, pdf.KeepTogether):
            yield pdf.KeepTogether([pdf.Changed(part) for part in flowable.flowables])
        else:
            yield pdf.Changed(flowable)
    if not found:
        yield pdf.Deleted()


def dashes(changes: Marks, place: str, group: str | None = None) -> Iterator[pdf.Flowable]:
    """Return a dash when rows were taken out right before ``place``, in a list of ``group``."""
    if place in changes.gone:
        yield pdf.Deleted(group)


def rows_barred(rows: pdf.Rows, changes: Marks, place: str, count: int) -> pdf.Flowable:
    """Return ``rows`` with bars along those of the ``count`` under ``place`` that differ."""
    numbers = {n for n in range(count) if changes.touch(f"{place}.{n}")}
    gone = {n for n in range(count + 1) if f"{place}.{n}" in changes.gone}
    return pdf.ChangedRows(rows, numbers, gone) if numbers or gone else rows


def words(text: str) -> list[pdf.Run]:
    """Return people's text as runs of the print shop; its only markup is **bold**."""
    return [pdf.Run(run.text, bold=run.bold) for run in runs(text)]
