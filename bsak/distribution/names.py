"""What copies and urgent releases are called on paper. Loads nothing, for who must be quick."""

import re

_URGENT = re.compile(r"-H\d+$")  # and not the HL of a checklist's code


def numbered(code: str, number: int) -> str:
    """Return the name of a copy of the binder with ``code``: SU-07."""
    return f"{code}-{number:02d}"


def urgent_name(number: int, urgent: int) -> str:
    """Return what an urgent release is called: the first on top of correction 12 is R12-H1."""
    return f"R{number:02d}-H{urgent}"


def is_urgent(code: str) -> bool:
    """Say whether a code is that of an urgent leaf: SU-AC-01-H1."""
    return bool(_URGENT.search(code))


def is_replaced(code: str, by: str) -> bool:
    """Say whether a leaf is an urgent one that goes out when ``by`` comes before the same sheet."""
    return is_urgent(code) and behind(code) == behind(by)


def behind(code: str) -> str:
    """Return the code of the sheet that an urgent leaf stands in front of."""
    return _URGENT.sub("", code)
