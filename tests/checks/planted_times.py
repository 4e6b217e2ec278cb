"""For each rule on time: a fault that it must find, and the same without it."""

from datetime import date

from bsak.checks.facts import Wait
from bsak.documents.kinds import Kind, Status
from bsak.duty.gaps import Lack
from tests.checks.registers import MT, ahead, copy, doc, gap, long_ago, plan, register, text

_COUNCIL = doc("MT-PF-01", Kind.CONTINUITY_PLAN, "Plan for fortsat drift")
_HEALTH = doc("MT-DP-02", Kind.HEALTH_PLAN, "Sundhedsberedskabsplan")


def _open(**facts):
    return register(documents=(doc(status=Status.IN_PROGRESS, **facts),))


def _done(**facts):
    return register(documents=(doc(**facts),))


def _waiting(expected_on):
    return register(waits=(Wait(1, MT.id, None, "svar fra HOFOR", expected_on),))


TIMES = {
    "deadline-passed": (_open(due_on=long_ago(1)), _open(due_on=long_ago(0))),
    "expected-late": (
        _open(due_on=ahead(5), expected_on=ahead(6)),
        _open(due_on=ahead(5), expected_on=ahead(5)),
    ),
    "expected-passed": (
        _open(due_on=ahead(5), expected_on=long_ago(1)),
        _open(due_on=long_ago(1), expected_on=long_ago(5)),  # is told as a deadline passed
    ),
    "no-deadline": (_open(), _open(due_on=ahead(5))),
    "review-overdue": (_done(review_due=long_ago(1)), _done(review_due=long_ago(0))),
    "term-over": (
        register(text(plan(), of=_COUNCIL, approved_on=date(2025, 12, 31))),
        register(text(plan(), of=_COUNCIL, approved_on=date(2026, 1, 1))),
    ),
    "advice-missing": (
        register(text(plan(), of=_HEALTH)),
        register(text(plan(), of=_HEALTH, has_advice=True)),
    ),
    "exercise-overdue": (
        _done(exercised_on=date(2024, 11, 21)),
        _done(exercised_on=date(2024, 11, 22)),
    ),
    "never-exercised": (
        register(text(of=doc(exercised_on=None))),
        _done(exercised_on=None),  # its text is not in force here
    ),
    "answer-overdue": (_waiting(long_ago(1)), _waiting(long_ago(0))),
    "copy-behind": (register(copies=(copy(2),)), register(copies=(copy(1),))),
    "duty-gap": (
        register(gaps=(gap(Lack.AWAY, 28),)),
        register(gaps=(gap(Lack.NOBODY, 29), gap(Lack.NO_BACKUP, 3))),
    ),
    "backup-missing": (
        register(gaps=(gap(Lack.NO_BACKUP),)),
        register(gaps=(gap(Lack.NOBODY), gap(Lack.NO_BACKUP, 29))),
    ),
    "duty-later": (
        register(gaps=(gap(Lack.NO_BACKUP, 29),)),
        register(gaps=(gap(Lack.NO_BACKUP, 28),)),
    ),
}
