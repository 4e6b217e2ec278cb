"""What was gone through, told on pages of rooms below: history, panel, and before a decision."""

from flask import url_for

from bsak.assessment import queries
from bsak.assessment.models import Assessment, Judgement
from bsak.assessment.rules import PLANS
from bsak.assessment.template import current
from bsak.documents import beside, history, notices
from bsak.documents.models import Document
from bsak.documents.notices import Notice, Way
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _, ngettext


def panel(document: Document, viewer: Viewer) -> beside.Panel | None:
    """Return the panel of a plan on its page in the register: when it was gone through."""
    if document.kind not in PLANS or not viewer.may(Permission.REGISTER_READ):
        return None
    where = url_for("assessment.show", code=document.code)
    lines = tuple(
        beside.Line(_words(one), where if one.finished_on is None else _result(one))
        for one in queries.all_of(document)[:2]
    )
    under_way = any(one.finished_on is None for one in queries.all_of(document)[:1])
    return beside.Panel(
        id="assessment", heading=_("Gennemgang efter skabelonen"),
        empty=_("Planen er ikke holdt op mod kerneopgaverne i krisestyring."),
        lines=lines, add_url=where,
        add_text=_("Fortsæt gennemgangen") if under_way else _("Gennemgå planen"),
    )  # fmt: skip


def before_decision(document: Document, viewer: Viewer) -> Notice | None:
    """Lay the newest finished assessment beside a text that is sent, or is to be approved."""
    if document.kind not in PLANS or not viewer.may(Permission.REGISTER_READ):
        return None
    every = queries.all_of(document)
    done = next((one for one in every if one.finished_on), None)
    if every and done is None:
        return _under_way(every[0])
    if done is None:
        told = _("Ingen har holdt planen op mod kerneopgaverne i krisestyring. Svarene kan følge "
                 "med planen, når den skal godkendes.")  # fmt: skip
        way = Way(words=_("Gennemgå planen efter skabelonen"), endpoint="assessment.show",
                  address={"code": document.code})  # fmt: skip
        return Notice(heading=_("Planen er ikke gennemgået"), lines=(told,), ways=(way,))
    address: dict[str, str | int] = {"code": document.code, "assessment_id": done.id}
    return Notice(
        heading=_("Gennemgået %(day)s", day=day(done.finished_on)),
        lines=tuple(filter(None, [_counted(done), done.conclusion, _of_which(done)])),
        ways=(Way(words=_("Se svarene"), endpoint="assessment.result", address=address),),
    )


def _of_which(done: Assessment) -> str:
    """Return which text was gone through; the one to be approved is another, unless it was new."""
    if done.revision_number is None:
        return _("Gennemgangen var af en tekst, der ikke gjaldt endnu. Se efter, om den er ændret "
                 "siden.")  # fmt: skip
    return _("Gennemgangen var af udgave %(n)d, ikke af den tekst, der ligger her. Se efter, om "
             "svarene passer endnu.", n=done.revision_number)  # fmt: skip


def _under_way(now: Assessment) -> Notice:
    left = len(queries.unanswered(now, current()))
    told = ngettext("%(num)d spørgsmål mangler svar.", "%(num)d spørgsmål mangler svar.", left)
    way = Way(words=_("Fortsæt gennemgangen"), endpoint="assessment.show",
              address={"code": now.document.code})  # fmt: skip
    return Notice(
        heading=_("Gennemgangen er i gang"),
        lines=(told if left else _("Alle spørgsmål er besvaret. Afslut gennemgangen."),),
        ways=(way,),
    )


def _words(one: Assessment) -> str:
    if one.finished_on is None:
        return _("I gang siden %(day)s", day=short_day(one.started_on))
    return f"{short_day(one.finished_on)}: {_counted(one)}"


def _counted(one: Assessment) -> str:
    said = queries.tally(one)
    return _("%(yes)d ja, %(partly)d delvist, %(no)d nej", yes=said[Judgement.YES],
             partly=said[Judgement.PARTLY], no=said[Judgement.NO])  # fmt: skip


def _result(one: Assessment) -> str:
    return url_for("assessment.result", code=one.document.code, assessment_id=one.id)


beside.panels.append(panel)
notices.before_decision.tellers["assessment"] = before_decision
history.tellers.update({
    "assessment_begun": lambda _b, _a: _("Begyndte en gennemgang efter skabelonen."),
    "assessment_finished": lambda _b, _a: _("Gennemgået efter skabelonen."),
    "assessment_dropped": lambda _b, _a: _("Kasserede en gennemgang efter skabelonen."),
    "assessment_brought_back": lambda _b, _a: _("Hentede gennemgangen tilbage."),
    "assessment_reopened": lambda _b, _a: _("Gennemgangen blev åbnet igen."),
})  # fmt: skip
