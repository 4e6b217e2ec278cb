"""The printed look in one place: measures in points, colours, styles of type."""

from dataclasses import dataclass

LAYOUT = 4  # raise it when a kept sheet would look different if rendered again

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM

INNER, OUTER = 25 * MM, 14 * MM  # P-2: room for the rings and for a thumb
TOP = 10 * MM
BOTTOM = 28 * MM  # the foot stands below
LETTER_BOTTOM = 20 * MM
WIDTH = PAGE_WIDTH - INNER - OUTER
GRID = 4 * MM
RUNNING_HEAD = 14 * MM

INK = (0.0, 0.0, 0.0)
QUIET = (0x4A / 255, 0x4A / 255, 0x4A / 255)
LINE = (0x8A / 255, 0x8A / 255, 0x8A / 255)
WHITE = (1.0, 1.0, 1.0)
PALE = (0.93, 0.93, 0.93)
WORD = (0.78, 0.78, 0.78)  # the outline word across an uncontrolled print
RED = (0xA8 / 255, 0.0, 0x0B / 255)  # K-1: only the STOP box
YELLOW = (1.0, 0xF3 / 255, 0xB8 / 255)

HAIR, RULE, FRAME, BOX_LINE, BAR_LINE, STOP_LINE = 0.6, 0.9, 1.1, 1.3, 1.8, 2.6
BOX = 6.2 * MM  # F-1: 6 mm clear inside the stroke

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """One way of setting type; `strong` is the weight its bold runs take."""

    size: float
    leading: float
    weight: str = "R"
    strong: str = "B"
    colour: Colour = INK


TITLE = Style(23, 26.5, "B")
HEADINGS = {
    1: Style(23, 27, "B"),
    2: Style(15, 19, "B"),
    3: Style(12.5, 16, "B"),
    4: Style(11.5, 15, "B"),
    5: Style(10.5, 14, "S"),
}
BODY = Style(10.5, 14)
STYLES = {
    "body": BODY,
    "lead": Style(12.5, 16),
    "small": Style(10, 13),
    "quiet": Style(10, 13, colour=QUIET),
}
CELL = Style(10, 13)
CELL_HEAD = Style(10, 13, "S")
ACTION = Style(12.5, 15)
ACTION_NUMBER = Style(10, 12, "B")  # three digits beside the box
DETAIL = Style(10.5, 13.2)
WHO = Style(10.5, 12.6, "M")
FILL = Style(11, 14)
CUE = Style(12, 14.6)
LABEL = Style(11, 14, "B", colour=QUIET)
BAR = Style(14, 17, "B", colour=WHITE)
BAR_COLUMN = Style(10, 13, "S", colour=WHITE)
STOP = Style(14, 17, "B")
STOP_DETAIL = Style(11, 13.6)
STOP_PHONE = Style(20, 24, "B")
QUESTION = Style(14, 18, "B")
CHOICE = Style(12.5, 15, "B")
CHOICE_TEXT = Style(11, 13.4)
CONDITION = Style(11.5, 14, "S")
CONSEQUENCE = Style(11.5, 14)
TURN = Style(13, 16, "B")
FOOT = Style(8, 10, colour=QUIET)
FOOT_VALUE = Style(11, 13, "B")
