"""Which column of a file holds what, told by its Danish heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bsak.contacts.sheets import Row
from bsak.kernel.danish import fold

_LOOKED_AT = 20  # rows above the headings: a title, a date, who the list is from
POST = "Funktion"  # what our own list has as title of what is a function and nobody


class Fact(StrEnum):
    """What a column can tell of a person that we read."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    TITLE = "title"
    DEPARTMENT = "department"
    PARTY = "party"
    KEY = "key"
    PHONE = "phone"
    MOBILE = "mobile"
    MAIL = "mail"
    RADIO = "radio"
    PRIVATE_PHONE = "private_phone"
    PRIVATE_MAIL = "private_mail"


_HEADINGS = {
    Fact.NAME: "navn fuldenavn kontaktperson person medarbejder displaynavn displayname",
    Fact.FIRST: "fornavn fornavne givenname",
    Fact.LAST: "efternavn surname",
    Fact.TITLE: "stilling titel stillingsbetegnelse jobtitel funktion rolle",
    Fact.DEPARTMENT: "afdeling enhed forvaltning omraade center team organisationsenhed",
    Fact.PARTY: "organisation firma virksomhed myndighed part eksternpart kommune selskab",
    Fact.KEY: "medarbejdernummer medarbejdernr medarbejderid initialer brugernavn brugerid "
    "loennummer tjenestenummer tjenestenr ansaettelsesnummer",
    Fact.PHONE: "telefon telefonnummer telefonnr tlf tlfnr fastnet direkte direktetelefon "
    "direktenummer arbejdstelefon lokalnummer lokalnr kontortelefon hovednummer",
    Fact.MOBILE: "mobil mobilnr mobilnummer mobiltelefon mobiltlf arbejdsmobil tjenestemobil",
    Fact.MAIL: "email emailadresse mail mailadresse epost epostadresse arbejdsmail",
    Fact.RADIO: "radio sine radiosine sineradio radionummer",
    Fact.PRIVATE_PHONE: "privat privattelefon privattlf privatmobil privatnummer privatnr "
    "privattelefonnummer hjemmetelefon",
    Fact.PRIVATE_MAIL: "privatmail privatemail privatepost",
}
_OWN = frozenset({"sidstbekraeftet"})  # of our own list: a file confirms only when asked to
_FACTS = {name: column for column, names in _HEADINGS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each column stands, and the headings that are not read."""

    at: dict[int, Fact]
    unread: tuple[str, ...]
    line: int

    def has(self, column: Fact) -> bool:
        """Say whether the file has such a column."""
        return column in self.at.values()


def find(rows: Sequence[Row]) -> Headings | None:
    """Return the headings of a sheet, or None when no line of it is that."""
    for row in rows[:_LOOKED_AT]:
        at = {
            place: column
            for place, cell in enumerate(row.cells)
            if (column := _FACTS.get(_letters(cell)))
        }
        is_named = Fact.NAME in at.values() or Fact.FIRST in at.values()
        if is_named and len(at) > 1:
            others = (cell for place, cell in enumerate(row.cells) if cell and place not in at)
            unread = (cell for cell in others if _letters(cell) not in _OWN)
            return Headings(at, tuple(unread), row.line)
    return None


def _letters(heading: str) -> str:
    return "".join(sign for sign in fold(heading) if sign.isalnum())
