"""What an action needs to be done: power, systems, phones; and what lets it do without.

Danish words with the forms they are met in. A sentence that forbids a thing does not need it, and
one that says what to do when it is gone has thought of it.
"""

import re
from dataclasses import dataclass

from bsak.checks.losses import Failure
from bsak.kernel.words import lazy


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
    _means(lazy("Teams, chat eller videomøde"),
           r"\b(?:Teams(?:-?møde\w*)?|Skype|Zoom|Messenger|WhatsApp)\b|\b[Vv]ideomøde\w*"
           r"|\b[Oo]nlinemøde\w*|\b[Cc]hat(?:ten|rum\w*|tråd\w*|gruppe\w*)?\b",
           _POWER, _SYSTEMS, exact=True),
    _means(lazy("intranet eller hjemmeside"),
           r"\bintranet\w*|\bhjemmeside\w*|\bwebsite\w*|\bmedarbejderportal\w*"
           r"|\b(?:på|via) nettet\b|\bKrak\b|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:dk|com|org|eu)\b",
           _POWER, _SYSTEMS),
    _means(lazy("computer eller skærm"),
           r"\bcomputer\w*|\bpc(?:'?er|'?en|en)?\b|\blog (?:på|ind)\b|\bprojektor\w*"
           r"|\b(?:på|via|fra|vis|brug|tænd)(?: \w+){0,2} (?:info|stor)?skærm(?:en|e|ene)?\b",
           _POWER, _SYSTEMS),
    _means(lazy("printer, kopimaskine eller scanner"),
           r"(?<!tag )(?<!hent )(?<!find )\bprint(?:e|er|es|eren)?\b(?! (?:af|fra|i|ligger|med)\b)"
           r"|\budskriv\b|\bkopimaskine\w*|(?:^|[.:;,] |\bog )kopi[eé]r\b|\bfax\w*"
           r"|\bscan(?:n(?:er|eren|e))?\b", _POWER, _SYSTEMS),
    _means(lazy("betalingsterminal"), r"\b(?:betalings|kort|dankort)terminal\w*|\bMobilePay\b",
           _POWER, _SYSTEMS),
    _means(lazy("højttaleranlæg"),
           r"\bhøjttaler(?:e|ne|anlæg\w*)\b"
           r"|\b(?:i|over|via|gennem) højttaleren\b", _POWER),
    _means(lazy("et it-system"),
           r"\b(?:SBSYS|C3|Aula|Nexus|Cura|KMD|Workzone|Acadre|GetOrganized|SharePoint|OneDrive)\b"
           r"|\b[Ff]agsystem\w*|\b[Oo]msorgssystem\w*|\b[Jj]ournalsystem\w*|\b[Ff]ællesdrev\w*"
           r"|\b[Nn]etværksdrev\w*|\b[Rr]egneark\w*|\b[Dd]igitalt\b|\b[Ee]lektronisk\b(?! lås)"
           r"|\bDigital Post\b|\be-?[Bb]oks\b|\bMitID\b|\b[Ss]elvbetjening\w*",
           _POWER, _SYSTEMS, exact=True),
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

_FORBIDDEN = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|uden|undgå|undlad|hverken|sluk|drop|aflys|afbryd|stik(?:ket|kene)?"
    r"|lad være|(?:vent|stop|hold inde|hold op) med)\b",
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
    r"[^,.;:]{0,15}\b(?:ikke|aflyses|stoppes|lukkes|nede|virker|svigter|låst|ramt|væk)\b"
    r"|[^,.;:]{0,40}\b(?:kan|må|skal) (?:ikke|hverken)\b",
    re.I,
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
# Another line than the mobile one, as long as there is one.
_OTHER_LINE = re.compile(r"\bfastnet\w*|\bnødtelefon\w*|\bnødkald\w*", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def needed(words: str, failure: Failure) -> Means | None:
    """Return the first thing that an action cannot have when ``failure`` has come, or None."""
    if _WITHOUT.search(words) or _IF_IT_WORKS.search(words):
        return None
    if failure is Failure.PHONES and _OTHER_LINE.search(words):
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
