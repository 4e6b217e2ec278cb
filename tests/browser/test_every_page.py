"""Every page that each role can open, in a real browser: usable by everybody, and quiet.

Each role asks for each address. A page is looked at in the browser (axe on the screen and on
paper, the smallest phone, what the console says) when nobody who runs these tests now has met the
same page, letter by letter but for the person's name and the token of its forms: what one role is
shown and another is not makes another page. On paper only colours count: nobody operates paper.
"""

import hashlib
import json
import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from functools import cache

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from sqlalchemy import select

from bsak.assessment import service as assessing
from bsak.binders.jobs import Job
from bsak.contacts import asking, inbox, incoming
from bsak.contacts import queries as people_known
from bsak.demo.organisation import ACCOUNTS
from bsak.distribution import binders, copies, replacing, standing, stocktaking
from bsak.distribution import queries as binders_of
from bsak.distribution.typed import Leaf
from bsak.documents.finding import by_code
from bsak.documents.models import Revision
from bsak.duty import calling
from bsak.duty.models import CallTest
from bsak.groups import queries as groups
from bsak.groups.queries import viewer
from bsak.intake import shelf
from bsak.kernel.db import db
from bsak.people.models import User
from bsak.writing import queries, service
from tests.assessment.targets import judge_all
from tests.distribution import making, targets
from tests.test_access import ROWS
from tests.world import MINUTES

LOGINS = [None, *(login for login, *_ in ACCOUNTS)]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}
ON_PAPER = {**AXE, "runOnly": ["color-contrast", "link-in-text-block"]}
# The codes in the text of a page that stand on more than one line.
BROKEN = r"""() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    for (const code of walk.currentNode.data.matchAll(/[A-ZÆØÅ]{2,3}-[A-Z]{2}-\d{2,}/g)) {
      const range = document.createRange();
      range.setStart(walk.currentNode, code.index);
      range.setEnd(walk.currentNode, code.index + code[0].length);
      const lines = new Set([...range.getClientRects()].map((part) => Math.round(part.top)));
      if (lines.size > 1) found.push(`broken: ${code[0]}`);
    }
  return found;
}"""
PARTS = 16  # so that no test is long, and those who run tests side by side share them evenly
# What an address needs, by the endpoint's room; more than one shows more than one state.
CODES = {
    "documents": ["SU-AC-01", "MT-SP-08", "SK-AC-06"],
    "groups": ["SU", "SO"],
    "binders": ["SK-AC-06"],
    "library": ["SK-AC-06"],
    "review": ["MT-AC-02"],
    "plans": ["SK-AC-06", "MT-DP-01", "KK-KL-01"],
    "writing": ["MT-AC-02", "MT-DP-01"],
    "approval": ["SK-AC-02", "SK-AC-06", "SU-DP-01"],
    "distribution": ["PR", "MT"],
    "checks": ["MT-AC-02"],
    "assessment": ["MT-DP-01"],
}
PEOPLE = b"Navn;Stilling;Mobil;CPR\nEva Eksempel;Leder;00000005;x\nAsta Eksempel;Chef;0000001;x\n"
KEY = "abcdefghjk"  # of a pack that nobody has answered for
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
    "/bibliotek/SK-AC-06/c3",
    "/k/SK-AC-06/1",
    "/k/SU-AC-01/9?k=PR-01",
    "/k/00-LG/1.0?k=PR-01",
    "/k?ark=forkert",
    "/kopier/PR/2/optaelling",
    "/kriseledelse/fravaer?person=14",
    "/kopier/MT/1/dag?dag=2018-01-01",
    "/kontakter?hvem=post",
    "/kontakter?q=findesikke",
    "/kontakter?numre=gamle&page=2",
    "/kriseledelse/liste?mangler=indehaver&gruppe=KB",
    "/bekraeft/kendes-ikke",
    "/tjek?vaegt=tip&gruppe=SK",
    "/tjek?regel=seat-vacant&emne=people",
    "/tjek/accepter?fund=group-empty:SO",
]
# Who, where, and which of the page's forms; -1 is the last.
WRONG_FORMS = [
    (None, "/log-ind", -1),
    ("medlem", "/min-konto", -1),
    ("medlem", "/register/nyt", -1),
    ("medlem", "/skriv/SU-AC-04/start", -1),
    ("sekretariat", "/referat", -1),
    ("sekretariat", "/krisegrupper/SU/ret", 0),
    ("sekretariat", "/moeder/nyt", -1),
    ("sekretariat", "/organisation", -1),
    ("sekretariat", "/kopier/ny", -1),
    ("sekretariat", "/kriseledelse/pladser/ny", -1),
    ("leder", "/kriseledelse/fravaer", -1),
    (None, f"/kvit/{KEY}", -1),
    ("sekretariat", "/kopier/PR/rettelse", -1),
    ("sekretariat", "/kopier/MT/1/erstat", -1),
    ("sekretariat", "/register/SK-AC-06/tekst/godkendelse", 0),
    ("sekretariat", "/kontakter/personer/ny", -1),
    ("sekretariat", "/kontakter/indlaes", -1),
    ("sekretariat", "/vagt/ny", -1),
    ("sekretariat", "/tjek/accepter?fund=group-empty:SO", -1),
    ("admin", "/konti", -1),
]


@cache
def addresses(served):
    """Return an address for every GET route in the table of access, and some states beside."""
    from bsak.app import create_app  # noqa: PLC0415 -- only its addresses are read
    from bsak.settings import Settings  # noqa: PLC0415 -- as above

    app = create_app(Settings(instance="/nonexistent", database_url="sqlite://", secret_key="x"))
    rules = {rule.endpoint: rule for rule in reversed([*app.url_map.iter_rules()])}
    values = _values(served)
    found = []
    for row in ROWS:
        if row["method"] == "GET" and row["about"] in ("-", "open", "own"):
            found += _filled(row["endpoint"], rules[row["endpoint"]], values)
    return [*dict.fromkeys(found), *STATES]


def _filled(endpoint, rule, values):
    pattern = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)
    places = [pattern]
    for name in rule.arguments:
        known = values.get(f"{endpoint} {name}") or (
            values[name] if name != "code" else CODES[endpoint.split(".")[0]]
        )
        places = [place.replace(f"<{name}>", str(one)) for place in places for one in known]
    return places


def _values(served):
    _shelve(served)
    with closing(sqlite3.connect(served.instance / "bsak.sqlite")) as database:
        meetings = [key for (key,) in database.execute("SELECT id FROM meeting ORDER BY id")]
        points = [key for (key,) in database.execute("SELECT id FROM agenda_item")]
        files = [key for (key,) in database.execute("SELECT id FROM attachment")]
        people = dict(database.execute("SELECT login, id FROM user"))
        packs = [*database.execute("SELECT id, key FROM pack ORDER BY id LIMIT 1")]
    return {
        "id": meetings[:2],
        "meetings.item id": points[:1],
        "file_id": files[:1] or [1],
        "number": [1],
        "rev": ["1.0"],
        "pack_id": [pack_id for pack_id, _key in packs],
        "replacement_id": [1],
        "key": [key for _id, key in packs],
        "seat_id": [1, 25],
        "submission_id": [1],
        "person_id": [1],
        "personal.holds person_id": [1, 19],
        "task_id": [1],
        "task": ["form"],
        "assessment_id": _judged(served),
        "assessment.result code": ["SK-DP-01"],
        "assessment.paper code": ["SK-DP-01"],
        "writing.fill code": ["KK-KL-01"],
        "checks.draft code": CODES["writing"],
        "post_id": [1],
        "party_id": [1],
        "point_id": [1],
        "contacts.brought key": [inbox.put(served.instance, incoming.read(PEOPLE))],
        "contacts.answer key": _asked(served),
        "roster_id": [1, 2],
        "shift": _last_shift(served),
        "address": ["kendes-ikke"],
        "test_id": _tests(served),
        "path": ["belongs_to.0"],
        "form": ["dagsorden", "referat"],
        "group_code": ["SK"],
        "paper": ["logark"],
        "system": ["c3"],
        "ending": ["csv"],
        "secret": ["kendes-ikke"],
        "section": ["hvornaar", "trin", "kapitler", *_chapters(served)],
        "user_id": [people["medlem"]],
        "digest": [shelf.put(served.instance, MINUTES)],
        "job_id": [
            _job(served, people["sekretariat"], state) for state in ("done", "running", "failed")
        ],
        "library.job job_id": [_job(served, people["sekretariat"], "done", "library")],
    }


def _last_shift(served):
    """Return the last Monday of the demo's weekly duty; the daily one has a shift then too."""
    with closing(sqlite3.connect(served.instance / "bsak.sqlite")) as database:
        last = "SELECT max(from_on) FROM duty_shift WHERE roster_id = 1"
        return [day for (day,) in database.execute(last)]


@cache
def _tests(served):
    """Begin a call test; return it and the one of the demo that is ended."""
    with _opened(served):
        clerk = viewer(db.session.scalar(select(User).where(User.login == "sekretariat")))
        group = groups.by_code("SK")
        calling.running(group.id) or calling.begin(group, actor=clerk)
        db.session.commit()
        return list(db.session.scalars(select(CallTest.id).order_by(CallTest.id)))


@cache
def _judged(served):
    """Go through one of the demo's plans to the end, and begin another; return the first's key."""
    with _opened(served):
        clerk = viewer(db.session.scalar(select(User).where(User.login == "sekretariat")))
        assessing.begin(by_code("MT-DP-01"), actor=clerk)
        done = assessing.begin(by_code("SK-DP-01"), actor=clerk)
        judge_all(done, clerk)
        assessing.finish(done, "En god plan.", actor=clerk)
        db.session.commit()
        return [done.id]


@cache
def _asked(served):
    """Ask one of the demo's people by a link; return its key."""
    with _opened(served):
        clerk = viewer(db.session.scalar(select(User).where(User.login == "sekretariat")))
        (link,) = asking.ask([people_known.person(1)], actor=clerk)
        db.session.commit()
        return [link.key]


def _chapters(served):
    """Begin a card and a plan on the texts of the demo; return the pages of two chapters."""
    with _opened(served):
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
    return [f"kapitel-{key}" for key in keys[2:4]]


@cache
def _shelve(served):
    """Plan a binder with two copies, one of them ended, and let one of the demo's lack a leaf."""
    with _opened(served) as settings:
        clerk = viewer(db.session.scalar(select(User).where(User.login == "sekretariat")))
        if binders_of.by_code("PR"):
            return
        binder = binders.plan(binders.Profile(code="PR", name="Prøvemappe"), actor=clerk)
        place = copies.Place(holder_function="Leder af Hjemmeplejen", place="Vagtrummet")
        copies.add(binder, place, actor=clerk, settings=settings)
        lost = copies.add(binder, place, actor=clerk, settings=settings)
        copies.end(lost, "Bortkommet", actor=clerk)
        sheets = [("SU-AC-01", "Strømsvigt"), ("SU-AC-02", "Brand")]
        sent = making.release(binder, sheets, effective_on=date(2019, 3, 1))
        making.pack_of(binder.copies[0], sent).key = KEY
        targets.let_print([row.kept for row in sent.sheets])
        counted = stocktaking.begin(binder.copies[0], actor=clerk)
        stocktaking.see(counted, [Leaf("SU-AC-01", "1"), Leaf("SU-AC-09", "1")], actor=clerk)
        held = standing.held(binders_of.copy_of("MT", 1))
        replacing.order(held[-1], "Strømsvigt 3. marts", actor=clerk)
        db.session.commit()


@contextmanager
def _opened(served):
    """Open the served instance as the program itself does."""
    from bsak.app import create_app  # noqa: PLC0415 -- as above
    from bsak.settings import Settings  # noqa: PLC0415 -- as above

    url = f"sqlite:///{served.instance / 'bsak.sqlite'}"
    app = create_app(Settings(instance=str(served.instance), database_url=url, secret_key="x"))
    with app.app_context():
        yield app.extensions["bsak"]
        db.engine.dispose()


def _job(served, user_id, state, folder="prints"):
    place = served.instance / folder / state
    place.mkdir(parents=True, exist_ok=True)
    job = Job(state, user_id, "Krisemappe", state=state, done=1, total=2, told="2 sider.")
    (place / "job.json").write_text(json.dumps(asdict(job)))
    return state


def faults(page, options=AXE) -> list[str]:
    """Return what axe says against the page as it is shown now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options).then(told => told.violations)", options)
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def on_smallest_phone(page) -> list[str]:
    """Return what is wrong there: a page to be scrolled sideways, and codes on two lines."""
    page.set_viewport_size({"width": 320, "height": 640})
    found = page.evaluate(BROKEN)
    if page.evaluate("document.documentElement.scrollWidth > 320"):
        found.append("wider than 320 px")
    page.set_viewport_size({"width": 1366, "height": 768})
    return found


def look(page) -> list[str]:
    """Return everything that is wrong with a page on the screen, on a phone and on paper."""
    found = faults(page) + on_smallest_phone(page)
    page.emulate_media(media="print")
    found += [f"in print: {fault}" for fault in faults(page, ON_PAPER)]
    page.emulate_media(media="screen")
    return found


def is_new(text, login, folder) -> bool:
    """Say whether nobody looked at this page yet; names and tokens make no difference.

    Those who run tests side by side tell each other by a file for each page in ``folder``.
    """
    name = next((name for key, name, *_ in ACCOUNTS if key == login), "")
    plain = re.sub(r'name="csrf_token"[^>]*', "", text).replace(name or "\0", "")
    try:
        (folder / hashlib.sha256(plain.encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def told_at_once(headers, text) -> list[str]:
    """Return what is wrong with an answer, before any browser shows it."""
    policy = headers.get("content-security-policy", "")
    found = [] if "default-src 'self'" in policy and "unsafe" not in policy else ["policy"]
    return found if re.search(r"<title>\s*[^\s<·]", text) else [*found, "no title"]


def visit(page, address, login, folder) -> list[str] | None:
    """Return what is wrong with the page at ``address``, or None when it is no page."""
    answer = page.request.get(address)
    if "text/html" not in answer.headers["content-type"]:
        return None
    found = told_at_once(answer.headers, answer.text())
    if is_new(answer.text(), login, folder):
        page.goto(address)
        found += look(page)
    return found


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


@pytest.fixture(scope="session")
def looked_at(shared_folder):
    """The folder with a file for each page that somebody looked at in this run."""
    folder = shared_folder / "looked"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("part", range(PARTS))
def test_page_is_usable_by_everybody(open_as, served, looked_at, part):
    found, complaints = {}, {}
    for login in LOGINS:
        page = open_as(login)
        complaints[login] = listen(page)
        for address in addresses(served)[part::PARTS]:
            found[login, address] = visit(page, address, login, looked_at)
        page.context.close()

    assert any(wrong is not None for wrong in found.values())
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert {login: said for login, said in complaints.items() if said} == {}


def show_instead(page, address, body):
    """Let the browser be answered ``body`` at ``address``."""
    page.route(f"**{address}", lambda way: way.fulfill(content_type="text/html", body=body))


def test_fault_that_one_role_meets_is_found_there_and_only_there(open_as, tmp_path):
    found = {}
    for login, planted in (("medlem", ""), ("sekretariat", ""), ("leder", "<img src=x>")):
        page = open_as(login)
        plain = page.request.get("/findes/ikke")
        body = plain.text().replace("</main>", f"{planted}</main>")
        show_instead(page, "/findes/ikke", body)
        if is_new(body, login, tmp_path):
            page.goto("/findes/ikke")
            found[login] = look(page)

    assert found.pop("medlem") == []
    assert [fault.partition(":")[0] for fault in found.pop("leder")] == ["image-alt"]
    assert not any(found.values())


def test_page_is_looked_at_again_when_anything_but_name_and_token_differs(tmp_path):
    page = '<p>{}</p><input name="csrf_token" value="{}">{}'.format
    first = is_new(page("Demo Medlem", "a", ""), "medlem", tmp_path)
    second = is_new(page("Demo Gruppeleder", "b", ""), "leder", tmp_path)
    more = is_new(page("Demo Gruppeleder", "b", "<button>Slet</button>"), "leder", tmp_path)

    assert (first, second, more) == (True, False, True)


def test_answer_without_title_or_policy_is_told_at_once():
    policy = {"content-security-policy": "default-src 'self'"}

    assert told_at_once(policy, "<title>Register · bsak</title>") == []
    assert told_at_once(policy, "<title> · bsak</title>") == ["no title"]
    assert told_at_once({}, "<title>Register</title>") == ["policy"]


@pytest.mark.parametrize(("login", "address", "which"), WRONG_FORMS)
def test_page_that_says_what_is_wrong_is_usable_too(open_as, served, login, address, which):
    _shelve(served)
    page = open_as(login)
    complaints = listen(page)
    page.goto(address)
    form = page.locator("main form.form").nth(which)
    for folded in form.locator("xpath=ancestor::details[not(@open)]/summary").all():
        folded.click()
    for field in form.locator("input[type=text], input[type=date]").all():
        field.fill("")
    with page.expect_navigation():
        form.locator("button").first.click()

    expect(page.locator("[data-summary]")).to_be_visible()
    assert look(page) == []
    assert complaints == []
    assert page.title().startswith("Fejl:")


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("document.body.insertAdjacentHTML('beforeend', '<img src=x>')", "image-alt"),
        ("document.querySelector('h1').remove()", "page-has-heading-one"),
        ("document.querySelector('h1').id = 'wide'", "wider than 320 px"),
        (
            "document.querySelector('h1').textContent = 'Sundhedsberedskab SU-AC-01'.repeat(9)",
            "broken",
        ),
        ("document.querySelector('label').remove()", "label"),
        ("document.querySelector('h1').className = 'faint'", "in print: color-contrast"),
    ],
)
def test_fault_that_is_planted_is_found(open_as, planted, told):
    page = open_as(None, bypass_csp=True)
    page.goto("/log-ind")
    page.evaluate(planted)
    page.add_style_tag(content="#wide { width: 500px } @media print { .faint { color: #ddd } }")

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
