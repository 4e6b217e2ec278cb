"""What was sent for approval, held against the revisions that stood when it was sent."""

from collections.abc import Sequence

from bsak.approval import queries
from bsak.approval.models import State, Submission
from bsak.documents.models import ChangeType
from bsak.kernel import clock
from bsak.kernel.errors import Hidden
from bsak.writing.versions import Version, usual_before


def earlier(submitted: Submission) -> list[Version]:
    """Return the revisions that what was sent can be held against, the oldest first.

    A text that only goes out of use has the words it had: there is nothing to compare.
    """
    if submitted.change_type is ChangeType.WITHDRAWN:
        return []
    sent_at = submitted.steps[0].at
    stood = [r for r in queries.revisions(submitted.document_id) if r.approved_at <= sent_at]
    return [Version(submitted.document, revision) for revision in reversed(stood)]


def usual(submitted: Submission, found: Sequence[Version]) -> Version | None:
    """Return the revision in force while the text waits, or on the day it was sent."""
    if not found:
        return None
    is_open = submitted.state is State.WAITING
    return usual_before(found, clock.today() if is_open else submitted.steps[0].on_date)


def chosen(submitted: Submission, found: Sequence[Version], key: str) -> tuple[Version, Version]:
    """Return the revision asked for (the usual one unless asked), and exactly what was sent."""
    by_key = {version.key: version for version in found}
    was = by_key.get(key) if key else usual(submitted, found)
    if was is None:
        raise Hidden
    return was, Version(submitted.document, None, proposal=submitted.wording)
