"""A client that reads each page as strictly as a browser ought to."""

from collections import Counter

import html5lib
from flask import g
from flask.testing import FlaskClient

from bsak.kernel.db import db

_HTML = "{http://www.w3.org/1999/xhtml}"


class FreshClient(FlaskClient):
    """Sends each request with nothing left over from the test or from an earlier request.

    The test's application context outlives the request, and with it who was signed in.
    """

    def open(self, *args, **kwargs):
        """Send a request from a clean start."""
        db.session.rollback()
        for name in list(g):
            g.pop(name)
        return super().open(*args, **kwargs)


class CheckingClient(FreshClient):
    """Holds every HTML answer against what each page of ours must be."""

    def open(self, *args, **kwargs):
        """Send a request and read the answer."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            assert faults(response.text) == []
        return response


def faults(html: str) -> list[str]:
    """Return what is wrong with a page: its HTML, headings, ids, labels, inline code."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(html)
    found = [f"{place}: {code}" for place, code, _ in parser.errors]
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    by_tag = Counter(e.tag.removeprefix(_HTML) for e in elements)
    if by_tag["h1"] != 1:
        found.append(f"{by_tag['h1']} h1")
    title = next((e.text for e in elements if e.tag == f"{_HTML}title"), None)
    if not (title or "").strip() or (title or "").startswith(" ·"):
        found.append("no title")
    if elements[0].get("lang") != "da":
        found.append("no language")
    ids = Counter(e.get("id") for e in elements if e.get("id"))
    found += [f"id {name} twice" for name, n in ids.items() if n > 1]
    found += _unlabelled(elements)
    found += [f"inline {a} on {e.tag}" for e in elements for a in e.attrib
              if a == "style" or a.startswith("on")]  # fmt: skip
    found += ["inline script" for e in elements if e.tag == f"{_HTML}script" and e.text]
    return found


def _unlabelled(elements):
    labelled = {e.get("for") for e in elements if e.tag == f"{_HTML}label"}
    for element in elements:
        tag = element.tag.removeprefix(_HTML)
        if tag not in ("input", "select", "textarea") or element.get("type") in (
            "hidden",
            "submit",
        ):
            continue
        if element.get("id") not in labelled and not element.get("aria-label"):
            yield f"{tag} {element.get('name')} has no label"
