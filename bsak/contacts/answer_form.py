"""The form of whoever answers a link: which of one's own numbers are wrong, and the new ones."""

from dataclasses import dataclass

from flask import request
from wtforms import HiddenField

from bsak.contacts import numbers
from bsak.contacts.models import ContactPoint, Person, Post
from bsak.kernel.errors import Refused
from bsak.kernel.forms import Form, number
from bsak.kernel.words import _


@dataclass(slots=True)
class Line:
    """One number as it is asked about, with what was said of it."""

    point: ContactPoint
    text: str
    is_wrong: bool
    typed: str
    error: str = ""


class AnswerForm(Form):
    """One button says that all is right; else each number that is wrong is ticked."""

    read = HiddenField()

    def __init__(self, owner: Person | Post, *, read: int, is_again: bool) -> None:
        super().__init__(data={"read": str(read)})
        self._now = read
        self.is_again = is_again  # what was said to be wrong is still ticked
        self.lines = [_line(point, is_again) for point in owner.points]
        self.says_all_right = request.form.get("svar") == "ja"

    def validate(self, extra_validators: object = None) -> bool:
        """Check each new number, and that something was said."""
        if not super().validate(extra_validators):
            return False
        if self.says_all_right or self.seen != self._now:  # a stale one is told of as stale
            return True
        taken = {line.point.value.casefold() for line in self.lines}
        for line in self.lines:
            line.error = _fault(line, taken)
        faults = [line.error for line in self.lines if line.error]
        if not faults and not any(line.is_wrong for line in self.lines):
            faults = [
                _("Sæt kryds ved det nummer, der er forkert, eller tryk »Ja, alt er rigtigt«.")
            ]
        self.form_errors = faults
        return not faults

    @property
    def wrong(self) -> dict[int, str]:
        """Return the numbers that are not right, each with the new one or nothing."""
        if self.says_all_right:
            return {}
        return {line.point.id: line.typed for line in self.lines if line.is_wrong}

    @property
    def seen(self) -> int:
        """Return what tells which numbers and answers the page was made from."""
        return number(self.read.data) or 0

    @property
    def said(self) -> str:
        """Return the answer in words, also of numbers that are no longer here."""
        if self.says_all_right:
            return _("Alt er rigtigt")
        sent = (text.strip() for name, text in request.form.items() if name.startswith("nyt-"))
        return "\n".join(text for text in sent if text) or _("Noget er forkert")


def _line(point: ContactPoint, is_again: bool) -> Line:
    typed = " ".join(request.form.get(f"nyt-{point.id}", "").split())[:120]
    return Line(
        point=point,
        text=numbers.told(point.kind, point.value, is_private=point.is_private),
        is_wrong=_is_ticked(point, is_again) or bool(typed),
        typed=typed,
    )


def _is_ticked(point: ContactPoint, is_again: bool) -> bool:
    if request.method == "POST":
        return str(point.id) in request.form.getlist("forkert")
    return is_again and point.wrong_since is not None


def _fault(line: Line, taken: set[str]) -> str:
    if not line.typed:
        return ""
    try:
        new = numbers.cleaned(line.point.kind, line.typed)
    except Refused as refusal:
        return str(refusal)
    if new.casefold() in taken:
        return _("Det nummer står her allerede. Skriv det nye.")
    return ""
