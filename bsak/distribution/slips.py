"""The slips of a release, laid out once for all copies that stand alike."""

from collections.abc import Hashable
from dataclasses import replace
from operator import attrgetter

from bsak import pdf
from bsak.distribution.packs import Swap
from bsak.distribution.slip import Slip, Whose, in_place, itself, story
from bsak.distribution.terms import Terms, own_identity

_TRIES = 5
_FIELDS = Whose(*map(pdf.field, range(3)))


class Slips:
    """Lays out slips; only number, holder and address differ between most of them."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._masters: dict[Hashable, pdf.Master] = {}

    def laid_out(self, slip: Slip, whose: Whose) -> tuple[pdf.Sheet, tuple[Swap, ...]]:
        """Return a copy's slip and all its lines; it is a sheet too, so it lists itself."""
        sheet = self._merged(slip, whose)
        return sheet, in_place(slip, itself(slip, sheet.pages))

    def _merged(self, slip: Slip, whose: Whose) -> pdf.Sheet:
        if not whose.can_be_merged:
            return self._alone(slip, whose)
        read = _as_read(slip)
        if read not in self._masters:
            self._masters[read] = pdf.Master(self._alone(slip, _FIELDS), len(_FIELDS.words))
        return self._masters[read].sheet(whose.words)

    def _alone(self, slip: Slip, whose: Whose) -> pdf.Sheet:
        terms, pages = replace(self._terms, rev=slip.rev), 2
        identity = own_identity(slip.code, slip.title, terms)
        for _attempt in range(_TRIES):
            lines = in_place(slip, itself(slip, pages))
            sheet = pdf.render(story(slip, whose, lines, identity), identity, turns=True)
            if sheet.pages == pages:
                break
            pages = sheet.pages
        return sheet


_read = attrgetter("code", "title", "section", "rev", "pages", "is_counted", "mark")
_read_old = attrgetter("code", "rev", "pages")


def _as_read(slip: Slip) -> Hashable:
    """Return what people read on the slip: not where each sheet lies, nor its digest."""
    lines = tuple(
        (tuple(map(_read_old, line.out)), line.into and _read(line.into), line.after)
        for line in slip.lines
    )
    before = tuple(map(_read_old, slip.before))
    rest = replace(slip, lines=(), wanted=(), before=())
    return rest, lines, before, tuple(map(_read, slip.wanted))
