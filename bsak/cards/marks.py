"""Where a text differs from the one before it: what paper draws bars for."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of a text that differ from the text before, as in ``phases.0.steps.1.lead``.

    ``touched`` holds what is new, changed or moved, and everything around it; ``gone`` how many
    rows have been taken out right before a place.
    """

    touched: frozenset[str] = frozenset()
    gone: Mapping[str, int] = field(default_factory=dict)

    def touch(self, *places: str) -> bool:
        """Say whether anything differs at one of ``places`` or inside it."""
        return not self.touched.isdisjoint(places)


UNMARKED = Marks()
