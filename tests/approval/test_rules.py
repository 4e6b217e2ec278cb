"""Who may decide on what: every kind, every role, writer or not."""

from dataclasses import dataclass, field
from itertools import product

import pytest

from bsak.approval import rules
from bsak.approval.models import Authority, State, Step
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType
from bsak.groups.rules import Viewer
from bsak.people.models import MEMBER_PERMISSIONS, Role

ME, ANOTHER = 1, 2


@dataclass
class Submitted:
    authority: Authority
    state: State = State.WAITING
    writer_ids: list[int] = field(default_factory=lambda: [ANOTHER])


def person(role, *, is_member=False):
    permissions = role.permissions | (MEMBER_PERMISSIONS if is_member else frozenset())
    groups = frozenset({7}) if is_member else frozenset()
    return Viewer(ME, "Jeg", role, permissions, groups, groups)


def expected(kind, role, has_mandate, wrote):
    """Say it again in other words: who decides on what."""
    if wrote:
        return False
    if kind in (Kind.CONTINUITY_PLAN, Kind.HEALTH_PLAN):
        return role in (Role.APPROVER, Role.SECRETARIAT)
    return role is Role.APPROVER or has_mandate


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("role", Role)
def test_each_kind_is_decided_by_its_own(kind, role):
    for is_member, has_mandate, wrote in product([False, True], repeat=3):
        submitted = Submitted(rules.authority_for(kind), writer_ids=[ME] if wrote else [ANOTHER])
        held = [kind] if has_mandate and kind in rules.DELEGABLE else []

        told = rules.obstacle_to_deciding(submitted, kind, person(role, is_member=is_member), held)

        assert (told is None) == expected(kind, role, bool(held), wrote)
        assert told is None or told.endswith(".")


@pytest.mark.parametrize("state", [s for s in State if s is not State.WAITING])
def test_nothing_is_decided_twice(state):
    submitted = Submitted(Authority.DIRECTOR, state)

    assert rules.obstacle_to_deciding(submitted, Kind.SUBPLAN, person(Role.APPROVER), ())
    assert rules.obstacle_to_state(state)


def test_mandate_is_for_its_own_kinds_only():
    submitted, delegate = Submitted(Authority.DIRECTOR), person(Role.READER)
    held = {Kind.CONTACT_LIST: "Kommunikationschefen"}

    assert rules.obstacle_to_deciding(submitted, Kind.CONTACT_LIST, delegate, held) is None
    assert rules.obstacle_to_deciding(submitted, Kind.SUBPLAN, delegate, held)
    assert rules.capacity(Authority.DIRECTOR, Kind.CONTACT_LIST, delegate, held) == (
        "Kommunikationschefen efter bemyndigelse fra kommunaldirektøren"
    )


def test_the_machine_decides_nothing():
    machine = Viewer(None, "", Role.APPROVER, Role.APPROVER.permissions)

    assert rules.obstacle_to_deciding(Submitted(Authority.DIRECTOR), Kind.SUBPLAN, machine, ())


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("change_type", ChangeType)
def test_only_the_health_plan_waits_for_advice(kind, change_type):
    needs = kind is Kind.HEALTH_PLAN and change_type is not ChangeType.WITHDRAWN
    asked = {Step.SUBMITTED, Step.ADVICE_ASKED}

    assert bool(rules.obstacle_to_adopting(kind, change_type, asked)) == needs
    assert rules.obstacle_to_adopting(kind, change_type, {*asked, Step.ADVICE_RECEIVED}) is None


@pytest.mark.parametrize("change_type", ChangeType)
def test_first_revision_is_new_and_later_ones_are_not(change_type):
    first = rules.obstacle_to_change_type(change_type, has_revision=False)
    later = rules.obstacle_to_change_type(change_type, has_revision=True)

    assert (first is None) == (change_type is ChangeType.NEW)
    assert (later is None) == (change_type is not ChangeType.NEW)
