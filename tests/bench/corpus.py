"""An invented, deterministic corpus of a municipality's plans: 210 documents, about 600 A4 pages.

A document is a list of blocks:
    {"t": "h", "level": 1|2, "text": str}      heading
    {"t": "p", "text": str}                    paragraph; may hold <b>…</b>, nothing else
    {"t": "ul", "items": [str]}                bullet list
    {"t": "check", "items": [str]}             tick box, text, room for time and initials
    {"t": "contacts", "rows": [[name, function, phone, mail]]}
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from tests.bench.words import (
    ACTIONS,
    EVENTS,
    FIRST,
    GROUPS,
    HEADINGS,
    LAST,
    PLACES,
    ROLES,
    SENTENCES,
    THINGS,
)

# kind: (count per group, target pages, review interval in days)
KINDS = {"delplan": (1, 12, 365), "specialplan": (4, 6, 365), "actioncard": (25, 2, 180)}
TITLES = {"delplan": "Delplan", "specialplan": "Specialplan", "actioncard": "Actioncard"}
STATUS = ["gældende"] * 7 + ["udkast", "til høring", "udløbet"]
PAGE = 690.0  # points of text height on one A4 page, for the estimate below
TODAY = dt.date(2026, 11, 1)
Block = dict[str, Any]


def corpus(scale: int = 1, seed: int = 1, groups: int = len(GROUPS)) -> dict[str, Any]:
    """Return ``scale`` times the first ``groups`` groups of the corpus."""
    made = []
    for n in range(scale * groups):
        code, name = GROUPS[n % groups]
        if scale > 1:
            unit = n // groups + 1
            code, name = f"{code}{unit}", f"{name} {unit}"
        maker = _Maker(f"{seed}/{n}")
        docs = [
            maker.document(code, kind, i, pages, interval)
            for kind, (count, pages, interval) in KINDS.items()
            for i in range(1, count + 1)
        ]
        made.append({"code": code, "name": name, "docs": docs})
    return {
        "owner": "Eksempel Kommune",
        "title": "Beredskabsmappe",
        "printed": TODAY.isoformat(),
        "groups": made,
    }


class _Maker:
    def __init__(self, seed: str) -> None:
        self.r = random.Random(seed)  # noqa: S311 -- invented text, no secret

    def document(
        self, code: str, kind: str, number: int, pages: int, interval: int
    ) -> dict[str, Any]:
        r = self.r
        event = r.choice(EVENTS)
        approved = TODAY - dt.timedelta(days=r.randint(1, 500))
        what = EVENTS[number % len(EVENTS)] if kind != "delplan" else "gruppens opgaver"
        return {
            "id": f"{code}-{kind[0].upper()}{number:02d}",
            "kind": kind,
            "title": f"{TITLES[kind]}: {what}",
            "version": f"{r.randint(1, 6)}.{r.randint(0, 9)}",
            "status": r.choice(STATUS),
            "owner": r.choice(ROLES),
            "approved": approved.isoformat(),
            "due": (approved + dt.timedelta(days=interval)).isoformat(),
            "blocks": list(self.blocks(kind, event, pages)),
        }

    def blocks(self, kind: str, event: str, pages: int) -> Iterator[Block]:
        """Yield blocks until the estimated height is just under the target number of pages."""
        r, used, number = self.r, 0.0, 0
        is_card = kind == "actioncard"
        target = (pages - 0.35) * PAGE
        while used < target:
            level = 1 if r.random() < 0.6 else 2
            yield {"t": "h", "level": level, "text": HEADINGS[number % len(HEADINGS)]}
            number += 1
            used += 30
            for _ in range(r.randint(1, 2) if is_card else r.randint(2, 4)):
                text = self.paragraph(event)
                yield {"t": "p", "text": text}
                used += 6 + 13 * (1 + len(text) // 98)
            weights = [6, 2, 1, 1] if is_card else [2, 2, 2, 4]
            what = r.choices(["check", "contacts", "ul", None], weights)[0]
            if what == "contacts":
                rows = [self.contact() for _ in range(r.randint(4, 9))]
                yield {"t": what, "rows": rows}
                used += 24 + 18 * len(rows)
            elif what:
                items = [self.fill(a, event) for a in r.sample(ACTIONS, r.randint(4, 9))]
                yield {"t": what, "items": items}
                used += 8 + (20 if what == "check" else 14) * len(items)

    def paragraph(self, event: str) -> str:
        chosen = self.r.sample(SENTENCES, self.r.randint(2, 6))
        return " ".join(self.fill(sentence, event) for sentence in chosen)

    def fill(self, text: str, event: str) -> str:
        r = self.r
        role = r.choice(ROLES)
        return text.format(
            event=event,
            role=role,
            Role=role[0].upper() + role[1:],
            role2=r.choice(ROLES),
            place=r.choice(PLACES),
            place2=r.choice(PLACES),
            thing=r.choice(THINGS),
        )

    def contact(self) -> list[str]:
        r = self.r
        first, last = r.choice(FIRST), r.choice(LAST)
        letters = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
        mail = (first[:2] + last[:3]).lower().translate(letters)
        pairs = (r.randint(20, 99), r.randint(10, 99), r.randint(10, 99), r.randint(10, 99))
        phone = " ".join(map(str, pairs))
        role = r.choice(ROLES).capitalize()
        return [f"{first} {last}", role, phone, f"{mail}@eksempel-kommune.dk"]
