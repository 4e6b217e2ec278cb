"""What the checker finds that the board must hear of: what counts, once, and told nowhere else."""

from collections.abc import Iterator

from bsak.agenda import unsettled
from bsak.agenda.asks import FOR_EVERY_GROUP
from bsak.agenda.register import Checked
from bsak.checks import standing
from bsak.checks.finding import WHOLE, Finding, Rule, Theme
from bsak.checks.register import Register
from bsak.kernel.prose import Tier
from bsak.meetings.models import Meeting
from bsak.seats.roles import CrisisRole

# What other sources of the agenda tell of already, or the status list that is on every agenda; and
# where the register lacks what the group has, which the secretariat sees to between meetings.
TOLD = frozenset({
    "answer-overdue", "deadline-passed", "expected-late", "expected-passed", "group-empty",
    "group-without-card", "group-without-subplan", "no-deadline", "no-owner", "review-overdue",
    "text-nowhere",
})  # fmt: skip


def fresh(meeting: Meeting) -> tuple[Checked, ...]:
    """Return the findings that no agenda but this one tells of, and those left unsettled there."""
    register = standing.known().register
    earlier = unsettled.told_of(meeting)
    told = earlier.settled.union(_leaderless(register))
    found = (one for one in standing.result().open if _is_for_board(one))
    return tuple(
        _plain(one, register)._replace(is_again=one.key in earlier.left)
        for one in found
        if one.key not in told
    )


def _is_for_board(finding: Finding) -> bool:
    """Say whether the board must hear of it: not of secrets, nor what stands elsewhere."""
    is_secret = any(document.is_confidential for document in finding.documents)
    return finding.rule.id not in TOLD and not is_secret


def _leaderless(register: Register) -> Iterator[str]:
    """Return the findings on seats that the point on roles tells of: a group without a leader."""
    for own in register.seats_of.values():
        leaders = [seat for seat in own if seat.group_id and seat.role is CrisisRole.LEADER]
        if not any(seat.holder for seat in leaders):
            yield from (f"seat-vacant:seat-{seat.id}" for seat in leaders)


def is_minor(rule: Rule) -> bool:
    """Say whether it is only counted: a tip, or how a text is written."""
    is_wording = rule.theme is Theme.LANGUAGE and rule.tier is not Tier.ERROR
    return rule.tier is Tier.TIP or is_wording


def _plain(finding: Finding, register: Register) -> Checked:
    subject = finding.found.subject
    group_id = None if finding.rule.id in FOR_EVERY_GROUP else subject.group_id
    is_told_as = subject.document is not None or subject.key in (subject.group, WHOLE)
    group = register.group.get(group_id or 0)
    # Under the group's own heading its name is not said again.
    name = subject.name.removeprefix(f"{group.name}: ") if group else subject.name
    return Checked(
        key=finding.key,
        rule=finding.rule.id,
        title=str(finding.rule.title),
        tier=finding.tier,
        subject="" if is_told_as else name,
        words=" ".join(finding.found.message.split()),  # it may quote a text with several lines
        group_id=group_id,
        document_id=subject.document.id if subject.document else None,
        is_minor=is_minor(finding.rule),
    )
