"""Files beside a document. The bytes lie under their digest; what people see is a row."""

import hashlib
import os
import tempfile
from pathlib import Path

from bsak.documents import rules
from bsak.documents.models import Attachment, Document
from bsak.documents.service import record
from bsak.documents.sniff import sniff
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _


def attach(
    document: Document, name: str, content: bytes, *, actor: Viewer, folder: Path
) -> Attachment:
    """Keep a file beside ``document``. Raises Refused when it is not one we dare to keep."""
    refuse(rules.obstacle_to_editing(document, actor))
    sniffed = sniff(name, content)
    content = sniffed.content
    digest = hashlib.sha256(content).hexdigest()
    if any(a.digest == digest for a in document.attachments):
        raise Refused(_("Den fil ligger her allerede."))
    _keep(path_of(digest, folder), content)
    attachment = Attachment(
        name=sniffed.name,
        media_type=sniffed.media_type,
        size=len(content),
        digest=digest,
        added_at=clock.now(),
        added_by_id=actor.user_id,
    )
    document.attachments.append(attachment)
    document.touched_on = clock.today()
    db.session.flush()
    record("file_added", document, actor, after={"name": attachment.name, "digest": digest})
    return attachment


def hide(document: Document, attachment: Attachment, *, actor: Viewer) -> None:
    """Take a file off the document. Its bytes stay on the disk, and its digest in the trail."""
    refuse(rules.obstacle_to_hiding(document, actor, is_approved=bool(attachment.approved_on)))
    record(
        "file_hidden",
        document,
        actor,
        before={"name": attachment.name, "digest": attachment.digest},
    )
    document.attachments.remove(attachment)
    db.session.flush()


def path_of(digest: str, folder: Path) -> Path:
    """Return where the bytes with ``digest`` lie."""
    return folder / digest[:2] / digest


def _keep(path: Path, content: bytes) -> None:
    """Write the bytes so that a row never points at a file that a power cut took away."""
    if path.is_file() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:  # whatever stopped it, half a file is of no use
        Path(temporary).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)
