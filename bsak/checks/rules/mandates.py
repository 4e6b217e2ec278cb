"""Whether those who may approve for the director are still here, and the one who let them."""

from collections.abc import Iterator

from bsak.checks.finding import Found, Page, Rule, Theme, of_whole
from bsak.checks.register import Register
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy


def idle_mandates(register: Register) -> Iterator[Found]:
    """Return the mandates of people who are gone, and those that somebody gone has given."""
    for one in register.mandates:
        if not one.counts:
            message = _("Bemyndigelsen »%(function)s« tæller ikke: den, der har den, er fratrådt, "
                        "eller kontoen er lukket.", function=one.function)  # fmt: skip
        elif one.giver_left:
            message = _("Bemyndigelsen »%(function)s« er givet af en, der er fratrådt.",
                        function=one.function)  # fmt: skip
        else:
            continue
        mended: Page = "approval.list", {"_anchor": "mandates"}
        mark = f"mandate-{one.id}"
        yield Found(subject=of_whole("approval.list"), message=message, mark=mark, mended=mended)


RULES = (
    Rule(
        id="mandate-idle", tier=Tier.WARNING, theme=Theme.PEOPLE, find=idle_mandates,
        title=lazy("En bemyndigelse hører til en, der er gået"),
        why=lazy("Planer, der venter på den, kan ingen godkende for kommunaldirektøren."),
        do=lazy("Kommunaldirektøren tager den tilbage og giver en anden den."),
    ),
)  # fmt: skip
