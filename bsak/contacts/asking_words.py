"""What a question about numbers says: as a mail, and as rows for a letter of one's own."""

from collections.abc import Sequence
from urllib.parse import quote

from bsak.contacts import reaching
from bsak.contacts.asking import Link
from bsak.contacts.models import Person
from bsak.kernel import clock
from bsak.kernel.danish import day
from bsak.kernel.words import _


def address(link: Link, public_url: str) -> str:
    """Return where a link leads."""
    return f"{public_url.rstrip('/')}/bekraeft/{link.key}"


def mail_to(link: Link) -> str:
    """Return the mail address that the question can be sent to, or nothing."""
    return reaching.of(link.owner.points, clock.today()).mail


def mail(link: Link, public_url: str, municipality: str) -> str:
    """Return the address that opens a mail, ready to be sent; nothing without a mail address."""
    to = mail_to(link)
    if not to:
        return ""
    subject = _("Er dine numre stadig rigtige?")
    if not isinstance(link.owner, Person):
        subject = _("Er numrene til %(post)s stadig rigtige?", post=link.owner.name)
    body = "\r\n".join(text(link, address(link, public_url), municipality))
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}"


def text(link: Link, url: str, municipality: str) -> list[str]:
    """Return the lines of the mail."""
    return [
        _("Hej"),
        "",
        _("Du står på listen over dem, kommunens kriseberedskab skal kunne nå."),
        _("Er numrene stadig rigtige? Åbn linket, og svar med et tryk. Du skal ikke logge ind:"),
        "",
        url,
        "",
        _("Linket virker til og med %(day)s og er kun til dig. Send det ikke videre.",
          day=day(link.inquiry.expires_on)),
        "",
        _("Venlig hilsen"),
        municipality,
    ]  # fmt: skip


def heads() -> list[str]:
    """Return the headings of the rows."""
    return [_("Navn"), _("Stilling"), _("Sted"), _("E-mail"), _("Link"), _("Svar senest")]


def rows(links: Sequence[Link], public_url: str) -> list[list[str]]:
    """Return a row for each link."""
    return [
        [
            link.owner.name,
            link.owner.title if isinstance(link.owner, Person) else "",
            place(link),
            mail_to(link),
            address(link, public_url),
            day(link.inquiry.expires_on),
        ]
        for link in links
    ]


def place(link: Link) -> str:
    """Return where the one who is asked belongs."""
    owner = link.owner
    here = owner.party or owner.department
    return here.name if here else ""
