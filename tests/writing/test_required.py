"""The sections that plans must have: the list grows, and every plan is held against it."""

from datetime import date

import pytest
from sqlalchemy import event, select

from bsak.documents import revisions
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.plain import to_plain
from bsak.kernel.prose import Tier
from bsak.kernel.trail import Entry
from bsak.people.models import Role
from bsak.plans.wording import Bullets, CardWording, Paragraph, PlanWording, Section
from bsak.writing import queries, requiring, sections, service
from bsak.writing.models import RequiredSection
from tests import make

REOPENING = {
    "kind": "subplan",
    "heading": "Nødpasning",
    "hint": "Hvordan børn af kritisk personale passes.",
    "reason": "Erfaring fra covid-19.",
}


def whole(kind="subplan"):
    """Return a plan with every section asked for, each with words in it."""
    return PlanWording(
        sections=tuple(
            Section(section.heading, blocks=(Paragraph("Teksten."),))
            for section in sections.of_kind(kind)
        )
    )


def in_force(document, wording, approver, writer):
    revisions.put_in_force(
        document,
        revisions.Approval(
            wording=to_plain(wording),
            words="",
            author_id=writer.user_id,
            approver_function="Kommunaldirektøren",
            valid_from=date(2019, 4, 11),
            review_due=date(2099, 1, 1),
            change_type=ChangeType.NEW,
        ),
        actor=make.viewer(approver),
    )
    db.session.commit()


def wanted(heading):
    return db.session.scalar(
        select(RequiredSection).where(
            RequiredSection.heading == heading, RequiredSection.kind == Kind.SUBPLAN
        )
    )


def test_list_begins_with_what_plans_have_in_common(app):
    headings = [section.heading for section in sections.of_kind("subplan")]

    assert "Nedlukning og genåbning" in headings
    assert headings[0] == "Kriseorganisation"
    assert set(sections.by_kind()) == set(sections.KINDS)


@pytest.mark.parametrize(
    "heading",
    ["MØDESTED:", "2. Mødested", "2.1 Mødested", "Kapitel 4 – Mødested", "b) mødested",
     "Mødested og første møde"],
)  # fmt: skip
def test_heading_is_known_however_it_is_written(app, heading):
    plan = PlanWording(sections=(Section(heading, blocks=(Paragraph("Rådhuset."),)),))

    gone = {section.heading for section in sections.missing("subplan", plan)}

    assert "Mødested" not in gone


@pytest.mark.parametrize("heading", ["Modested", "Mødestedets vagt", "", "1.", "Møde sted"])
def test_another_heading_is_another(app, heading):
    plan = PlanWording(sections=(Section(heading, blocks=(Paragraph("Rådhuset."),)),))

    assert sections.missing("subplan", plan) == tuple(sections.of_kind("subplan"))


def test_and_is_and_however_it_is_written(app):
    plan = PlanWording(sections=(Section("Indkaldelse & alarmering"),))

    gone = {section.heading for section in sections.missing("subplan", plan)}

    assert "Indkaldelse og alarmering" not in gone


def test_plan_with_everything_lacks_nothing_and_a_card_is_not_asked(app):
    assert sections.missing("subplan", whole()) == ()
    assert list(sections.section_findings("subplan", whole())) == []
    assert list(sections.section_findings("action_card", CardWording())) == []


def test_section_without_words_is_an_error_and_what_stands_under_it_counts(app):
    plan = PlanWording(
        sections=(
            Section("Mødested", blocks=(Paragraph(" "), Bullets(()))),
            Section("Afløsning"),
            Section("Vagter", level=2, blocks=(Paragraph("Otte timer."),)),
        )
    )

    found = {f.where: f for f in sections.section_findings("subplan", plan)}

    assert {f.rule for f in found.values()} == {"P-06"}
    assert {f.tier for f in found.values()} == {Tier.ERROR}
    assert found["sections.0.blocks"].message.startswith("Afsnittet »Mødested« er tomt. Hvor")
    assert "sections.1.blocks" not in found


def test_secretariat_asks_for_one_more_and_every_plan_is_held_against_it(app, sign_in, secretariat):
    plan, browser = whole(), sign_in(secretariat)

    assert browser.post("/afsnit", data=REOPENING).status_code == 302

    assert [s.heading for s in sections.missing("subplan", plan)] == ["Nødpasning"]
    assert "Erfaring fra covid-19." in browser.get("/afsnit").text
    told = db.session.scalar(select(Entry).where(Entry.action == "section_required"))
    assert (told.actor_id, told.after["heading"]) == (secretariat.id, "Nødpasning")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"heading": "  "}, "Skriv afsnittets overskrift."),
        ({"heading": "1."}, "Skriv afsnittets overskrift."),
        ({"heading": "2. MØDESTED"}, "kræves allerede"),
        ({"reason": ""}, "Skriv, hvorfor planerne skal have afsnittet."),
        ({"kind": "action_card"}, "Vælg en af mulighederne."),
        ({"heading": "x" * 301}, "Skriv højst 300 tegn."),
    ],
)
def test_what_cannot_be_asked_for_is_told(app, sign_in, secretariat, change, told):
    answer = sign_in(secretariat).post("/afsnit", data=REOPENING | change)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert wanted("Nødpasning") is None


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER])
def test_nobody_else_changes_the_list(app, sign_in, role):
    group = make.group()
    for person in (make.member(group, is_leader=True), make.user(role=role)):
        browser, section = sign_in(person), wanted("Mødested").id
        answers = [
            browser.post("/afsnit", data=REOPENING).status_code,
            browser.post(f"/afsnit/{section}/slut").status_code,
            browser.post(f"/afsnit/{section}/flyt").status_code,
            browser.post(f"/afsnit/{section}/tilbage").status_code,
        ]
        assert set(answers) <= {403, 409}
        with pytest.raises(Refused):
            requiring.end(wanted("Mødested"), actor=make.viewer(person))

    assert (wanted("Nødpasning"), wanted("Mødested").ended_at) == (None, None)


def test_section_moves_ends_and_comes_back(app, sign_in, secretariat):
    browser, section = sign_in(secretariat), wanted("Mødested").id

    browser.post(f"/afsnit/{section}/flyt", data={"way": "up"})
    assert sections.of_kind("subplan")[0].heading == "Mødested"
    browser.post(f"/afsnit/{section}/flyt", data={"way": "up"})
    browser.post(f"/afsnit/{section}/flyt", data={"way": "down"})
    assert [s.heading for s in sections.of_kind("subplan")][1] == "Mødested"

    answer = browser.post(f"/afsnit/{section}/slut", follow_redirects=True)
    assert f'action="/afsnit/{section}/tilbage"' in answer.text
    assert "Mødested" not in [s.heading for s in sections.of_kind("subplan")]
    assert (
        "Tag det tilbage" in browser.post("/afsnit", data=REOPENING | {"heading": "Mødested"}).text
    )

    browser.post(f"/afsnit/{section}/tilbage")
    assert [s.heading for s in sections.of_kind("subplan")][-1] == "Mødested"


def test_page_tells_which_plans_in_force_lack_what_but_not_of_hidden_ones(
    app, sign_in, secretariat, approver
):
    group, clerk = make.group(), make.viewer(secretariat)
    there = whole().sections
    for title, left, secret in (("Hel", there, 0), ("Kort", there[1:], 0), ("Skjult", (), 1)):
        plan = make.document(group, kind=Kind.SUBPLAN, title=f"{title} plan", actor=clerk)
        plan.is_confidential = bool(secret)
        in_force(plan, PlanWording(sections=left), approver, clerk)
    make.document(group, kind=Kind.SUBPLAN, title="Kladde til plan", actor=clerk)
    stranger = make.member(make.group(code="SK", name="Skoler"))

    seen = sign_in(stranger).get("/afsnit").text.partition("Planer i kraft")[2]

    assert ("Kort plan" in seen, "Kriseorganisation" in seen) == (True, True)
    assert [t for t in ("Hel plan", "Skjult plan", "Kladde til plan") if t in seen] == []
    assert "Skjult plan" in sign_in(secretariat).get("/afsnit").text


def test_page_asks_no_more_when_there_are_more_plans(app, sign_in, secretariat, approver):
    group, clerk, browser, asked = make.group(), make.viewer(secretariat), sign_in(secretariat), []
    event.listen(db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    counts = []
    for titles in (("A",), ("B", "C")):
        for title in titles:
            plan = make.document(group, kind=Kind.SUBPLAN, title=title, actor=clerk)
            in_force(plan, PlanWording(), approver, clerk)
        asked.clear()
        assert browser.get("/afsnit").status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_missing_section_is_put_into_the_draft_where_it_belongs(app, sign_in):
    group = make.group()
    writer = make.member(group)
    plan = make.document(group, kind=Kind.SUBPLAN, title="Delplan")
    text = PlanWording(
        sections=(
            Section("Kriseorganisation", blocks=(Paragraph("Fem roller."),)),
            Section("Roller", level=2, blocks=(Paragraph("Kriseleder."),)),
            Section("Afløsning", blocks=(Paragraph("Otte timer."),)),
        )
    )
    draft = service.start(plan, service.Start(wording=text), actor=make.viewer(writer))
    db.session.commit()
    section, browser = wanted("Mødested").id, sign_in(writer)

    address = f"/skriv/{plan.code}/tilfoej-afsnit"
    assert browser.post(address, data={"section": section}).status_code == 302

    written = service.read("subplan", to_plain(built(draft)))
    assert [s.heading for s in written.sections] == [
        "Kriseorganisation", "Roller", "Mødested", "Afløsning",
    ]  # fmt: skip
    assert written.sections[2].blocks == (Paragraph(),)
    assert browser.post(address, data={"section": section}).status_code == 409
    assert browser.post(address, data={"section": 99999}).status_code == 404
    foreign = sections.of_kind("health_plan")[0].id
    assert browser.post(address, data={"section": foreign}).status_code == 409


def test_missing_section_that_comes_first_is_put_first(app):
    group = make.group()
    writer = make.viewer(make.member(group))
    plan = make.document(group, kind=Kind.SUBPLAN, title="Delplan")
    text = PlanWording(sections=(Section("Forord"), Section("Mødested"), Section("Afløsning")))
    draft = service.start(plan, service.Start(wording=text), actor=writer)

    requiring.write(draft, wanted("Kriseorganisation"), actor=writer)

    headings = [section.heading for section in built(draft, anew=False).sections]
    assert headings == ["Forord", "Kriseorganisation", "Mødested", "Afløsning"]


def built(draft, *, anew=True):
    return queries.built(make.as_stored(draft) if anew else draft).wording


def test_stranger_puts_nothing_into_a_draft(app, sign_in):
    group, section = make.group(), wanted("Mødested").id
    plan = make.document(group, kind=Kind.SUBPLAN, title="Delplan")
    writer = make.viewer(make.member(group))
    draft = service.start(plan, service.Start(wording=PlanWording()), actor=writer)
    db.session.commit()
    stranger = make.member(make.group(code="SK", name="Skoler"))
    address = f"/skriv/{plan.code}/tilfoej-afsnit"

    assert sign_in(stranger).post(address, data={"section": section}).status_code == 409
    plan.is_confidential = True
    db.session.commit()
    assert sign_in(stranger).post(address, data={"section": section}).status_code == 404
    assert built(draft).sections == ()
