"""The yellow leaf of an urgent correction: what stood, what counts now, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bsak import pdf
from bsak.distribution import slip_steps
from bsak.distribution.keeping import Keeping
from bsak.distribution.models import Mark, Release, ReleaseSheet
from bsak.distribution.packs import Wanted
from bsak.distribution.terms import own_identity, terms_of
from bsak.documents.models import Document, Revision
from bsak.kernel import web
from bsak.kernel.danish import day
from bsak.kernel.errors import Refused
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.writing import bars, comparing
from bsak.writing.versions import Version

_ONE_LEAF = 2  # sides


@dataclass(frozen=True, slots=True)
class Change:
    """A document whose text in force is another than the one last issued to the binder."""

    document: Document
    was: Revision
    now: Revision
    row: ReleaseSheet

    @property
    def name(self) -> str:
        """Return it as it is chosen from a list."""
        return _("%(code)s %(title)s: Rev. %(was)s → Rev. %(now)s", code=self.row.code,
                 title=self.document.title, was=self.was.number, now=self.now.number)  # fmt: skip


def laid_out(change: Change, release: Release, before: Sequence[str]) -> Wanted:
    """Lay the leaf out, which comes in place of the leaves ``before``, told by their codes.

    Raises Refused when what has changed takes more than one leaf.
    """
    pdf.register(asset_folder("static") / "fonts")
    code = f"{change.row.code}-H{release.urgent}"
    title = _("Hastende rettelse %(name)s: %(title)s", name=release.name,
              title=change.document.title)  # fmt: skip
    terms = replace(terms_of(release), rev=release.address_rev)
    named = _("Hastende rettelse %(name)s", name=release.name)
    identity = replace(own_identity(code, named, terms), tab=f"{change.row.code[:2]}  H")
    sheet = pdf.render(_story(change, release, before, identity), identity)
    if sheet.pages > _ONE_LEAF:
        raise Refused(_("Det, der er ændret, fylder mere end ét ark. Udsend en almindelig "
                        "rettelse i stedet."))  # fmt: skip
    keeping = Keeping()
    kept = keeping.keep(sheet)
    keeping.write()
    return Wanted(
        code, title, change.row.section, terms.rev, sheet.pages, True, sheet.digest, kept,
        Mark.URGENT.value,
    )  # fmt: skip


def _story(
    change: Change, release: Release, before: Sequence[str], identity: pdf.Identity
) -> list[pdf.Flowable]:
    compared = comparing.compared(
        Version(change.document, change.was), Version(change.document, change.now),
        only_changed=False,
    )  # fmt: skip
    columns = [
        pdf.Column(_("Sted"), 3, bold=True),
        pdf.Column(_("Før"), 4),
        pdf.Column(_("Nu"), 4),
    ]
    rows = list(bars.listed(compared.lines))
    until = release.valid_until
    facts = [
        (_("Mappe"), f"{release.binder.code}  {release.binder.name}"),
        (_("Kopi"), _("Se nederst på arket")),
        (_("Gælder fra"), day(release.effective_on)),
        (_("Kvittér senest"), day(release.answer_by)),
    ]
    why = [pdf.Text([pdf.Run(_("Hvorfor: "), bold=True), release.reason])]
    return [
        pdf.DocHead(identity, facts),
        pdf.Callout(
            _("Gælder foran %(code)s Rev. %(rev)s: %(title)s", code=change.row.code,
              rev=change.row.rev, title=change.document.title),
            _("Gør, som der står under »Nu«. Bladet gælder til og med %(day)s, dog kun til næste "
              "rettelse. Er der ingen rettelse kommet, når dagen er gået: lad bladet stå, og spørg "
              "sekretariatet, hvad der gælder.", day=day(until)),
        ),
        *(why if release.reason else []),
        pdf.Table(columns, rows),
        pdf.Heading(_("Sådan sættes bladet ind"), 2, bookmark=False),
        pdf.TickList(_steps(change, release, before), columns=False),
        pdf.EndMark(identity.sheet_id),
    ]  # fmt: skip


def _steps(change: Change, release: Release, before: Sequence[str]) -> list[str]:
    return [
        slip_steps.not_before(release),
        *_out(change.row.code, before),
        _("Sæt det gule blad ind foran %(code)s. Bladet tælles ikke med, når du tæller ark.",
          code=change.row.code),
        _("Se efter, at det er Rev. %(rev)s af %(code)s, der står i mappen. Står der en anden, "
          "mangler mappen en pakke: sæt den i, eller spørg sekretariatet.",
          code=change.row.code, rev=change.row.rev),
        _(
            "Skriv %(release)s i en tom række i rettelsesfortegnelsen (00-RF), med dato og "
            "initialer.",
            release=release.name,
        ),
        _answer(release, web.secretariat_phone()),
    ]  # fmt: skip


def _out(code: str, before: Sequence[str]) -> list[str]:
    """Return what to take out first: what stands there from before is told anew on this leaf."""
    if not before:
        return [_("Tag ikke noget ud.")]
    return [_("Sidder der et gult blad foran %(code)s fra før (%(leaves)s), så tag det ud, og "
              "makulér det: det nye blad har det hele med. Tag ikke andet ud.",
              code=code, leaves=", ".join(before))]  # fmt: skip


def _answer(release: Release, phone: str) -> str:
    by = day(release.answer_by)
    if phone:
        return _("Kvittér senest %(day)s: scan koden nederst, skriv adressen nederst, eller ring "
                 "til sekretariatet, tlf. %(phone)s.", day=by, phone=phone)  # fmt: skip
    return _("Kvittér senest %(day)s: scan koden nederst, eller skriv adressen nederst.", day=by)
