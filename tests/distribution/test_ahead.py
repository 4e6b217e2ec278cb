"""What is sent before it holds says so: paper that comes early leaves the old in its place."""

from datetime import timedelta

import pytest

from bsak.kernel import danish
from bsak.kernel.errors import Refused
from tests.distribution import paper
from tests.distribution.history import packs_of


def test_paper_says_from_which_day_it_is_put_in_and_what_is_used_until_then(history):
    copy, document = history.binder.copies[0], history.documents[1]
    days = [danish.day(history.day + timedelta(days=many)) for many in range(7)]
    history.approve(document)
    history.issue_urgently(document, in_days=2)
    leaf = paper.all_words(packs_of(copy)[-1])
    assert f"Gør det tidligst den {days[2]}." in leaf
    assert f"Se efter, at det er Rev. 1 af {document.code}, der står i mappen." in leaf

    history.issue(in_days=3)
    history.approve(document)
    history.issue(in_days=5)
    behind = paper.all_words(packs_of(copy)[-1])
    assert f"Gør det tidligst den {days[5]}." in behind
    assert (
        f"Der er ikke kvitteret for R01. Fra den {days[5]} skal flere ark derfra ikke bruges: "
        "makulér dem da."
    ) in behind

    history.approve(document)
    with pytest.raises(Refused, match="ring til dem, der har kopierne"):
        history.issue_urgently(document)
    history.issue(is_edition=True, in_days=6)
    whole = paper.all_words(packs_of(copy)[-1])
    assert f"Gør det tidligst den {days[6]}." in whole
    assert f"Fra den {days[6]} skal pakkerne fra før" in whole
