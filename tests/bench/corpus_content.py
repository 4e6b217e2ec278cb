"""The corpus as the product's own content: what a gathered binder holds, and wordings."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from bsak.binders.content import Content, GroupPart, Leaf, Text
from bsak.documents.kinds import Kind

# Cards of the corpus run on like plans, so that every program prints the same text.
KINDS = {
    "delplan": Kind.SUBPLAN,
    "specialplan": Kind.CONTINGENCY_PLAN,
    "actioncard": Kind.RESPONSE_PLAN,
}


def content(corpus: dict[str, Any]) -> Content:
    """Return the corpus as a binder's content, every document with an approved text."""
    return Content(
        municipality=corpus["owner"],
        crisis_phone="00000001",
        public_url="https://beredskab.eksempel-kommune.dk",
        day=dt.date.fromisoformat(corpus["printed"]),
        is_whole=True,
        groups=tuple(
            GroupPart(
                group["code"],
                group["name"],
                f"Leder af {group['name']}",
                slot,
                tuple(_leaf(group["code"], number, doc) for number, doc in _numbered(group)),
            )
            for slot, group in enumerate(corpus["groups"])
        ),
    )


def _numbered(group: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    return [(int(doc["id"][-2:]), doc) for doc in group["docs"]]


def _leaf(group: str, number: int, doc: dict[str, Any]) -> Leaf:
    kind = KINDS[doc["kind"]]
    due = dt.date.fromisoformat(doc["due"])
    text = Text(
        source=json.dumps(wording(doc)),
        number=int(doc["version"].split(".")[0]),
        valid_from=dt.date.fromisoformat(doc["approved"]),
        review_due=due,
        approved_by="Kommunaldirektøren",
    )
    return Leaf(
        code=f"{group}-{kind.type_code}-{number:02d}",
        title=doc["title"],
        unit="",
        kind=kind,
        owner=doc["owner"],
        review_due=due,
        text=text,
        elsewhere=None,
        missing="",
    )


def wording(doc: dict[str, Any]) -> dict[str, Any]:
    """Return a document of the corpus as a plan's wording in its plain form."""
    sections: list[dict[str, Any]] = []
    for block in doc["blocks"]:
        if block["t"] == "h":
            section = {"heading": block["text"], "level": block["level"], "blocks": []}
            sections.append(section)
        else:
            sections[-1]["blocks"].append(_BLOCKS[block["t"]](block))
    return {"schema": 1, "sections": sections}


def _paragraph(block: dict[str, Any]) -> dict[str, Any]:
    text = block["text"].replace("<b>", "**").replace("</b>", "**")
    return {"tag": "paragraph", "text": text}


def _bullets(block: dict[str, Any]) -> dict[str, Any]:
    return {"tag": "bullets", "items": block["items"]}


def _check(block: dict[str, Any]) -> dict[str, Any]:
    return {"tag": "steps", "steps": [{"text": item} for item in block["items"]]}


def _contacts(block: dict[str, Any]) -> dict[str, Any]:
    headings = ["Navn", "Funktion", "Telefon", "Mail"]
    return {"tag": "table", "headings": headings, "rows": block["rows"], "widths": [3, 4, 2, 4]}


_BLOCKS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "p": _paragraph,
    "ul": _bullets,
    "check": _check,
    "contacts": _contacts,
}
