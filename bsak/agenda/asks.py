"""What somebody is asked to do about what a rule of the checker finds, so many times.

The words stay in the register as titles of tasks, so they are Danish in every language.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bsak.agenda.counting import listed
from bsak.kernel.danish import capital_first

_MOST = 4  # things that one title asks for; the rest is counted


class Ask(NamedTuple):
    """What is asked about one finding, and about several; ``n`` is how many."""

    one: str
    many: str


# Who can be reached, and what stands on the shelves, the secretariat keeps for every group.
FOR_EVERY_GROUP = frozenset({
    "number-unconfirmed", "number-wrong", "unreachable", "number-malformed", "number-shared",
    "not-on-paper", "copy-behind",
})  # fmt: skip
# What else is the secretariat's when it is no group's: the duty of the whole municipality.
OF_SECRETARIAT = FOR_EVERY_GROUP | {"duty-gap", "backup-missing"}
# The point on groups without a delplan asks for it.
ASKED_ELSEWHERE = frozenset({"decision-contradicted"})


def _same(words: str) -> Ask:
    return Ask(words, words)


_ASKS = {
    "group-without-seats": _same("opret og besæt de fem faste pladser"),
    "seat-vacant": Ask("besæt 1 ledig plads", "besæt {n} ledige pladser"),
    "seat-without-deputy": Ask(
        "udpeg en stedfortræder til 1 plads", "udpeg stedfortrædere til {n} pladser"
    ),
    "own-deputy": Ask(
        "find en anden stedfortræder til 1 plads", "find andre stedfortrædere til {n} pladser"
    ),
    "holder-left": Ask(
        "sæt en anden i stedet for 1 fratrådt", "sæt andre i stedet for {n} fratrådte"
    ),
    "nobody-there": Ask("find en afløser til 1 plads", "find afløsere til {n} pladser"),
    "needed-twice": Ask(
        "aftal afløsning for 1 med to pladser", "aftal afløsning for {n} med to pladser"
    ),
    "fixed-role-missing": _same("opret de manglende faste pladser"),
    "department-without-seat": Ask(
        "giv 1 afdeling en plads eller ret matrixen over deltagelse",
        "giv {n} afdelinger en plads eller ret matrixen over deltagelse",
    ),
    "role-held-by-nobody": Ask(
        "erstat 1 funktion uden indehaver i teksterne",
        "erstat {n} funktioner uden indehaver i teksterne",
    ),
    "mandate-idle": Ask(
        "tag 1 bemyndigelse uden virkning tilbage", "tag {n} bemyndigelser uden virkning tilbage"
    ),
    "seat-placeholder": Ask(
        "udfyld 1 plads med »NN« eller »vakant«", "udfyld {n} pladser med »NN« eller »vakant«"
    ),
    "number-unconfirmed": Ask(
        "få numrene bekræftet hos 1 person eller funktion",
        "få numrene bekræftet hos {n} personer og funktioner",
    ),
    "number-wrong": Ask(
        "find det rigtige nummer til 1 person eller funktion",
        "find de rigtige numre til {n} personer og funktioner",
    ),
    "unreachable": Ask(
        "skaf et telefonnummer til 1 person eller funktion",
        "skaf telefonnumre til {n} personer og funktioner",
    ),
    "number-malformed": Ask("ret 1 nummer uden otte cifre", "ret {n} numre uden otte cifre"),
    "number-incomplete": Ask(
        "skriv 1 ufuldstændigt nummer helt ud", "skriv {n} ufuldstændige numre helt ud"
    ),
    "number-shared": Ask("ret 1 fælles nummer", "ret {n} fælles numre"),
    "number-differs": Ask(
        "ring 1 nummer op og ret tekst eller kontakter",
        "ring {n} numre op og ret tekst eller kontakter",
    ),
    "number-not-told": Ask("ret nummeret i 1 tekst", "ret numre {n} steder i teksterne"),
    "list-outdated": Ask(
        "hent rækkerne på 1 kontaktliste igen", "hent rækkerne på {n} kontaktlister igen"
    ),
    "person-in-text": Ask(
        "skriv funktionen i stedet for 1 navn", "skriv funktionen i stedet for {n} navne"
    ),
    "known-person-in-text": Ask(
        "skriv funktionen i stedet for 1 navn", "skriv funktionen i stedet for {n} navne"
    ),
    "placeholder": Ask(
        "udfyld 1 felt med »NN« eller »vakant«", "udfyld {n} felter med »NN« eller »vakant«"
    ),
    "row-without-number": Ask(
        "skriv 1 manglende nummer på kontaktlisten", "skriv {n} manglende numre på kontaktlisten"
    ),
    "card-without-plan": Ask("skriv planens nummer på 1 kort", "skriv planens nummer på {n} kort"),
    "council-plan-missing": Ask("opret 1 lovpligtig plan", "opret {n} lovpligtige planer"),
    "points-to-missing": Ask("ret 1 henvisning uden mål", "ret {n} henvisninger uden mål"),
    "points-to-withdrawn": Ask(
        "ret 1 henvisning til noget udgået", "ret {n} henvisninger til noget udgået"
    ),
    "points-to-unfinished": Ask(
        "ret 1 henvisning til noget ufærdigt", "ret {n} henvisninger til noget ufærdigt"
    ),
    "not-mentioned-back": Ask(
        "skriv samarbejdet med 1 krisegruppe ind i en tekst",
        "skriv samarbejdet med {n} krisegrupper ind i en tekst",
    ),
    "hand-over-circle": Ask("bryd 1 ring af henvisninger", "bryd {n} ringe af henvisninger"),
    "crowded-room": Ask("skriv et andet mødested i 1 plan", "skriv et andet mødested i {n} planer"),
    "other-card-announced": Ask("ret nummeret på 1 kort", "ret nummeret på {n} kort"),
    "dead-end": Ask("ret 1 valg uden mål", "ret {n} valg uden mål"),
    "plan-roles": Ask("ret krisestaben i 1 plan", "ret krisestaben i {n} planer"),
    "critical-functions": Ask(
        "skriv det kritiske ind i 1 plan", "skriv det kritiske ind i {n} planer"
    ),
    "no-start": Ask("skriv anledningen i 1 tekst", "skriv anledningen i {n} tekster"),
    "no-end": Ask("skriv slutningen i 1 tekst", "skriv slutningen i {n} tekster"),
    "power-needs-power": Ask(
        "find en vej uden strøm til 1 trin", "find en vej uden strøm til {n} trin"
    ),
    "systems-need-systems": Ask(
        "find en vej uden IT til 1 trin", "find en vej uden IT til {n} trin"
    ),
    "phones-need-phones": Ask(
        "find en vej uden telefon til 1 trin", "find en vej uden telefon til {n} trin"
    ),
    "late-calls": Ask(
        "skriv en vej uden telefon på 1 kort", "skriv en vej uden telefon på {n} kort"
    ),
    "stored-behind-itself": Ask(
        "læg 1 tekst til strøm- eller IT-svigt ind her",
        "læg {n} tekster til strøm- eller IT-svigt ind her",
    ),
    "not-on-paper": Ask(
        "få 1 tekst til strøm- eller IT-svigt på papir",
        "få {n} tekster til strøm- eller IT-svigt på papir",
    ),
    "term-over": Ask("planlæg vedtagelsen af 1 plan", "planlæg vedtagelsen af {n} planer"),
    "advice-missing": Ask(
        "skriv Sundhedsstyrelsens rådgivning ind ved 1 plan",
        "skriv Sundhedsstyrelsens rådgivning ind ved {n} planer",
    ),
    "exercise-overdue": Ask("afprøv 1 dokument igen", "afprøv {n} dokumenter igen"),
    "copy-behind": Ask("bring 1 mappe ajour", "bring {n} mapper ajour"),
    "duty-gap": Ask("fyld hullet i vagten i 1 uge", "fyld hullerne i vagten i {n} uger"),
    "backup-missing": Ask("find en bagvagt i 1 uge", "find bagvagter i {n} uger"),
    "empty-field": Ask("udfyld 1 tomt felt", "udfyld {n} tomme felter"),
    "too-many-steps": Ask("sæt fristerne på 1 sted i orden", "sæt fristerne {n} steder i orden"),
    "number-to-look-up": Ask("skriv nummeret i 1 trin", "skriv nummeret i {n} trin"),
    "no-hand-in": Ask("skriv afslutningen på 1 kort", "skriv afslutningen på {n} kort"),
    "crooked-table": Ask("ret 1 skæv tabel", "ret {n} skæve tabeller"),
    "template-left": Ask("erstat skabelonens ord 1 sted", "erstat skabelonens ord {n} steder"),
}


def known() -> frozenset[str]:
    """Return the rules that somebody is asked to do something about."""
    return frozenset(_ASKS) | ASKED_ELSEWHERE


def title(counts: Sequence[tuple[str, int]]) -> str:
    """Return the title of a task that asks for what so many findings of these rules call for."""
    phrases = [_said(rule, number) for rule, number in counts]
    if len(phrases) > _MOST:
        rest = sum(number for _rule, number in counts[_MOST - 1 :])
        phrases = [*phrases[: _MOST - 1], f"ret {rest} andre fund i tjekket"]
    return capital_first(listed(phrases))


def _said(rule: str, number: int) -> str:
    one, many = _ASKS[rule]
    return one if number == 1 else many.format(n=number)
