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

Words are plain values, never markup: ``str``, a `Run`, or a sequence of both; a line break is
``\\n``. A `Run` may be bold and may lead to an address or, as ``sheet:MT-AC-02``, to another sheet
of the binder; other targets print as text. Measures are millimetres in what callers write.

What is certain of one *copy* only - copy number, status line, QR code, the word across an
uncontrolled print - is in the `Stamp` that `bind` lays over finished sheets, so a kept sheet never
goes stale. What belongs to the text, UDKAST included, is in the `Identity`.

Text in general: Heading, Text, Bullets, NumberedSteps, Callout, Table with Column, KeyValues,
ContactBlock, TickList, WriteLines, Contents with ContentsLine. The shapes of a card: CardHead,
Entry, StopBox with StopLine, Choices with Choice, SectionBar, StepRow with Blank, IfThen, TurnLine,
EndMark. A plan opens with DocHead. Written on by hand: Fields, WriteTable, Ruled. For the cupboard:
SpineLabels on a Stock of labels, and the Proof marks that show whether a printer keeps its place.
Placing: Spacer, PageBreak, KeepTogether; Changed, ChangedRows and Deleted draw change bars; Free
draws what there is no shape for.

A `Master` is a sheet with a `field` for each word that differs between its readers: it is laid out
once, and each reader's sheet has words in the fields that `can_stand` there.

`length` says how many sides there will be, `fit` how many millimetres are left on each; `to_spare`
says it of the sides that page breaks make, below zero where they run over; `tall` says how much of
a side one flowable takes; `foot_holds` says whether its foot has room for approver and owner;
`unprintable` says which characters of a text the type lacks; `read_upload` opens a PDF from
elsewhere, whose `sheet(identity)` goes into a `Part` together with the upload itself. Nothing is
ever clipped: what is too long runs over more sides, and what is taller than a side is printed as
plain lines.
"""

from bsak.pdf.bars import Changed, Deleted
from bsak.pdf.binding import Part, bind
from bsak.pdf.card import Blank, SectionBar, StepRow
from bsak.pdf.cardbox import Choice, Choices, StopBox, StopLine
from bsak.pdf.contents import Contents, ContentsLine
from bsak.pdf.covers import CoverBand, DividerFace
from bsak.pdf.flow import Flowable, Free, KeepTogether, PageBreak, Spacer
from bsak.pdf.fonts import register, unprintable
from bsak.pdf.foreign import Upload, UploadRefused, read_upload
from bsak.pdf.heads import CardHead, DocHead, Entry
from bsak.pdf.identity import BARE, Frame, Identity, Stamp
from bsak.pdf.labels import NEWEST
from bsak.pdf.marks import EndMark, IfThen, TurnLine
from bsak.pdf.merging import Master, can_stand, field
from bsak.pdf.proof import ProofMarks, ProofRule, ProofTones
from bsak.pdf.prose import Bullets, Callout, Heading, NumberedSteps, Text
from bsak.pdf.records import ContactBlock, KeyValues, TickList, WriteLines
from bsak.pdf.responsible import foot_holds
from bsak.pdf.rows import ChangedRows, Rows
from bsak.pdf.ruled import Fields, Ruled, WriteTable
from bsak.pdf.sheet import Sheet, SheetError, fingerprint, fit, length, render, tall, to_spare
from bsak.pdf.spines import NARROW, WIDE, SpineLabel, SpineLabels, Stock
from bsak.pdf.table import Column, Table
from bsak.pdf.words import Run, Words, phone

__all__ = [
    "BARE",
    "NARROW",
    "NEWEST",
    "WIDE",
    "Blank",
    "Bullets",
    "Callout",
    "CardHead",
    "Changed",
    "ChangedRows",
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
    "Fields",
    "Flowable",
    "Frame",
    "Free",
    "Heading",
    "Identity",
    "IfThen",
    "KeepTogether",
    "KeyValues",
    "Master",
    "NumberedSteps",
    "PageBreak",
    "Part",
    "ProofMarks",
    "ProofRule",
    "ProofTones",
    "Rows",
    "Ruled",
    "Run",
    "SectionBar",
    "Sheet",
    "SheetError",
    "Spacer",
    "SpineLabel",
    "SpineLabels",
    "Stamp",
    "StepRow",
    "Stock",
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
    "WriteTable",
    "bind",
    "can_stand",
    "field",
    "fingerprint",
    "fit",
    "foot_holds",
    "length",
    "phone",
    "read_upload",
    "register",
    "render",
    "tall",
    "to_spare",
    "unprintable",
]
