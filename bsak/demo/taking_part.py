"""Which departments take part in which groups' plans in the demo, and with what. Made up."""

from sqlalchemy import select

from bsak.groups import service
from bsak.groups.models import CrisisGroup, Department
from bsak.kernel.db import db
from bsak.people.models import User

_PARTS = {
    "KK": {
        "Økonomi & Stab": "Presse og hjemmeside",
        "Borger & Arbejdsmarked": "Svarer borgere i telefonen",
    },
    "OI": {"Økonomi & Stab": "It-drift, løn og betalinger"},
    "KB": {
        "Borger & Arbejdsmarked": "Ydelser til borgere",
        "Kultur & Fritid": "Bibliotek og haller",
    },
    "MT": {"Miljø & Teknik": "Veje, bygninger og forsyning"},
    "SK": {
        "Skoler & Uddannelse": "Skoler og SFO",
        "Dagtilbud": "Daginstitutioner",
        "Miljø & Teknik": "Bygninger og legepladser",
    },
    "SU": {
        "Sundhed, Pleje & Omsorg": "Plejehjem og hjemmepleje",
        "Kultur & Fritid": "Haller til evakuering",
        "Miljø & Teknik": "Nødstrøm og kørsel",
        "Børn & Familie": "Krisehjælp til børn",
    },
    "SO": {
        "Voksen & Social": "Bosteder og væresteder",
        "Børn & Familie": "Udsatte familier",
        "Sundhed, Pleje & Omsorg": "",
    },
}


def tell(groups: dict[str, CrisisGroup], *, actor: User) -> None:
    """Say which departments take part in what."""
    ids = {d.name: d.id for d in db.session.scalars(select(Department))}
    for code, parts in _PARTS.items():
        named = {ids[name]: part for name, part in parts.items()}
        service.take_part(groups[code], named, actor=actor)
