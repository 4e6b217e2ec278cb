"""What approval says on pages below: in the editor what was sent, under a text what to confirm."""

from bsak.approval import holding, queries, rules
from bsak.approval.deciding import has_moved_on
from bsak.approval.models import State, Submission
from bsak.documents import notices, revisions
from bsak.documents.models import Document
from bsak.documents.notices import Notice, Way
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.danish import moment
from bsak.kernel.words import _


def sent(document: Document, viewer: Viewer) -> Notice | None:
    """Say in the editor that a text waits for a decision, or came back from one."""
    newest = queries.newest(document.id)
    if newest is None:
        return None
    if newest.state is State.WAITING:
        return _waits(newest, viewer)
    return _came_back(newest) if newest.state is State.RETURNED else None


def asked(document: Document, viewer: Viewer) -> Notice | None:
    """Ask a holder, under the text itself, whether they have read and understood it."""
    current = revisions.in_force([document.id], clock.today()).get(document.id)
    if current is None or viewer.user_id is None:
        return None
    if holding.obstacle_to_confirming(document, current, current.number, viewer):
        return None
    if said := queries.confirmed(current.id).get(viewer.user_id):
        told = _("Du bekræftede udgave %(n)s %(when)s.", n=current.number, when=moment(said.at))
        return Notice(heading=_("Læst og forstået"), lines=(told,), kind="success")
    return Notice(
        heading=_("Har du læst og forstået teksten?"),
        lines=(_("Du er bedt om at kende den. Spørg krisegruppen, hvis noget er uklart."),),
        ways=(Way(
            words=_("Jeg har læst og forstået udgave %(n)s", n=current.number),
            endpoint="approval.acknowledge", address={"code": document.code},
            posts={"number": current.number},
        ),),
    )  # fmt: skip


def _waits(submitted: Submission, viewer: Viewer) -> Notice:
    first, address = submitted.steps[0], _address(submitted)
    told = _("Venter på: %(who)s.", who=submitted.authority.label)
    if first.by:
        told = _("%(name)s sendte teksten.", name=first.by.name) + " " + told
    ways = [Way(words=_("Se det, der er sendt"), endpoint="approval.proposal", address=address)]
    if rules.obstacle_to_taking_back(submitted.document, submitted.state, viewer) is None:
        ways.append(Way(words=_("Træk teksten tilbage"), endpoint="approval.take_back",
                        address=address, posts={}))  # fmt: skip
    return Notice(
        heading=_("Sendt til godkendelse %(when)s", when=moment(first.at)),
        lines=(told, _after_sending(submitted)),
        ways=tuple(ways),
        kind="warning",
        task="approval",
        word=_("Sendt"),
    )


def _after_sending(submitted: Submission) -> str:
    if has_moved_on(submitted):
        told = _("Kladden er rettet siden. Rettelserne er ikke med i det, der godkendes.")
    else:
        told = _("Det, du retter nu, kommer ikke med i det, der godkendes.")
    return f"{told} " + _("Skal rettelserne med, så træk teksten tilbage, og send den igen.")


def _came_back(submitted: Submission) -> Notice:
    last = submitted.steps[-1]
    return Notice(
        heading=_("Sendt tilbage %(when)s", when=moment(last.at)),
        lines=(last.reason, _("Ret teksten, og send den til godkendelse igen.")),
        ways=(Way(words=_("Se det, der blev sendt"), endpoint="approval.proposal",
                  address=_address(submitted)),),
        kind="warning",
        task="approval",
        word=_("Sendt tilbage"),
    )  # fmt: skip


def _address(submitted: Submission) -> dict[str, str | int]:
    return {"code": submitted.document.code, "submission_id": submitted.id}


notices.in_editor.tellers["approval"] = sent
notices.under_text.tellers["approval"] = asked
