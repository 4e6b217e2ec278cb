"""How far a meeting is, what a point asks for, and what became of a recommendation."""

from bsak.kernel.words import Worded, lazy


class Stage(Worded):
    """How far a meeting is."""

    PLANNED = "planned", lazy("Planlagt")
    OPEN = "open", lazy("I gang")
    HELD = "held", lazy("Afholdt")
    LOCKED = "locked", lazy("Referat godkendt")


class Need(Worded):
    """What a point asks of the board; the agenda is sorted by it."""

    DECISION = "decision", lazy("Kræver beslutning")
    INFORMATION = "information", lazy("Til orientering")
    NO_CHANGE = "no_change", lazy("Uden ændringer")


class Outcome(Worded):
    """What the board did with a recommendation."""

    OPEN = "open", lazy("Ikke behandlet")
    TAKEN = "taken", lazy("Fulgt")
    CHANGED = "changed", lazy("Ændret")
    DROPPED = "dropped", lazy("Ikke fulgt")


class Presence(Worded):
    """Whether somebody who was asked to a meeting came."""

    INVITED = "invited", lazy("Indkaldt")
    PRESENT = "present", lazy("Til stede")
    ABSENT = "absent", lazy("Afbud")
