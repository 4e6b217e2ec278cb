"""What the checker says of the demo: what is truly wrong there, and nothing that is not."""

import pytest
from sqlalchemy import select

from bsak.approval.models import Delegation
from bsak.checks import gather, standing, ways
from bsak.checks.catalogue import findings
from bsak.checks.finding import Theme
from bsak.contacts.models import Person
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.prose import Tier
from bsak.people.models import Role
from tests import make

# Somebody has read each of these against the demo; what comes on top must be read as well.
_TRUE = {
    "answer-overdue", "card-without-plan", "copy-behind", "council-plan-missing", "deadline-passed",
    "decision-contradicted", "department-without-seat", "duty-later", "expected-passed",
    "group-empty", "group-without-seats", "long-title", "needed-twice", "never-exercised",
    "not-mentioned-back", "number-unconfirmed", "number-wrong", "one-department",
    "points-to-unfinished", "role-held-by-nobody", "seat-vacant", "seat-without-deputy",
    "text-nowhere", "two-actions",
}  # fmt: skip


def test_the_demo_is_told_what_is_wrong_with_it_and_no_more(demo):
    found = standing.found()
    assert {one.rule.id for one in found} <= _TRUE
    by_rule = {one.rule.id: one for one in found}
    contradicted = by_rule["decision-contradicted"]
    assert contradicted.found.subject.group == "KK"
    assert "»Der er delplaner på alle områder undtagen Social & Familie" in (
        contradicted.found.message
    )
    for rule in ("group-empty", "group-without-seats"):
        assert by_rule[rule].found.subject.group == "SO"
    themes = {one.rule.theme for one in found if one.tier is Tier.ERROR}
    assert themes.isdisjoint({Theme.DEFEATED, Theme.LANGUAGE})


def test_a_mandate_is_found_when_whoever_has_it_or_gave_it_has_left(demo):
    today = clock.today()
    has, gave = db.session.scalars(select(Person).where(Person.user_id.is_not(None)).limit(2))
    make.kept(Delegation(user_id=has.user_id, function="Souschef", kinds=[], since=today,
                         given_at=clock.now(), given_by_id=gave.user_id))  # fmt: skip
    for left, told in ((None, []), (gave, ["er givet af en"]), (has, ["tæller ikke"])):
        if left:
            left.left_on = today
            db.session.flush()
        found = [one.found.message for one in findings(gather.read())
                 if one.rule.id == "mandate-idle"]  # fmt: skip
        assert len(found) == len(told)
        assert all(words in message for words, message in zip(told, found, strict=True))


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.APPROVER, None])
def test_each_finding_is_a_click_from_a_page_that_is_there(demo, role):
    # Without a role of its own: somebody who leads a group.
    user = make.user(role=role) if role else make.member(groups.by_code("MT"), is_leader=True)
    browser, viewer = demo.test_client(), groups.viewer(user)
    with browser.session_transaction() as session:
        session["_user_id"] = make.session(user)
    first = {one.rule.id: one for one in standing.result(viewer).open}
    assert len(first) > 15
    for rule, one in first.items():
        with demo.test_request_context():
            url, _hash, anchor = ways.url(one, viewer).partition("#")
        page = browser.get(url, follow_redirects=True)
        assert page.status_code == 200, (rule, url)
        assert not anchor or f'id="{anchor}"' in page.text, (rule, url, anchor)
