"""What is told of a list that fills itself: in the editor, and beside the document."""

from flask import url_for

from bsak.documents import beside, notices
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.documents.notices import Notice, Way
from bsak.groups.rules import Viewer
from bsak.kernel.words import _, ngettext
from bsak.writing import filling, rules


def in_editor(document: Document, _viewer: Viewer) -> Notice | None:
    """Offer to fill the draft from the contacts."""
    if document.kind is not Kind.CONTACT_LIST:
        return None
    address: dict[str, str | int] = {"code": document.code}
    choose = Way(
        words=_("Vælg, hvad der hentes, og se, hvad der sker"),
        endpoint="writing.fill",
        address=address,
    )
    if not filling.parts(document):
        told = _(
            "Navne og numre kan hentes fra Kriseledelse og Kontakter, så de kun rettes ét sted. "
            "Det, I selv har skrevet under andre overskrifter, røres ikke."
        )
        return Notice(
            heading=_("Rækkerne kan hentes fra kontakterne"), lines=(told,), ways=(choose,)
        )
    now = Way(words=_("Hent rækkerne nu"), endpoint="writing.fill_now", address=address, posts={})
    return Notice(
        heading=_("Rækker hentes fra kontakterne"), lines=_told(document), ways=(now, choose)
    )


def panel(document: Document, viewer: Viewer) -> beside.Panel | None:
    """Say beside the document whether its list is as the contacts are."""
    if document.kind is not Kind.CONTACT_LIST or rules.obstacle_to_writing(document, viewer):
        return None
    where = url_for("writing.fill", code=document.code)
    told = _told(document) if filling.parts(document) else (_("Ingen rækker hentes endnu"),)
    return beside.Panel(
        id="filling", heading=_("Rækker fra kontakterne"), empty="",
        lines=tuple(beside.Line(line, where) for line in told),
    )  # fmt: skip


def _told(document: Document) -> tuple[str, ...]:
    if filling.in_force(document) is None:
        return (_("Listen har endnu ingen udgave, der gælder."),)
    found = filling.news(document)
    if not found:
        return (_("Den udgave, der gælder, passer med kontakterne."),)
    count = ngettext("%(num)d linje i den udgave, der gælder, passer ikke længere med kontakterne.",
                     "%(num)d linjer i den udgave, der gælder, passer ikke længere med "
                     "kontakterne.", len(found))  # fmt: skip
    return (count, _("Hent rækkerne i kladden, og få den godkendt: så passer det igen."))


notices.in_editor.tellers["filling"] = in_editor
beside.panels.append(panel)
