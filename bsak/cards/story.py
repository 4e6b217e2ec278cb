"""An action card as flowables: side 1 for the first hour, side 2 for the rest."""

from collections.abc import Iterator

from bsak import pdf
from bsak.cards.wording import Bar, CardWording, FillRule, NumberedStep
from bsak.kernel.danish import phone
from bsak.kernel.markup import runs

_READER_RULE = "Én læser højt og krydser af. En anden handler."
_TICK_ONE = "Sæt ét kryds, gå så til trin 1."
_LOG_HINT = "Kl. – hvad skete, hvad blev besluttet, af hvem"


def story(wording: CardWording, identity: pdf.Identity) -> list[pdf.Flowable]:
    """Return the card's two sides. Titles, dates and approval come with ``identity``."""
    first = [bar for bar in wording.bars if bar.is_first_hour]
    later = [bar for bar in wording.bars if not bar.is_first_hour and bar.minutes is not None]
    closing = [bar for bar in wording.bars if bar.minutes is None and bar.steps]
    return [
        *_opening(wording, identity),
        *(row for bar in first for row in _bar(bar)),
        *_turn(first),
        pdf.PageBreak(),
        *(row for bar in later for row in _bar(bar)),
        *_contingencies(wording),
        *(row for bar in closing for row in _bar(bar)),
        *_ending(wording, identity),
    ]


def _opening(wording: CardWording, identity: pdf.Identity) -> Iterator[pdf.Flowable]:
    yield pdf.CardHead(
        identity, f"Til: {wording.audience}" if wording.audience else "", _READER_RULE
    )
    if wording.cues or wording.goal:
        yield pdf.Entry(wording.cues, wording.goal)
    if wording.stop:
        yield pdf.StopBox(
            [pdf.StopLine(line.text, line.detail, phone(line.phone)) for line in wording.stop]
        )
    if wording.choices:
        yield pdf.Choices(
            f"{wording.question} {_TICK_ONE}",
            [pdf.Choice(choice.title, choice.consequence) for choice in wording.choices],
            f"I tvivl: vælg {wording.in_doubt}." if wording.in_doubt else "",
        )


def _bar(bar: Bar) -> Iterator[pdf.Flowable]:
    yield pdf.SectionBar(bar.label)
    for numbered in bar.steps:
        yield _row(numbered)


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


def _contingencies(wording: CardWording) -> Iterator[pdf.Flowable]:
    if wording.contingencies:
        yield pdf.IfThen([(words(c.condition), words(c.action)) for c in wording.contingencies])


def _ending(wording: CardWording, identity: pdf.Identity) -> Iterator[pdf.Flowable]:
    if wording.resources:
        yield pdf.Text([pdf.Run("Tag med: ", bold=True), *words(", ".join(wording.resources))])
    related = [*wording.belongs_to, *wording.see_also]
    if related:
        yield pdf.Text([pdf.Run("Se også: ", bold=True), *words(", ".join(related))])
    if wording.note:
        yield pdf.Text(words(wording.note), "small")
    yield pdf.WriteLines("Log", wording.log_note or _LOG_HINT, count=2, fill=True)
    yield pdf.EndMark(identity.sheet_id)


def words(text: str) -> list[pdf.Run]:
    """Return people's text as runs of the print shop; its only markup is **bold**."""
    return [pdf.Run(run.text, bold=run.bold) for run in runs(text)]
