"""Maintainer's task: take the parts of DKFDS that bsak uses out of the npm tarball.

    npm pack dkfds@11.2.0 && python static/vendor/refresh.py dkfds-11.2.0.tgz

The result lies in git, so nobody needs npm to build or run bsak. MANIFEST lists what is written
here with its checksum.
"""

import hashlib
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

VERSION = "11.2.0"
TARBALL_SHA256 = "93d6b1deebdaafb8d08c7be075f1bbe09fbcfa606765b600cde951ddbb92be61"
HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts" / "web"
WEIGHTS = ("Regular", "Italic", "SemiBold", "Bold")

# A rule stays when every class it names is ours to use. Icons, date picker, cookie banner, modal,
# toast, tabs and the grid go: they need DKFDS's script or are replaced by bsak's own layout.
KEPT = re.compile(
    r"^(sr-only|container|nobullet-list|inline-list|small-text|bold|italic|weight-|subheading"
    r"|font-lead|form-|error-message|alert|badge|breadcrumbs|button|details|table|h[1-6]$"
    r"|disabled|focus|mixed|readonly|skipnav|function-link|d-print-|visible|hidden)"
)
PICTURE = re.compile(r"background(-image)?:[^;{}]*url\([^)]*\)[^;{}]*;?")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield (head, body) for each rule or at-rule on the outermost level."""
    start = depth = opened = 0
    for at, sign in enumerate(css):
        if sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1


def is_kept(selector: str) -> bool:
    """Whether every class outside :not() belongs to a part that bsak uses."""
    named = CLASS.findall(re.sub(r":not\([^)]*\)", "", selector))
    return all(KEPT.match(name) for name in named)


def selectors(head: str) -> list[str]:
    """Split a selector list at its outer commas (those inside :not() and :is() stay)."""
    return [part for part in re.split(r",(?![^(]*\))", head) if part]


def pruned(css: str) -> str:
    """Return ``css`` without fonts, without pictures, and without the parts that are not used."""
    kept: list[str] = []
    for head, body in blocks(css):
        if head.startswith("@media"):
            inner = pruned(body)
            kept += [f"{head}{{{inner}}}"] if inner else []
        elif not head.startswith("@"):
            wanted = [part for part in selectors(head) if is_kept(part)]
            rest = PICTURE.sub("", body)
            kept += [f"{','.join(wanted)}{{{rest}}}"] if wanted and rest else []
    return "\n".join(kept)


def main(tarball: Path) -> None:
    """Write the stylesheet, the fonts and the licences."""
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != TARBALL_SHA256:
        sys.exit(f"{tarball} is not dkfds {VERSION}: sha256 {found}")
    folder = HERE / f"dkfds-{VERSION}"
    folder.mkdir(exist_ok=True)
    FONTS.mkdir(exist_ok=True)
    with tarfile.open(tarball) as archive:

        def member(name: str) -> bytes:
            opened = archive.extractfile(f"package/{name}")
            return opened.read() if opened else b""

        css = member("dist/css/dkfds.min.css").decode().lstrip("\ufeff")
        layered = f"@layer dkfds{{\n{pruned(css)}\n}}\n"
        (folder / "dkfds.css").write_text(layered, encoding="utf-8")
        (folder / "LICENSE.md").write_bytes(member("LICENSE.md"))
        plex = "dist/fonts/IBMPlexSans/complete/woff2"
        for weight in WEIGHTS:
            name = f"IBMPlexSans-{weight}.woff2"
            (FONTS / name).write_bytes(member(f"{plex}/{name}"))
        (FONTS / "LICENSE.txt").write_bytes(member(f"{plex}/license.txt"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
