"""The kinds of documents, the board's status words, and the condition computed from both."""

from enum import StrEnum

from bsak.kernel.words import Worded, lazy


class Kind(StrEnum):
    """What a document is. The value is the field's term; the label is what Danes call it."""

    CONTINUITY_PLAN = "continuity_plan"
    CONSOLIDATED_SUBPLAN = "consolidated_subplan"
    SUBPLAN = "subplan"
    HEALTH_PLAN = "health_plan"
    CONTINGENCY_PLAN = "contingency_plan"
    RESPONSE_PLAN = "response_plan"
    ACTION_CARD = "action_card"
    CHECKLIST = "checklist"
    CONTACT_LIST = "contact_list"
    WEB_CONTENT = "web_content"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the kind's Danish name in the singular."""
        return str(_KINDS[self][0])

    @property
    def type_code(self) -> str:
        """Return the two letters that stand in the document's code on paper."""
        return _KINDS[self][1]

    @property
    def column(self) -> "Column":
        """Return the column of the overview's matrix that this kind is counted in."""
        return _KINDS[self][2]

    @property
    def counts_as(self) -> frozenset["Kind"]:
        """Return every kind this one fills: the health plan is a delplan and a specialplan."""
        if self is Kind.HEALTH_PLAN:
            return frozenset({self, Kind.SUBPLAN, Kind.CONTINGENCY_PLAN})
        return frozenset({self})

    @property
    def columns(self) -> frozenset["Column"]:
        """Return every column of the matrix that this kind is counted in."""
        return frozenset(kind.column for kind in self.counts_as)


class Column(Worded):
    """A column of the matrix krisegruppe × kind."""

    SUBPLAN = "subplan", lazy("Delplan")
    CONTINGENCY_PLAN = "contingency_plan", lazy("Special- og indsatsplan")
    ACTION_CARD = "action_card", lazy("Actioncard")
    OTHER = "other", lazy("Øvrige")


class Status(Worded):
    """What the board says of a document, in its own words. Typed by people, unlike Condition."""

    NOT_STARTED = "not_started", lazy("Ikke påbegyndt")
    IN_PROGRESS = "in_progress", lazy("Under udarbejdelse")
    IN_REVIEW = "in_review", lazy("Til gennemlæsning")
    COMPLETED = "completed", lazy("Udarbejdet")
    WITHDRAWN = "withdrawn", lazy("Udgået")


class Condition(Worded):
    """How a document stands, worst first. Computed from status, dates and owner; never typed."""

    LATE = "late", lazy("Forsinket")
    AT_RISK = "at_risk", lazy("I fare")
    ON_PLAN = "on_plan", lazy("På plan")
    READY = "ready", lazy("Klar")
    NOT_REQUIRED = "not_required", lazy("Ikke krævet")

    @property
    def rank(self) -> int:
        """Return 0 for the worst, so that lists can be sorted by it."""
        return list(Condition).index(self)


_KINDS = {
    Kind.CONTINUITY_PLAN: (lazy("Plan for fortsat drift"), "PF", Column.OTHER),
    Kind.CONSOLIDATED_SUBPLAN: (lazy("Samlet delplan"), "DP", Column.SUBPLAN),
    Kind.SUBPLAN: (lazy("Delplan"), "DP", Column.SUBPLAN),
    Kind.HEALTH_PLAN: (lazy("Sundhedsberedskabsplan"), "DP", Column.SUBPLAN),
    Kind.CONTINGENCY_PLAN: (lazy("Specialplan"), "SP", Column.CONTINGENCY_PLAN),
    Kind.RESPONSE_PLAN: (lazy("Indsatsplan"), "IP", Column.CONTINGENCY_PLAN),
    Kind.ACTION_CARD: (lazy("Actioncard"), "AC", Column.ACTION_CARD),
    Kind.CHECKLIST: (lazy("Huskeliste"), "HL", Column.OTHER),
    Kind.CONTACT_LIST: (lazy("Kontaktliste"), "KL", Column.OTHER),
    Kind.WEB_CONTENT: (lazy("Hjemmesideindhold"), "BI", Column.OTHER),
    Kind.OTHER: (lazy("Andet"), "BI", Column.OTHER),
}
