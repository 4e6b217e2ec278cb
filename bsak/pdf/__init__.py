"""Print shop: type, flowables, sheets and binders. Knows paper, nothing of the house or the web.

A document becomes paper in three moves, each with the same bytes for the same input::

    from bsak import pdf

    pdf.register(fonts_folder)                       # once, before anything else; safe to repeat
    identity = pdf.Identity(
        sheet_id="MT-AC-02", title="Svigt af vandforsyning", kind="Actioncard", rev="4",
        valid_from="1. feb. 2026", review_due="1. feb. 2027",
        approved_by="Kommunaldirektøren", owner="Krisegruppe MT", tab="MT  02", tab_slot=3,
    )
    sheet = pdf.render([pdf.CardHead(identity, "Til: vagtleder"), ...], identity)
    kept = sheet.to_bytes()                          # under pdf.fingerprint() + content hash
    with open("binder.pdf", "wb") as out:
        pdf.bind([pdf.Part(pdf.Sheet.from_bytes(kept), stamp)], out, title="Krisemappe")

Words are plain values, never markup: ``str``, a `Run`, or a sequence of both. Measures are in
millimetres in what callers write. What is certain of a *copy* (copy number, status line, QR,
the word across an uncontrolled print) is in the `Stamp` laid over finished sheets by `bind`, so a
kept sheet never goes stale.

Flowables: Heading, Text, Bullets, NumberedSteps, TickList, Table/Column, KeyValues, ContactBlock,
Callout, Contents/ContentsLine, WriteLines, Spacer, PageBreak, KeepTogether, Changed, Deleted, Free;
and the shapes of a card: DocHead, CardHead, Entry, StopBox/StopLine, Choices/Choice, SectionBar,
StepRow/Blank, IfThen, TurnLine, EndMark.

`fit` says how many millimetres are left on each side; `unprintable` which characters of a text the
type does not have; `read_upload` opens a PDF from elsewhere for a `Part`.
"""

from bsak.pdf.binding import Part, bind
from bsak.pdf.card import Blank, SectionBar, StepRow
from bsak.pdf.cardbox import Choice, Choices, StopBox, StopLine
from bsak.pdf.contents import Contents, ContentsLine
from bsak.pdf.covers import CoverBand, DividerFace
from bsak.pdf.flow import Changed, Deleted, Flowable, Free, KeepTogether, PageBreak, Spacer
from bsak.pdf.fonts import register, unprintable
from bsak.pdf.foreign import Upload, UploadRefused, read_upload
from bsak.pdf.heads import CardHead, DocHead, Entry
from bsak.pdf.identity import BARE, Frame, Identity, Stamp
from bsak.pdf.marks import EndMark, IfThen, TurnLine
from bsak.pdf.prose import Bullets, Callout, Heading, NumberedSteps, Text
from bsak.pdf.records import ContactBlock, KeyValues, TickList, WriteLines
from bsak.pdf.sheet import Sheet, fingerprint, fit, render
from bsak.pdf.spines import SpineLabel, SpineLabels
from bsak.pdf.table import Column, Table
from bsak.pdf.words import Run, Words, phone

__all__ = [
    "BARE",
    "Blank",
    "Bullets",
    "Callout",
    "CardHead",
    "Changed",
    "Choice",
    "Choices",
    "Column",
    "ContactBlock",
    "Contents",
    "ContentsLine",
    "CoverBand",
    "Deleted",
    "DividerFace",
    "DocHead",
    "EndMark",
    "Entry",
    "Flowable",
    "Frame",
    "Free",
    "Heading",
    "Identity",
    "IfThen",
    "KeepTogether",
    "KeyValues",
    "NumberedSteps",
    "PageBreak",
    "Part",
    "Run",
    "SectionBar",
    "Sheet",
    "Spacer",
    "SpineLabel",
    "SpineLabels",
    "Stamp",
    "StepRow",
    "StopBox",
    "StopLine",
    "Table",
    "Text",
    "TickList",
    "TurnLine",
    "Upload",
    "UploadRefused",
    "Words",
    "WriteLines",
    "bind",
    "fingerprint",
    "fit",
    "phone",
    "read_upload",
    "register",
    "render",
    "unprintable",
]
