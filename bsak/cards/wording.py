"""What an action card says: typed, frozen, one JSON form for draft, revision, screen and paper."""

from dataclasses import dataclass
from enum import StrEnum

FIRST_HOUR = 60  # minutes; the steps within it stand on side 1
LETTERS = "ABCDEFGH"  # of the choices on paper


class CardSort(StrEnum):
    """What calls the card into use: an event, a role one is given, or an event in one unit."""

    EVENT = "event"
    ROLE = "role"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class StopLine:
    """One line of the STOP box: what is done before anybody reads on, and the number to ring."""

    text: str = ""
    detail: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One visible outcome and what follows from it; printed with the letter A, B or C."""

    title: str = ""
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class FillRule:
    """A line to write on, so many millimetres long."""

    width: int


@dataclass(frozen=True, slots=True)
class Step:
    """One action: the lead, in bold and verb first, the rest of the sentence, then the detail."""

    lead: str = ""
    text: str = ""
    detail: str = ""
    who: str = ""
    phone: str = ""
    phone_label: str = "Tlf."
    fill: tuple[str | FillRule, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """The steps to be done within so many minutes of activation; `label` is the printed bar."""

    label: str = ""
    minutes: int = 0
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Contingency:
    """If this happens, then do that."""

    condition: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """What must be true before the work ends (»Afslut først når …«), and the last steps."""

    condition: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedStep:
    """A step with the number it has on paper and the path to it in the wording."""

    number: int
    where: str
    step: Step


@dataclass(frozen=True, slots=True)
class Bar:
    """A deadline bar as printed, with its numbered steps; the closing bar has no minutes.

    ``where`` is the path to what it stands for in the wording.
    """

    label: str
    minutes: int | None
    steps: tuple[NumberedStep, ...]
    where: str

    @property
    def is_first_hour(self) -> bool:
        """Whether the bar stands on side 1."""
        return self.minutes is not None and self.minutes <= FIRST_HOUR


@dataclass(frozen=True, slots=True)
class CardWording:
    """The content of one action card; title, number, owner and approval belong to the register."""

    schema: int = 1
    sort: CardSort = CardSort.EVENT
    audience: str = ""
    cues: tuple[str, ...] = ()
    goal: str = ""
    stop: tuple[StopLine, ...] = ()
    question: str = ""  # the paper adds: »Sæt ét kryds, gå så til trin 1.«
    choices: tuple[Choice, ...] = ()
    in_doubt: str = ""  # a letter; the paper says: »I tvivl: vælg C.«
    phases: tuple[Phase, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    closing: Closing = Closing()
    activated_by: str = ""
    responsible: str = ""
    deputy: str = ""
    resources: tuple[str, ...] = ()
    communication: str = ""
    log_note: str = ""
    own_help: tuple[str, ...] = ()
    external_help: tuple[str, ...] = ()
    belongs_to: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    note: str = ""

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The deadline bars in printed order, the closing last, with the steps numbered through."""
        bars: list[Bar] = []
        number = 1
        groups = [
            (phase.label, phase.minutes, phase.steps, f"phases.{index}")
            for index, phase in enumerate(self.phases)
        ]
        closing = (
            f"Afslut først når {self.closing.condition}",
            None,
            self.closing.steps,
            "closing",
        )
        for label, minutes, steps, where in [*groups, closing]:
            numbered = tuple(
                NumberedStep(number + index, f"{where}.steps.{index}", step)
                for index, step in enumerate(steps)
            )
            number += len(numbered)
            bars.append(Bar(label, minutes, numbered, where))
        return tuple(bars)

    @property
    def numbered_steps(self) -> tuple[NumberedStep, ...]:
        """Every step of the card with its number, over the phases and the closing."""
        return tuple(step for bar in self.bars for step in bar.steps)

    @property
    def lettered_choices(self) -> tuple[tuple[str, Choice], ...]:
        """The choices with the letters they have on paper."""
        return tuple(zip(LETTERS, self.choices, strict=False))
