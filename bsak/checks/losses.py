"""What an event is the loss of, by the words that people call it by: power, IT, the phones."""

import re
from functools import lru_cache

from bsak.kernel.words import Worded, lazy


class Failure(Worded):
    """What a card or plan is for the loss of."""

    POWER = "power", lazy("strømmen")
    SYSTEMS = "systems", lazy("IT")
    PHONES = "phones", lazy("telefonerne")


# Systems of pipes, doors and signals, which are no IT to those who use them.
_OF_A_HOUSE = (
    r"\w*(?:afløb|alarm|kloak|køle|lås|nødkald|signal|sprinkler|trafik|vand|varme|ventilation)"
    r"\w*system|el-?system|system\w* til\b"
)
_GONE = (
    r"(?:(?:er|bliver|ligger|pludselig) )*(?:væk|gået|går|ude|nede|ned|dødt?|døde"
    r"|svigt(?:er|et|ede)|forsv(?:inder|undet|andt)|afbrudt|mangler|utilgængelige?|overbelastet|forstyrret"
    r"|(?:virker|fungerer|duer|svarer) ikke|ryger|røget)\b(?! (?:på|i|ind|til) arbejde)"
)
_LOSS = r"\b(?:nedbrud|svigt|udfald|afbrydelse|bortfald|tab|mangel) (?:af|på|i) (?:\w+ )?"
_NO = r"\b(?:ingen|intet|uden|mangler) (?:adgang til )?"
_LOST = r"-?(?:svigt|udfald|afbryd\w*|nedbrud|brud|bortfald|mangel)\b"
_LINES = (
    r"(?:telefon(?:en|er|erne|i|ien|nettet|linjer\w*|systemet|forbindelse\w*)?|tele|telenet\w*"
    r"|mobil(?:en|er|erne|telefon\w*|net\w*|dækning\w*|master\w*)?|fastnet\w*|sms|omstillingen)"
)
_IT = (
    r"(?:it(?!-)|internet\w*|nettet|netværk(?:et)?|server\w*|computer\w*|pc'?er\w*|wi-?fi|fiber\w*"
    r"|net-?forbindelse\w*|data-?forbindelse\w*|mail(?:en|systemet)|intranettet"
    rf"|(?!{_OF_A_HOUSE}|telefonsystem)\w*system(?:et|er|erne)?)"
)
_ABOUT = {
    Failure.POWER: re.compile(
        rf"\b(?:strøm|el){_LOST}|\b(?:strøm|el)-?løs\w*|\bblackout\b|\bmørke?(?:lægning|lagt)\b"
        rf"|\b(?:strøm(?:men|forsyning\w*)?|el|elforsyning\w*|elnettet|elektriciteten) {_GONE}"
        r"|\blyset (?:er (?:pludselig )?)?(?:væk|gået|går|ude|forsvinder|forsvundet)\b"
        rf"|(?:{_LOSS}|{_NO})(?:el|strøm|elforsyning|elektricitet)(?:men|en)?\b"
        r"|\bforsyningssvigt\b(?=[^)]*\b(?:el|strøm)\b)|\bforsyningssvigt$",
        re.I,
    ),
    Failure.SYSTEMS: re.compile(
        r"\bit-?(?:beredskab\w*|angreb|sikkerhedshændelse\w*|genopretning)\b"
        rf"|\b(?:it|internet|net|netværks?|server|system|data|fiber){_LOST}"
        rf"|(?:{_LOSS}|{_NO}){_IT}\b|\b{_IT} {_GONE}|{_NO}net\b"
        r"|\b(?:cyber|hacker|ransomware)\w*|\bhack(?:ing|et)\w*",
        re.I,
    ),
    Failure.PHONES: re.compile(
        rf"\b(?:tele(?:fon|foni|kommunikations?)?|mobil){_LOST}|\btelenedbrud\b"
        rf"|(?:{_LOSS}|{_NO})(?:{_LINES}|(?:tele|mobil)\w*|dækning)\b|\b{_LINES} {_GONE}"
        r"|\bkan (?:ikke|ingen) (?:\w+ )?ringe\b|\bingen kan ringe\b",
        re.I,
    ),
}


@lru_cache(maxsize=4000)  # one rule after the other asks what the same title is about
def failures(words: str) -> frozenset[Failure]:
    """Return what a title, or a sign that a card is called by, is about the loss of."""
    return frozenset(failure for failure, about in _ABOUT.items() if about.search(words.strip()))
