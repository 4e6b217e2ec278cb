"""Whether somebody has each duty in the weeks to come."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bsak.checks.facts import Gap
from bsak.checks.finding import Found, Page, Rule, Subject, Theme
from bsak.checks.register import Register, by
from bsak.duty.gaps import Lack
from bsak.kernel.danish import day
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy

NEAR = timedelta(weeks=4)  # by then a gap must be filled; after that it can wait


def duty_gaps(register: Register) -> Iterator[Found]:
    """Return the turns soon that nobody has, or somebody who cannot be there."""
    return _by_week([gap for gap in _near(register) if gap.lack is not Lack.NO_BACKUP], register)


def backups_missing(register: Register) -> Iterator[Found]:
    """Return the turns soon that have no backup."""
    return _by_week([gap for gap in _near(register) if gap.lack is Lack.NO_BACKUP], register)


def gaps_later(register: Register) -> Iterator[Found]:
    """Return the duties with turns further ahead that somebody still has to be found for."""
    later = by(
        (gap for gap in register.gaps if gap.on > register.today + NEAR),
        lambda gap: gap.roster_id,
    )
    for gaps in later.values():
        first, number = gaps[0], len({gap.on for gap in gaps})
        message = _one(first) if number == 1 else _later(first, number)
        yield Found(subject=_roster(first, register), message=message, mended=_shift(first))


def _near(register: Register) -> Iterator[Gap]:
    return (gap for gap in register.gaps if gap.on <= register.today + NEAR)


def _by_week(gaps: Iterable[Gap], register: Register) -> Iterator[Found]:
    """Return one finding for each duty, week and lack: it stands until the whole week is filled."""
    for alike in by(gaps, _week).values():
        gap = alike[0]
        yield Found(
            subject=_roster(gap, register),
            message=_told(gap, len({one.on for one in alike})),
            mark=f"{gap.lack.value}-{_monday(gap.on)}",
            mended=_shift(gap),
        )


def _week(gap: Gap) -> str:
    return f"{gap.roster_id} {gap.lack.value} {_monday(gap.on)}"


def _told(gap: Gap, number: int) -> str:
    if number == 1:
        return _one(gap)
    week = gap.on.isocalendar().week
    return _many(gap) % {"n": number, "week": week, "day": day(gap.on)}


def _later(first: Gap, number: int) -> str:
    return _("%(n)d vagter længere fremme mangler nogen, den første fra den %(day)s.",
             n=number, day=day(first.on))  # fmt: skip


def _one(gap: Gap) -> str:
    on = day(gap.on)
    match gap.lack, gap.has_backup:
        case Lack.NOBODY, _backup:
            return _("Ingen har vagten fra den %(day)s.", day=on)
        case Lack.NO_BACKUP, _backup:
            return _("Ingen har bagvagten fra den %(day)s.", day=on)
        case Lack.LEFT, False:
            return _("Den, der har vagten fra den %(day)s, er fratrådt.", day=on)
        case Lack.LEFT, True:
            return _("Den, der har vagten eller bagvagten fra den %(day)s, er fratrådt.", day=on)
        case Lack.AWAY, False:
            return _("Den, der har vagten fra den %(day)s, er væk.", day=on)
        case _:
            return _("Den, der har vagten eller bagvagten fra den %(day)s, er væk.", day=on)


def _many(gap: Gap) -> str:
    match gap.lack:
        case Lack.NOBODY:
            return _("Ingen har %(n)d af vagterne i uge %(week)d, den første fra den %(day)s.")
        case Lack.NO_BACKUP:
            return _("%(n)d vagter i uge %(week)d har ingen bagvagt, den første fra den %(day)s.")
        case Lack.LEFT:
            return _(
                "%(n)d vagter i uge %(week)d er hos en, der er fratrådt, den første fra den "
                "%(day)s."
            )
        case _:
            return _(
                "%(n)d vagter i uge %(week)d er hos en, der er væk, den første fra den %(day)s."
            )


def _roster(gap: Gap, register: Register) -> Subject:
    group = register.group.get(gap.group_id or 0)
    return Subject(
        key=f"duty-{gap.roster_id}", name=gap.roster, group=group.code if group else "",
        group_id=group.id if group else None,
        endpoint="duty.roster", address={"roster_id": gap.roster_id},
    )  # fmt: skip


def _shift(gap: Gap) -> Page:
    return "duty.shift", {"roster_id": gap.roster_id, "shift": gap.on.isoformat()}


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


RULES = (
    Rule(
        id="duty-gap", tier=Tier.ERROR, theme=Theme.TIME, find=duty_gaps,
        title=lazy("Hul i vagten de næste 4 uger"),
        why=lazy("Opkaldet kommer til en, der ikke er der."),
        do=lazy("Find en til vagten, eller byt."),
    ),
    Rule(
        id="backup-missing", tier=Tier.WARNING, theme=Theme.TIME, find=backups_missing,
        title=lazy("Ingen bagvagt de næste 4 uger"),
        why=lazy("Bliver vagten syg, er der ingen."),
        do=lazy("Find en bagvagt."),
    ),
    Rule(
        id="duty-later", tier=Tier.TIP, theme=Theme.TIME, find=gaps_later,
        title=lazy("Huller længere fremme i vagten"),
        why=lazy("Ferier og helligdage er lettest at fordele, før nogen har lagt planer."),
        do=lazy("Fordel vagterne, så ingen skal findes i sidste øjeblik."),
    ),
)  # fmt: skip
