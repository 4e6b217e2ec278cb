"""One card of the demo that is being revised and read, so that there is something to look at."""

from datetime import timedelta

from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.kernel import clock
from bsak.people.models import User
from bsak.review import rules, service, talking
from bsak.review.passages import passages
from bsak.writing import service as writing

_DAYS = timedelta(days=14)


def send_example(
    document: Document, crisis_groups: dict[str, CrisisGroup], accounts: dict[str, User]
) -> None:
    """Begin a draft from the text in force, send it to HBR and a group, and let both comment."""
    leader, reader = groups.viewer(accounts["leder"]), groups.viewer(accounts["medlem"])
    external = groups.viewer(accounts["hbr"])
    draft = writing.revise(document, document.revisions[0], actor=leader)
    letter = service.Letter(
        due_on=clock.today() + _DAYS,
        message="Se især på numrene, og om fristerne kan holdes om natten.",
        groups=(crisis_groups["SU"],),
        is_external=True,
    )
    sent = service.send(document, letter, actor=leader)
    steps = [
        one.place for one in passages(document.kind.value, draft.fields) if "steps" in one.place
    ]
    talking.comment(
        sent,
        steps[0],
        "Hvem gør det om natten? Skriv funktionen på trinnet.",
        is_blocking=True,
        actor=external,
    )
    small = talking.comment(
        sent, steps[1], "Godt, at nummeret står lige her.", is_blocking=False, actor=reader
    )
    talking.answer(small, "Tak. Det bliver stående.", seen=rules.mark(small), actor=leader)
