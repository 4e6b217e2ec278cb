"""Two who write at once, each in a transaction of its own."""

import threading

from bsak.kernel.db import db
from bsak.kernel.errors import Refused


def second_waits(app, first, second):
    """Do both, and see that the second waits until the first is stored.

    Returns what the second was told when it was refused.
    """
    told = []

    def beside():
        with app.app_context():
            try:
                second()
                db.session.commit()
            except Refused as refusal:
                db.session.rollback()
                told.append(str(refusal))

    db.session.rollback()
    first()
    thread = threading.Thread(target=beside)
    thread.start()
    thread.join(0.5)
    assert thread.is_alive()  # waits its turn
    db.session.commit()
    thread.join(300)  # only so that it ends: a busy machine is slow
    assert not thread.is_alive()
    return told
