"""What a leaf answers, in words: what it is, and what to do with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bsak.distribution import names
from bsak.distribution.said import Said
from bsak.distribution.typed import Leaf
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it is read at arm's length: a sign, one word or few, and sentences."""

    sign: str
    tone: str  # good, care or bad; nothing when it is unknown
    verdict: str
    lines: tuple[str, ...]


def told(leaf: Leaf, said: Said, *, asks_for_copy: bool = False) -> Told:
    """Return the answer for a leaf; some can be given only when the copy is told."""
    if asks_for_copy and said.word == "unknown":
        asked = _("Ark som %(code)s er ikke ens i alle mapper. Skriv, hvilken kopi der står "
                  "nederst på arket, så kan der svares.", code=leaf.code)  # fmt: skip
        return Told("?", "", _("HVILKEN KOPI?"), (asked,))
    sign, tone, verdict = _verdict(said)
    return Told(sign, tone, verdict, tuple(_LINES[said.word](leaf, said)))


def _verdict(said: Said) -> tuple[str, str, str]:
    is_to_come = said.word == "unknown" and said.since
    if said.recalled and (said.word == "in_force" or is_to_come):
        return "!", "care", _("SÆT DET IKKE IND")
    return {
        "in_force": ("✓", "good", _("GÆLDENDE")),
        "overridden": ("!", "care", _("BRUG DET MED GULT BLAD")),
        "lapsed": ("!", "care", _("UDLØBET, MEN BRUG DET")),
        "newer": ("!", "care", _("LÆS REV. %(rev)s PÅ SKÆRMEN", rev=said.rev)),
        "taken_out": ("!", "care", _("TAG ARKET UD")),
        "outdated": ("✕", "bad", _("FORÆLDET")),
        "unknown": ("?", "", _("UKENDT")),
    }[said.word]


def _in_force(leaf: Leaf, said: Said) -> Iterator[str]:
    holds = _("%(code)s Rev. %(rev)s gælder.", code=leaf.code, rev=leaf.rev)
    if said.rev == leaf.rev:
        yield f"{holds} {_('Det gælder fra %(day)s.', day=day(said.since))}"
    else:
        same = _("Teksten er den samme som i Rev. %(rev)s, der gælder fra %(day)s.",
                 rev=said.rev, day=day(said.since))  # fmt: skip
        yield f"{holds} {same}"
    if said.until:
        yield _("Bladet gælder til og med %(day)s, dog kun til næste rettelse.",
                day=day(said.until))  # fmt: skip
    if said.paper:
        yield _behind(leaf, said)
    yield from _newer_than_yellow(said)


def _overridden(leaf: Leaf, said: Said) -> Iterator[str]:
    yield _("Brug %(code)s Rev. %(rev)s sammen med det gule blad fra %(release)s. Det, der står "
            "på det gule blad, gælder foran arket.",
            code=leaf.code, rev=leaf.rev, release=_name(said))  # fmt: skip
    if said.is_over:
        yield _past(said)
    elif not said.newer:
        yield _("Rev. %(rev)s er godkendt, men kommer først på papir med næste rettelse. Det gule "
                "blad siger, hvad der er nyt i den.", rev=said.rev)  # fmt: skip
    yield from _newer_than_yellow(said)
    yield _("Mangler det gule blad i mappen, så læs Rev. %(rev)s på skærmen, eller ring til "
            "sekretariatet.", rev=said.rev)  # fmt: skip


def _lapsed(leaf: Leaf, said: Said) -> Iterator[str]:
    yield _past(said)
    yield _behind(leaf, said)
    yield from _newer_than_yellow(said)


def _past(said: Said) -> str:
    return _("Det gule blad gjaldt til og med %(day)s, men den rettelse, der skal afløse det, "
             "gælder ikke endnu. Arket og det gule blad er stadig det nyeste på papir: brug dem "
             "sammen. Spørg sekretariatet om den næste rettelse.",
             day=day(said.until))  # fmt: skip


def _behind(leaf: Leaf, said: Said) -> str:
    return _("Brug det sammen med %(code)s Rev. %(rev)s, som det sidder foran.",
             code=names.behind(leaf.code), rev=said.paper)  # fmt: skip


def _newer_than_yellow(said: Said) -> Iterator[str]:
    if said.newer:
        yield _("Rev. %(rev)s er godkendt, siden det gule blad blev sendt, og er ikke på papir "
                "endnu. Kan du logge ind, så læs den på skærmen.", rev=said.newer)  # fmt: skip


def _newer(leaf: Leaf, said: Said) -> Iterator[str]:
    holds = _("Rev. %(rev)s af %(code)s gælder fra %(day)s.",
              rev=said.rev, code=leaf.code, day=day(said.since))  # fmt: skip
    name, _dash, _number = leaf.copy.rpartition("-")
    if said.is_hidden:
        yield holds
        yield _("Hvad der ellers er i mappe %(binder)s, svares der ikke på her. Kan du ikke logge "
                "ind, så spørg sekretariatet. Kan du heller ikke det, så brug arket, hvis det er "
                "det nyeste i mappen, og sammen med et gult blad, hvis der sidder et foran.",
                binder=name)  # fmt: skip
        return
    if said.release:
        yield holds
        yield _("Den er sendt til mappe %(binder)s med %(release)s, som gælder fra %(day)s. Har du "
                "den pakke, så brug arket derfra.", binder=name, release=said.release.name,
                day=day(said.release.effective_on))  # fmt: skip
    else:
        unsent = _("Den er ikke sendt på papir til mappe %(binder)s endnu.", binder=name)
        yield f"{holds} {unsent}"
    yield _("Kan du ikke logge ind, så brug dette ark indtil videre: %(code)s Rev. %(mine)s er det "
            "nyeste, mappen har på papir. Er du i tvivl, så ring til sekretariatet.",
            code=leaf.code, mine=leaf.rev)  # fmt: skip


def _taken_out(leaf: Leaf, said: Said) -> Iterator[str]:
    yield _("Teksten i %(code)s Rev. %(rev)s gælder, men arket hører ikke til i denne mappe mere.",
            code=leaf.code, rev=leaf.rev)  # fmt: skip
    yield from _gone(said)
    if not said.stands:
        yield _("Det står ikke i en anden mappe. Læs teksten på skærmen, eller spørg "
                "sekretariatet.")  # fmt: skip


def _gone(said: Said) -> Iterator[str]:
    if said.gone:
        yield _("Det blev taget ud med %(release)s.", release=said.gone.name)
    if said.stands:
        yield _("Det, der gælder, står nu i mappe %(binders)s.", binders=", ".join(said.stands))


def _withdrawn(leaf: Leaf, said: Said) -> Iterator[str]:
    yield _("Brug ikke arket. %(code)s er udgået.", code=names.behind(leaf.code))
    yield from _gone(said)
    yield _("Spørg sekretariatet, hvad der gælder i stedet.")


def _outdated(leaf: Leaf, said: Said) -> Iterator[str]:
    if said.is_withdrawn:
        yield from _withdrawn(leaf, said)
        return
    if said.rev and not leaf.copy:
        yield _("Rev. %(rev)s af %(code)s gælder fra %(day)s. Står der ingen kopi på arket, så "
                "brug det ikke. Står der en, så skriv den herunder, før du lægger arket fra dig.",
                rev=said.rev, code=leaf.code, day=day(said.since))  # fmt: skip
    elif said.rev:
        yield _("Brug ikke arket. Rev. %(rev)s af %(code)s gælder fra %(day)s.",
                rev=said.rev, code=leaf.code, day=day(said.since))  # fmt: skip
    else:
        yield _("Brug ikke arket. %(code)s Rev. %(rev)s gælder ikke mere.",
                code=leaf.code, rev=leaf.rev)  # fmt: skip
    if said.paper and names.is_urgent(leaf.code):
        yield _("Brug %(code)s Rev. %(rev)s uden det gule blad.",
                code=names.behind(leaf.code), rev=said.paper)  # fmt: skip
    elif said.paper:
        yield _on_paper(leaf, said)
    elif said.release:
        yield _("%(release)s er sendt %(day)s og har det, der gælder. Find det i mappen, eller "
                "sæt pakken i.",
                release=said.release.name, day=short_day(said.sent_on))  # fmt: skip
    yield from _gone(said)
    yield _("Spørg sekretariatet efter det, der gælder.")


def _on_paper(leaf: Leaf, said: Said) -> str:
    front = ""
    if said.yellow:
        front = _(" sammen med det gule blad fra %(release)s", release=said.yellow.name)
    return _("Den skal ikke sidde i denne mappe endnu. Det nyeste i mappen er %(code)s "
             "Rev. %(rev)s fra %(release)s: brug det%(front)s indtil videre, hvis du ikke kan "
             "læse den nye tekst på skærmen.",
             code=leaf.code, rev=said.paper, release=_name(said), front=front)  # fmt: skip


def _unknown(leaf: Leaf, said: Said) -> Iterator[str]:
    if said.since:
        to_come = _("%(code)s Rev. %(rev)s gælder først fra %(day)s.",
                    code=leaf.code, rev=leaf.rev, day=day(said.since))  # fmt: skip
        then = "" if said.recalled else _(" Sæt det i den dag, og brug det gamle indtil da.")
        yield f"{to_come}{then}"
    else:
        yield _("Her kan ikke svares på %(code)s Rev. %(rev)s. Se efter, om nummeret er læst "
                "rigtigt. Om fortrolige ark svares der aldrig her: spørg krisegruppen eller "
                "sekretariatet.", code=leaf.code, rev=leaf.rev)  # fmt: skip


def _name(said: Said) -> str:
    return said.release.name if said.release else ""


_LINES = {
    "in_force": _in_force,
    "overridden": _overridden,
    "lapsed": _lapsed,
    "newer": _newer,
    "taken_out": _taken_out,
    "outdated": _outdated,
    "unknown": _unknown,
}
