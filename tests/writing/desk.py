"""A draft with two writers, and the forms they see."""

import html5lib

from bsak.documents.kinds import Kind
from bsak.kernel.db import db
from bsak.plans.wording import WORDINGS
from bsak.writing import queries, service
from bsak.writing.labels import parts
from tests import make

_HTML = "{http://www.w3.org/1999/xhtml}"


def form_of(page, name="draft"):
    """Return what a browser would send from a form of the editor, without any button."""
    tree = html5lib.parse(page.text)
    form = next(e for e in tree.iter(f"{_HTML}form") if e.get("id") == name)
    sent = {}
    for field in form.iter():
        name, tag = field.get("name"), str(field.tag).removeprefix(_HTML)
        if not name or tag == "button":
            continue
        if tag == "textarea":
            sent[name] = (field.text or "").replace("\n", "\r\n")
        elif tag == "select":
            sent[name] = next(o.get("value") for o in field if o.get("selected") is not None)
        elif field.get("type") != "radio" or field.get("checked") is not None:
            sent[name] = field.get("value", "")
    return sent


class Desk:
    """A draft, its writers, and the pages they see."""

    def __init__(self, sign_in, kind="action_card", wording=None):
        self.group = make.group()
        self.mette = make.member(self.group, name="Mette")
        self.ole = make.member(self.group, name="Ole")
        self.document = make.document(self.group, kind=Kind(kind), title="Strømsvigt")
        start = service.Start(wording=wording or WORDINGS[kind]())
        self.draft = service.start(self.document, start, actor=make.viewer(self.mette))
        db.session.commit()
        self.code = self.document.code
        self.browser = sign_in(self.mette)
        self.other = sign_in(self.ole)

    def url(self, slug):
        return f"/skriv/{self.code}/afsnit/{slug}"

    def fields(self):
        db.session.rollback()
        return dict(queries.draft_of(self.document.id).fields)

    def slugs(self):
        return [part.slug for part in parts(self.document.kind.value, self.draft.fields)]
