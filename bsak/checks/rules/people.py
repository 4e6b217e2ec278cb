"""Whether the seats of the crisis organisation are filled by people who can take them."""

from collections.abc import Iterator
from itertools import combinations

from bsak.checks.facts import Department, Group, Seat
from bsak.checks.finding import Found, Page, Rule, Theme, of_group, of_seat
from bsak.checks.register import Register
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy
from bsak.seats.roles import CrisisRole, Level


def groups_without_seats(register: Register) -> Iterator[Found]:
    """Return the groups that nobody has a seat in, once others have seats."""
    for group in register.groups:
        if register.seats and not register.seats_of[group.id]:
            message = _("Krisegruppen %(group)s har ingen pladser i kriseorganisationen.",
                        group=group.name)  # fmt: skip
            mended: Page = "seats.chart", {"_anchor": group.code}
            yield Found(subject=of_group(group), message=message, mended=mended)


def vacant_seats(register: Register) -> Iterator[Found]:
    """Return the seats that nobody holds."""
    for seat in register.seats:
        if seat.holder is None:
            message = (
                _("Ingen er indehaver af pladsen. En stedfortræder træder til imens.")
                if any(_is_here(person_id, register) for person_id in seat.deputies)
                else _("Ingen er indehaver af pladsen.")
            )
            yield _at(seat, message, register)


def seats_without_deputy(register: Register) -> Iterator[Found]:
    """Return the seats that one person alone can take."""
    for seat in register.seats:
        if seat.holder is not None and not seat.deputies:
            yield _at(seat, _("Indehaveren har ingen stedfortræder."), register)


def own_deputies(register: Register) -> Iterator[Found]:
    """Return the seats whose holder is their own deputy."""
    for seat in register.seats:
        if seat.holder in seat.deputies:
            yield _at(seat, _("Indehaveren er sin egen stedfortræder."), register)


def one_department(register: Register) -> Iterator[Found]:
    """Return the seats whose holder and deputies can all be struck by the same."""
    for seat in register.seats:
        where = _departments(seat, register)
        if seat.holder and seat.deputies and len(where) == 1 and None not in where:
            message = _("Indehaver og alle stedfortrædere er fra samme afdeling.")
            yield _at(seat, message, register)


def gone_holders(register: Register) -> Iterator[Found]:
    """Return the seats that somebody who has left still has."""
    for seat in register.seats:
        for held in seat.held:
            if _has_left(held.person_id, register):
                message = (
                    _("Stedfortræderen er fratrådt.")
                    if held.rank
                    else _("Indehaveren er fratrådt.")
                )
                yield _at(seat, message, register, mark=f"{held.person_id}")


def nobody_there(register: Register) -> Iterator[Found]:
    """Return the seats that are filled, but by nobody who is at work today."""
    for seat in register.seats:
        if seat.held and not any(_is_here(held.person_id, register) for held in seat.held):
            yield _at(seat, _nobody(seat), register)


def needed_twice(register: Register) -> Iterator[Found]:
    """Return who holds seats in two groups that are called together."""
    together = register.relied
    for person_id in sorted({s.holder for s in register.seats if s.holder is not None}):
        held = [s for s in register.seats_of_person[person_id] if s.holder == person_id]
        for one, other in combinations(held, 2):
            pair = one.group_id or 0, other.group_id or 0
            is_strategic = Level.STRATEGIC in (one.level, other.level)
            are_called = is_strategic or pair in together or pair[::-1] in together
            if pair[0] != pair[1] and are_called:
                group = register.group.get(other.group_id or 0)
                message = _(
                    "Indehaveren har også pladsen »%(title)s« i %(where)s. Begge kan blive kaldt "
                    "ind samtidig.",
                    title=other.title, where=group.name if group else _("kriseledelsen"),
                )  # fmt: skip
                yield _at(one, message, register, mark=f"{other.id}")


def fixed_roles_missing(register: Register) -> Iterator[Found]:
    """Return the groups with seats that lack one of the five fixed roles."""
    for group in register.groups:
        seated = {seat.role for seat in register.seats_of[group.id]}
        missing = [role.label for role in CrisisRole if role not in seated]
        if seated and missing:
            message = _("Gruppen har ingen plads til: %(roles)s.", roles="; ".join(missing))
            yield Found(subject=of_group(group), message=message, mended=_new_seat(group))


def departments_without_seat(register: Register) -> Iterator[Found]:
    """Return the departments that take part in a group where nobody of theirs has a seat."""
    for group in register.groups:
        held = [held for seat in register.seats_of[group.id] for held in seat.held]
        there = {_department(one.person_id, register) for one in held} - {None}
        if not there:
            continue  # nobody has said where those in the group come from
        taking_part = {
            one.department_id for one in register.taking_part if one.group_id == group.id
        }
        for department in register.departments:
            if department.id in taking_part - there and not _has_empty_seat(
                department, group, register
            ):
                message = _(
                    "%(department)s deltager i gruppens planer, men ingen derfra har en plads i "
                    "gruppen.",
                    department=department.name,
                )
                yield Found(subject=of_group(group), message=message, mark=f"{department.id}",
                            mended=_new_seat(group))  # fmt: skip


def _has_empty_seat(department: Department, group: Group, register: Register) -> bool:
    """Say whether a seat is meant for the department: that nobody has it is told at the seat."""
    own = register.seats_of[group.id]
    return any(seat.holder is None and department.name in seat.function for seat in own)


def _new_seat(group: Group) -> Page:
    return "seats.add", {"gruppe": group.code}


def _at(seat: Seat, message: str, register: Register, mark: str = "") -> Found:
    return Found(subject=of_seat(seat, register), message=message, mark=mark)


def _nobody(seat: Seat) -> str:
    if seat.holder is None:
        return _("Alle stedfortrædere er væk i dag, og pladsen har ingen indehaver.")
    if seat.deputies:
        return _("Indehaver og alle stedfortrædere er væk i dag.")
    return _("Indehaveren er væk i dag, og ingen stedfortræder kan tage over.")


def _departments(seat: Seat, register: Register) -> set[int | None]:
    return {_department(held.person_id, register) for held in seat.held}


def _department(person_id: int, register: Register) -> int | None:
    person = register.people.get(person_id)
    return person.department_id if person else None


def _has_left(person_id: int, register: Register) -> bool:
    person = register.people.get(person_id)
    return person is None or (person.left_on is not None and person.left_on <= register.today)


def _is_here(person_id: int, register: Register) -> bool:
    return not _has_left(person_id, register) and not register.people[person_id].is_away


RULES = (
    Rule(
        id="group-without-seats", tier=Tier.ERROR, theme=Theme.PEOPLE, find=groups_without_seats,
        title=lazy("Krisegruppe uden pladser"),
        why=lazy("Kaldes gruppen ind, er der ingen at ringe til."),
        do=lazy("Opret de fem faste pladser, og sæt en indehaver på hver."),
    ),
    Rule(
        id="seat-vacant", tier=Tier.ERROR, theme=Theme.PEOPLE, find=vacant_seats,
        title=lazy("Plads uden indehaver"),
        why=lazy("I en krise tror alle, at en anden har pladsen."),
        do=lazy("Sæt en indehaver på pladsen, eller luk den, hvis den ikke bruges mere."),
    ),
    Rule(
        id="seat-without-deputy", tier=Tier.WARNING, theme=Theme.PEOPLE,
        find=seats_without_deputy,
        title=lazy("Indehaver uden stedfortræder"),
        why=lazy("Kriser varer længere end en vagt, og folk er syge og på ferie."),
        do=lazy("Udpeg en stedfortræder på samme niveau eller med samme mandat."),
    ),
    Rule(
        id="own-deputy", tier=Tier.ERROR, theme=Theme.PEOPLE, find=own_deputies,
        title=lazy("Stedfortræder for sig selv"),
        why=lazy("Er den ene væk, er begge væk."),
        do=lazy("Vælg en anden stedfortræder."),
    ),
    Rule(
        id="one-department", tier=Tier.TIP, theme=Theme.PEOPLE, find=one_department,
        title=lazy("Alle fra samme afdeling"),
        why=lazy("Rammer hændelsen den afdeling, mangler både indehaver og stedfortrædere."),
        do=lazy("Overvej en stedfortræder fra en anden afdeling."),
    ),
    Rule(
        id="holder-left", tier=Tier.ERROR, theme=Theme.PEOPLE, find=gone_holders,
        title=lazy("En fratrådt har stadig en plads"),
        why=lazy("Den, der ringes til, er her ikke mere."),
        do=lazy("Lad den fratrådte forlade pladsen, og sæt en anden på den."),
    ),
    Rule(
        id="nobody-there", tier=Tier.ERROR, theme=Theme.PEOPLE, find=nobody_there,
        title=lazy("Ingen på pladsen kan møde i dag"),
        why=lazy("Sker det i dag, er der ingen at ringe til."),
        do=lazy("Find en, der kan træde til, så længe de andre er væk."),
    ),
    Rule(
        id="needed-twice", tier=Tier.WARNING, theme=Theme.PEOPLE, find=needed_twice,
        title=lazy("Skal være to steder på én gang"),
        why=lazy("Den samme kan ikke sidde i to grupper, der kaldes ind til samme hændelse."),
        do=lazy("Aftal på forhånd, hvem der tager den ene plads, og gør den til indehaver."),
    ),
    Rule(
        id="fixed-role-missing", tier=Tier.WARNING, theme=Theme.PEOPLE,
        find=fixed_roles_missing,
        title=lazy("Gruppen mangler en af de fem faste roller"),
        why=lazy("Det, ingen har som rolle, bliver ikke gjort, når der er travlt."),
        do=lazy("Opret pladsen, også hvis den samme person må have to."),
    ),
    Rule(
        id="department-without-seat", tier=Tier.WARNING, theme=Theme.PEOPLE,
        find=departments_without_seat,
        title=lazy("Afdelingen deltager, men har ingen med"),
        why=lazy("Matrixen lover hjælp fra en afdeling, som gruppen ikke har nogen fra."),
        do=lazy("Giv en fra afdelingen en plads, eller ret matrixen over deltagelse."),
    ),
)  # fmt: skip
