"""Whether texts fit each other: what they point to, hand over to, and rely on."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bsak.cards.wording import CardWording
from bsak.checks import places
from bsak.checks.facts import Doc, Group, Text
from bsak.checks.finding import Found, Page, Rule, Theme, of_document, of_group
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.documents.kinds import Kind
from bsak.documents.relying import what_is_one_way
from bsak.groups.mentions import codes
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy
from bsak.plans.wording import PlanWording

_TYPES = "|".join(sorted({kind.type_code for kind in Kind}))
_CODE = re.compile(rf"(?<![\w-])[A-ZÆØÅ]{{2,3}}-(?:{_TYPES})-\d{{2,3}}(?![\w-])")
_HANDS_OVER = re.compile(
    r"\b(?:skift til|gå (?:videre |over |nu )?til|fortsæt (?:med|på|efter|i)|læg kortet, og tag"
    r"|(?:tag|brug|følg) i stedet)\b[^.;:]{0,40}?" + _CODE.pattern,
    re.IGNORECASE,
)


def missing_targets(register: Register) -> Iterator[Found]:
    """Return the numbers in texts that no document has."""
    for text, where, code in _pointers(register):
        if code in register.shut:
            message = _("Teksten henviser til %(code)s, hvis krisegruppe er lukket.", code=code)
        elif code not in register.by_code:
            message = _("Teksten henviser til %(code)s, som ikke findes i registret.", code=code)
        else:
            continue
        yield _at(text, where, message, register, mark=code)


def withdrawn_targets(register: Register) -> Iterator[Found]:
    """Return the numbers in texts of documents that are out of use."""
    for text, where, code in _pointers(register):
        target = register.by_code.get(code)
        if target and target.is_withdrawn:
            message = _("Teksten henviser til %(code)s »%(title)s«, som er udgået.",
                        code=code, title=target.title)  # fmt: skip
            yield _at(text, where, message, register, mark=code, named=(target,))


def unfinished_targets(register: Register) -> Iterator[Found]:
    """Return the numbers in texts of documents that nobody has finished."""
    for text, where, code in _pointers(register):
        target = register.by_code.get(code)
        if target and target.is_open:
            message = _("Teksten henviser til %(code)s »%(title)s«, som ikke er færdig.",
                        code=code, title=target.title)  # fmt: skip
            yield _at(text, where, message, register, mark=code, named=(target,))


def not_mentioned_back(register: Register) -> Iterator[Found]:
    """Return the groups that one relies on and that do not mention it in any text in force."""
    speaking = {t.document.group_id for t in register.texts if not t.document.is_confidential}
    for (one, other), reasons in sorted(register.relied.items()):
        if (other, one) in register.relied or other not in speaking:
            continue
        first, second = register.group.get(one), register.group.get(other)
        if first and second:
            message = what_is_one_way(reasons[0], first.name, second.name)
            yield Found(subject=of_group(second), message=message, mark=f"{one}",
                        named=(register.by_code[reasons[0].code],),
                        mended=_own_text(second, register))  # fmt: skip


def _own_text(group: Group, register: Register) -> Page:
    """Return the page where a group writes in its delplan, or else in the first of its texts."""
    own = [text for text in register.texts_of[group.id] if not text.document.is_confidential]
    best = min(own, key=lambda text: text.document.kind is not Kind.SUBPLAN)
    match best.reading.wording:
        case PlanWording():
            path = "sections"
        case CardWording():
            path = "see_also"
        case _:
            path = "note"
    return "checks.field", {"code": best.document.code, "path": path}


def circles(register: Register) -> Iterator[Found]:
    """Return the texts that send the reader on in a ring."""
    on = {text.document.code: _handed_to(text.reading) for text in register.texts}
    texts = {text.document.code: text for text in register.texts}
    told: set[frozenset[str]] = set()
    for code in sorted(on):
        ring = _ring(code, on)
        if ring and frozenset(ring) not in told:
            told.add(frozenset(ring))
            message = _("Læseren sendes i ring: %(ring)s.", ring=" → ".join((*ring, ring[0])))
            named = tuple(texts[one].document for one in ring[1:])
            where = on[code][ring[1 % len(ring)]]
            yield _at(texts[code], where, message, register, mark=" ".join(ring), named=named)


def crowded_rooms(register: Register) -> Iterator[Found]:
    """Return the groups that meet in one room and have nowhere else to go."""
    at: dict[str, list[tuple[Text, places.Meeting]]] = {}
    for text in register.texts:
        if text.document.kind is Kind.SUBPLAN and not text.document.is_confidential:
            for meeting in places.meeting(text.reading):
                at.setdefault(meeting.first, []).append((text, meeting))
    for users in at.values():
        for text, meeting in users:
            others = [t for t, _m in users if t.document.group_id != text.document.group_id]
            if others and not meeting.has_other:
                group = register.group[others[0].document.group_id]
                message = _(
                    "Gruppen mødes i »%(room)s«, og det gør %(other)s også. Planen nævner intet "
                    "andet sted.",
                    room=meeting.words, other=group.name,
                )  # fmt: skip
                yield _at(text, meeting.where, message, register, mark=meeting.first)


def _pointers(register: Register) -> Iterator[tuple[Text, str, str]]:
    """Return every number that a text names, once for each text, at the first place."""
    for text in register.texts:
        for code, where in _codes(text.reading).items():
            if code != text.document.code:
                yield text, where, code


@lru_cache(maxsize=4000)
def _codes(reading: Reading) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for where, words in reading.lines:
        for code in codes(words) if "-" in words else ():
            if _CODE.fullmatch(code):
                found.setdefault(code, where)
    return found


@lru_cache(maxsize=4000)
def _handed_to(reading: Reading) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for action in reading.actions:
        for match in _HANDS_OVER.finditer(action.words) if "-" in action.words else ():
            if code := _CODE.search(match[0]):
                found.setdefault(code[0], action.where)
    return found


def _ring(start: str, on: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """Return the shortest way from a text back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for code in sorted(on.get(way[-1], ())):
            if code == start and len(way) > 1:
                return way
            if code in on and code not in seen:
                seen.add(code)
                ways.append((*way, code))
    return ()


def _at(
    text: Text,
    where: str,
    message: str,
    register: Register,
    *,
    mark: str,
    named: tuple[Doc, ...] = (),
) -> Found:
    subject = of_document(text.document, register)
    return Found(subject=subject, message=message, field=where, mark=mark, named=named)


RULES = (
    Rule(
        id="points-to-missing", tier=Tier.ERROR, theme=Theme.PLANS, find=missing_targets,
        title=lazy("Henviser til noget, der ikke findes"),
        why=lazy("Den, der leder efter kortet, mister tid på at opdage, at det ikke er der."),
        do=lazy("Ret nummeret, eller stryg henvisningen."),
    ),
    Rule(
        id="points-to-withdrawn", tier=Tier.ERROR, theme=Theme.PLANS, find=withdrawn_targets,
        title=lazy("Henviser til noget, der er udgået"),
        why=lazy("Arket er taget ud af mapperne."),
        do=lazy("Henvis til det, der gælder i stedet."),
    ),
    Rule(
        id="points-to-unfinished", tier=Tier.WARNING, theme=Theme.PLANS, find=unfinished_targets,
        title=lazy("Henviser til noget, der ikke er færdigt"),
        why=lazy("Læseren sendes hen til en tekst, der endnu ikke gælder."),
        do=lazy("Gør det færdigt, eller skriv, hvad man gør så længe."),
    ),
    Rule(
        id="not-mentioned-back", tier=Tier.WARNING, theme=Theme.PLANS, find=not_mentioned_back,
        title=lazy("En gruppe regner med en anden, der ikke skriver om det"),
        why=lazy("Hjælp, som kun den ene part har skrevet ned, kommer ikke altid."),
        do=lazy("Aftal, hvad gruppen gør, og skriv det i en af dens tekster."),
    ),
    Rule(
        id="hand-over-circle", tier=Tier.ERROR, theme=Theme.PLANS, find=circles,
        title=lazy("Sender læseren i ring"),
        why=lazy("To kort, der hver siger »tag det andet«, fører ingen steder hen."),
        do=lazy("Lad det ene af kortene gøre arbejdet færdigt."),
    ),
    Rule(
        id="crowded-room", tier=Tier.WARNING, theme=Theme.PLANS, find=crowded_rooms,
        title=lazy("To grupper i samme lokale"),
        why=lazy("Kaldes begge grupper ind, er der kun plads til den ene."),
        do=lazy("Giv den ene gruppe et andet mødested, eller skriv, hvor den går hen."),
    ),
)  # fmt: skip
