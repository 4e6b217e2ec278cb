"""Functions as minutes name them ("Chefen for Økonomi & Stab", "HBR"), told from people's names."""

import re

_NAME = r"[A-ZÆØÅ][\wæøå]*"
_AREA = rf"{_NAME}(?:(?:, | & | og ){_NAME})*"
_ROLE = (
    r"(?:[\wæøåÆØÅ]+(?:chef|direktør|leder|koordinator|konsulent|sekretær)"
    r"|[Cc]hef|[Dd]irektør|[Ll]eder)(?:en|er|erne)?"
)
_BODIES = (
    r"Kriseledelsen|Krisestaben|Direktørforum|Chefforum|Sekretariatet|Beredskabsgruppen|"
    rf"Krisegruppen(?: {_AREA})?|Sekretariat(?:et)? for {_AREA}|Beredskabet"
)
# HBR, ØS, M&T, HR JURA; "Miljø & Teknik" is a department.
_SHORT = r"[A-ZÆØÅ]{2,5}(?: [A-ZÆØÅ]{2,5})?|[A-ZÆØÅ]&[A-ZÆØÅ]"
_DEPARTMENT = rf"{_NAME}(?:, {_NAME})* & {_NAME}"
FUNCTION = rf"(?:{_SHORT}|{_ROLE}(?: for {_AREA})?|{_BODIES}|{_DEPARTMENT})"
_WHOLE = re.compile(FUNCTION)
_BEFORE_NAME = re.compile(rf"(?P<role>{_ROLE}) {_NAME}(?: [A-ZÆØÅ][\w.æøå-]*)+")


def function_in(words: str) -> str:
    """Return the function that ``words`` name, without the name of whoever holds it, or nothing."""
    words = " ".join(words.split())
    if titled := _BEFORE_NAME.fullmatch(words):
        return titled["role"]
    return words if _WHOLE.fullmatch(words) else ""
