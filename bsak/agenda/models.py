"""What an agenda tells of: each change and each open matter, so that none is told twice."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import Key, Model, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.meetings.models import AgendaItem


class Cause(Worded):
    """Why something is put before the board."""

    DEADLINE_PASSED = "deadline_passed", lazy("Frist overskredet uden beslutning")
    MOVED_UNDECIDED = "moved_undecided", lazy("Frist flyttet uden beslutning")
    DECISION_OUTSTANDING = "decision_outstanding", lazy("Udestående beslutning")
    TO_APPROVE = "to_approve", lazy("Venter på godkendelse")
    ROLE_VACANT = "role_vacant", lazy("Rolle uden indehaver")
    PLAN_MISSING = "plan_missing", lazy("Krisegruppe uden delplan")
    OPEN_COMMENTS = "open_comments", lazy("Åbne kommentarer fra HBR")
    REVIEW_DUE = "review_due", lazy("Eftersyn forfalder")
    NO_EFFECT = "no_effect", lazy("Tidligere beslutning uden synlig virkning")
    DEADLINE_NEAR = "deadline_near", lazy("Frist før næste møde")
    TASK_UNDATED = "task_undated", lazy("Åben opgave uden frist")
    APPROVED = "approved", lazy("Godkendt siden sidst")
    CHANGED = "changed", lazy("Ændret siden sidst")
    CHECK = "check", lazy("Nyt fund i tjekket")


ACT = "trail:"  # begins the key of an act in the trail


class Matter(Model):
    """One change or one open matter on an agenda, in the words it had when it was drafted.

    ``key`` names it: an act in the trail once for all ("trail:417"), an open matter once for
    each meeting ("deadline_passed:MT-SP-08:2019-05-23:12"). So each is on one agenda only.
    """

    __tablename__ = "matter"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True
    )
    key: Mapped[str] = mapped_column(String(160))
    cause: Mapped[Cause] = mapped_column(choice(Cause))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("crisis_group.id", ondelete="CASCADE"))
    words: Mapped[Words]

    item: Mapped[AgendaItem] = relationship()
    document: Mapped[Document | None] = relationship()
    group: Mapped[CrisisGroup | None] = relationship()
