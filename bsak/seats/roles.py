"""The roles of a crisis staff, and the two levels of the crisis organisation."""

from bsak.kernel.words import Worded, lazy


class CrisisRole(Worded):
    """The five fixed roles of a crisis staff."""

    LEADER = "leader", lazy("Kriseleder")
    SITUATION_LOG = "situation_log", lazy("Situationsbillede, log og dokumentation")
    PEOPLE = "people", lazy("Involverede personer")
    OPERATIONS = "operations", lazy("Løsning: proces, teknik, bygning, systemer")
    COMMUNICATIONS = "communications", lazy("Kommunikation")


class Level(Worded):
    """Where in the crisis organisation: who leads the whole, and who does the work."""

    STRATEGIC = "strategic", lazy("Strategisk niveau: kriseledelsen")
    OPERATIONAL = "operational", lazy("Operativt niveau: krisestabe og krisegrupper")
