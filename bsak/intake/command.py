"""``bsak import-minutes``: what the minutes say, in the terminal."""

import json
import sys
from pathlib import Path

from bsak.groups.rules import Viewer
from bsak.intake import compare, reading, service, telling
from bsak.kernel.db import db
from bsak.meetings.reading.files import load
from bsak.meetings.reading.shape import to_json
from bsak.people.models import Role

# The command line has the machine's own key to the register; its acts have no account.
_OPERATOR = Viewer(
    user_id=None, name="bsak", role=Role.SECRETARIAT, permissions=Role.SECRETARIAT.permissions
)


def run(file: str, *, write: bool, as_json: bool) -> int:
    """Read ``file``, print what was found, and write it when asked to.

    Returns the exit code: 1 when there is nothing that could be written.
    """
    path = Path(file)
    minutes = reading.read(load(path.read_bytes(), path.name))
    proposal = compare.propose(minutes)
    written = 0
    if write and not proposal.obstacle:
        written = service.apply(proposal, proposal.suggested, actor=_OPERATOR)
        db.session.commit()
    if as_json:
        print(json.dumps(to_json(minutes), ensure_ascii=False))
        if proposal.obstacle:
            print(proposal.obstacle, file=sys.stderr)
    elif proposal.obstacle:
        print(
            "\n".join(
                [*telling.guessed(proposal), *telling.not_understood(proposal), proposal.obstacle]
            )
        )
    else:
        print("\n".join(telling.told(proposal, written if write else None)))
    return 1 if proposal.obstacle else 0
