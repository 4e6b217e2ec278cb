"""A code for a group that only has a name: two ASCII letters that are not taken."""

from collections.abc import Container
from itertools import chain
from string import ascii_uppercase

from bsak.groups import queries
from bsak.kernel.danish import fold

# The codes the municipality prints already.
_KNOWN = {
    "kommunikation og koordination": "KK",
    "oekonomi og it": "OI",
    "kultur og borger": "KB",
    "miljoe teknik og drift": "MT",
    "skoler og dagtilbud": "SK",
    "sundhed og pleje": "SU",
    "social og familie": "SO",
}


def free_code(name: str, taken: Container[str] = ()) -> str:
    """Return a code for the group called ``name``: the usual one, its initials, or the next.

    ``taken`` are those that other new groups will have.
    """
    plain = " ".join(fold(name).replace("&", " og ").replace(",", " ").split())
    words = [w for w in plain.split() if w != "og" and w.isascii() and w.isalpha()]
    initials = "".join(word[0] for word in words)[:2].upper()
    first = plain[:2].upper()
    others = (a + b for a in ascii_uppercase for b in ascii_uppercase)
    for code in chain((_KNOWN.get(plain, ""), initials, first), others):
        is_code = len(code) == 2 and code.isalpha() and code not in taken
        if is_code and queries.by_code(code) is None:
            return code
    raise LookupError("every code of two letters is taken")
