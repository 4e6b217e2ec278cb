"""The forms of a task: what is to be done, and how it ended."""

from typing import Any

from wtforms import DateField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length, Optional

from bsak.documents.finding import find
from bsak.documents.forms import TITLE, is_sensible
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import all_groups, by_code
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import DATES, Form, VersionedForm, options, required
from bsak.kernel.words import _, lazy
from bsak.people.models import User
from bsak.people.queries import everybody
from bsak.tasks.models import Task, TaskStatus
from bsak.tasks.rules import obstacle_to_owner, obstacle_to_placing, obstacle_to_settling
from bsak.tasks.service import Terms


class TaskForm(VersionedForm):
    """What is to be done, by whom, by when, and beside what."""

    title = StringField(lazy("Hvad skal gøres?"), validators=[required(lazy("opgaven")), TITLE])
    owner_function = StringField(lazy("Ejer (funktion)"), validators=[TITLE])
    owner = SelectField(lazy("Ansvarlig person"))
    due_on = DateField(lazy("Frist"), format=DATES, validators=[Optional(), is_sensible])
    group = SelectField(lazy("Krisegruppe"))
    document = StringField(lazy("Dokumentets kode"), validators=[Length(max=12)])
    remark = TextAreaField(lazy("Bemærkning"), validators=[Length(max=4000)])

    found: Document | None = None

    def __init__(self, viewer: Viewer, task: Task | None = None, **fields: Any) -> None:
        super().__init__(**fields)
        self._viewer, self._task = viewer, task
        has_it = task.owner_id if task else None
        people = [u for u in everybody() if not obstacle_to_owner(u) or u.id == has_it]
        nobody = ("", _("Ingen bestemt"))
        self.owner.choices = options([nobody, *((str(u.id), u.name) for u in people)])
        own = task.group_id if task else None
        groups = [(g.code, g.name) for g in all_groups() if not g.is_closed or g.id == own]
        self.group.choices = options([nobody, *groups])

    def validate_document(self, field: Any) -> None:
        """Find the document that the code names."""
        if not field.data:
            return
        try:
            self.found = find(field.data.strip(), self._viewer)
        except Hidden:
            raise ValidationError(
                _("Der er intet dokument med den kode. Den står i registret, fx MT-AC-02.")
            ) from None

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each field, then that the task lies where this person may lay it."""
        if not super().validate(extra_validators):
            return False
        place = self.terms.place
        if self._task and place is self._task.group:
            return True
        if reason := obstacle_to_placing(place, self._viewer):
            self.group.errors = [reason]
        return not self.group.errors

    @property
    def terms(self) -> Terms:
        """Return what was typed."""
        return Terms(
            title=self.title.data or "",
            owner_function=self.owner_function.data or "",
            owner=db.session.get(User, int(self.owner.data)) if self.owner.data else None,
            due_on=self.due_on.data,
            group=self._group(),
            document=self.found,
            remark=self.remark.data or "",
        )

    def _group(self) -> CrisisGroup | None:
        return by_code(self.group.data) if self.group.data else None


class SettleForm(Form):
    """How a task ended, and a word on it; the button that was pressed says which."""

    remark = TextAreaField(lazy("Hvordan gik det?"), validators=[Length(max=2000)])

    def __init__(self, status: TaskStatus = TaskStatus.DONE, **fields: Any) -> None:
        super().__init__(**fields)
        self._status = status

    def validate_remark(self, field: Any) -> None:
        """Ask why, when the task is dropped."""
        if reason := obstacle_to_settling(self._status, field.data):
            raise ValidationError(reason)
