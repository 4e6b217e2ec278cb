"""Whether the contact lists that fill themselves still say what the contacts do."""

from collections.abc import Iterator

from bsak.checks.finding import Found, Rule, Theme, of_document
from bsak.checks.register import Register
from bsak.kernel.prose import Tier
from bsak.kernel.words import lazy, ngettext
from bsak.plans.wording import ContactGroup, ContactListWording
from bsak.writing.filling import differences


def outdated(register: Register) -> Iterator[Found]:
    """Return the lists in force whose people or numbers are no longer the registered ones."""
    for document_id, groups in register.lists.items():
        text = register.text_of.get(document_id)
        wording = text.reading.wording if text else None
        if text is None or not isinstance(wording, ContactListWording):
            continue
        headings = {group.heading for group in wording.groups}  # a new one has not been filled yet
        own = tuple(group for group in groups if group.heading in headings)
        many = len([*differences(wording, ContactListWording(groups=own))])
        if many:
            message = ngettext(
                "%(num)d linje, der hentes fra kontakterne, er en anden i kontakterne nu.",
                "%(num)d linjer, der hentes fra kontakterne, er andre i kontakterne nu.",
                many,
            )
            subject = of_document(text.document, register)
            field = f"groups.{_first(wording, own)}.heading"
            yield Found(subject=subject, message=message, field=field, mark="lists")


def _first(wording: ContactListWording, now: tuple[ContactGroup, ...]) -> int:
    """Return the place of the first heading that would be filled otherwise."""
    by_heading = {group.heading: group for group in now}
    places = enumerate(wording.groups)
    return next((at for at, old in places if by_heading.get(old.heading, old) != old), 0)


RULES = (
    Rule(
        id="list-outdated", tier=Tier.ERROR, theme=Theme.PEOPLE, find=outdated,
        title=lazy("Kontaktliste, der ikke passer med kontakterne"),
        why=lazy("Listen i mappen har folk, der er rejst, eller numre, der er skiftet."),
        do=lazy("Hent rækkerne igen, få listen godkendt, og send en rettelse ud."),
    ),
)  # fmt: skip
