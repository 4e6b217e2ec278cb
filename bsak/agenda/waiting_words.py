"""What is waited for, and until when, in the words of the board. Danish always: it is read back."""

from bsak.agenda.register import Wait
from bsak.kernel.danish import day, small_first


def subject(wait: Wait) -> str:
    """Return what is waited for, as it stands inside a sentence."""
    return small_first(" ".join(wait.subject.split()).rstrip("."))


def until(wait: Wait) -> str:
    """Return when it is expected: "på HOBS-mødet den 19. juni", "den 6. juni 2019", or nothing."""
    when = wait.expected_text.strip().rstrip(".")
    if not when:
        return f"den {day(wait.expected_on)}" if wait.expected_on else ""
    names_meeting = "møde" in when.lower() and not when.lower().startswith(("på ", "til ", "ved "))
    return f"på {when}" if names_meeting else when
