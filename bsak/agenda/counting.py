"""How Danes list and count: "A, B og C", "Sundhed & Plejes 11 actioncards"."""

from collections.abc import Callable, Iterable, Sequence

from bsak.agenda.register import Doc
from bsak.documents.kinds import Kind
from bsak.kernel.words import _, ngettext


def listed(parts: Sequence[str]) -> str:
    """Return "A", "A og B" or "A, B og C"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s og %(last)s", first=", ".join(parts[:-1]), last=parts[-1])


def counted(documents: Iterable[Doc]) -> str:
    """Return how many documents there are of each kind: "2 specialplaner og 11 actioncards"."""
    kinds: dict[Kind, int] = {}
    for document in documents:
        kinds[document.kind] = kinds.get(document.kind, 0) + 1
    return listed([_COUNTED[kind](n) for kind, n in kinds.items()])


def genitive(name: str) -> str:
    """Return whose something is: Sundhed & Plejes, Økonomi & IT's, Stabs, Kurs'."""
    if name[-1:].lower() in "sxz":
        return f"{name}'"
    return f"{name}'s" if name[-1:].isupper() else f"{name}s"


_COUNTED: dict[Kind, Callable[[int], str]] = {
    Kind.CONTINUITY_PLAN: lambda n: ngettext(
        "%(num)d plan for fortsat drift", "%(num)d planer for fortsat drift", n
    ),
    Kind.CONSOLIDATED_SUBPLAN: lambda n: ngettext(
        "%(num)d samlet delplan", "%(num)d samlede delplaner", n
    ),
    Kind.SUBPLAN: lambda n: ngettext("%(num)d delplan", "%(num)d delplaner", n),
    Kind.HEALTH_PLAN: lambda n: ngettext(
        "%(num)d sundhedsberedskabsplan", "%(num)d sundhedsberedskabsplaner", n
    ),
    Kind.CONTINGENCY_PLAN: lambda n: ngettext("%(num)d specialplan", "%(num)d specialplaner", n),
    Kind.RESPONSE_PLAN: lambda n: ngettext("%(num)d indsatsplan", "%(num)d indsatsplaner", n),
    Kind.ACTION_CARD: lambda n: ngettext("%(num)d actioncard", "%(num)d actioncards", n),
    Kind.CHECKLIST: lambda n: ngettext("%(num)d huskeliste", "%(num)d huskelister", n),
    Kind.CONTACT_LIST: lambda n: ngettext("%(num)d kontaktliste", "%(num)d kontaktlister", n),
    Kind.WEB_CONTENT: lambda n: ngettext(
        "%(num)d tekst til hjemmesiden", "%(num)d tekster til hjemmesiden", n
    ),
    Kind.OTHER: lambda n: ngettext("%(num)d andet dokument", "%(num)d andre dokumenter", n),
}
