"""The binder's own sheets: cover and crisis index, record, lists, contents, dividers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bsak import pdf
from bsak.binders.content import Content, GroupPart, Leaf, index_entries
from bsak.documents.kinds import Kind
from bsak.kernel.danish import day, phone, short_day
from bsak.kernel.words import _, ngettext

_CORRECTIONS = 30  # pre-ruled rows of the record


@dataclass(frozen=True, slots=True)
class Effective:
    """One line of the list of effective sheets. ``pages`` counts blank sides too."""

    code: str
    title: str
    pages: int
    rev: str
    valid_from: str
    group: str


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


def cover(content: Content, own: pdf.Identity) -> list[pdf.Flowable]:
    """Return the cover, and on its back the crisis index."""
    facts = [
        (_("Mappe"), _("Alle krisegrupper") if content.is_whole else content.groups[0].name),
        (_("Udskrevet"), day(content.day)),
        (_("Kopi"), _("Ukontrolleret udskrift")),
        (_("Fast plads"), ""),
        (_("Ajour til og med"), ""),
    ]
    return [
        pdf.Spacer(28),
        pdf.CoverBand(content.municipality, _("Krisemappe"), _covers(content)),
        pdf.KeyValues(facts),
        pdf.Spacer(12),
        pdf.Callout(
            _("Start her i en krise"),
            _("Vend dette ark. På bagsiden finder du hændelsen og det kort, du skal bruge."),
        ),
        pdf.PageBreak(),
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


def keeping(own: pdf.Identity) -> list[pdf.Flowable]:
    """Return how the binder is kept current, with the list of who has a copy to fill in."""
    return [
        pdf.DocHead(own),
        pdf.Heading(_("Sådan holdes mappen ajour"), 2),
        pdf.NumberedSteps(
            [
                _("Skift kun ark efter et rettelsesblad. Skriv aldrig rettelser i hånden."),
                _("Tag det gamle ark ud, og makulér det. Sæt det nye ind på samme plads."),
                _("Tæl arkene i gruppen, og sammenlign med listen over gældende ark."),
                _("Skriv rettelsen i rettelsesfortegnelsen med dato og initialer."),
                _("Mangler der et nummer, er mappen ikke ajour: spørg sekretariatet."),
                _("Er et kort brugt i en hændelse, afleveres det sammen med loggen."),
            ]
        ),
        pdf.Heading(_("Fordelingsliste"), 2),
        pdf.Table(
            [
                pdf.Column(_("Kopi"), 1),
                pdf.Column(_("Indehaver (funktion)"), 3),
                pdf.Column(_("Fast plads"), 3),
                pdf.Column(_("Udleveret"), 2),
            ],
            [["", "", "", ""] for _row in range(12)],
        ),
        pdf.EndMark(own.sheet_id),
    ]


def corrections(own: pdf.Identity) -> list[pdf.Flowable]:
    """Return the record of corrections, ruled for R01 to R30."""
    return [
        pdf.DocHead(own),
        pdf.Table(
            [
                pdf.Column(_("Rettelse"), 2, bold=True),
                pdf.Column(_("Udsendt"), 3),
                pdf.Column(_("Sat ind den"), 3),
                pdf.Column(_("Init."), 2),
                pdf.Column(_("Ark i alt"), 2),
            ],
            [[f"R{n:02d}", "", "", "", ""] for n in range(1, _CORRECTIONS + 1)],
        ),
        pdf.EndMark(own.sheet_id),
    ]


def effective_list(own: pdf.Identity, lines: Sequence[Effective]) -> list[pdf.Flowable]:
    """Return the list of effective sheets: what must be in the rings, to be ticked off."""
    out: list[pdf.Flowable] = [
        pdf.DocHead(own),
        pdf.Text(
            _("Disse ark skal stå i mappen. Ét ark har to sider. Skilleblade tælles ikke med.")
        ),
    ]
    for group in dict.fromkeys(line.group for line in lines):
        mine = [line for line in lines if line.group == group]
        leaves = sum(line.pages for line in mine) // 2
        out += [
            pdf.Heading(group, 2, bookmark=False),
            pdf.Table(
                [
                    pdf.Column(_("Ark"), 3, bold=True),
                    pdf.Column(_("Titel"), 8),
                    pdf.Column(_("Sider"), 1.5, align="right"),
                    pdf.Column(_("Rev."), 1.5),
                    pdf.Column(_("Gælder fra"), 3),
                    pdf.Column(_("Set"), 1.5),
                ],
                [
                    [
                        _linked(line.code),
                        line.title,
                        str(line.pages),
                        line.rev,
                        line.valid_from,
                        "",
                    ]
                    for line in mine
                ],
            ),
            pdf.Text(ngettext("I alt %(num)d ark.", "I alt %(num)d ark.", leaves), "lead"),
        ]
    return [*out, pdf.EndMark(own.sheet_id)]


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
            out.append(pdf.Text([pdf.Run(_("Ikke i mappen"), bold=True)]))
            out.append(
                pdf.Table(
                    [
                        pdf.Column(_("Nr."), 3, bold=True),
                        pdf.Column(_("Titel"), 8),
                        pdf.Column(_("Hvorfor"), 7),
                    ],
                    [
                        [leaf.code, f"{leaf.kind.label}: {leaf.name}", why[leaf.code]]
                        for leaf in absent
                    ],
                )
            )
    return [*out, pdf.EndMark(own.sheet_id)]


def divider(group: GroupPart) -> list[pdf.Flowable]:
    """Return a group's divider: its code, name, owner and what stands behind it."""
    return [
        pdf.Spacer(40),
        pdf.DividerFace(group.code, group.name, [group.owner]),
        *_listed([leaf for leaf in group.leaves if _stands_behind(leaf)], {}),
    ]


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


def _line(leaf: Leaf, note: str) -> pdf.ContentsLine:
    told = f"{leaf.kind.label}: {leaf.name}"
    return pdf.ContentsLine(
        leaf.code, f"{told}\n{note}" if note else told, target=f"sheet:{leaf.code}"
    )


def _linked(code: str) -> list[pdf.Run]:
    return [pdf.Run(code, bold=True, link=f"sheet:{code}")]
