"""How a text begins, and ticking off what had to be looked at."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.cards.wording import CardSort
from bsak.documents import notices, revisions
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.forms import options
from bsak.kernel.words import _, ngettext
from bsak.writing import leftovers, queries, rules, starting
from bsak.writing.models import Draft
from bsak.writing.routes.room import bp, draft_and_viewer, writer_of
from bsak.writing.start_forms import StartForm
from bsak.writing.word.blocks import read_word


@bp.route("/skriv/<code>/start", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def begin(code: str) -> ResponseReturnValue:
    """Choose where a text comes from, and begin its draft."""
    document, who = writer_of(code)
    if queries.draft_of(document.id) is not None:
        return redirect(_onward(document, "approved"), 303)
    form, texts = _form(document, who)
    if form.validate_on_submit():
        try:
            draft = _begun(document, form, who)
        except Refused as refusal:
            db.session.rollback()
            _at_field(form, str(refusal))
        else:
            _tell(draft)
            return redirect(_onward(document, form.source.data), 303)
    page = render_template(
        "writing/begin.html",
        form=form,
        document=document,
        texts=texts,
        approved=revisions.newest(document.id),
        notices=notices.at_start.of(document, who),
    )
    return page, 422 if form.errors else 200


@bp.post("/skriv/<code>/placeret")
@requires(Permission.DOCUMENT_EDIT)
def place(code: str) -> ResponseReturnValue:
    """Tick off one thing that had to be looked at."""
    draft, who = draft_and_viewer(code)
    entry = leftovers.handle(draft, request.form.get("piece", ""), actor=who)
    back = url_for("writing.displace", code=draft.document.code, entry_id=entry.id)
    flash(_("Krydset af."), f"undo:{back}")
    return redirect(url_for("writing.show", code=draft.document.code), 303)


@bp.post("/skriv/<code>/placeret/<int:entry_id>")
@requires(Permission.DOCUMENT_EDIT)
def displace(code: str, entry_id: int) -> ResponseReturnValue:
    """Bring back one thing that was ticked off."""
    draft, who = draft_and_viewer(code)
    leftovers.bring_back(draft, entry_id, actor=who)
    flash(_("Den står på listen igen."), "done")
    return redirect(url_for("writing.show", code=draft.document.code), 303)


def _onward(document: Document, source: str) -> str:
    """Return where the writer goes: to the field they came to mend, where the text has it."""
    field = request.args.get("felt", "")
    if field and source == "approved":
        return url_for("checks.field", code=document.code, path=field)
    return url_for("writing.show", code=document.code)


def _form(document: Document, who: Viewer) -> tuple[StartForm, int]:
    """Return the form with what this text can begin from, and how many texts that is."""
    form, texts = StartForm(), starting.others(document, who)
    form.source.choices = options(_sources(document, has_texts=bool(texts)))
    if request.method == "GET" and request.args.get("felt") and revisions.newest(document.id):
        form.source.data = "approved"
    groups: dict[str, list[tuple[str, str]]] = {}
    for text in texts:
        named = ", ".join(filter(None, [text.title, text.unit]))
        groups.setdefault(text.group, []).append((text.code, f"{named} ({text.code})"))
    form.other.choices = {"": options([("", _("Vælg et dokument"))])} | {
        group: options(pairs) for group, pairs in groups.items()
    }
    return form, len(texts)


def _sources(document: Document, *, has_texts: bool) -> list[tuple[str, str]]:
    revision = revisions.newest(document.id)
    found = [] if revision is None else [
        ("approved", _("Ret i den godkendte tekst, udgave %(n)d", n=revision.number))
    ]  # fmt: skip
    cards = {
        CardSort.EVENT: _("Skabelon til en hændelse: noget sker, fx brand eller strømsvigt"),
        CardSort.ROLE: _("Skabelon til en rolle: nogen kaldes ind, fx kriseleder"),
        CardSort.UNIT: _("Skabelon til en enhed: en hændelse ét sted, fx i hjemmeplejen"),
    }
    found += [(sort.value, cards[sort]) for sort in starting.sorts(document)]
    if not starting.sorts(document):
        found.append(("template", _("En skabelon med det, der skal med")))
    if has_texts:
        found.append(("other", _("Et andet dokuments tekst, også en anden gruppes")))
    return [*found, ("word", _("En Word-fil"))]


def _begun(document: Document, form: StartForm, who: Viewer) -> Draft:
    source = form.source.data
    if source == "approved":
        return starting.from_approved(document, actor=who)
    if source == "other":
        return starting.from_other(document, form.other.data or "", actor=who)
    if source == "word":
        return _from_word(document, form, who)
    sort = CardSort(source) if source in set(CardSort) else CardSort.EVENT
    return starting.from_template(document, sort, actor=who)


def _from_word(document: Document, form: StartForm, who: Viewer) -> Draft:
    upload = form.file.data
    if not upload or not upload.filename:
        raise Refused(_("Vælg en Word-fil (.docx)."))
    name, content = upload.filename, upload.read()
    refuse(rules.obstacle_to_writing(document, who))
    # Reading takes seconds: let go of the database's lock, so that others can save meanwhile.
    db.session.rollback()
    text = read_word(name, content)
    return starting.from_word(document, name, text, actor=who)


def _at_field(form: StartForm, sentence: str) -> None:
    """Show why it did not go, at the field it is about."""
    field = {"other": form.other, "word": form.file}.get(form.source.data, form.source)
    field.errors = [sentence]


def _tell(draft: Draft) -> None:
    if count := len(draft.unplaced):
        told = ngettext(
            "Kladden er begyndt. Der er 1 ting, du skal se efter.",
            "Kladden er begyndt. Der er %(num)d ting, du skal se efter.",
            count,
        )
    else:
        told = _("Kladden er begyndt.")
    flash(told, "done")
