"""The point on what the checker found: under each krisegruppe, and there under each rule."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bsak.agenda import asks, naming
from bsak.agenda.acts import DIRECTOR, Act, Verb
from bsak.agenda.counting import listed
from bsak.agenda.finding import Found
from bsak.agenda.register import Checked, Register
from bsak.agenda.status_point import GROUP
from bsak.checks.listing import TIERS
from bsak.kernel.danish import capital_first
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, ngettext

_FEW = 3  # findings of one rule that are named
_RULES = 5  # rules that are told of for each group; what weighs less is counted

# The title of the rule says it all: what is found is only named.
_SAID_BY_TITLE = frozenset({
    "advice-missing", "card-without-plan", "copy-behind", "exercise-overdue", "group-without-seats",
    "holder-left", "no-end", "no-start", "nobody-there", "not-on-paper",
    "number-malformed", "number-unconfirmed", "number-wrong", "own-deputy", "seat-vacant",
    "seat-without-deputy", "term-over", "unreachable",
})  # fmt: skip


def told(matters: Sequence[Found], register: Register) -> str:
    """Return what is found as text: the worst first, many of one sort in a line."""
    found = _checked(matters, register)
    weighty = [one for one in found if not one.is_minor]
    parts = [_intro(found, register)]
    for group_id, own in _by_group(weighty, register).items():
        group = register.groups.get(group_id)
        heading = group.name if group else _("Kriseledelsen og sekretariatet")
        parts += [f"{GROUP} {heading}", "\n".join(_lines(own, register))]
    return "\n\n".join(parts)


def proposed(matters: Sequence[Found], register: Register) -> list[Act]:
    """Return a task for each who has something to put right: what, by whom, by when."""
    wanted: dict[tuple[str, str], list[Checked]] = {}
    for one in _checked(matters, register):
        if not one.is_minor and one.rule not in asks.ASKED_ELSEWHERE:
            wanted.setdefault(_whose(one, register), []).append(one)
    due_on = register.calendar.usual_date
    places = {group.code: at for at, group in enumerate(register.groups.values())}
    return [
        Act(verb=Verb.TASK, title=asks.title(_counts(own)), group=code, owner=owner, due_on=due_on)
        for (code, owner), own in sorted(
            wanted.items(), key=lambda pair: (places.get(pair[0][0], len(places)), pair[0][1])
        )
    ]


def _whose(one: Checked, register: Register) -> tuple[str, str]:
    """Return the group a task is for, by code, and who there; neither: the secretariat."""
    group = register.groups.get(one.group_id or 0)
    if group:
        return group.code, group.owner_function
    return "", "" if one.rule in asks.OF_SECRETARIAT else DIRECTOR


def _checked(matters: Sequence[Found], register: Register) -> list[Checked]:
    """Return what the checker found of those matters, in its own order: the worst first."""
    told_of = {one.about for one in matters}
    return [one for one in register.checked if one.key in told_of]


def _by_group(found: Sequence[Checked], register: Register) -> dict[int, list[Checked]]:
    """Return findings under their groups in the board's order; those of none under 0, last."""
    return {
        key: own
        for key in (*register.groups, 0)
        if (own := [one for one in found if (one.group_id or 0) == key])
    }


def _counts(found: Sequence[Checked]) -> list[tuple[str, int]]:
    return [(rule, len(own)) for rule, own in _by_rule(found).items()]


def _by_rule(found: Sequence[Checked]) -> dict[str, list[Checked]]:
    rules: dict[str, list[Checked]] = {}
    for one in found:
        rules.setdefault(one.rule, []).append(one)
    return rules


def _intro(found: Sequence[Checked], register: Register) -> str:
    said = _since(found)
    apart = _apart(found)
    where = _("Hvert fund har i tjekket et link til det, der skal rettes")
    told = f"{said} {apart} {where}"
    return f"{told}: {register.checker}" if register.checker else f"{told}."


def _since(found: Sequence[Checked]) -> str:
    """Return how much there is, and how much of it an earlier meeting did not get to."""
    again, what = sum(one.is_again for one in found), _counted(found)
    if not again:
        return _("Nyt fra tjekket af planer, pladser og numre: %(what)s.", what=what)
    said = _("Fra tjekket af planer, pladser og numre: %(what)s.", what=what)
    if again == len(found):
        return _("%(said)s Det stod på en tidligere dagsorden og blev ikke behandlet.", said=said)
    return _("%(said)s %(n)d af dem stod på en tidligere dagsorden og blev ikke behandlet.",
             said=said, n=again)  # fmt: skip


def _apart(found: Sequence[Checked]) -> str:
    """Return what of it stands here, and what is only counted."""
    minor = [one for one in found if one.is_minor]
    if len(minor) == len(found):
        return _("Det står kun i tjekket.") if len(found) == 1 else _("De står kun i tjekket.")
    if not minor:
        return _("Det værste står først i hver gruppe.")
    tips = sum(one.tier is Tier.TIP for one in minor)
    which = [_("tip")] if tips else []
    which += [_("advarsler om, hvordan tekster er skrevet,")] if len(minor) > tips else []
    return _("%(which)s står kun i tjekket. Det andet står her, det værste først i hver gruppe.",
             which=capital_first(listed(which)))  # fmt: skip


def _counted(found: Sequence[Checked]) -> str:
    """Return how many there are of each weight: "11 fejl, 5 advarsler og 3 tip"."""
    errors, warnings, tips = (sum(one.tier is tier for one in found) for tier in Tier)
    counted = [
        ngettext("%(num)d fejl", "%(num)d fejl", errors) if errors else "",
        ngettext("%(num)d advarsel", "%(num)d advarsler", warnings) if warnings else "",
        ngettext("%(num)d tip", "%(num)d tip", tips) if tips else "",
    ]
    return listed([one for one in counted if one])


def _lines(found: Sequence[Checked], register: Register) -> Iterator[str]:
    rules = list(_by_rule(found).values())
    shown = rules if len(rules) <= _RULES + 1 else rules[:_RULES]
    for own in shown:
        yield f"- {TIERS[own[0].tier]}: {_line(own, register)}"
    if rest := [one for own in rules[len(shown) :] for one in own]:
        yield "- " + _("Desuden %(what)s. Se tjekket.", what=_counted(rest))


def _line(own: Sequence[Checked], register: Register) -> str:
    first, number = own[0], len(own)
    if first.rule not in _SAID_BY_TITLE:
        said = _full(first, register)
        if number == 1:
            return said
        return _("%(title)s (%(n)d), fx: %(said)s Resten står i tjekket.",
                 title=first.title, n=number, said=said)  # fmt: skip
    names = Counter(filter(None, (_name(one, register) for one in own)))
    title = first.title if number == 1 else f"{first.title} ({number})"
    if not names:
        return f"{title}."
    if len(names) == 1:
        return f"{title}: {next(iter(names))}."
    named = list(names.items())[: None if len(names) <= _FEW + 1 else _FEW]
    told = "; ".join(name if times == 1 else f"{name} ({times})" for name, times in named)
    rest = names.total() - sum(times for _name, times in named)
    more = _(" og %(n)d flere. Se tjekket", n=rest) if rest else ""
    return f"{title}: {told}{more}."


def _full(one: Checked, register: Register) -> str:
    name = _name(one, register)
    return f"{name}: {one.words}" if name else one.words


def _name(one: Checked, register: Register) -> str:
    """Return what it is about; nothing when that is the whole group."""
    document = register.documents.get(one.document_id or 0)
    return naming.coded(document) if document else one.subject
