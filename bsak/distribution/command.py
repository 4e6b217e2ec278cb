"""``bsak binder build --copy``: one numbered copy from the command line."""

from bsak.binders.command import OPERATOR, written
from bsak.distribution import counting, printing, queries, rules
from bsak.distribution.models import Copy, Pack
from bsak.distribution.printing import Leaf
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _, ngettext

WHOLE = "00"  # the code of the binder with every group


def build(code: str | None, number: int, out: str) -> str:
    """Print what a copy of binder ``code`` (None: the whole) shall hold now into the file ``out``.

    Returns what came. Raises Refused with what to do instead.
    """
    copy = _copy(code or WHOLE, number)
    pack = counting.pack_of(copy)
    if pack is None:
        raise Refused(_("Intet er i kraft for mappe %(code)s endnu. Udsend en udgave, eller prøv "
                        "igen den dag, den gælder fra.", code=copy.binder.code))  # fmt: skip
    name, release = copy.name, pack.release.name
    title = _("Kopi %(copy)s efter %(release)s", copy=name, release=release)
    leaves = _leaves(copy, pack)
    pages = written(out, lambda file: printing.write(file, leaves, title=title))
    db.session.rollback()
    sides = ngettext("%(num)d side", "%(num)d sider", pages)
    return _("%(out)s: kopi %(copy)s efter %(release)s, %(sides)s.", out=out, copy=name,
             release=release, sides=sides)  # fmt: skip


def _copy(code: str, number: int) -> Copy:
    binder = queries.by_code(code)
    if binder is None:
        raise Refused(_no_binder(code))
    if not rules.sees_sheets(binder, OPERATOR):
        raise Refused(_("Mappe %(code)s har fortrolige dokumenter. Dens kopier kan kun trykkes af "
                        "den, der er logget ind og må se dem.", code=binder.code))  # fmt: skip
    copy = queries.copy_of(binder.code, number)
    if copy is None:
        last = queries.highest_number(binder.id)
        raise Refused(_("Mappe %(code)s har ingen kopi %(number)d. Dens kopier har numrene op til "
                        "%(last)d.", code=binder.code, number=number, last=last)
                      if last else
                      _("Mappe %(code)s har ingen kopier endnu. Tilføj den første under "
                        "»Numererede kopier«.", code=binder.code))  # fmt: skip
    if copy.ended_on is not None:
        raise Refused(_("Kopi %(copy)s er taget ud af brug. Tag den i brug igen, før den trykkes.",
                        copy=copy.name))  # fmt: skip
    return copy


def _no_binder(code: str) -> str:
    known = ", ".join(sorted(queries.codes()))
    if not known:
        return _("Der er ingen numererede mapper endnu. Opret den første under »Numererede "
                 "kopier«.")  # fmt: skip
    return _("Der er ingen numereret mappe med koden %(code)s. Vælg en af disse: %(known)s.",
             code=code.upper(), known=known)  # fmt: skip


def _leaves(copy: Copy, pack: Pack) -> list[Leaf]:
    """Return the sheets with the foot each was sent with: what is held already is printed alike."""
    sheets = counting.wanted(pack)
    known = counting.recognised(copy, pack, {(one.code, one.rev) for one in sheets})
    leaves = []
    for sheet in sheets:
        sent = known.get((sheet.code, sheet.rev))
        came_with = sent.pack if sent and sent.sheet.digest == sheet.digest else pack
        leaves.append(Leaf(sheet.code, sheet.title, sheet.rev, sheet.kept, came_with))
    return leaves
