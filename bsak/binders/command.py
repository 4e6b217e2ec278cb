"""``bsak binder build``: a binder from the command line."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from bsak.binders import gather, service
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _, ngettext
from bsak.people.models import Role
from bsak.settings import Settings

_T = TypeVar("_T")
# The command line prints for whoever runs the machine; confidential documents are left out.
OPERATOR = Viewer(
    user_id=None, name="bsak", role=Role.READER, permissions=Role.SECRETARIAT.permissions
)


def build(code: str | None, out: str, *, settings: Settings) -> str:
    """Print the binder of group ``code`` (None: all) into the file ``out``. Returns what came."""
    content = gather.gather(
        code,
        viewer=OPERATOR,
        day=clock.today(),
        municipality=settings.municipality,
        crisis_phone=settings.crisis_phone,
        public_url=settings.public_url,
    )
    if content is None:
        raise Refused(_("Der er ingen krisegruppe med koden %(code)s.", code=code or ""))
    db.session.rollback()  # all is read: nobody who saves meanwhile need wait for the print
    built = written(
        out, lambda file: service.build(content, file, instance=Path(settings.instance))
    )
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


def written(out: str, write: Callable[[BinaryIO], _T]) -> _T:
    """Let ``write`` fill the file ``out``: all of it, or nothing. Returns what it returned."""
    path = Path(out)
    with tempfile.NamedTemporaryFile(dir=path.resolve().parent, delete=False) as file:
        unfinished = Path(file.name)
        try:
            # Whatever wraps the file, it is written as one of bytes.
            made = write(cast(BinaryIO, file))
        except BaseException:  # whatever stopped it, half a binder is of no use
            unfinished.unlink()
            raise
    unfinished.replace(path)
    return made
