"""What the review says on pages below: comments that are open, and who has not answered."""

from bsak.documents import notices, revisions
from bsak.documents.models import Document
from bsak.documents.notices import Notice, Way
from bsak.documents.rules import sees
from bsak.groups.rules import Viewer
from bsak.kernel.words import _, ngettext
from bsak.review import queries
from bsak.review.models import Comment


def open_comments(document: Document, _viewer: Viewer) -> Notice | None:
    """Say how many comments are open and how many forbid approval."""
    found = queries.comments(document.id, Comment.closed_at.is_(None))
    if not found:
        return None
    blocking = sum(one.is_blocking for one in found)
    told = ngettext(
        "%(num)d af dem skal løses, før teksten kan godkendes. Svar på den, og få den lukket.",
        "%(num)d af dem skal løses, før teksten kan godkendes. Svar på dem, og få dem lukket.",
        blocking,
    )
    if blocking:
        word = ngettext("%(num)d skal løses", "%(num)d skal løses", blocking)
    else:
        word = ngettext("%(num)d åben", "%(num)d åbne", len(found))
    return Notice(
        heading=ngettext("%(num)d åben kommentar", "%(num)d åbne kommentarer", len(found)),
        lines=(told if blocking else _("Ingen af dem står i vejen for godkendelsen."),),
        ways=(Way(words=_("Læs og besvar kommentarerne"), endpoint="review.comments",
                  address={"code": document.code}),),
        kind="warning" if blocking else "info",
        task="review",
        word=word,
    )  # fmt: skip


def silence(document: Document, viewer: Viewer) -> Notice | None:
    """Say, before a text is decided on, who was asked to read it and has said nothing."""
    last = next(iter(queries.rounds(document.id)), None)
    approved = revisions.newest(document.id)
    if last is None or (approved and last.sent_at < approved.approved_at):
        return None
    silent = [queries.name(reader) for reader in last.readers if reader.answer is None]
    if not silent:
        return None
    there = Way(words=_("Se gennemlæsningen"), endpoint="review.show",
                address={"code": document.code})  # fmt: skip
    return Notice(
        heading=_("Ikke alle har svaret på gennemlæsningen"),
        lines=(_("Har ikke svaret: %(who)s.", who=", ".join(silent)),),
        ways=(there,) if sees(document, viewer) and viewer.sees_unfinished else (),
    )


notices.before_decision.tellers["review"] = silence
notices.in_editor.tellers["review"] = open_comments
