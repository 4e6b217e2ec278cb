"""``bsak binder build``: a binder from the command line."""

import tempfile
from pathlib import Path
from typing import BinaryIO, cast

from bsak.binders import gather, service
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _, ngettext
from bsak.people.models import Role
from bsak.settings import Settings

# The command line prints for whoever runs the machine; confidential documents are left out.
_OPERATOR = Viewer(
    user_id=None, name="bsak", role=Role.READER, permissions=Role.SECRETARIAT.permissions
)


def build(code: str | None, out: str, *, settings: Settings) -> str:
    """Print the binder of group ``code`` (None: all) into the file ``out``. Returns what came."""
    content = gather.gather(
        code,
        viewer=_OPERATOR,
        day=clock.today(),
        municipality=settings.municipality,
        crisis_phone=settings.crisis_phone,
        public_url=settings.public_url,
    )
    if content is None:
        raise Refused(_("Der er ingen krisegruppe med koden %(code)s.", code=code or ""))
    db.session.rollback()  # all is read: nobody who saves meanwhile need wait for the print
    path = Path(out)
    with tempfile.NamedTemporaryFile(dir=path.resolve().parent, delete=False) as file:
        unfinished = Path(file.name)
        try:
            # Whatever wraps the file, it is written as one of bytes.
            built = service.build(content, cast(BinaryIO, file), instance=Path(settings.instance))
        except BaseException:  # whatever stopped it, half a binder is of no use
            unfinished.unlink()
            raise
    unfinished.replace(path)
    told = [_("%(out)s: %(pages)d sider.", out=out, pages=built.pages)]
    if built.missing:
        told.append(
            ngettext(
                "%(num)d dokument har ingen tekst i registret og står under »Ikke i mappen«.",
                "%(num)d dokumenter har ingen tekst i registret og står under »Ikke i mappen«.",
                len(built.missing),
            )
        )
    told += [f"{code}: {fault}" for code, fault in built.faults.items()]
    return "\n".join(told)
