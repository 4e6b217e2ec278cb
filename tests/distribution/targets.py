"""What each route of the numbered copies is asked about: a binder of its own with one copy."""

import itertools
from dataclasses import dataclass

from sqlalchemy import select

from bsak import pdf
from bsak.distribution import recalling, receiving, replacing, standing, stocktaking
from bsak.distribution.models import (
    Binder,
    Channel,
    Copy,
    KeptSheet,
    Pack,
    Receipt,
    Replacement,
    Stocktake,
)
from bsak.distribution.receipt_rules import Answer
from bsak.distribution.typed import Leaf
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from tests import make
from tests.distribution import making

_numbers = itertools.count(1)
COPY = {"holder_function": "Vagtleder", "medium": "binder"}
RECEIPT = {
    "sheets_in": "y", "old_out": "y", "recorded": "y",
    "done_on": making.ISSUED.isoformat(), "answered_by": "Vagtleder", "note": "",
}  # fmt: skip
BODIES = {
    "distribution.edit": {"name": "Nyt navn"},
    "distribution.add_copy": COPY,
    "distribution.edit_copy": {**COPY, "version": "1"},
    "distribution.end_copy": {"why": "Afleveret"},
    "distribution.receipt": RECEIPT,
    "distribution.answer": RECEIPT,
}
NO_COPY = {"distribution.close"}
REPLACED = {
    f"distribution.{act}"
    for act in ("replacement_pdf", "deliver", "wait_again", "drop_replacement")
}
ANSWERED = {"distribution.take_back", "distribution.past_pdf", "distribution.replace"} | REPLACED
COUNTED = {f"distribution.{act}_count" for act in ("keep", "end", "drop", "resume")}
COUNTED |= {"distribution.count", "distribution.see_sheet"}
PRINTED = {"distribution.packs_pdf", "distribution.pack_pdf", "distribution.past_pdf",
           "distribution.replacement_pdf"}  # fmt: skip
OVERDUE = {"distribution.reminders_pdf"}


@dataclass
class Laid:
    """The binder that an address names, and its copy."""

    binder: Binder
    copy: Copy | None = None
    pack: Pack | None = None
    receipt: Receipt | None = None
    stocktake: Stocktake | None = None
    replacement: Replacement | None = None


def lay(world, rule):
    """Return what ``rule`` is about; of other rooms nothing."""
    endpoint = rule.endpoint
    if not endpoint.startswith("distribution."):
        return None
    laid = Laid(making.binder(f"B{next(_numbers)}X", groups=[world.own]))
    if endpoint not in NO_COPY:
        laid.copy = making.copy(laid.binder)
    if endpoint == "distribution.resume_copy":
        laid.copy.ended_on, laid.copy.ended_why = laid.copy.added_on, "Bortkommet"
        make.kept(laid.copy)
    if rule.arguments & {"pack_id", "receipt_id", "key", "rev"} or endpoint in OVERDUE | ANSWERED:
        _send(laid, is_answered=rule.endpoint in ANSWERED)
    if endpoint == "distribution.reinstate":
        recalling.recall(laid.pack.release, actor=world.clerk, settings=None)
    if endpoint in PRINTED:
        let_print(db.session.scalars(select(KeptSheet.digest)).all())
    if endpoint in REPLACED:
        held = standing.held(laid.copy)[0]
        laid.replacement = replacing.order(held, "Strømsvigt", actor=world.clerk)
    if endpoint in COUNTED | {"distribution.begin_count"} and laid.pack is None:
        _send(laid, is_answered=False)
    if endpoint in COUNTED:
        laid.stocktake = stocktaking.begin(laid.copy, actor=world.clerk)
        stocktaking.see(laid.stocktake, [Leaf("SU-AC-01", "1")], actor=world.clerk)
    if endpoint == "distribution.resume_count":
        stocktaking.drop(laid.stocktake, actor=world.clerk)
    return laid


def _send(laid, *, is_answered):
    """Send the copy an edition, which is overdue by now, and let somebody answer for it."""
    release = making.release(laid.binder, [("SU-AC-01", "Strømsvigt")])
    laid.pack = making.pack_of(laid.copy, release)
    if is_answered:
        done = {"sheets_in": True, "old_out": True, "recorded": True}
        said = Answer(done_on=making.ISSUED, answered_by="Vagtleder", **done)
        laid.receipt = receiving.answer(laid.pack, said, actor=None, channel=Channel.CODE)


def let_print(digests):
    """Give sheets that were made by hand sides that a printer can take."""
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(sheet_id="SU-AC-01", title="Strømsvigt")
    sides = pdf.render([pdf.Text("Strømsvigt")], identity).to_bytes()
    for kept in db.session.scalars(select(KeptSheet).where(KeptSheet.digest.in_(digests))):
        kept.sheet = sides
    db.session.commit()


def bodies(laid):
    """Return what a browser would send to each route."""
    if laid is None:
        return {}
    named = {"code": laid.binder.code, "version": str(laid.binder.version)}
    edit = {**named, **BODIES["distribution.edit"]}
    plan = {"code": f"N{next(_numbers)}X", "name": "Ny mappe"}
    days = {"effective_on": "2099-01-01", "answer_by": "2099-01-15", "reason": "Nyt nummer"}
    return {
        **BODIES,
        "distribution.see_sheet": {"k": laid.copy.name if laid.copy else ""},
        "distribution.keep_count": {"set": "SU-AC-01|1", "kode": ""},
        "distribution.end_count": {"set": "SU-AC-01|1", "kode": ""},
        "distribution.plan": plan,
        "distribution.edit": edit,
        "distribution.issue": days,
        "distribution.replace": {"sheet": _held(laid), "incident": "Strømsvigt"},
        "distribution.issue_all": {**days, "binder": laid.binder.code},
        "distribution.urgent": {**days, "document": "SU-AC-01", "valid_until": "2099-01-15"},
    }


def _held(laid):
    """Return which sheet of the copy a browser would choose."""
    held = standing.held(laid.copy) if laid.receipt else []
    return str(held[0].id) if held else ""
