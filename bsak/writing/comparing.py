"""Two texts of one document laid over each other: what differs, in words and line by line."""

from dataclasses import dataclass
from io import BytesIO

from bsak.kernel.errors import Refused
from bsak.kernel.plain import Malformed
from bsak.kernel.words import _
from bsak.plans.compare import compare
from bsak.plans.tally import told
from bsak.plans.wording import Wording
from bsak.writing import telling
from bsak.writing.versions import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What differs between two texts: in a sentence, and the whole text with both laid over."""

    was: Version
    now: Version
    told: str
    is_same: bool
    lines: tuple[telling.Line, ...]


def compared(was: Version, now: Version, *, only_changed: bool = False) -> Compared:
    """Lay ``now`` over ``was``. Raises Refused when one of them cannot be read."""
    one, other = _read(was), _read(now)
    parts = compare(one, other)
    lines = telling.lines(parts, one, other)
    return Compared(
        was=was,
        now=now,
        told=told(parts),
        is_same=parts.is_same,
        lines=tuple(line for line in lines if line.differs or not only_changed),
    )


def printed(was: Version, now: Version) -> BytesIO:
    """Return the newer text as PDF with bars in the margin, behind a list of what differs."""
    from bsak.writing import bars  # noqa: PLC0415 -- starts the print shop

    return bars.printed(was, now, _read(was), _read(now))


def _read(version: Version) -> Wording:
    try:
        return version.wording()
    except Malformed:
        raise Refused(
            _("Teksten i %(name)s kan ikke læses. Vælg en anden udgave.", name=version.name)
        ) from None
