"""What a rule finds: about what, at which field, in words that say what is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2s

from bsak.checks.facts import Doc, Group, Human, Post, Seat, Text
from bsak.checks.register import Register
from bsak.documents import rules as documents
from bsak.groups.rules import Viewer
from bsak.kernel.prose import Tier
from bsak.kernel.words import Worded, _, lazy

Address = dict[str, str | int]
Page = tuple[str, Address]


class Theme(Worded):
    """What sort of thing a rule looks at."""

    PEOPLE = "people", lazy("Mennesker og numre")
    PLANS = "plans", lazy("Planer, der passer sammen")
    DEFEATED = "defeated", lazy("Kort, der spænder ben for sig selv")
    TIME = "time", lazy("Tid")
    LANGUAGE = "language", lazy("Sprog")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a finding is about, and the page that shows it. ``name`` names no person."""

    key: str
    name: str
    group: str = ""  # its code
    group_id: int | None = None
    document: Doc | None = None
    endpoint: str
    address: Address

    @property
    def code(self) -> str:
        """Return the code of the document it is, or nothing."""
        return self.document.code if self.document else ""

    @property
    def page(self) -> Page:
        """Return the page that shows it, and what the page needs to know."""
        return self.endpoint, self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that is wrong.

    ``mark`` tells it from others at the same subject, so that it is the same finding when its
    line moves; without one the field does. ``named`` are other documents that the message names.
    ``mended`` is the page where it is put right, when it is neither the field nor the subject's.
    """

    subject: Subject
    message: str
    field: str = ""
    mark: str = ""
    named: tuple[Doc, ...] = ()
    mended: Page | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that must hold over the whole register.

    ``why`` is one sentence on why it matters, ``do`` what to do about it.
    """

    id: str
    tier: Tier
    theme: Theme
    title: object  # words looked up when they are shown, like those of the enums
    why: object
    do: object
    find: Callable[[Register], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found."""

    rule: Rule
    found: Found

    @property
    def key(self) -> str:
        """Return the name it keeps from day to day, by which it is accepted and told."""
        found = self.found
        mark = _digest(found.mark) if found.mark else found.field
        key = f"{self.rule.id}:{found.subject.key}"
        whole = f"{key}:{mark}" if mark else key
        return whole if len(whole) <= _LONGEST else f"{key}:{_digest(mark)}"

    @property
    def tier(self) -> Tier:
        """Return how much it weighs."""
        return self.rule.tier

    @property
    def group_id(self) -> int | None:
        """Return whose finding it is: the group that it is about."""
        return self.found.subject.group_id

    @property
    def documents(self) -> tuple[Doc, ...]:
        """Return every document that it tells of."""
        own = self.found.subject.document
        return (own, *self.found.named) if own else self.found.named

    @property
    def page(self) -> Page:
        """Return the page where it is put right, and what the page needs to know."""
        found = self.found
        if found.mended:
            return found.mended
        if found.subject.document and found.field:
            return "checks.field", {"code": found.subject.code, "path": found.field}
        return found.subject.page


WHOLE = "register"  # the key of the register itself
_LONGEST = 120  # letters of a key


def is_open_to(finding: Finding, viewer: Viewer) -> bool:
    """Say whether ``viewer`` may know of every document that the finding tells of."""
    return all(documents.may_know(document, viewer) for document in finding.documents)


def of_document(document: Doc, register: Register) -> Subject:
    """Return a document as what a finding is about."""
    group = register.group.get(document.group_id)
    title = f"{document.title}, {document.unit}" if document.unit else document.title
    return Subject(
        key=document.code, name=f"{document.code} {title}", group=group.code if group else "",
        group_id=document.group_id, document=document,
        endpoint="documents.show", address={"code": document.code},
    )  # fmt: skip


def of_text(text: Text, register: Register) -> Subject:
    """Return the document of a text as what a finding is about."""
    return of_document(text.document, register)


def of_group(group: Group) -> Subject:
    """Return a krisegruppe as what a finding is about."""
    return Subject(key=group.code, name=group.name, group=group.code, group_id=group.id,
                   endpoint="groups.show", address={"code": group.code})  # fmt: skip


def of_seat(seat: Seat, register: Register) -> Subject:
    """Return a seat as what a finding is about."""
    group = register.group.get(seat.group_id or 0)
    where = group.name if group else _("Kriseledelsen")
    return Subject(key=f"seat-{seat.id}", name=f"{where}: {seat.title}",
                   group=group.code if group else "", group_id=seat.group_id,
                   endpoint="seats.seat", address={"seat_id": seat.id})  # fmt: skip


def of_person(person: Human, register: Register) -> Subject:
    """Return a person as what a finding is about, named by the seat they have."""
    own = register.seats_of_person[person.id]
    first = min(own, key=lambda seat: seat.holder != person.id, default=None)
    group = register.group.get(first.group_id or 0) if first else None
    name = _("Person %(number)d", number=person.id)
    if first:
        seat = of_seat(first, register).name
        name = seat if first.holder == person.id else _("%(seat)s (stedfortræder)", seat=seat)
    return Subject(key=f"person-{person.id}", name=name, group=group.code if group else "",
                   group_id=group.id if group else None,
                   endpoint="contacts.person",
                   address={"person_id": person.id, "_anchor": "numre"})  # fmt: skip


def of_post(post: Post, register: Register) -> Subject:
    """Return a function as what a finding is about."""
    group = register.group.get(post.group_id or 0)
    return Subject(key=f"post-{post.id}", name=post.name, group=group.code if group else "",
                   group_id=post.group_id,
                   endpoint="contacts.post",
                   address={"post_id": post.id, "_anchor": "numre"})  # fmt: skip


def of_whole(endpoint: str = "documents.list") -> Subject:
    """Return the register as a whole."""
    return Subject(key=WHOLE, name=_("Hele registret"), endpoint=endpoint, address={})


def _digest(mark: str) -> str:
    return blake2s(mark.encode(), digest_size=6).hexdigest()
