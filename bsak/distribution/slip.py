"""The correction slip: what to take out, what to put in, after what, and how to answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bsak import pdf
from bsak.distribution import slip_lines, slip_steps
from bsak.distribution.backlog import Backlog
from bsak.distribution.composing import CONTENTS, is_slip
from bsak.distribution.models import Release
from bsak.distribution.packs import Held, Swap, Wanted, leaves
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _

Yellow = tuple[str, str]  # code and revision of a leaf sent urgently
_FACTS = 4  # in the head of a slip
_SECONDS_TO_BEGIN, _SECONDS_OF_A_LINE, _SECONDS_OF_A_COUNT = 60, 40, 30


@dataclass(frozen=True, slots=True)
class Whose:
    """What only one copy's slip says: its number, who has it, and where to answer."""

    number: str
    holder: str
    address: str

    @property
    def words(self) -> tuple[str, str, str]:
        """Return it in the order of the fields on a slip."""
        return self.number, self.holder, self.address

    @property
    def can_be_merged(self) -> bool:
        """Say whether each fits in its field, so that nothing around it moves."""
        return (
            all(map(pdf.can_stand, self.words))
            and pdf.DocHead.is_one_line(self.holder, _FACTS)
            and pdf.TickList.is_one_line(self.address)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What stands on the slips of all copies that stand alike."""

    code: str
    release: Release
    lines: tuple[Swap, ...]
    wanted: tuple[Wanted, ...]  # what stands in the copy afterwards
    is_whole: bool
    holds: bool  # something, as far as is known
    answer_by: date
    backlog: Backlog
    phone: str = ""  # of the secretariat, where it is set
    before: tuple[Held, ...] = ()  # itself, in a copy that was gone through and lacked something
    urgent: tuple[Yellow, ...] = ()  # the leaves sent urgently before, which end with this release
    printing: int = 1  # a pack that is counted anew has another slip, told apart by its number
    printed: str = ""  # when or why it was printed anew

    @property
    def title(self) -> str:
        """Return the title on the slip."""
        return f"{self._name}{self.printed}"

    @property
    def rev(self) -> str:
        """Return the revision of the slip: of its release, and which print of it."""
        again = f".{self.printing}" if self.printing > 1 else ""
        return f"{self.release.rev}{again}"

    @property
    def _name(self) -> str:
        if self.is_whole:
            return _("Følgeseddel til %(release)s", release=self.release.name)
        return _("Rettelsesblad %(release)s", release=self.release.name)

    def is_yellow(self, line: Swap) -> bool:
        """Say whether a line only takes out what was sent urgently."""
        return line.into is None and {(one.code, one.rev) for one in line.out} <= {*self.urgent}

    def printed_as(self, was: Wanted) -> "Slip":
        """Return it under the number and title that the pack's slip has now."""
        return replace(self, printing=_printing(was), printed=was.title.removeprefix(self._name))

    def printed_anew(self, was: Wanted, today: date) -> "Slip":
        """Return it as the next print after ``was``."""
        number, count = _printing(was) + 1, self.backlog.count
        told = _(", %(n)d. udskrift, %(day)s", n=number, day=short_day(today))
        if count is not None:
            told = _(", %(n)d. udskrift, efter optællingen %(day)s", n=number,
                     day=short_day(count.on))  # fmt: skip
        return replace(self, printing=number, printed=told)


def _printing(was: Wanted) -> int:
    _edition, _number, *again = was.rev.split(".")
    return int(again[0]) if again else 1


def itself(slip: Slip, pages: int) -> Swap:
    """Return the line of the slip itself; its digest is known once it is laid out."""
    section = _("00  Mappens papirer")
    sheet = Wanted(slip.code, slip.title, section, slip.rev, pages, False, "", "", "new")
    return Swap(slip.before, sheet, CONTENTS)


def in_place(slip: Slip, own: Swap) -> tuple[Swap, ...]:
    """Return the lines in the binder's order: yellow leaves out first, the slip itself last.

    Whoever follows it reads it until all is done. No line is told by another slip, for one may
    have been thrown out.
    """
    yellow = [line for line in slip.lines if slip.is_yellow(line)]
    rest = [line for line in slip.lines if line not in yellow]
    behind = [replace(one, after=CONTENTS) if is_slip(one.after) else one for one in rest]
    return (*yellow, *behind, own)


def story(
    slip: Slip, whose: Whose, lines: Sequence[Swap], identity: pdf.Identity
) -> list[pdf.Flowable]:
    """Return what is printed on a copy's slip that has these lines."""
    release = slip.release
    facts = [
        (_("Mappe"), f"{release.binder.code}  {release.binder.name}"),
        (_("Kopi"), whose.number),
        (_("Indehaver"), whose.holder),
        (_("Gælder fra"), day(release.effective_on)),
    ]
    out: list[pdf.Flowable] = [pdf.DocHead(identity, facts)]
    out += [_why(*reason) for reason in _reasons(slip)]
    counted = slip_steps.pack(leaves(line.into for line in lines if line.into))
    out += _whole(slip, counted) if slip.is_whole else _swapping(slip, lines, counted)
    return [*out, pdf.KeepTogether([*_afterwards(slip, whose, lines), pdf.EndMark(slip.code)])]


def _reasons(slip: Slip) -> list[tuple[str, str]]:
    """Return why all that the pack does was issued, each by the name of its release if many."""
    mine = (slip.release.name, slip.release.reason)
    before = [] if slip.is_whole else [*slip.backlog.reasons]
    told = [one for one in (*before, mine) if one[1]]
    return told if before else [("", reason) for _name, reason in told]


def _why(name: str, reason: str) -> pdf.Flowable:
    told = _("Hvorfor %(name)s: ", name=name) if name else _("Hvorfor: ")
    return pdf.Text([pdf.Run(told, bold=True), reason])


def _whole(slip: Slip, counted: str) -> list[pdf.Flowable]:
    why = slip_steps.why_whole(slip.release, slip.backlog)
    when = slip_steps.not_before(slip.release)
    steps = [f"{when} {counted}", *slip_steps.whole(may_hold=slip.holds)]
    return [pdf.Text(why), pdf.NumberedSteps(steps)]


def _minutes(slip: Slip, lines: Sequence[Swap]) -> int:
    counts = len(slip_steps.tally(slip.wanted, lines))
    seconds = len(lines) * _SECONDS_OF_A_LINE + counts * _SECONDS_OF_A_COUNT
    return -(-(_SECONDS_TO_BEGIN + seconds) // 60)


def _swapping(slip: Slip, lines: Sequence[Swap], counted: str) -> list[pdf.Flowable]:
    brought, wanted = slip.backlog.brought, {sheet.code for sheet in slip.wanted}
    changing, out = {line.code for line in lines}, {sheet for line in lines for sheet in line.out}
    gone = {(sheet.code, sheet.rev) for sheet in out}
    told = _("Regn med %(n)d minutter. Gør det i denne rækkefølge, og sæt ✓.",
             n=_minutes(slip, lines))  # fmt: skip
    bars = _("En lodret streg i margenen på et nyt ark viser, hvor det er ændret.")
    passed = slip_steps.passed_over(slip.release, slip.backlog, lines)
    recalled = slip_steps.recalled(slip.backlog)
    first = slip_steps.first(
        slip.backlog.count,
        [f"{code} Rev. {rev}" for code, rev in slip.urgent if (code, rev) not in gone],
        sorted(brought - wanted - changing),
        sorted(slip.backlog.taken & wanted - changing),
    )
    return [
        *([pdf.Callout(*recalled)] if recalled else []),
        *([pdf.Text(passed)] if passed else []),
        pdf.Text(f"{slip_steps.not_before(slip.release)} {counted}"),
        pdf.Text(told, "lead"),
        *([pdf.TickList(first, columns=False)] if first else []),
        pdf.Text(bars),
        slip_lines.table(slip, lines),
    ]


def _afterwards(slip: Slip, whose: Whose, lines: Sequence[Swap]) -> list[pdf.Flowable]:
    steps = [
        *slip_steps.tally(slip.wanted, None if slip.is_whole else lines),
        slip_steps.record(slip.release, slip.backlog, slip.wanted),
        slip_steps.answer(slip.answer_by, whose.address, slip.phone),
    ]
    return [
        pdf.Heading(_("Når arkene er skiftet"), 2, bookmark=False),
        pdf.TickList(steps, columns=False),
    ]
