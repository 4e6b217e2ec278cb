"""What an agenda or minutes say, in the board's own form: plain values for Word, PDF and text."""

from collections.abc import Iterator
from dataclasses import dataclass

from bsak.kernel.danish import weekday_day
from bsak.kernel.words import Worded, _, lazy
from bsak.meetings.models import AgendaItem, Attendance, Meeting
from bsak.meetings.prose_blocks import Block, Sort, blocks
from bsak.meetings.states import Outcome, Presence, Stage


class Form(Worded):
    """Which of a meeting's two papers."""

    AGENDA = "dagsorden", lazy("Dagsorden")
    MINUTES = "referat", lazy("Referat")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a point: its heading, a line before a list ("… indstiller,"), and its blocks."""

    heading: str
    blocks: tuple[Block, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point; a closed one has a number and a case, and no sections."""

    number: int
    title: str
    case_number: str
    sections: tuple[Section, ...]

    @property
    def heading(self) -> str:
        """Return the line that opens it."""
        return _("Punkt %(n)d: %(title)s", n=self.number, title=self.title)


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole: title, what is said at the top, and the points."""

    form: Form
    title: str
    facts: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]
    is_final: bool  # minutes that are approved; anything else says that it is a draft

    @property
    def draft_mark(self) -> str:
        """Return the words that say it may still change; nothing when it cannot."""
        if self.is_final:
            return ""
        is_agenda = self.form is Form.AGENDA
        return _("Udkast til dagsorden") if is_agenda else _("Udkast. Referatet er ikke godkendt.")


def compose(meeting: Meeting, form: Form) -> Paper:
    """Return the agenda or the minutes of ``meeting``."""
    is_agenda = form is Form.AGENDA
    when = f"{meeting.held_on:%d-%m-%Y}"
    return Paper(
        form=form,
        title=_(
            "%(form)s %(body)s d. %(day)s", form=form.label.upper(), body=meeting.body, day=when
        ),
        facts=tuple((label, text) for label, text in _facts(meeting, form) if text),
        points=tuple(_point(item, form) for item in meeting.items),
        is_final=meeting.stage is not Stage.PLANNED if is_agenda else meeting.stage is Stage.LOCKED,
    )


def _facts(meeting: Meeting, form: Form) -> Iterator[tuple[str, str]]:
    clock = _(" kl. %(time)s", time=meeting.starts_at) if meeting.starts_at else ""
    yield _("Mødedato"), weekday_day(meeting.held_on) + clock
    yield _("Mødested"), meeting.place
    yield _("Mødeleder"), meeting.chair
    people = meeting.attendances
    if form is Form.AGENDA:
        yield _("Indkaldelse"), _listed(people)
        return
    yield _("Til stede"), _listed([a for a in people if a.presence is Presence.PRESENT])
    yield _("Afbud"), _listed([a for a in people if a.presence is Presence.ABSENT])


def _listed(people: list[Attendance]) -> str:
    return "; ".join(_named(one) for one in people)


def _named(one: Attendance) -> str:
    said = [_("gæst") if one.is_guest else "", one.note]
    after = ", ".join(filter(None, said))
    return f"{one.name} ({after})" if after else one.name


def _point(item: AgendaItem, form: Form) -> Point:
    if item.is_closed:
        return Point(item.number, _("Lukket"), item.case_number, ())
    title = item.title
    if item.time_slot and item.time_slot not in title:
        title = f"{title} ({item.time_slot})"
    sections = tuple(section for section in _sections(item, form) if section.blocks)
    return Point(item.number, title, item.case_number, sections)


def _sections(item: AgendaItem, form: Form) -> Iterator[Section]:
    yield Section(_("Anledning"), blocks(item.occasion))
    yield Section(_("Sagsfremstilling"), blocks(item.presentation))
    proposed = tuple(r.text for r in item.recommendations if r.is_proposed)
    lead = _("%(who)s indstiller,", who=item.proposer) if item.proposer else ""
    yield Section(_("Indstilling"), _list(Sort.NUMBERS, proposed), lead)
    yield Section(_("Historik"), blocks(item.history))
    if form is Form.MINUTES:
        yield Section(_("Beslutning"), _decision(item))
    yield Section(_("Bilag"), _list(Sort.BULLETS, tuple(map(str, item.attachments))))


def _decision(item: AgendaItem) -> tuple[Block, ...]:
    """Return what was decided: the words, then a line for each thing that was settled."""
    settled = [r for r in item.recommendations if r.outcome is not Outcome.OPEN and r.minute]
    return blocks(item.decision) + _list(Sort.BULLETS, tuple(r.minute for r in settled))


def _list(sort: Sort, lines: tuple[str, ...]) -> tuple[Block, ...]:
    flat = tuple(" ".join(line.split()) for line in lines)
    return (Block(sort, flat),) if flat else ()
