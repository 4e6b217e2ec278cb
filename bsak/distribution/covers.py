"""The covers of a binder's copies: only the facts differ, so the crisis index is told once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bsak import pdf
from bsak.binders import story
from bsak.binders.content import Content
from bsak.distribution.composing import COVER, covered_by
from bsak.distribution.models import Binder, Copy
from bsak.distribution.terms import Terms, own_identity
from bsak.kernel.words import _
from bsak.pdf.words import plain


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on a copy's cover; laid out only when it says something new."""

    flowables: list[pdf.Flowable]
    identity: pdf.Identity
    digest: str  # tells it from a cover that says something else

    def laid_out(self) -> pdf.Sheet:
        """Lay it out."""
        return pdf.render(self.flowables, self.identity)


class Covers:
    """What the covers of one release have in common, and each copy's own."""

    def __init__(self, binder: Binder, content: Content, terms: Terms) -> None:
        self._binder, self._content, self._terms = binder, content, terms
        self.identity = own_identity(COVER, _("Forside og kriseindeks"), terms)
        self._back = [pdf.PageBreak(), *story.crisis_index(content, self.identity)]
        self._back_says = _words(self._back)

    def of(self, copy: Copy) -> Cover:
        """Return the cover of one copy."""
        face = self._face(copy)
        said = "\n".join([*_words(face), *self._back_says])
        digest = hashlib.sha256(said.encode()).hexdigest()
        return Cover([*face, *self._back], self.identity, digest)

    def of_all(self) -> list[pdf.Flowable]:
        """Return what stands on the cover of every copy."""
        return [*self._face(None), *self._back]

    def _face(self, copy: Copy | None) -> list[pdf.Flowable]:
        facts = [
            (_("Mappe"), f"{self._binder.code}  {self._binder.name}"),
            (_("Udgave"), str(self._terms.edition)),
            (_("Kopi"), f"{copy.number:02d}" if copy else ""),
            (_("Indehaver"), copy.holder_function if copy else ""),
            (_("Stedfortræder"), copy.deputy_function if copy else ""),
            (_("Fast plads"), copy.place if copy else ""),
        ]
        return story.cover_face(self._content, covered_by(self._binder), facts)


def _words(flowables: Iterable[pdf.Flowable]) -> list[str]:
    return [plain(flowable.words()) for flowable in flowables]
