"""The forms at the table: a change beside a decision, the words of one, and what was said."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from bsak.agenda.acts import Act, Verb
from bsak.documents.forms import TITLE, day_field
from bsak.documents.kinds import Status
from bsak.kernel.forms import Form, VersionedForm, number, options
from bsak.kernel.words import _, lazy

_LONG = Length(max=20_000)
_CHOICE = (Verb.DEADLINE, Verb.OWNER, Verb.STATUS, Verb.TASK, Verb.APPROVE, Verb.NOTE)


class ActForm(VersionedForm):
    """One change of the register, and how it is written in the minutes."""

    verb = SelectField(lazy("Hvad besluttes"))
    documents = StringField(lazy("Dokumenter"), validators=[Length(max=2000)])
    due_on = day_field(lazy("Frist"))
    owner = StringField(lazy("Ejer (funktion)"), validators=[TITLE])
    status = SelectField(lazy("Status"))
    title = StringField(lazy("Opgaven"), validators=[TITLE])
    group = SelectField(lazy("Krisegruppe, opgaven er til"))
    text = TextAreaField(lazy("Linjen i referatet"), validators=[_LONG])
    waiting = HiddenField()
    task = HiddenField()
    seen = HiddenField()

    def __init__(
        self, groups: Iterable[tuple[str, str]], act: Act | None = None, **fields: Any
    ) -> None:
        super().__init__(**fields, data=_plain(act))
        verbs = _CHOICE if act is None or act.verb in _CHOICE else (act.verb, *_CHOICE)
        self.verb.choices = options((verb.value, verb.label) for verb in verbs)
        self.status.choices = options([("", _("Uændret")), *((s.value, s.label) for s in Status)])
        self.group.choices = options([("", _("Ingen bestemt")), *groups])

    @property
    def act(self) -> Act:
        """Return what was chosen; what the verb does not use is left out."""
        verb = Verb(self.verb.data)
        is_task = verb is Verb.TASK
        return Act(
            verb=verb,
            documents=() if verb in (Verb.NOTE, Verb.SETTLE) else codes(self.documents.data),
            due_on=self.due_on.data if is_task or verb is Verb.DEADLINE else None,
            owner=self.owner.data if is_task or verb is Verb.OWNER else "",
            status=self.status.data if verb is Verb.STATUS else "",
            title=self.title.data if is_task else "",
            group=self.group.data if is_task else "",
            waiting=number(self.waiting.data) if verb is Verb.SETTLE else None,
            task=number(self.task.data) if is_task else None,
            text=self.text.data if verb is Verb.SETTLE else "",
        )


class LineForm(VersionedForm):
    """What was said of a recommendation; empty is the usual line."""

    text = TextAreaField(lazy("Linjen i referatet"), validators=[_LONG])


class DecisionForm(Form):
    """What was decided at a point, in free text. Every button at the point brings it along."""

    free = TextAreaField(lazy("Beslutning"), validators=[_LONG])
    free_version = HiddenField()
    free_seen = HiddenField()  # a mark of what stood there, so that only what was typed is kept

    @classmethod
    def of(cls, text: str, version: int) -> "DecisionForm":
        """Return the form of a decision; when it was sent and refused, with what was typed."""
        form = cls()
        if not form.is_changed:
            form.free.data, form.free_seen.data = text, _mark(text)
        form.free_version.data = version
        return form

    @property
    def is_changed(self) -> bool:
        """Say whether it was sent with another text than stood there."""
        return bool(self.free.raw_data) and self.free_seen.data != _mark(self.free.data)

    @property
    def read_version(self) -> int | None:
        """Return the version of the point that the form was made from; -1: tampered with."""
        known = number(self.free_version.data or "")
        return -1 if known is None else known


def codes(text: str) -> tuple[str, ...]:
    """Return the codes in what was typed: "mt-ac-02, SU-DP-01"."""
    typed = re.split(r"[\s,;]+", text or "")
    return tuple(dict.fromkeys(code.upper() for code in typed if code))


def _plain(act: Act | None) -> dict[str, Any]:
    if act is None:
        return {}
    return {
        "verb": act.verb.value,
        "documents": ", ".join(act.documents),
        "due_on": act.due_on,
        "owner": act.owner,
        "status": act.status,
        "title": act.title,
        "group": act.group,
        "waiting": act.waiting or "",
        "task": act.task or "",
    }


def _mark(text: str | None) -> str:
    return sha256("\n".join((text or "").strip().splitlines()).encode()).hexdigest()[:16]
