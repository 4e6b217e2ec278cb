"""Every page that each role can open, in a real browser: usable by everybody, and quiet."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import asdict
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from sqlalchemy import select

from bsak.binders.jobs import Job
from bsak.demo.organisation import ACCOUNTS
from bsak.documents.models import Revision
from bsak.documents.queries import by_code
from bsak.groups.queries import viewer
from bsak.intake import shelf
from bsak.kernel.db import db
from bsak.people.models import User
from bsak.writing import queries, service
from tests.test_access import ROWS
from tests.world import MINUTES

LOGINS = [None, *(login for login, *_ in ACCOUNTS)]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What an address needs, by the endpoint's room; more than one shows more than one state.
CODES = {
    "documents": ["SU-AC-01", "MT-SP-08", "SK-AC-06"],
    "groups": ["SU", "SO"],
    "binders": ["SK-AC-06"],
    "review": ["MT-AC-02"],
    "plans": ["SK-AC-06", "MT-DP-01", "KK-KL-01"],
    "writing": ["MT-AC-02", "MT-DP-01"],
    "approval": ["SK-AC-02", "SK-AC-06", "SU-DP-01"],
}
STATES = [
    "/register?gruppe=SU",
    "/register?gruppe=SO&status=completed",
    "/register?page=999",
    "/soeg?q=svigt",
    "/soeg?q=findesikke",
    "/overblik?grupper=alle",
    "/findes/ikke",
    "/skriv/SU-AC-04/start",
    "/skriv/SU-DP-01/start",
    "/afsnit?art=health_plan",
]
# Who, where, and which of the page's forms; -1 is the last.
WRONG_FORMS = [
    (None, "/log-ind", -1),
    ("medlem", "/min-konto", -1),
    ("medlem", "/register/nyt", -1),
    ("medlem", "/skriv/SU-AC-04/start", -1),
    ("sekretariat", "/referat", -1),
    ("sekretariat", "/krisegrupper/SU/ret", 0),
    ("sekretariat", "/organisation", -1),
    ("sekretariat", "/register/SK-AC-06/tekst/godkendelse", 0),
    ("admin", "/konti", -1),
]
_seen: set[str] = set()


def addresses(served):
    """Return an address for every GET route in the table of access, and some states beside."""
    values = _values(served)
    found = []
    for row in ROWS:
        if row["method"] == "GET" and row["about"] in ("-", "open", "own"):
            found += _filled(row["endpoint"], values)
    return [*dict.fromkeys(found), *STATES]


def _filled(endpoint, values):
    from bsak.app import create_app  # noqa: PLC0415 -- only its addresses are read
    from bsak.settings import Settings  # noqa: PLC0415

    app = create_app(Settings(instance="/nonexistent", database_url="sqlite://", secret_key="x"))
    rule = next(r for r in app.url_map.iter_rules() if r.endpoint == endpoint)
    pattern = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)
    places = [pattern]
    for name in rule.arguments:
        known = values[name] if name != "code" else CODES[endpoint.split(".")[0]]
        places = [place.replace(f"<{name}>", str(one)) for place in places for one in known]
    return places


def _values(served):
    with closing(sqlite3.connect(served.instance / "bsak.sqlite")) as database:
        meetings = [key for (key,) in database.execute("SELECT id FROM meeting ORDER BY id")]
        files = [key for (key,) in database.execute("SELECT id FROM attachment")]
        people = dict(database.execute("SELECT login, id FROM user"))
    return {
        "id": meetings[:2],
        "meeting_id": meetings[:2],
        "file_id": files[:1] or [1],
        "number": [1],
        "submission_id": [1],
        "section": ["hvornaar", "trin", "kapitler", *_chapters(served)],
        "user_id": [people["medlem"]],
        "digest": [shelf.put(served.instance, MINUTES)],
        "job_id": [
            _job(served, people["sekretariat"], state) for state in ("done", "running", "failed")
        ],
    }


def _chapters(served):
    """Begin a card and a plan on the texts of the demo; return the pages of two chapters."""
    from bsak.app import create_app  # noqa: PLC0415 -- as above
    from bsak.settings import Settings  # noqa: PLC0415

    url = f"sqlite:///{served.instance / 'bsak.sqlite'}"
    app = create_app(Settings(instance=str(served.instance), database_url=url, secret_key="x"))
    with app.app_context():
        clerk = viewer(db.session.scalar(select(User).where(User.login == "sekretariat")))
        for code in CODES["writing"]:
            document = by_code(code)
            if not queries.draft_of(document.id):
                revision = db.session.scalar(
                    select(Revision).where(Revision.document_id == document.id)
                )
                service.revise(document, revision, actor=clerk)
        db.session.commit()
        keys = queries.draft_of(by_code("MT-DP-01").id).fields["sections"].split()
        db.engine.dispose()
    return [f"kapitel-{key}" for key in keys[2:4]]


def _job(served, user_id, state):
    place = served.instance / "prints" / state
    place.mkdir(parents=True, exist_ok=True)
    job = Job(state, user_id, "Krisemappe", state=state, done=1, total=2, told="2 sider.")
    (place / "job.json").write_text(json.dumps(asdict(job)))
    return state


def faults(page) -> list[str]:
    """Return what axe says against the page as it is shown now."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def is_wide(page) -> bool:
    """Say whether the page must be scrolled sideways on the smallest phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth > 320")
    page.set_viewport_size({"width": 1366, "height": 768})
    return bool(wide)


def look(page) -> list[str]:
    """Return everything that is wrong with a page on the screen, on a phone and on paper."""
    found = faults(page)
    if is_wide(page):
        found.append("wider than 320 px")
    page.emulate_media(media="print")
    found += [f"in print: {fault}" for fault in faults(page)]
    page.emulate_media(media="screen")
    return found


def is_new(text, login) -> bool:
    """Say whether this page was not looked at yet; names and tokens make no difference."""
    name = next((name for key, name, *_ in ACCOUNTS if key == login), "")
    plain = re.sub(r'name="csrf_token"[^>]*', "", text).replace(name or "\0", "")
    if plain in _seen:
        return False
    _seen.add(plain)
    return True


def listen(page) -> list[str]:
    """Return the list that everything the browser complains about is written in."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "console",
        lambda message: (
            said.append(f"{page.url}: {message.text}")
            if message.type in ("error", "warning") and "status of 4" not in message.text
            else None
        ),
    )
    return said


@pytest.mark.parametrize("login", LOGINS)
def test_page_is_usable_by_everybody(open_as, served, login):
    page = open_as(login)
    complaints, found, looked = listen(page), {}, 0
    for address in addresses(served):
        answer = page.request.get(urljoin(served.url, address))
        if "text/html" not in answer.headers["content-type"] or not is_new(answer.text(), login):
            continue
        page.goto(address)
        looked += 1
        if wrong := look(page):
            found[address] = wrong

    assert found == {}
    assert complaints == []
    assert looked > 0


@pytest.mark.parametrize(("login", "address", "which"), WRONG_FORMS)
def test_page_that_says_what_is_wrong_is_usable_too(open_as, login, address, which):
    page = open_as(login)
    complaints = listen(page)
    page.goto(address)
    form = page.locator("main form.form").nth(which)
    for field in form.locator("input[type=text]").all():
        field.fill("")
    form.locator("button").first.click()
    page.wait_for_selector("[data-summary]")

    assert look(page) == []
    assert complaints == []
    assert page.title().startswith("Fejl:")


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("document.body.insertAdjacentHTML('beforeend', '<img src=x>')", "image-alt"),
        ("document.querySelector('h1').remove()", "page-has-heading-one"),
        ("document.querySelector('h1').id = 'wide'", "wider than 320 px"),
        ("document.querySelector('label').remove()", "label"),
    ],
)
def test_fault_that_is_planted_is_found(open_as, planted, told):
    page = open_as(None, bypass_csp=True)
    page.goto("/log-ind")
    page.evaluate(planted)
    page.add_style_tag(content="#wide { width: 500px }")

    assert told in " ".join(look(page))


def test_complaint_of_the_browser_is_heard(open_as):
    page = open_as(None)
    complaints = listen(page)
    page.goto("/log-ind")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.ran = true'}))"
    )
    page.evaluate("console.error('i stykker')")

    assert page.evaluate("window.ran") is None
    assert len(complaints) == 2
