"""Long prints on their way, one at a time, with progress; each is a folder under the instance."""

import fcntl
import json
import logging
import secrets
import shutil
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _

log = logging.getLogger("bsak")
_KEPT = 20  # finished prints; the oldest is thrown out
FILE_NAME = "krisemappe.pdf"
ALIVE = "alive"  # made when a job begins, held until it ends
_QUEUE = 5  # jobs that may wait at once
_press = threading.Lock()
_waiting = threading.BoundedSemaphore(_QUEUE)

_SORRY = "Det kunne ikke trykkes. Prøv igen, eller giv besked til den, der driver bsak."

Work = Callable[[BinaryIO, Callable[[int, int], None]], str]


@dataclass(frozen=True, slots=True)
class Job:
    """One binder being printed. ``state`` is waiting, running, done or failed.

    ``leads_to`` is the address of what it is about, ``file_name`` what it is called when it is
    taken home, ``needs`` the permission to take it, where that is more than to print at all.
    """

    id: str
    user_id: int
    title: str
    state: str = "waiting"
    done: int = 0
    total: int = 0
    told: str = ""
    leads_to: str = ""
    file_name: str = FILE_NAME
    needs: str = ""
    is_whole: bool = False  # the binder of all groups

    @property
    def is_over(self) -> bool:
        """Say whether there is nothing more to wait for."""
        return self.state in ("done", "failed")

    @property
    def figures(self) -> dict[str, Any]:
        """Return what the page that waits for it asks for again and again."""
        return {
            "done": self.done,
            "total": self.total,
            "text": self.progress,
            "finished": self.is_over,
            "url": "",
        }

    @property
    def progress(self) -> str:
        """Return how far it is, in words."""
        if not self.total:
            return _("Venter på at blive trykt.")
        return _("%(done)d af %(all)d dokumenter er sat op.", done=self.done, all=self.total)


def start(
    folder: Path,
    *,
    user_id: int,
    title: str,
    work: Work,
    leads_to: str = "",
    file_name: str = FILE_NAME,
    needs: str = "",
    is_whole: bool = False,
) -> Job:
    """Begin printing in the background. Raises Refused when too many are waiting already."""
    if not _waiting.acquire(blocking=False):
        raise Refused(_("Der trykkes allerede meget. Vent et øjeblik, og prøv igen."))
    key = secrets.token_hex(8)
    job = Job(key, user_id, title, leads_to=leads_to, file_name=file_name, needs=needs)
    job = replace(job, is_whole=is_whole)
    place = folder / job.id
    with ExitStack() as otherwise:
        otherwise.callback(_waiting.release)
        place.mkdir(parents=True)
        sign = otherwise.enter_context(_sign_of_life(place))
        _note(place, job)
        threading.Thread(target=_run, args=(place, job, work, sign), daemon=True).start()
        otherwise.pop_all()  # the thread lets go of both when it ends
    _throw_out_old(folder)
    return job


def find(folder: Path, job_id: str, *, user_id: int) -> Job:
    """Return the job as it stands. Raises Hidden when there is none of this person's."""
    path = folder / job_id / "job.json"
    if not job_id.isalnum() or not path.is_file():
        raise Hidden
    job = _read(path.parent)
    if job.user_id != user_id:
        raise Hidden
    if not job.is_over and _is_dead(path.parent):
        # It may have ended between the two looks.
        job = _read(path.parent)
        return job if job.is_over else replace(job, state="failed", told=_stopped())
    return job


def file_of(folder: Path, job: Job) -> Path:
    """Return where the job's finished file lies."""
    return folder / job.id / "mappe.pdf"


def whole(folder: Path, *, user_id: int | None) -> list[Path]:
    """Return the finished binders of all groups that this person printed."""
    found = (note.parent for note in folder.glob("*/job.json"))
    return [
        place / "mappe.pdf"
        for place in found
        if (job := _read(place)).is_whole and job.state == "done" and job.user_id == user_id
    ]


def _read(place: Path) -> Job:
    return Job(**json.loads((place / "job.json").read_text(encoding="utf-8")))


def _run(place: Path, job: Job, work: Work, sign: TextIO) -> None:
    def tell(done: int, total: int) -> None:
        nonlocal job
        job = replace(job, state="running", done=done, total=total)
        _note(place, job)

    try:
        with _press:
            tell(0, 0)
            unfinished = place / "unfinished.pdf"
            with unfinished.open("wb") as out:
                told = work(out, tell)
            unfinished.replace(place / "mappe.pdf")
        over = replace(job, state="done", told=told)
    except Refused as refusal:
        over = replace(job, state="failed", told=str(refusal))
    except Exception:  # a thread has nobody above it: whatever went wrong must reach its page
        log.exception("binder job %s", job.id)
        over = replace(job, state="failed", told=_SORRY)
    finally:
        _waiting.release()  # so that whoever reads that it is over finds room for the next
    with sign:
        _note(place, over)


def _sign_of_life(place: Path) -> TextIO:
    """Hold the job's folder as long as it is printed; the system lets go when the server stops."""
    sign = (place / ALIVE).open("w")
    fcntl.flock(sign, fcntl.LOCK_EX)
    return sign


def _is_dead(place: Path) -> bool:
    """Say whether nobody prints the job any more, this server or another."""
    with (place / ALIVE).open("a") as sign:
        try:
            fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _stopped() -> str:
    return _("Serveren blev startet igen undervejs. Begynd forfra.")


def _note(place: Path, job: Job) -> None:
    """Write the job's state so that a reader sees the old or the new one, never half of it."""
    new = place / "job.new"
    new.write_text(json.dumps(asdict(job)), encoding="utf-8")
    new.replace(place / "job.json")


def _throw_out_old(folder: Path) -> None:
    places = sorted(
        (p for p in folder.iterdir() if (p / "job.json").exists()),
        key=lambda p: (p / "job.json").stat().st_mtime,
    )
    for place in places[:-_KEPT]:
        shutil.rmtree(place, ignore_errors=True)
