"""The binder's own sheets: cover and crisis index, record, lists, contents, dividers."""

from collections.abc import Iterable, Sequence

from bsak import pdf
from bsak.binders.content import Content, GroupPart, Leaf, index_entries
from bsak.documents.kinds import Kind
from bsak.kernel.danish import day, phone, short_day
from bsak.kernel.words import _

_CORRECTIONS, _URGENT = 30, 8  # pre-ruled rows of the record


def identity(content: Content, code: str, title: str) -> pdf.Identity:
    """Return what stands in the head and foot of one of the binder's own sheets."""
    return pdf.Identity(
        sheet_id=code,
        title=title,
        rev="–",
        valid_from=short_day(content.day),
        review_due="–",
        tab="00",
    )


def uncontrolled_cover(content: Content, own: pdf.Identity) -> list[pdf.Flowable]:
    """Return the cover of a binder that nobody keeps current."""
    facts = [
        (_("Mappe"), _("Alle krisegrupper") if content.is_whole else content.groups[0].name),
        (_("Udskrevet"), day(content.day)),
        (_("Kopi"), _("Ukontrolleret udskrift")),
        (_("Fast plads"), ""),
    ]
    return cover(content, own, _covers(content), facts)


def cover(
    content: Content, own: pdf.Identity, covers: str, facts: Sequence[tuple[str, str]]
) -> list[pdf.Flowable]:
    """Return the cover with ``facts`` of the copy, and on its back the crisis index."""
    return [*cover_face(content, covers, facts), pdf.PageBreak(), *crisis_index(content, own)]


def cover_face(
    content: Content, covers: str, facts: Sequence[tuple[str, str]]
) -> list[pdf.Flowable]:
    """Return the front of the cover, with ``facts`` of the copy."""
    return [
        pdf.Spacer(28),
        pdf.CoverBand(content.municipality, _("Krisemappe"), covers),
        pdf.KeyValues(facts),
        pdf.Spacer(12),
        pdf.Callout(
            _("Start her i en krise"),
            _("Vend dette ark. På bagsiden finder du hændelsen og det kort, du skal bruge."),
        ),
    ]


def crisis_index(content: Content, own: pdf.Identity) -> list[pdf.Flowable]:
    """Return the back of the cover: which card to take for which event."""
    return [
        pdf.Heading(_("Kriseindeks"), 2),
        *_first_calls(content),
        pdf.Contents(
            [
                pdf.ContentsLine(code, event, target=f"sheet:{code}")
                for event, code in index_entries(content)
            ]
        ),
        pdf.EndMark(own.sheet_id),
    ]


def keeping(own: pdf.Identity, copies: Sequence[Sequence[str]] = ()) -> list[pdf.Flowable]:
    """Return how the binder is kept current, and who has a copy; lines to fill in for none."""
    return [
        pdf.DocHead(own),
        pdf.Heading(_("Sådan holdes mappen ajour"), 2),
        pdf.NumberedSteps(
            [
                _("Skift kun ark efter et rettelsesblad. Skriv aldrig rettelser i hånden."),
                _("Tag det gamle ark ud, og makulér det. Sæt det nye ind på samme plads."),
                _(
                    "Tæl arkene i gruppen uden skilleblade, rettelsesblade og gule blade, og "
                    "sammenlign med listen over gældende ark (00-LG)."
                ),
                _("Skriv i rettelsesfortegnelsen (00-RF), hvad rettelsesbladet siger."),
                _(
                    "Mangler et rettelsesnummer i fortegnelsen, er mappen ikke ajour: spørg "
                    "sekretariatet."
                ),
                _("Er et kort brugt i en hændelse, afleveres det sammen med loggen."),
            ]
        ),
        pdf.Heading(_("Fordelingsliste"), 2),
        *_listed_later(copies),
        pdf.Table(
            [
                pdf.Column(_("Kopi"), 1.2, bold=True),
                pdf.Column(_("Indehaver (funktion)"), 3),
                pdf.Column(_("Fast plads"), 3),
                pdf.Column(_("Type"), 1.6),
            ],
            copies or [["", "", "", ""] for _row in range(12)],
        ),
        pdf.EndMark(own.sheet_id),
    ]


def _listed_later(copies: Sequence[Sequence[str]]) -> list[pdf.Flowable]:
    """Return why a copy may not stand in its own list: it was given out after the others."""
    if not copies:
        return []
    told = _("Sådan var kopierne fordelt den dag, arket gælder fra (se foden). En kopi, der er "
             "kommet til siden, står her fra næste rettelse.")  # fmt: skip
    return [pdf.Text(told, leads=True)]


def corrections(own: pdf.Identity, edition: str = "") -> list[pdf.Flowable]:
    """Return the record of corrections, ruled for an edition, R01 to R30 and urgent ones."""
    first = _("Udgave %(edition)s", edition=edition) if edition else _("Udgave")
    names = [first, *(f"R{n:02d}" for n in range(1, _CORRECTIONS + 1)), *[""] * _URGENT]
    told = _("Hver rettelse har sin række. Skriv hastende rettelser, fx R01-H1, i de tomme rækker "
             "til sidst. Tallene står på rettelsesbladet.")  # fmt: skip
    return [
        pdf.DocHead(own),
        pdf.Text(told),
        pdf.Table(
            [
                pdf.Column(_("Rettelse"), 2, bold=True),
                pdf.Column(_("Gælder fra"), 3),
                pdf.Column(_("Sat ind den"), 3),
                pdf.Column(_("Init."), 2),
                pdf.Column(_("Ark i alt"), 2),
            ],
            [[name, "", "", "", ""] for name in names],
        ),
        pdf.EndMark(own.sheet_id),
    ]


def contents(
    own: pdf.Identity, content: Content, faults: dict[str, str], notes: dict[str, str]
) -> list[pdf.Flowable]:
    """Return the contents per group; what has no text is named with the reason."""
    out: list[pdf.Flowable] = [pdf.DocHead(own)]
    for group in content.groups:
        out.append(pdf.Heading(f"{group.code}  {group.name}", 2, bookmark=False))
        why = {leaf.code: leaf.missing or faults.get(leaf.code, "") for leaf in group.leaves}
        present = [leaf for leaf in group.leaves if not why[leaf.code]]
        absent = [leaf for leaf in group.leaves if why[leaf.code]]
        if not group.leaves:
            out.append(pdf.Text(_("Gruppen har endnu ingen planer eller kort i registret.")))
        out += _listed(present, notes)
        if absent:
            out.append(pdf.Text([pdf.Run(_("Ikke i mappen"), bold=True)], leads=True))
            out.append(
                pdf.Table(
                    [
                        pdf.Column(_("Nr."), 3, bold=True),
                        pdf.Column(_("Titel"), 8),
                        pdf.Column(_("Hvorfor"), 7),
                    ],
                    [[leaf.code, _told(leaf), why[leaf.code]] for leaf in absent],
                )
            )
    return [*out, pdf.EndMark(own.sheet_id)]


def divider(group: GroupPart) -> list[pdf.Flowable]:
    """Return a group's divider: its code, name, owner and what stands behind it."""
    return [
        *bare_divider(group),
        *_listed([leaf for leaf in group.leaves if _stands_behind(leaf)], {}),
    ]


def bare_divider(group: GroupPart) -> list[pdf.Flowable]:
    """Return a divider that need not be printed anew when a document comes or goes."""
    return [pdf.Spacer(40), pdf.DividerFace(group.code, group.name, [group.owner])]


def papers_divider() -> list[pdf.Flowable]:
    """Return the divider before the binder's own papers."""
    told = _("Sådan holdes mappen ajour, lister og indhold.")
    return [pdf.Spacer(40), pdf.DividerFace("0", _("Mappens papirer"), [told])]


def contacts_divider() -> list[pdf.Flowable]:
    """Return the divider before the contact lists, which stand last."""
    told = _("Fortroligt. Makulér gamle lister.")
    return [pdf.Spacer(40), pdf.DividerFace("KL", _("Kontaktlister"), [told])]


def _covers(content: Content) -> str:
    if not content.is_whole:
        return _("Krisegruppen %(name)s", name=content.groups[0].name)
    return _("Delplaner, specialplaner og actioncards for alle krisegrupper")


def _first_calls(content: Content) -> Iterable[pdf.Flowable]:
    calls = [pdf.StopLine(_("Fare for liv? Ring"), _("Sig adressen først."), "112")]
    if content.crisis_phone:
        calls.append(
            pdf.StopLine(
                _("Ring til krisestabens vagt"),
                _("Også når du ikke ved, hvad der er galt."),
                phone(content.crisis_phone),
            )
        )
    yield pdf.StopBox(calls)
    yield pdf.Text(_("Find hændelsen, og tag kortet frem bag gruppens skilleblad."))


def _stands_behind(leaf: Leaf) -> bool:
    """Say whether a document stands behind its group's divider; contact lists stand last of all."""
    return not leaf.missing and leaf.kind is not Kind.CONTACT_LIST


def _listed(leaves: Sequence[Leaf], notes: dict[str, str]) -> list[pdf.Flowable]:
    """Return lines that lead to the documents; nothing at all when there are none."""
    if not leaves:
        return []
    return [pdf.Contents([_line(leaf, notes.get(leaf.code, "")) for leaf in leaves])]


def _told(leaf: Leaf) -> str:
    """Return what a document is and what it is called; once, where its name says both."""
    kind = leaf.kind.label
    return leaf.name if leaf.name.casefold().startswith(kind.casefold()) else f"{kind}: {leaf.name}"


def _line(leaf: Leaf, note: str) -> pdf.ContentsLine:
    told = _told(leaf)
    return pdf.ContentsLine(
        leaf.code, f"{told}\n{note}" if note else told, target=f"sheet:{leaf.code}"
    )
