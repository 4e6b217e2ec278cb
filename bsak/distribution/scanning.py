"""How a printed leaf stands, told to anybody who scans it. Nothing confidential is ever told.

Codes can be counted through, so what may not be told of is as unknown as what never was.
"""

import re
from dataclasses import replace
from datetime import date
from typing import TypeGuard

from bsak.distribution import (
    answered,
    composing,
    filed,
    in_binder,
    listed,
    names,
    queries,
    standing,
    typed,
)
from bsak.distribution.models import Binder, Copy, Pack, Release
from bsak.distribution.said import Said
from bsak.distribution.typed import Leaf
from bsak.documents.finding import by_code
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, Document, Revision

# The papers that every binder has; which dividers there are tells what stands behind them.
_PAPERS = re.compile(r"00-(?:FO|SB|FL|RF|LG|IN|RB-.+)")
_ADDED = re.compile(r"-(?:H\d+|B)$")  # an urgent leaf, a list of annexes: of the document before it


def said(leaf: Leaf, day: date) -> Said:
    """Return how a leaf stands on ``day``."""
    copy = copy_named(leaf)
    document = by_code(_ADDED.sub("", leaf.code))
    if document is not None and document.is_confidential:
        return Said()
    recalled = _recalled(leaf, copy)
    if document is not None and document.code == leaf.code and leaf.rev.isdecimal():
        return replace(_by_register(document, leaf, copy, day), recalled=recalled)
    if document is not None and document.code == leaf.code and typed.is_file(leaf.rev):
        return replace(_by_file(document, leaf, copy, day), recalled=recalled)
    if copy is None or not _may_be_told(leaf.code, copy.binder):
        return Said()
    found = _by_lists(leaf, copy, document, day)
    if recalled is None or found.word != "unknown":
        return found
    now = in_force(leaf, day)
    return Said(word="outdated", rev=now.rev, since=now.since, recalled=recalled)


def in_hand(leaf: Leaf, day: date) -> Leaf | None:
    """Return a leaf whose code was typed alone with the revision that shall stand in its copy.

    Without a copy it is the revision in force. Nothing is returned where nothing may be told.
    """
    now, copy = in_force(leaf, day), copy_named(leaf)
    if now.word == "unknown":
        return None
    document = by_code(leaf.code)
    rev = now.rev
    if document is not None and _is_open(copy):
        rev = in_binder.listed_rev(document, copy, day) or rev
    return replace(leaf, rev=rev)


def asks_for_copy(leaf: Leaf, found: Said) -> bool:
    """Say whether the answer may be another when the copy is told too.

    A binder's own sheets are known as such by how they are named, whether they exist or not.
    """
    if leaf.copy:
        return False
    is_of_a_binder = names.is_urgent(leaf.code) or _PAPERS.fullmatch(leaf.code)
    return bool(is_of_a_binder) or (found.word == "outdated" and bool(found.rev))


def waits_for(leaf: Leaf, found: Said) -> str:
    """Return the release that the leaf's copy waits for, by name, or nothing.

    What would not bring what the answer asks for is not named: nobody is to look for it there.
    """
    copy = copy_named(leaf)
    if copy is None or copy.ended_on is not None:
        return ""
    packs = standing.of(copy).packs
    if found.word in ("in_force", "unknown") and found.release is None:
        return packs[0].release.name if packs else ""
    wanted = found.release or found.gone
    brings = (pack for pack in packs if wanted is not None and _brings(pack, wanted))
    return next((pack.release.name for pack in brings), "")


def in_force(leaf: Leaf, day: date) -> Said:
    """Return which revision of the leaf's code holds on ``day``, if it may be told."""
    document = by_code(leaf.code)
    if document is not None:
        return Said() if document.is_confidential else _now(document, day)
    copy = copy_named(leaf)
    if copy is None or not _PAPERS.fullmatch(leaf.code):
        return Said()
    return listed.newest_of(leaf.code, copy, day)


def copy_named(leaf: Leaf) -> Copy | None:
    """Return the copy that a leaf says it belongs to."""
    found = typed.numbered(leaf.copy)
    return queries.copy_of(*found) if found else None


def _recalled(leaf: Leaf, copy: Copy | None) -> Release | None:
    """Return the release that brought the leaf and was called back, if that may be told."""
    if copy is None or not _may_be_told(leaf.code, copy.binder):
        return None
    return listed.recalled(leaf, copy)


def _may_be_told(code: str, binder: Binder) -> bool:
    """Say whether it may be told that the binder has a sheet that is no revision of a document."""
    return not binder.with_confidential or bool(_PAPERS.fullmatch(code))


def _brings(pack: Pack, wanted: Release) -> bool:
    """Say whether a pack has what came with a release: a correction has all before it."""
    if pack.release.urgent or wanted.urgent:
        return pack.release_id == wanted.id
    return answered.rank(pack.release) >= answered.rank(wanted)


def _by_lists(leaf: Leaf, copy: Copy, document: Document | None, day: date) -> Said:
    """Answer for a sheet that only the binder's lists know."""
    if not names.is_urgent(leaf.code) or composing.is_slip(leaf.code):
        return listed.by_lists(leaf, copy, day)
    found, release = listed.urgent(leaf, copy, day)
    if release is None or document is None:
        return found
    newest = in_binder.newest_text(document, day)
    if newest is not None and _is_withdrawn(document, newest):
        return _withdrawn(document, copy, day)
    return in_binder.of_yellow(found, release, document, copy, day)


def _by_register(document: Document, leaf: Leaf, copy: Copy | None, day: date) -> Said:
    """Answer for a revision: by its words, and by what its binder has on paper."""
    newest, asked = in_binder.newest_text(document, day), in_binder.text(document, leaf.rev)
    if asked is not None and (newest is None or asked.number > newest.number):
        return Said(since=asked.valid_from)
    if newest is None or asked is None:
        return Said()
    if _is_withdrawn(document, newest):
        return _withdrawn(document, copy, day)
    holds, texts = _holds(newest), in_binder.Texts(document, asked, newest)
    if _is_open(copy):
        return in_binder.said(holds, texts, copy, day)
    if texts.is_same:
        return holds
    is_hidden = copy is not None and copy.ended_on is None
    return replace(holds, word="newer" if is_hidden else "outdated", is_hidden=is_hidden)


def _by_file(document: Document, leaf: Leaf, copy: Copy | None, day: date) -> Said:
    """Answer for a text that lies here as a file."""
    if not filed.was_given(document, leaf.rev):
        return Said()
    if document.status is Status.WITHDRAWN:
        return _withdrawn(document, copy, day)
    now = _now(document, day)
    if _is_open(copy):
        return filed.in_binder(leaf, now, copy, day)
    if now.rev == leaf.rev:
        return now
    is_hidden = copy is not None and copy.ended_on is None and bool(now.rev)
    return replace(now, word="newer" if is_hidden else "outdated", is_hidden=is_hidden)


def _now(document: Document, day: date) -> Said:
    """Return what holds of a document on ``day``: a text of ours, else an approved file."""
    newest = in_binder.newest_text(document, day)
    if newest is not None and not _is_withdrawn(document, newest):
        return _holds(newest)
    return filed.holding(document)


def _withdrawn(document: Document, copy: Copy | None, day: date) -> Said:
    gone = in_binder.taken_out_by(document, copy, day) if _is_open(copy) else None
    return Said(word="outdated", is_withdrawn=True, gone=gone)


def _holds(newest: Revision) -> Said:
    return Said(
        word="in_force", rev=str(newest.number), since=newest.valid_from, is_in_register=True
    )


def _is_open(copy: Copy | None) -> TypeGuard[Copy]:
    """Say whether a copy is in use, and what its binder has may be told."""
    return copy is not None and copy.ended_on is None and not copy.binder.with_confidential


def _is_withdrawn(document: Document, newest: Revision) -> bool:
    is_last = newest.change_type is ChangeType.WITHDRAWN
    return document.status is Status.WITHDRAWN or is_last
