"""For each rule on people and numbers: a fault that it must find, and the same without it."""

from bsak.cards.wording import Step
from bsak.checks.facts import Mandate, TakesPart
from bsak.contacts.models import PointKind
from bsak.documents.kinds import Kind
from bsak.documents.models import Part
from bsak.plans.wording import (
    Contact,
    ContactGroup,
    ContactListWording,
    ContactRow,
    Contacts,
    Section,
)
from bsak.seats.roles import CrisisRole
from tests.checks.registers import (
    ASTA,
    BO,
    BOS_PHONE,
    ENGINEERING,
    GUARD,
    GUARD_PHONE,
    MT,
    PHONE,
    SK,
    STAFF,
    card,
    doc,
    long_ago,
    organised,
    plan,
    register,
    seat,
    steps,
    text,
)

_SHARED = doc("SK-AC-01", group=SK, shared=((1, Part.CO_OWNER),))
_FIVE = tuple(seat(n, role=role) for n, role in enumerate(CrisisRole, 1))
_TAKES = (TakesPart(1, 2, ""),)


def _plan_with(contact):
    return text(plan(Section("Kontakter", blocks=(Contacts("", (contact,)),))),
                of=doc("MT-DP-01", Kind.SUBPLAN, "Delplan"))  # fmt: skip


def _posted(*texts, **parts):
    return register(*texts, posts=(GUARD,), points=(GUARD_PHONE,), **parts)


def _listed(row):
    wording = ContactListWording(groups=(ContactGroup("Vagter", (row,)),))
    return register(text(wording, of=doc("MT-KL-01", Kind.CONTACT_LIST, "Vagter")))


def _filled(phone):
    rows = (ContactRow("Vagtleder", name="Asta Eksempel", phone="00 00 00 12"),)
    own = ContactGroup("Vagter", rows)
    by_hand = ContactGroup("Naboer", (ContactRow("Vicevært", phone="00 00 00 99"),))
    of = doc("MT-KL-01", Kind.CONTACT_LIST, "Vagter")
    now = ContactGroup("Vagter", (ContactRow("Vagtleder", name="Asta Eksempel", phone=phone),))
    listed = text(ContactListWording(groups=(own, by_hand)), of=of)
    return register(listed, lists={of.id: (now,), 999: (now,)})


def _point(**facts):
    return (PHONE._replace(**facts), BOS_PHONE)


PEOPLE = {
    "group-without-seats": (
        organised(seat(), groups=(MT, SK)),
        organised(seat(), seat(2, SK), groups=(MT, SK)),
    ),
    "seat-vacant": (organised(seat(held=())), organised(seat())),
    "seat-without-deputy": (organised(seat(held=(1,))), organised(seat(held=()))),
    "own-deputy": (organised(seat(held=(1, 1))), organised(seat(held=(1, 2)))),
    "one-department": (
        organised(seat(), people=(ASTA, BO._replace(department_id=1))),
        organised(seat(), people=(ASTA, BO._replace(department_id=None))),
    ),
    "holder-left": (
        organised(seat(), people=(ASTA._replace(left_on=long_ago(0)), BO)),
        organised(seat(), people=(ASTA._replace(left_on=long_ago(-1)), BO)),
    ),
    "mandate-idle": (
        register(mandates=(Mandate(1, "Souschef", counts=False),)),
        register(mandates=(Mandate(1, "Souschef"),)),
    ),
    "nobody-there": (
        organised(seat(), people=(ASTA._replace(is_away=True), BO._replace(is_away=True))),
        organised(seat(), people=(ASTA._replace(is_away=True), BO)),
    ),
    "needed-twice": (
        organised(seat(1), seat(2, SK), groups=(MT, SK), documents=(_SHARED,)),
        organised(seat(1), seat(2, SK), groups=(MT, SK)),
    ),
    "fixed-role-missing": (organised(*_FIVE[1:]), organised(*_FIVE)),
    "department-without-seat": (
        organised(seat(held=(1,)), departments=(ENGINEERING, STAFF), taking_part=_TAKES),
        organised(seat(held=(1, 2)), departments=(ENGINEERING, STAFF), taking_part=_TAKES),
    ),
    "number-unconfirmed": (
        organised(seat(), points=_point(confirmed_on=long_ago(190))),
        organised(seat(), points=_point(confirmed_on=long_ago(170))),
    ),
    "number-wrong": (
        organised(seat(), points=_point(wrong_since=long_ago(1))),
        organised(points=_point(wrong_since=long_ago(1))),  # nobody rings who has no seat
    ),
    "unreachable": (
        organised(seat(), points=_point(kind=PointKind.MAIL, value="asta@example.dk")),
        organised(seat()),
    ),
    "number-malformed": (
        organised(seat(), points=_point(value="0000001")),
        organised(seat(), points=_point(value="+46812345678")),
    ),
    "number-shared": (
        organised(seat(), points=_point(value="+45 00 00 00 13")),
        organised(seat()),
    ),
    "number-unknown": (
        _posted(text(steps(Step("Ring til vagten.", phone="00 00 00 99")))),
        _posted(text(steps(Step("Ring til vagten.", phone="00 00 00 01")))),
    ),
    "number-differs": (
        _posted(_plan_with(Contact("krisestabens vagt", phone="00 00 00 02"))),
        _posted(_plan_with(Contact("krisestabens vagt", phone="00 00 00 01"))),
    ),
    "number-incomplete": (
        register(text(steps(Step("Ring til vagten.", phone="12 34 56 7")))),
        register(
            text(
                steps(
                    Step("Ring til vagten.", phone="00 00 00 01 / 1813"),
                    Step("Ring til banken.", phone="00 00 00 02, tast 1"),
                    Step("Ring til Malmø.", phone="+46 40 34 10 00"),
                )
            )
        ),
    ),
    "number-not-told": (
        _posted(
            text(
                steps(
                    Step("Spær brønden af.", who="Krisestabsvagten", phone="00 00 00 99"),
                    Step("Spær af.", who="Krisestabens vagt", phone="00 00 00 99"),
                )
            )
        ),
        _posted(
            text(
                steps(
                    Step("Spær af.", who="Krisestabens vagt", phone="00 00 00 01"),
                    Step("Bestil grus.", who="Krisestabens vagt", phone="00 00 00 99"),
                )
            )
        ),
    ),
    "person-in-text": (
        register(text(card(audience="Bo Jensen"))),
        register(text(card(audience="Vagtlederen"))),
    ),
    "known-person-in-text": (
        register(text(card(audience="Asta Eksempels afløser"))),
        _listed(ContactRow("Vagtleder", name="Asta Eksempel", phone="00 00 00 12")),
    ),
    "role-held-by-nobody": (
        _posted(text(card(responsible="Stabschefen"))),
        _posted(text(card(responsible="Krisestabsvagten", deputy="Souschefen"))),
    ),
    "seat-placeholder": (
        organised(seat(title="Kriseleder (NN)")),
        organised(seat(title="Kriseleder, niveau 2")),
    ),
    "placeholder": (
        register(text(card(responsible="Stabsleder (vakant)"))),
        register(text(card(responsible="Stabsleder i vagten"))),
    ),
    "list-outdated": (_filled("00 00 00 77"), _filled("00 00 00 12")),
    "row-without-number": (
        _listed(ContactRow("Vagtleder")),
        _listed(ContactRow("Vagtleder", phone="00 00 00 12")),
    ),
}
