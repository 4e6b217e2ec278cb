"""Which wording of a document lies in another system, and since when."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.models import Document, Revision
from bsak.kernel.db import Key, Model, Title


class Placement(Model):
    """That somebody has laid a revision of a document in another system, such as C3.

    Rows are only added: the newest one of a document and system is what lies there now. No
    revision means that it was taken down.
    """

    __tablename__ = "placement"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", ondelete="RESTRICT"), index=True
    )
    system: Mapped[str] = mapped_column(String(40))
    placed_on: Mapped[date]
    placed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    address: Mapped[Title] = mapped_column(default="")

    document: Mapped[Document] = relationship()
    revision: Mapped[Revision | None] = relationship()
