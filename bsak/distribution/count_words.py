"""What is said while a copy is gone through: of the leaf just seen, and of how far it is."""

from collections.abc import Iterable, Sequence

from bsak.distribution import counting
from bsak.distribution.counting import Found, Line
from bsak.distribution.models import Copy
from bsak.distribution.typed import Leaf
from bsak.kernel.words import _, ngettext

_OUT = ("superfluous", "unknown")


def tally(lines: Sequence[Line]) -> str:
    """Return how many of the leaves that belong are seen, and what else is or is not.

    Leaves of paper are counted, without dividers and slips, as they are on every slip.
    """
    wanted = [line for line in lines if line.what == "wanted"]
    every = _leaves(line for line in wanted if line.kind == "leaf")
    left = _leaves(line for line in wanted if line.kind == "leaf" and not line.is_seen)
    dividers = sum(line.kind == "divider" and not line.is_seen for line in wanted)
    others = _leaves(line for line in lines if line.what in _OUT and line.is_seen)
    told = [_("%(seen)d ark set. %(left)d af %(all)d ark mangler endnu.",
              seen=every - left, left=left, all=every)]  # fmt: skip
    if dividers:
        told.append(_dividers(dividers))
    if others:
        told.append(ngettext("Desuden er %(num)d ark set, som skal tages ud.",
                             "Desuden er %(num)d ark set, som skal tages ud.", others))  # fmt: skip
    return " ".join(told)


def found(found: Found) -> str:
    """Return what a stocktake came to. How many only: who reads it may not know every sheet."""
    told = [
        ngettext("%(num)d ark set", "%(num)d ark set", found.right),
        _("%(n)d mangler", n=found.missing),
        _("%(n)d skal tages ud", n=found.superfluous),
    ]
    said = ", ".join(told) + "."
    return f"{said} {_dividers(found.dividers)}" if found.dividers else said


def _leaves(lines: Iterable[Line]) -> int:
    return sum(line.leaves for line in lines)


def _dividers(missing: int) -> str:
    return ngettext("Desuden mangler %(num)d skilleblad.", "Desuden mangler %(num)d skilleblade.",
                    missing)  # fmt: skip


def of_leaf(copy: Copy, leaf: Leaf) -> tuple[str, bool]:
    """Return what is said of a leaf that was seen, and whether it belongs in the copy."""
    names = {"code": leaf.code, "rev": leaf.rev}
    pack = counting.pack_of(copy)
    if pack is None:
        return _("%(code)s Rev. %(rev)s er set.", **names), True
    wanted = counting.wanted(pack)
    if any((one.code, one.rev) == (leaf.code, leaf.rev) for one in wanted):
        return _("%(code)s Rev. %(rev)s er set.", **names), True
    if leaf.code in counting.lapsed(pack):
        return _("%(code)s Rev. %(rev)s er set. Det er udløbet, men bliver siddende, til mappen "
                 "får en rettelse.", **names), True  # fmt: skip
    right = next((one.rev for one in wanted if one.code == leaf.code), "")
    if right:
        return _("%(code)s Rev. %(rev)s er set, men skal tages ud: i kopien skal Rev. %(right)s "
                 "stå.", right=right, **names), False  # fmt: skip
    if counting.is_known(copy, pack, (leaf.code, leaf.rev)):
        return _("%(code)s Rev. %(rev)s er set, men hører ikke til i kopien mere og skal tages ud.",
                 **names), False  # fmt: skip
    return _("%(code)s Rev. %(rev)s er aldrig sendt til mappen. Er det skrevet forkert, så fjern "
             "fluebenet i listen; ellers skal arket tages ud.", **names), False  # fmt: skip
