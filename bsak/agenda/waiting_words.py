"""What is waited for, and until when, in the words of the board. Danish always: it is read back."""

import re

from bsak.agenda.register import Wait
from bsak.kernel.danish import day, small_first

# Minutes have it all in one bracket: "mangler afklaring af om … Forventes afklaret på mødet …".
_SAID_BEFORE = re.compile(
    r"^(?:(?:der )?mangler (?:en )?afklaring (?:af|om|på)"
    r"|afventer (?:en )?(?:afklaring|beslutning) (?:af|om|på)"
    r"|der udestår (?:en )?beslutning (?:om|ang\.|vedr\.)) ",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"[.;,] ?(?:den )?(?:for)?ventes (?:afklaret |truffet )?(.+)$", re.I)


def subject(wait: Wait) -> str:
    """Return what is waited for, as it stands inside a sentence that says that it is."""
    whole = " ".join(wait.subject.split()).rstrip(".")
    bare = _SAID_AFTER.sub("", _SAID_BEFORE.sub("", whole))
    return small_first((bare or whole).rstrip("."))


def until(wait: Wait) -> str:
    """Return when it is expected: "på HOBS-mødet den 19. juni", "den 6. juni 2019", or nothing."""
    said = _SAID_AFTER.search(" ".join(wait.subject.split()).rstrip("."))
    when = said[1] if said else wait.expected_text.strip().rstrip(".")
    if not when:
        return f"den {day(wait.expected_on)}" if wait.expected_on else ""
    names_meeting = "møde" in when.lower() and not when.lower().startswith(("på ", "til ", "ved "))
    return f"på {when}" if names_meeting else when
