"""Prints the corpus with Typst as a tagged PDF. Runs in the environment of the peers.

print_typst.py FOLDER FONTS            the whole binder
print_typst.py FOLDER FONTS N          one card alone N times in a warm compiler
"""

import json
import shutil
import sys
import time
from pathlib import Path

import typst

TEMPLATE = Path(__file__).parent / "binder.typ"


def main() -> None:
    """Print, and tell how long it took."""
    folder, fonts, *times = sys.argv[1:]
    room = Path(folder)
    source = shutil.copy(TEMPLATE, room / "binder.typ")
    faces = typst.Fonts(font_paths=[fonts], include_system_fonts=False)
    if times:
        told = {"again": _cards(room, faces, int(times[0]))}
    else:
        start = time.perf_counter()
        typst.compile(
            source, output=str(room / "typst.pdf"), root=folder, font_paths=faces,
            pdf_standards=["ua-1"],
        )  # fmt: skip
        told = {"seconds": time.perf_counter() - start}
    print(json.dumps(told))


def _cards(room: Path, faces: typst.Fonts, count: int) -> list[float]:
    """Compile one card again and again, its text changed each time."""
    text = TEMPLATE.read_text(encoding="utf-8").replace("corpus.json", "card-now.json")
    (room / "card.typ").write_text(text, encoding="utf-8")
    card = (room / "card.json").read_text(encoding="utf-8")
    seconds = []
    for turn in range(count + 1):
        said = card.replace("</b>", f"</b> (rettet {turn}) ", 1)
        (room / "card-now.json").write_text(said, encoding="utf-8")
        if turn == 0:
            compiler = typst.Compiler(str(room / "card.typ"), root=str(room), font_paths=faces)
        start = time.perf_counter()
        compiler.compile(format="pdf", pdf_standards=["ua-1"])
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


if __name__ == "__main__":
    main()
