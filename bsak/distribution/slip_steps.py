"""What a slip tells people to do besides the swapping: first, why all of it, and afterwards."""

from collections.abc import Iterator, Sequence
from datetime import date

from bsak.distribution.backlog import Backlog, Count, listed
from bsak.distribution.models import Release
from bsak.distribution.packs import Swap, Wanted, counted
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _, ngettext

_NAMED_IN_BRACKETS = 3


def of_paper(count: int) -> str:
    """Return a number of leaves; people count leaves, never sides."""
    return ngettext("%(num)d ark", "%(num)d ark", count)


def not_before(release: Release) -> str:
    """Return from which day all of it is to be done; until then the old leaves hold."""
    return _("Gør det tidligst den %(day)s.", day=day(release.effective_on))


def why_whole(release: Release, backlog: Backlog) -> str:
    """Return why a copy gets all of the binder, and what becomes of packs sent before."""
    before = [*backlog.skipped, *backlog.recalled]
    told, because = _why_whole(release, backlog)
    if not before:
        return told
    is_told = before == because or len(before) > _NAMED_IN_BRACKETS
    names = "" if is_told else f" ({listed(before)})"
    if backlog.skipped:
        return _("%(told)s Fra den %(day)s skal pakkerne fra før%(names)s ikke bruges: makulér dem "
                 "da. Her er det hele med.",
                 told=told, names=names, day=day(release.effective_on))  # fmt: skip
    return _("%(told)s Brug ikke pakkerne fra før%(names)s: makulér dem. Her er det hele med.",
             told=told, names=names)  # fmt: skip


def _why_whole(release: Release, backlog: Backlog) -> tuple[str, list[str]]:
    """Return why it is all of the binder, and the releases that are named as the reason."""
    edition = Release(edition=release.edition, number=0, urgent=0).name
    if release.number == 0:
        return _("Dette er hele mappen."), []
    if backlog.count is not None:
        return _("I får hele mappen, fordi intet i den passede ved optællingen %(day)s.",
                 day=day(backlog.count.on)), []  # fmt: skip
    if edition in backlog.skipped:
        return _("I får hele mappen, fordi der ikke er kvitteret for %(edition)s, som er ny fra "
                 "ende til anden.", edition=edition), [edition]  # fmt: skip
    if backlog.skipped:
        return _("I får hele mappen, fordi der ikke er kvitteret for %(names)s.",
                 names=listed(backlog.skipped)), [*backlog.skipped]  # fmt: skip
    return _("I får hele mappen, fordi der endnu ikke er registreret noget i denne kopi."), []


def whole(*, may_hold: bool) -> list[str]:
    """Return how a whole binder is put in."""
    old = _("Tag hele det gamle indhold ud, også skilleblade. Makulér det. Er der kommet et gult "
            "blad efter denne pakke, så gem det, og sæt det ind igen foran sit ark.")  # fmt: skip
    return [
        old if may_hold else _("Se efter, at mappen er tom."),
        _("Sæt hele det nye indhold ind, som det ligger i bunken."),
        _("Sæt dette blad ind efter 00-IN, Indhold, når resten er gjort."),
    ]


def pack(count: int) -> str:
    """Return how many leaves to look for before anything is put in."""
    return _("Tæl pakken først. Pakken er på %(count)s med dette blad. Passer det ikke, så spørg "
             "sekretariatet, før du går i gang.", count=of_paper(count))  # fmt: skip


def recalled(backlog: Backlog) -> tuple[str, str] | None:
    """Return what was called back, and what whoever has put it in must do before anything else."""
    if not backlog.recalled or backlog.count is not None:
        return None
    told = ngettext("%(names)s er trukket tilbage: makulér pakken.",
                    "%(names)s er trukket tilbage: makulér pakkerne.",
                    len(backlog.recalled), names=listed(backlog.recalled))  # fmt: skip
    return told, _("Har du allerede skiftet ark efter den, så ring til sekretariatet, før du går i "
                   "gang: så passer dette blad ikke til mappen.")  # fmt: skip


def passed_over(release: Release, backlog: Backlog, lines: Sequence[Swap]) -> str:
    """Return what becomes of the packs that nobody answered for, which may be half put in."""
    told = " ".join(_passed_over(release, backlog))
    if not any(line.out and line.code in backlog.brought for line in lines):
        return told
    newer = _("»Eller nyere« betyder: tag det ark ud, der står i mappen, også når det kom med en "
              "af de pakker.")  # fmt: skip
    return f"{told} {newer}".lstrip()


def _passed_over(release: Release, backlog: Backlog) -> Iterator[str]:
    if backlog.count is not None:
        yield _since(backlog.count)
        if loose := [*backlog.skipped, *backlog.recalled]:
            yield _("Ark fra %(names)s, der ikke står i mappen, skal ikke bruges: makulér dem.",
                    names=listed(loose))  # fmt: skip
        return
    if backlog.skipped:
        yield _("Der er ikke kvitteret for %(names)s. Fra den %(day)s skal flere ark derfra ikke "
                "bruges: makulér dem da. Her er det hele med.",
                names=listed(backlog.skipped), day=day(release.effective_on))  # fmt: skip


def _since(count: Count) -> str:
    """Return what a count found; whatever is right stays, whichever pack it came with."""
    return _("Optælling %(day)s: %(found)s Pakken retter det, der manglede eller var forkert den "
             "dag. Lad alle ark, der står på listen over gældende ark (00-LG) og ikke er nævnt "
             "på dette blad, blive stående, også dem fra tidligere pakker.",
             day=day(count.on), found=count.found)  # fmt: skip


def first(
    count: Count | None, yellow: Sequence[str], brought: Sequence[str], taken: Sequence[str]
) -> list[str]:
    """Return what comes out before anything else, where it is there at all, and what must be."""
    steps = []
    if count is not None and count.strange:
        steps.append(_("Tag ud: %(sheets)s. Det blev set ved optællingen og hører ikke til i "
                       "mappen. Læg det i den mappe, der står nederst på arket, eller makulér "
                       "det.", sheets=", ".join(count.strange)))  # fmt: skip
    if yellow:
        steps.append(_("Tag gule blade ud, hvis de står i mappen, og makulér dem: %(codes)s.",
                       codes=", ".join(yellow)))  # fmt: skip
    if brought:
        steps.append(_("Tag også ud, hvis de står i mappen, og makulér: %(codes)s.",
                       codes=", ".join(brought)))  # fmt: skip
    if taken:
        steps.append(_("Se efter, at disse ark står i mappen: %(codes)s. Mangler et, så bed "
                       "sekretariatet om det.", codes=", ".join(taken)))  # fmt: skip
    return steps


def tally(wanted: Sequence[Wanted], lines: Sequence[Swap] | None) -> list[str]:
    """Return how many leaves to count in each section that ``lines`` touch; of None in all."""
    touched = None if lines is None else _touched(wanted, lines)
    return [
        _("Tæl uden skilleblade, rettelsesblade og gule blade: %(section)s skal nu have %(count)s.",
          section=section, count=of_paper(count))
        for section, count in counted(wanted).items()
        if touched is None or section in touched
    ]  # fmt: skip


def record(release: Release, backlog: Backlog, wanted: Sequence[Wanted]) -> str:
    """Return what to write in the record, figure by figure."""
    told = _("Skriv %(names)s i rettelsesfortegnelsen (00-RF), med dato og initialer. Ved %(name)s "
             "desuden: Gælder fra %(day)s, Ark i alt %(count)d.",
             names=listed(backlog.to_record), name=release.name,
             day=short_day(release.effective_on),
             count=sum(counted(wanted).values()))  # fmt: skip
    if backlog.count is not None:
        told = _("%(told)s Står noget af det der allerede, så skriv det ikke igen.", told=told)
    if not backlog.crossed:
        return told
    return _("%(told)s Ved %(names)s: skriv »trukket tilbage«.",
             told=told, names=listed(backlog.crossed))  # fmt: skip


def answer(by: date, address: str, phone: str) -> str:
    """Return by when and where to answer; whoever has no net can ring."""
    told = _("Kvittér senest %(day)s: scan koden nederst, eller skriv adressen:",
             day=day(by))  # fmt: skip
    if phone:
        told = _("Kvittér senest %(day)s: scan koden nederst, ring til sekretariatet, tlf. "
                 "%(phone)s, eller skriv adressen:", day=day(by), phone=phone)  # fmt: skip
    return f"{told}\n{address}"


def _touched(wanted: Sequence[Wanted], lines: Sequence[Swap]) -> set[str]:
    """Return the sections that get or lose sheets; what only goes out is known by its group."""
    groups = {line.code.split("-")[0] for line in lines if line.into is None}
    losing = {sheet.section for sheet in wanted if sheet.code.split("-")[0] in groups}
    return {line.into.section for line in lines if line.into} | losing
