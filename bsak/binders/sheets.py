"""One document as a finished sheet: our own text, a file from elsewhere, or a word on why not."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bsak import pdf
from bsak.binders.content import Elsewhere, Leaf, Text
from bsak.binders.shelf import Shelf
from bsak.binders.word import NoConverter, as_pdf
from bsak.documents.files import path_of
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.plain import Malformed
from bsak.kernel.words import _
from bsak.plans import by_kind
from bsak.plans.compare import compare, marks
from bsak.plans.identity import day, unapproved

log = logging.getLogger("bsak")


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet on its way into a binder; ``fault`` says why it is not the document itself."""

    leaf: Leaf
    sheet: pdf.Sheet
    upload: pdf.Upload | None = None
    fault: str = ""

    @property
    def note(self) -> str:
        """Return what must be said of it where it is listed."""
        return _("Fra en fil. Kan måske ikke læses af en skærmlæser.") if self.upload else ""


@dataclass(frozen=True, slots=True)
class Press:
    """What turns documents into sheets: where finished ones and uploaded files lie."""

    shelf: Shelf
    files: Path

    @classmethod
    def of(cls, instance: Path) -> "Press":
        """Return the press of an instance, with the type it sets."""
        pdf.register(asset_folder("static") / "fonts")
        return cls(Shelf(instance / "sheets"), instance / "files")

    def printed(self, leaf: Leaf, slot: int) -> Printed:
        """Return ``leaf`` as a sheet. A document that cannot be laid out says so on its sheet."""
        identity = identity_of(leaf, slot)
        try:
            if leaf.text:
                return Printed(leaf, self._own(leaf, leaf.text, identity))
            if leaf.elsewhere:
                return self._foreign(leaf, leaf.elsewhere, identity)
        except NoConverter as told:
            return self._instead(leaf, identity, str(told))
        except pdf.UploadRefused as told:
            return self._instead(leaf, identity, str(told))
        except Malformed as fault:
            log.error("%s: wording cannot be read: %s", leaf.code, fault)
            told_people = _("Teksten kan ikke læses. Bed sekretariatet godkende den på ny.")
            return self._instead(leaf, identity, told_people)
        return self._instead(leaf, identity, leaf.missing)

    def barred(self, leaf: Leaf, slot: int, before: dict[str, Any]) -> pdf.Sheet | None:
        """Return ``leaf`` with bars along what differs from the wording ``before``.

        None where one of the two cannot be read.
        """
        if leaf.text is None:
            return None
        identity, text, kind = identity_of(leaf, slot), leaf.text.wording, leaf.kind.value

        def make() -> pdf.Sheet:
            was, now = by_kind.read(kind, before), by_kind.read(kind, text)
            return pdf.render(by_kind.story(now, identity, marks(compare(was, now))), identity)

        try:
            return self.shelf.sheet("bars", before, text, identity, make=make)
        except Malformed as fault:
            log.error("%s: a wording cannot be compared: %s", leaf.code, fault)
            return None

    def _own(self, leaf: Leaf, text: Text, identity: pdf.Identity) -> pdf.Sheet:
        def make() -> pdf.Sheet:
            wording = by_kind.read(leaf.kind.value, text.wording)
            return pdf.render(by_kind.story(wording, identity), identity)

        return self.shelf.sheet(text.wording, identity, make=make)

    def _foreign(self, leaf: Leaf, elsewhere: Elsewhere, identity: pdf.Identity) -> Printed:
        path = path_of(elsewhere.digest, self.files)
        if not path.is_file():
            why = _("Filen %(name)s mangler. Læg den ved dokumentet igen.", name=elsewhere.name)
            return self._instead(leaf, identity, why)
        if elsewhere.form == "word":
            path = as_pdf(path)
        upload = pdf.read_upload(path.read_bytes())
        return Printed(leaf, upload.sheet(identity), upload)

    def _instead(self, leaf: Leaf, identity: pdf.Identity, why: str) -> Printed:
        """Return a leaf that says what is missing and why, so that no gap goes unseen."""
        said = [
            pdf.DocHead(identity),
            pdf.Callout(
                _("Dokumentet er ikke i mappen"),
                [pdf.Run(why), pdf.Run(" "), pdf.Run(_("Spørg ejeren, før du handler uden det."))],
            ),
        ]
        sheet = self.shelf.sheet(why, identity, make=lambda: pdf.render(said, identity))
        return Printed(leaf, sheet, fault=why)


def identity_of(leaf: Leaf, slot: int) -> pdf.Identity:
    """Return what stands in the head and foot of the document's sides."""
    identity = unapproved(
        code=leaf.code,
        name=leaf.name,
        kind=leaf.kind,
        owner=leaf.owner,
        review_due=leaf.review_due,
        slot=slot,
    )
    said = replace(identity, rev=leaf.rev, valid_from=day(leaf.valid_from))
    if leaf.text:
        reviewed = day(leaf.text.review_due)
        return replace(said, review_due=reviewed, approved_by=leaf.text.approved_by)
    if leaf.elsewhere:
        who, when = leaf.elsewhere.approved_by, short_day(leaf.elsewhere.approved_on)
        return replace(said, approved_by=f"{who} {when}")
    return identity
