"""Each rule for plans and lists finds its planted fault and leaves clean ones alone."""

from dataclasses import replace

import pytest

from bsak.plans.rules import findings
from bsak.plans.wording import (
    Block,
    ContactGroup,
    ContactListWording,
    ContactRow,
    Paragraph,
    PlanWording,
    Roles,
    RoleSeat,
    Section,
    Table,
)
from bsak.seats.roles import CrisisRole

SEATS = tuple(RoleSeat(role, "Chef", ("Souschef",)) for role in CrisisRole)
CLEAN = PlanWording(
    critical_functions=("Varme", "Vand", "Veje"),
    incidents=("Brand",),
    sections=(Section("Ledelse", 1), Section("Roller", 2, (Roles(seats=SEATS),))),
)
LIST = ContactListWording(
    groups=(ContactGroup("Presse", (ContactRow("Vagt", phone="00 00 00 01"),)),)
)


def rules(plan: PlanWording, kind: str = "subplan") -> set[str]:
    return {finding.rule for finding in findings(plan, kind=kind)}


def more(*blocks: Block) -> PlanWording:
    return replace(CLEAN, sections=(*CLEAN.sections, Section("Mere", 1, blocks)))


def test_a_clean_plan_and_list_have_no_findings():
    assert findings(CLEAN, kind="subplan") == ()
    assert findings(LIST, kind="contact_list") == ()


@pytest.mark.parametrize(
    ("rule", "plan"),
    [
        ("C-10", more(Paragraph("Ring til Jens Pedersen."))),
        ("T-09", more(Paragraph("Ring 0000 0001."))),
        ("T-10", more(Paragraph("Revideret 01.02.2026."))),
        ("P-01", more()),
        (
            "P-01",
            replace(CLEAN, sections=(replace(CLEAN.sections[0], heading=""), *CLEAN.sections[1:])),
        ),
        ("P-01", replace(CLEAN, sections=CLEAN.sections[1:])),
        ("P-02", more(Table(headings=("A", "B"), rows=(("1",),)))),
        ("P-02", more(Table(headings=("A", "B"), widths=(1,)))),
        ("P-03", more(Roles(seats=SEATS[:1]))),
        ("P-03", replace(CLEAN, sections=(Section("Roller", 1, (Roles(seats=SEATS[1:]),)),))),
        (
            "P-03",
            replace(
                CLEAN,
                sections=(
                    Section(
                        "Roller",
                        1,
                        (Roles(seats=(RoleSeat(CrisisRole.LEADER, "Chef"), *SEATS[1:])),),
                    ),
                ),
            ),
        ),
        ("P-04", replace(CLEAN, critical_functions=("Varme",))),
        ("P-04", replace(CLEAN, incidents=())),
    ],
)
def test_each_rule_finds_its_planted_fault_and_no_other_speaks(rule, plan):
    assert rules(plan) == {rule}


def test_only_a_subplan_must_have_the_five_roles():
    assert (
        rules(replace(CLEAN, sections=(Section("A", 1, (Paragraph("b"),)),)), "contingency_plan")
        == set()
    )


def test_a_contact_list_may_name_people_but_needs_a_number():
    named = ContactRow("Vagt", name="Jens Pedersen", email="vagt@kommune.example")
    plan = replace(LIST, groups=(ContactGroup("Presse", (named, ContactRow(phone="0000 0001"))),))

    assert [(f.rule, f.where) for f in findings(plan, kind="contact_list")] == [
        ("T-09", "groups.0.rows.1.phone"),
        ("P-05", "groups.0.rows.0.phone"),
        ("P-05", "groups.0.rows.1.function"),
    ]
