"""How a leaf stands whose text lies here as a file: told from the next by its number, F1, F2."""

from dataclasses import replace
from datetime import date

from bsak.distribution import listed
from bsak.distribution.models import Copy
from bsak.distribution.said import Said
from bsak.distribution.typed import Leaf
from bsak.documents import approved_files
from bsak.documents.models import Document


def holding(document: Document) -> Said:
    """Return which file stands in for a document's text, if one does."""
    file = approved_files.in_force(document)
    if file is None:
        return Said()
    return Said(word="in_force", rev=file.rev, since=file.approved_on, is_in_register=True)


def was_given(document: Document, rev: str) -> bool:
    """Say whether a file of the document ever had that revision, also one that is gone."""
    return any(rev == approved_files.rev_of(n) for n in approved_files.numbers(document).values())


def in_binder(leaf: Leaf, now: Said, copy: Copy, day: date) -> Said:
    """Answer for a leaf by what its binder has on paper; ``now`` is what the register holds."""
    found = listed.by_lists(leaf, copy, day)
    if found.word == "unknown" and found.since is None:  # its binder never had it
        return now if now.rev == leaf.rev else replace(now, word="outdated")
    if found.word != "in_force":
        return replace(found, is_in_register=now.is_in_register)
    if now.word == "unknown":
        return Said(word="outdated")  # its approval was taken back
    if now.rev in (leaf.rev, found.rev):
        return replace(found, is_in_register=True)
    return replace(now, word="newer", release=listed.brings(leaf.code, now.rev, copy))
