"""Writes what the other programs print from: the corpus with QR codes, as JSON.

peer_input SCALE GROUPS FOLDER         corpus.json, and card.json with one card alone
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from bsak.pdf.qr import drawing
from tests.bench.corpus import corpus

_BOX = re.compile(r"(\d+) (\d+) (\d+) 1 re")


def qr(address: str) -> str:
    """Return a QR code as SVG, so that no peer spends time on working one out."""
    across, boxes = drawing(address)
    path = _BOX.sub(r"M\1 \2h\3v1h-\3z", boxes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {across}">'
        f'<path d="{path}"/></svg>'
    )


def with_codes(groups: list[dict[str, Any]]) -> None:
    """Give every document its QR code."""
    for group in groups:
        for doc in group["docs"]:
            doc["qr"] = qr(f"https://beredskab.eksempel-kommune.dk/k/{doc['id']}/1")


def main() -> None:
    """Write both files."""
    scale, groups, folder = sys.argv[1:]
    whole = corpus(int(scale), groups=int(groups))
    with_codes(whole["groups"])
    group = whole["groups"][0]
    card = {**whole, "groups": [{**group, "docs": group["docs"][-1:]}]}
    for name, part in (("corpus", whole), ("card", card)):
        text = json.dumps(part, ensure_ascii=False)
        (Path(folder) / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
