"""Every kind of document has a wording with a JSON form."""

from bsak.kernel.plain import from_plain, to_plain
from bsak.plans.wording import (
    WORDINGS,
    Bullets,
    Callout,
    Contact,
    Contacts,
    Paragraph,
    PlanStep,
    PlanWording,
    Roles,
    RoleSeat,
    Section,
    Steps,
    Table,
)
from bsak.seats.roles import CrisisRole


def test_every_block_comes_back_from_json():
    plan = PlanWording(
        sections=(
            Section(
                "Alt",
                2,
                (
                    Paragraph("**Nu**"),
                    Bullets(("a", "b")),
                    Steps((PlanStep("Ring", "Vagt"),)),
                    Table("T", ("A", "B"), (("1", "2"),), (1, 2)),
                    Contacts("K", (Contact("Vagt", "Leder", "00 00 00 01", "Døgn"),)),
                    Roles("R", (RoleSeat(CrisisRole.LEADER, "Chef", ("Souschef",)),)),
                    Callout("Pas på", "Strøm"),
                ),
            ),
        )
    )

    assert from_plain(PlanWording, to_plain(plan)) == plan


def test_an_empty_wording_of_every_kind_comes_back_from_json():
    for wording in WORDINGS.values():
        assert from_plain(wording, to_plain(wording())) == wording()
