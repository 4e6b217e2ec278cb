"""The sheets that belong to a binder and not to a document: cover, lists, record, dividers."""

import hashlib
import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from bsak import pdf
from bsak.binders import listing, story
from bsak.binders.content import Content, GroupPart
from bsak.binders.shelf import laid_out
from bsak.distribution.composing import CONTENTS, COVER
from bsak.distribution.covers import Covers
from bsak.distribution.models import Binder, Copy, Mark
from bsak.distribution.planned import Planned, Rows, own_sheet, section_of, taken_over
from bsak.distribution.terms import DIVIDER, Terms, own_identity
from bsak.kernel.danish import short_day
from bsak.kernel.words import _

CONTACTS = "00-KL"  # the divider before the contact lists
_Teller = Callable[[pdf.Identity], list[pdf.Flowable]]
_REMEMBERED = 200
_UNBROKEN = "\N{NO-BREAK SPACE}"
_digests: dict[bytes, str] = {}


class OwnPapers:
    """The sheets that belong to the binder and not to a document."""

    def __init__(
        self,
        binder: Binder,
        copies: Sequence[Copy],
        content: Content,
        before: Rows,
        terms: Terms,
    ) -> None:
        self._binder, self._content, self._before, self._terms = binder, content, before, terms
        self._copies = [
            [f"{copy.number:02d}", copy.holder_function, copy.place, copy.medium.label]
            for copy in copies
        ]
        self._section = _("00  Mappens papirer")

    def front(self, rest: Sequence[Planned]) -> list[Planned]:
        """Return cover, divider, lists and contents before ``rest``."""
        covers = Covers(self._binder, self._content, self._terms)
        cover = self._planned(lambda _own: covers.of_all(), covers.identity)
        keeping = self._paper("00-FL", _("Ajourføring og fordeling"), self._keeping)
        ruled = partial(story.corrections, edition=str(self._terms.edition))
        record = self._paper("00-RF", _("Rettelsesfortegnelse"), ruled)
        inside = self._paper(CONTENTS, _("Indhold"), self._contents)
        own = [cover, keeping, record, inside]
        return [cover, self._papers_divider(), keeping, record, self._list(own, rest), inside]

    def divider(self, group: GroupPart) -> Planned:
        """Return the divider of a group."""
        identity = pdf.Identity(
            sheet_id=f"{group.code}-{DIVIDER}",
            title=group.name,
            tab=group.code,
            tab_slot=group.slot,
        )
        section = section_of(group)
        return self._planned(
            lambda _own: story.bare_divider(group), identity, section, is_counted=False
        )

    def contacts_divider(self) -> Planned:
        """Return the divider before the contact lists."""
        slot, title = len(self._content.groups), _("Kontaktlister")
        identity = pdf.Identity(sheet_id=CONTACTS, title=title, tab="00", tab_slot=slot)
        return self._planned(
            lambda _own: story.contacts_divider(), identity, title, is_counted=False
        )

    def _papers_divider(self) -> Planned:
        identity = pdf.Identity(
            sheet_id=f"00-{DIVIDER}", title=_("Mappens papirer"), tab="00", tab_slot=0
        )
        return self._planned(lambda _own: story.papers_divider(), identity, is_counted=False)

    def _list(self, own: Sequence[Planned], rest: Sequence[Planned]) -> Planned:
        name = self._terms.name.replace(" ", _UNBROKEN)
        title = _("Liste over gældende ark, %(release)s", release=name)
        identity = own_identity(listing.CODE, title, self._terms)

        def lines(length: int) -> list[listing.Effective]:
            itself = replace(
                own[2],
                code=listing.CODE,
                title=title,
                pages=length,
                rev=self._terms.rev,
                valid_from=self._terms.day,
                mark=Mark.SAME,
            )
            every = [*own[:3], itself, *own[3:], *(p for p in rest if self._stands(p))]
            return [self._line(planned) for planned in every]

        gone = [self._gone(planned) for planned in rest if self._goes(planned)]
        sheet = listing.effective(identity, len(rest), lines, gone)
        return self._own(sheet, self._section, is_counted=True)

    def _stands(self, planned: Planned) -> bool:
        return planned.is_counted and planned.mark is not Mark.WITHDRAWN

    def _goes(self, planned: Planned) -> bool:
        """Say whether this release takes the sheet out, and no release before it."""
        was = self._before.get(planned.code)
        is_new = was is None or was.mark is not Mark.WITHDRAWN
        return is_new and planned.mark is Mark.WITHDRAWN

    def _gone(self, planned: Planned) -> listing.Effective:
        told = _("Taget ud med %(release)s", release=self._terms.name)
        return listing.Effective(planned.code, planned.title, 0, planned.rev, "", told)

    def _line(self, planned: Planned) -> listing.Effective:
        says = not self._terms.is_edition and planned.mark is not Mark.SAME
        rev, since, title = planned.rev, short_day(planned.valid_from), planned.title
        if planned.code == COVER and rev != self._terms.rev:  # a new holder's cover is newer
            title = _("%(t)s (Rev. %(rev)s eller nyere)", t=title, rev=rev)
            rev, since = _("fra %(rev)s", rev=rev), ""
        mark = planned.mark.label if says else ""
        return listing.Effective(
            planned.code, title, planned.pages, rev, since or "–", planned.section, mark
        )

    def _keeping(self, identity: pdf.Identity) -> list[pdf.Flowable]:
        return story.keeping(identity, self._copies)

    def _contents(self, identity: pdf.Identity) -> list[pdf.Flowable]:
        return story.contents(identity, self._content, {}, {})

    def _paper(self, code: str, title: str, tell: _Teller) -> Planned:
        return self._planned(tell, own_identity(code, title, self._terms))

    def _planned(
        self,
        tell: _Teller,
        identity: pdf.Identity,
        section: str = "",
        *,
        is_counted: bool = True,
    ) -> Planned:
        """Return a sheet; it is laid out only when it is not known to say what it said."""
        section, was = section or self._section, self._before.get(identity.sheet_id)
        key = _key(tell, identity)
        if was is not None and _digests.get(key) == was.digest:
            return taken_over(was, section)
        sheet = laid_out(tell(identity), identity)
        if len(_digests) >= _REMEMBERED:
            _digests.clear()
        _digests[key] = sheet.digest
        return self._own(sheet, section, is_counted=is_counted)

    def _own(self, sheet: pdf.Sheet, section: str, *, is_counted: bool) -> Planned:
        return own_sheet(
            sheet,
            section=section,
            rev=self._terms.rev,
            day=self._terms.day,
            before=self._before,
            is_counted=is_counted,
        )


def _key(tell: _Teller, identity: pdf.Identity) -> bytes:
    """Return what tells a sheet from one that says something else: all but what is in its foot."""
    bare = replace(identity, rev="", valid_from="")
    told = hashlib.sha256(pdf.fingerprint().encode())
    told.update(pickle.dumps((tell(bare), bare)))  # only ever compared, never read
    return told.digest()
