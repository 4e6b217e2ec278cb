"""Codes of documents in a page, held together: "MT-AC-02" is never broken at its hyphens."""

import re
from collections.abc import Iterator

from markupsafe import Markup

# What a browser shows as it stands is passed over whole: it takes no elements inside.
_WHOLE = re.compile(r"<(textarea|option|script|style|svg)\b.*?</\1>", re.DOTALL)
# Begins with a letter that is rare in a page, so that looking through a long one costs little. What
# is followed by the end of a tag before the next begins stands in the tag, not in the text.
_REST = re.compile(r"-[A-Z]{2}-\d{2,}(?![\w-])(?=[^<>]*<)")
_GROUP = re.compile(r"(?<![\w-])(?:[A-ZÆØÅ]{2,3}|00)\Z")
_LONGEST = 4  # letters of a group, and the one before


def held_together(page: str) -> Markup:
    """Return ``page``, drawn and escaped, with each code of its text in an element of its own."""
    out, end = [], 0
    for start, stop in _codes(page):
        out += [page[end:start], '<span class="code">', page[start:stop], "</span>"]
        end = stop
    return Markup("".join([*out, page[end:]]))  # noqa: S704 -- a page of ours, escaped by now


def _codes(page: str) -> Iterator[tuple[int, int]]:
    """Return where each code begins and ends."""
    whole = [(found.start(), found.end()) for found in _WHOLE.finditer(page)]
    for rest in _REST.finditer(page):
        while whole and whole[0][1] <= rest.start():
            whole.pop(0)
        at = rest.start()
        group = _GROUP.search(page, max(0, at - _LONGEST), at)
        if group and not (whole and whole[0][0] < at):
            yield group.start(), rest.end()
