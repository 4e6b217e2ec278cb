"""A text taken from another document: called by its new code, and what must be looked at in it."""

import json
import re
from collections.abc import Iterable, Iterator

from bsak.kernel.danish import phone
from bsak.kernel.markup import PHONE, strings
from bsak.kernel.plain import from_plain, to_plain
from bsak.kernel.words import _
from bsak.plans.wording import Wording

_CODE = re.compile(r"\b([A-Z]{2,3}|00)-[A-Z]{2}-\d{2,}\b")
_FUNCTIONS = (
    "who",
    "responsible",
    "deputy",
    "activated_by",
    "function",
    "audience",
    "organisation",
)
_SHORT = 4  # 112 and 1813 are the same for everybody


def renamed(wording: Wording, old: str, new: str) -> Wording:
    """Return ``wording`` with the document it came from called what it is called here."""
    plain = json.dumps(to_plain(wording), ensure_ascii=False)
    called = re.sub(rf"(?<![\w-]){re.escape(old)}(?!\w)", new, plain)
    return from_plain(type(wording), json.loads(called))


def to_check(wording: Wording, *, origin: str, group_code: str) -> tuple[str, ...]:
    """Return what the writer must look at in a text that comes from another group."""
    found = list(strings(wording))
    pieces = [_("Teksten er hentet fra %(origin)s. Læs den igennem med jeres øjne.", origin=origin)]
    if numbers := _listed(_numbers(found)):
        pieces.append(_("Se efter, at numrene er jeres: %(list)s.", list=numbers))
    if functions := _listed(_functions(found)):
        pieces.append(_("Se efter, at funktionerne findes hos jer: %(list)s.", list=functions))
    if codes := _listed(_foreign(found, group_code)):
        pieces.append(_("Se efter, om I har jeres egne i stedet for: %(list)s.", list=codes))
    return tuple(pieces)


def _numbers(found: list[tuple[str, str]]) -> Iterator[str]:
    for where, text in found:
        if where.endswith((".phone", ".phone_outside_hours")):
            yield from filter(lambda number: len(number) > _SHORT, [text])
        else:
            yield from (m[0] for m in PHONE.finditer(text) if len(m[0]) > _SHORT)


def _functions(found: list[tuple[str, str]]) -> Iterator[str]:
    for where, text in found:
        parts = where.split(".")
        if text and (parts[-1] in _FUNCTIONS or "deputies" in parts):
            yield text


def _foreign(found: list[tuple[str, str]], group_code: str) -> Iterator[str]:
    for _where, text in found:
        yield from (m[0] for m in _CODE.finditer(text) if m[1] not in (group_code, "00"))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(map(phone, words)))  # a number stays on one line
