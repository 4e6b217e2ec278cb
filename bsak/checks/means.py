"""What an action needs to be done: power, systems, phones; and what lets it do without.

Danish words with the forms they are met in. A sentence that forbids a thing does not need it, and
one that says what to do when it is gone has thought of it.
"""

import re
from dataclasses import dataclass

from bsak.kernel.words import Worded, lazy


class Failure(Worded):
    """What a card or plan is for the loss of."""

    POWER = "power", lazy("strømmen")
    SYSTEMS = "systems", lazy("IT")
    PHONES = "phones", lazy("telefonerne")


@dataclass(frozen=True, slots=True)
class Means:
    """One thing that actions use, the pattern that tells so, and what it fails with."""

    name: object
    pattern: re.Pattern[str]
    fails_with: frozenset[Failure]


def _means(name: object, pattern: str, *fails_with: Failure, exact: bool = False) -> Means:
    return Means(name, re.compile(pattern, 0 if exact else re.I), frozenset(fails_with))


_POWER, _SYSTEMS, _PHONES = Failure.POWER, Failure.SYSTEMS, Failure.PHONES
_USE = r"\b(?:tag|brug|kør|hent|flyt|åbn|luk|lås|send)\b[^.!?:;]{0,50}?"
_RIDE = r"\b(?:tag|brug|kør|flyt)\b(?:(?! (?:ud af|i stedet|frem for)\b)[^.!?:;]){0,50}?"
MEANS = (
    _means(lazy("mail"), r"\be-?mails?(?:en)?\b|\bmaile?r?s?\b|\bOutlook\b", _POWER, _SYSTEMS),
    _means(lazy("Teams eller videomøde"),
           r"\b(?:Teams(?:-?møde\w*)?|Skype|Zoom)\b|\b[Vv]ideomøde\w*|\b[Oo]nlinemøde\w*",
           _POWER, _SYSTEMS, exact=True),
    _means(lazy("intranet eller hjemmeside"),
           r"\bintranet\w*|\bhjemmeside\w*|\bwebsite\w*|\bmedarbejderportal\w*"
           r"|\b(?:på|via) nettet\b", _POWER, _SYSTEMS),
    _means(lazy("computer eller skærm"),
           r"\bcomputer\w*|\bpc(?:'?er|'?en|en)?\b|\blog (?:på|ind)\b|\bprojektor\w*"
           r"|\b(?:på|via|fra|vis|brug|tænd)(?: \w+){0,2} (?:info|stor)?skærm(?:en|e|ene)?\b",
           _POWER, _SYSTEMS),
    _means(lazy("printer"),
           r"(?<!tag )(?<!hent )(?<!find )\bprint(?:e|er|es|eren)?\b(?! (?:af|fra|i|ligger|med)\b)"
           r"|\budskriv\b", _POWER, _SYSTEMS),
    _means(lazy("et it-system"),
           r"\b(?:SBSYS|C3|Aula|Nexus|Cura|KMD|Workzone|Acadre|GetOrganized|SharePoint|OneDrive)\b"
           r"|\b[Ff]agsystem\w*|\b[Oo]msorgssystem\w*|\b[Jj]ournalsystem\w*|\b[Ff]ællesdrev\w*"
           r"|\b[Nn]etværksdrev\w*|\b[Rr]egneark\w*", _POWER, _SYSTEMS, exact=True),
    _means(lazy("elevator"), _RIDE + r"\belevator(?:en|er|erne)?\b", _POWER),
    _means(lazy("port eller dør på strøm"),
           _USE + r"\b(?:el-?port\w*|elektrisk\w* (?:port|dør)\w*|automatdør\w*|skydedør\w*"
           r"|adgangskort\w*|kortlæser\w*|nøglebrik\w*)", _POWER),
    _means(lazy("SMS"), r"\bsms(?:'?er|-?\w+)?\b", _PHONES),
    _means(lazy("telefon"),
           r"\bring\b(?! (?:ned|med|på)\b)|\bring\w* (?:til|op)\b|\bopkald\w*"
           r"|\btelefonisk\b|\btelefonmøde\w*"
           r"|\b(?:på|over|pr\.|via|med|brug|tag) (?:\w+ )?(?:mobil|telefon)(?:en|er|erne)?\b",
           _PHONES),
)  # fmt: skip

# Systems of pipes, doors and signals, which are no IT to those who use them.
_OF_A_HOUSE = (
    r"\w*(?:afløb|alarm|kloak|køle|lås|nødkald|signal|sprinkler|trafik|vand|varme|ventilation)"
    r"\w*system|el-?system|system\w* til\b"
)
_ABOUT = {
    Failure.POWER: re.compile(
        r"\b(?:strøm|el)-?(?:svigt|udfald|afbryd\w*|nedbrud|brud)\b|\bblackout\b|\bmørklægning\b"
        r"|\b(?:strømmen|elforsyningen) (?:er væk|går|svigter|forsvinder)\b"
        r"|\bsvigt af (?:el|strøm|elforsyning)\w*\b"
        r"|\bforsyningssvigt\b(?=[^)]*\b(?:el|strøm)\b)|\bforsyningssvigt$",
        re.I,
    ),
    Failure.SYSTEMS: re.compile(
        r"\bit-?(?:nedbrud|svigt|beredskab\w*|angreb|sikkerhedshændelse\w*|genopretning)\b"
        r"|\b(?:nedbrud|svigt|udfald) (?:af|på|i) "
        rf"(?:it\b|(?!{_OF_A_HOUSE})\w*system\w*|netværk\w*|server\w*)"
        r"|\b(?:cyber|hacker|ransomware)\w*|\bhacking\w*|\bit-systemer\w* (?:er nede|svigter)",
        re.I,
    ),
    Failure.PHONES: re.compile(
        r"\btele(?:fon|foni|nedbrud|svigt|kommunikation)?-?(?:svigt|nedbrud|udfald)\b"
        r"|\b(?:svigt|nedbrud|udfald) (?:af|på|i) (?:tele|mobil)\w*|\bmobilnet\w* (?:er )?nede\b"
        r"|\btelefonerne (?:er døde|svigter)\b",
        re.I,
    ),
}
_FORBIDDEN = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|uden|undgå|hverken|sluk|drop|aflys|afbryd|stik(?:ket|kene)?)\b",
    re.I,
)
# The thing is moved, shut, mended or told of, and not used.
_IS_HANDLED = re.compile(
    r"\b(?:flyt|dæk|red|beskyt|pak|bær|tæl|luk|sikr|stoppe?|afmonter|tør)\b[^,.;:]{0,25}$"
    r"|\b(?:leverandør|fejl|nedbrud|svigt|ansvarlig|ejer|udfald)\w* (?:\w+ )?(?:af|for|i|på|til) "
    r"(?:\w+ ){0,2}$",
    re.I,
)
_IS_GONE = re.compile(
    r"[^,.;:]{0,15}\b(?:ikke|aflyses|stoppes|lukkes|nede|virker|svigter|låst|ramt|væk)\b", re.I
)
_IF_IT_WORKS = re.compile(
    r"\b(?:hvis|når|mens|så længe|så snart|imens)\b[^.!?]*?"
    r"\b(?:virker|kører|oppe|tilbage|igen|dækning|strøm)\b",
    re.I,
)
_WITHOUT = re.compile(
    r"\bradio\w*|\bSINE\b|\bkur[ée]r\w*|\bløber\w*|\bcykelbud\w*|\bbud\b|\bopslag\w*|\bseddel\w*"
    r"|\bsedler\w*|\bpapir\w*|\budskrevet?\b|\bmegafon\w*|\bmundtlig\w*|\bansigt til ansigt\b"
    r"|\bsatellit\w*|\w*generator\w*|\bnødstrøm\w*|\w*batteri\w*|\bpowerbank\w*|\bwalkie\w*"
    r"|\bmød(?:er|es)? op\b|\bgå (?:til|rundt|hen|over)\b|\bkør (?:til|hen|ud)\b|\bellers\b"
    r"|\btavle\w*|\bhåndskrev\w*|\bbank på\b|\bhånd(?:sving|kraft|tag)\w*|\bmanuel\w*"
    r"|\b\w*nøgle(?:n|r|rne)?\b",
    re.I,
)
_DEAD_PHONES = re.compile(
    r"\b(?:telefon\w*|mobil\w*|telenet\w*|sms\w*)\b[^.!?\n]*?"
    r"\b(?:døde?|nede|virker ikke|svigter|væk|ude af drift|overbelastet)\b"
    r"|\b(?:døde?|uden) (?:telefon|mobil)\w*|\bingen (?:telefon|mobil|dækning)\w*"
    r"|\b(?:virker|svarer|er) (?:telefon|mobil|net|tele)\w*[^.!?\n]*?"
    r"\b(?:ikke|døde?|nede|væk|overbelastet)\b"
    r"|\bkan (?:ingen|(?:(?:I|du|man|vi) )?ikke) (?:ringe|komme igennem)\b"
    r"|\bnet(?:tet)? er (?:dødt?|nede|væk)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def failures(words: str) -> frozenset[Failure]:
    """Return what a title, or a sign that a card is called by, is about the loss of."""
    return frozenset(failure for failure, about in _ABOUT.items() if about.search(words.strip()))


def needed(words: str, failure: Failure) -> Means | None:
    """Return the first thing that an action cannot have when ``failure`` has come, or None."""
    if _WITHOUT.search(words) or _IF_IT_WORKS.search(words):
        return None
    for sentence in _SENTENCE.split(words):
        for means in MEANS:
            found = means.pattern.search(sentence) if failure in means.fails_with else None
            if found and not _is_let_be(sentence, found):
                return means
    return None


def _is_let_be(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    if _IS_HANDLED.search(before) and " og " not in before:
        return True
    return bool(_FORBIDDEN.search(sentence[: found.end()]) or _IS_GONE.match(after))


def thinks_of_dead_phones(words: str) -> bool:
    """Say whether a text tells, in any of its lines, what to do when nobody can be rung."""
    return bool(_DEAD_PHONES.search(words))


def has_another_way(words: str) -> bool:
    """Say whether a line names a way to send word that needs no phone and no system."""
    return bool(_WITHOUT.search(words))
