"""Functions as minutes name them ("Chefen for Økonomi & Stab", "HBR"), told from people's names."""

import re

_NAME = r"[A-ZÆØÅ][\wæøå]*"
_AREA = rf"{_NAME}(?:(?:, | & | og ){_NAME})*"
_ROLE = (
    r"(?:[\wæøåÆØÅ]+(?:chef|direktør|leder|koordinator|konsulent|sekretær)"
    r"|[Cc]hef|[Dd]irektør|[Ll]eder)(?:en|er|erne)?"
)
# "Hjemmeplejen", "Driftsgården": the last part of the word says that it is an office and no person.
_OFFICE = (
    r"[A-ZÆØÅ][\wæøå]*(?:plejen|enheden|gruppen|grupperne|staben|cente?ret|kontoret|afdelingen|"
    r"afdelingerne|forvaltningen|skolen|skolerne|vagten|huset|gården|driften|tjenesten|udvalget|"
    r"rådet|teamet|værket|væsenet|beredskabet|ledelsen|styrelsen|selskabet|hjemmet|hjemmene|"
    r"områderne|medarbejderne|konsulenterne|betjentene)"
)
_BODIES = (
    r"Direktørforum|Chefforum|Sekretariatet|Politiet|Beredskabet|"
    rf"Krisegruppen(?: (?:for )?{_AREA})?|Sekretariat(?:et)? for {_AREA}|{_OFFICE}"
)
# HBR, ØS, M&T, HR JURA; "Miljø & Teknik" is a department.
_SHORT = r"[A-ZÆØÅ]{2,5}(?: [A-ZÆØÅ]{2,5})?|[A-ZÆØÅ]&[A-ZÆØÅ]"
_DEPARTMENT = rf"{_NAME}(?:, {_NAME})* & {_NAME}"
_OF = rf" (?:for|af|i) (?:krisegruppen )?(?:{_SHORT}|{_AREA})"
FUNCTION = rf"(?:{_SHORT}|{_ROLE}(?:{_OF})?|{_BODIES}|{_DEPARTMENT})"
_WHOLE = re.compile(FUNCTION)
_BEFORE_NAME = re.compile(rf"(?P<role>{_ROLE}) {_NAME}(?: [A-ZÆØÅ][\w.æøå-]*)+")


def function_in(words: str) -> str:
    """Return the function that ``words`` name, without the name of whoever holds it, or nothing."""
    words = " ".join(words.split())
    if titled := _BEFORE_NAME.fullmatch(words):
        return titled["role"]
    return words if _WHOLE.fullmatch(words) else ""
