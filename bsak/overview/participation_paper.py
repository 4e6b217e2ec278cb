"""The matrix on one side of A4, tagged; a step shorter each time it does not fit.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator
from io import BytesIO

from bsak import pdf
from bsak.groups.models import CrisisGroup
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.overview.relying import Match, Relation, Relations
from bsak.overview.taking_part import Parts

_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)
_SIGNS = {Match.BOTH: "✓", Match.ONE_WAY: "→", Match.UNKNOWN: "?"}
# How long what a department does may be, and whether what does not agree is spelt out.
_STEPS = ((500, True), (500, False), (60, False), (40, False), (24, False), (0, False))


def printed(parts: Parts, relations: Relations, municipality: str) -> BytesIO:
    """Return the matrix as a PDF of one side."""
    pdf.register(asset_folder("static") / "fonts")
    title = _("Deltagelse på tværs")
    identity = pdf.Identity(
        sheet_id=title,
        title=title,
        valid_from=short_day(clock.today()),
        owner=municipality,
    )
    story: list[pdf.Flowable] = []
    for most, is_spelt_out in _STEPS:
        story = list(_story(title, parts, relations, most, is_spelt_out=is_spelt_out))
        if len(pdf.fit(story, _FRAME)) == 1:
            break
    out = BytesIO()
    pdf.bind([pdf.Part(pdf.render(story, identity, frame=_FRAME))], out, title=title)
    out.seek(0)
    return out


def _story(
    title: str, parts: Parts, relations: Relations, most: int, *, is_spelt_out: bool
) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(title, 2)
    key = _key(parts) if most else {}
    columns = [pdf.Column(group.code) for group in parts.groups]
    rows = [(line.name, *(_mark(part, key) for part in line.cells)) for line in parts.lines]
    yield pdf.Heading(_("Afdelinger i krisegruppernes planer"), 3)
    yield pdf.Table([pdf.Column(_("Afdeling"), 4.5), *columns], rows)
    yield from _told(key, most)
    yield pdf.Heading(_("Krisegrupper, der regner med hinanden"), 3)
    between = [
        (f"{one.code} {one.name}", *(_sign(relations, one, other) for other in relations.groups))
        for one in relations.groups
    ]
    yield pdf.Table([pdf.Column(_("Rækken regner med"), 4.5), *columns], between)
    yield pdf.Text(
        _("✓ begge siger det. → kun den ene. ? den anden har ingen tekst i kraft endnu."), "small"
    )
    if is_spelt_out:
        yield from _unmatched(relations)


def _key(parts: Parts) -> dict[str, int]:
    """Return a number for each thing that somebody does, in the order they are met."""
    said = dict.fromkeys(part for line in parts.lines for part in line.cells if part)
    return {part: number for number, part in enumerate(said, 1)}


def _mark(part: str | None, key: dict[str, int]) -> str:
    if part is None:
        return ""
    return str(key.get(part, "×"))


def _told(key: dict[str, int], most: int) -> Iterator[pdf.Flowable]:
    """Yield what the numbers mean; when there is no room for it, where it stands."""
    if not most:
        yield pdf.Text(_("× er med. Hvad de tager sig af, står på skærmen."), "small")
    if not key:
        return
    words: list[str | pdf.Run] = []
    for part, number in key.items():
        words += [pdf.Run(f"{number}", bold=True), f"\N{NO-BREAK SPACE}{_short(part, most)}   "]
    if any(len(part) > most for part in key):
        words.append(_("(kortet af; det hele står på skærmen)"))
    yield pdf.Text(words, "small")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _sign(relations: Relations, one: CrisisGroup, other: CrisisGroup) -> str:
    relation = relations.of(one, other)
    return _SIGNS[relation.match] if relation else ""


def _unmatched(relations: Relations) -> Iterator[pdf.Flowable]:
    unmatched = relations.matching(Match.ONE_WAY)
    if unmatched:
        yield pdf.Heading(_("Det passer ikke sammen"), 3)
        yield pdf.Text("\n".join(map(_sentence, unmatched)), "small")


def _sentence(relation: Relation) -> str:
    first = relation.reasons[0]
    return _(
        "%(a)s → %(b)s: %(code)s %(told)s %(b)s, men ingen tekst fra %(b)s nævner %(a)s.",
        a=relation.one.code, b=relation.other.code, code=first.code, told=first.told,
    )  # fmt: skip
