"""The drawing surface: reportlab's canvas with terse rules and shapes, tracking font and ink."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from bsak.pdf.theme import BAR_LINE, INK, PAGE_HEIGHT, PAGE_WIDTH, RULE, Colour


# reportlab has no types.
class Surface(Canvas):  # type: ignore[misc]
    """One side after the other, as PDF source; what it paints is announced by `_painting`."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=0)
        self.fonts: set[str] = set()
        self._graphics: list[tuple[tuple[str, float] | None, Colour | None]] = []
        self._begin_side()

    def _begin_side(self) -> None:
        self._code: list[str] = []
        self._font: tuple[str, float] | None = None
        self._ink: Colour | None = None
        self._bars: list[tuple[float, float, float, float]] = []

    def _painting(self) -> None:
        """Called before anything is painted."""

    def _set_font(self, name: str, size: float) -> None:
        if self._font != (name, size):
            self._font = (name, size)
            self.fonts.add(name)
            self._code.append(f"/{name} {size:g} Tf")

    def _set_ink(self, colour: Colour) -> None:
        if self._ink != colour:
            self._ink = colour
            self._code.append(_colour(colour, "rg", "g"))

    def rule(
        self, x: float, y: float, x2: float, y2: float, width: float = RULE, colour: Colour = INK
    ) -> None:
        """Draw a straight rule."""
        self._painting()
        stroke = _colour(colour, "RG", "G")
        self._code.append(f"{width:g} w {stroke} {x:.2f} {y:.2f} m {x2:.2f} {y2:.2f} l S")

    def bar(self, x: float, y: float, x2: float, y2: float) -> None:
        """Note a bar beside the text, to be drawn when all that the side says stands there."""
        self._bars.append((x, y, x2, y2))

    def draw_bars(self) -> None:
        """Draw the bars of the side."""
        for place in self._bars:
            self.rule(*place, BAR_LINE)

    def leader(self, x: float, x2: float, y: float) -> None:
        """Draw a row of dots that leads the eye from `x` to `x2`."""
        if x2 - x > 4:
            self._painting()
            self._code.append(
                f"q 1.1 w 0 G 1 J [0 3.6] 0 d {x:.2f} {y:.2f} m {x2:.2f} {y:.2f} l S Q"
            )

    def area(self, x: float, y: float, width: float, height: float, colour: Colour = INK) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        self._painting()
        self._set_ink(colour)
        self._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def outline(
        self, x: float, y: float, width: float, height: float, line: float, colour: Colour = INK
    ) -> None:
        """Draw the edge of a rectangle whose lower left corner is (x, y)."""
        self._painting()
        stroke = _colour(colour, "RG", "G")
        self._code.append(f"{line:g} w {stroke} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def shape(self, points: Sequence[tuple[float, float]], colour: Colour = INK) -> None:
        """Fill a polygon."""
        self._painting()
        self._set_ink(colour)
        path = " l ".join(f"{x:.2f} {y:.2f}" for x, y in points).replace(" l ", " m ", 1)
        self._code.append(f"{path} l f")

    def path(self, source: str, colour: Colour = INK) -> None:
        """Fill a path given as PDF source."""
        self._painting()
        self._set_ink(colour)
        self._code.append(source)

    def saveState(self) -> None:  # noqa: N802 -- reportlab's name
        """Remember font and ink with reportlab's own state."""
        self._graphics.append((self._font, self._ink))
        super().saveState()

    def restoreState(self) -> None:  # noqa: N802 -- reportlab's name
        """Bring font and ink back with reportlab's own state."""
        self._font, self._ink = self._graphics.pop()
        super().restoreState()

    def drawPath(self, *args: object, **options: object) -> None:  # noqa: N802 -- reportlab's name
        """Draw one of reportlab's paths, as an artefact or as part of a figure."""
        self._painting()
        super().drawPath(*args, **options)

    def beginText(self, *_: object) -> None:  # noqa: N802 -- reportlab's name
        """Refuse reportlab's own text: it would bring fonts that no binder holds."""
        raise TypeError("use Pen.text or Pen.block")


def _colour(colour: Colour, operator: str, grey: str) -> str:
    red, green, blue = colour
    if red == green == blue:
        return f"{red:.3g} {grey}"
    return f"{red:.3g} {green:.3g} {blue:.3g} {operator}"
