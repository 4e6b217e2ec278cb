"""Word files as PDF by LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from bsak.kernel.words import _

_SECONDS = 60
_one_at_a_time = threading.Lock()  # LibreOffice starts badly beside itself
# Left to itself it fetches every picture that a file only links to, from whatever address.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


class NoConverter(Exception):  # noqa: N818 -- an answer for people
    """The Word file cannot become sides. The message says what to do instead."""


def is_installed() -> bool:
    """Say whether Word files can become sides here."""
    return shutil.which("soffice") is not None


def as_pdf(word: Path) -> Path:
    """Return the PDF of ``word``, made once and kept beside it. Raises NoConverter."""
    kept = word.with_name(f"{word.name}.pdf")
    if kept.exists():
        return kept
    office = shutil.which("soffice")
    if office is None:
        raise NoConverter(
            _("Teksten ligger i en Word-fil. Gem den som PDF, og læg PDF-filen ved dokumentet.")
        )
    with _one_at_a_time, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as workroom:
        shutil.copy(word, Path(workroom, "document.docx"))
        try:
            _convert(office, Path(workroom))
            half = kept.with_name(f"{kept.name}.half")  # what is kept must be whole
            shutil.move(Path(workroom, "document.pdf"), half)
            half.replace(kept)
        except (subprocess.SubprocessError, FileNotFoundError) as fault:
            raise NoConverter(
                _("Word-filen kunne ikke laves om til PDF. Gem den selv som PDF, og læg den ved.")
            ) from fault
    return kept


def _convert(office: str, workroom: Path) -> None:
    """Let LibreOffice write ``document.pdf`` beside ``document.docx``, or be ended in time."""
    profile = workroom / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--infilter=MS Word 2007 XML",  # whatever the file says it is
        "--convert-to",
        "pdf",
        "--outdir",
        str(workroom),
        str(workroom / "document.docx"),
    ]
    own = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(workroom), "LANG": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603 -- a fixed program, and names of our own making
        command,
        env=own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            if running.wait(_SECONDS):
                raise subprocess.CalledProcessError(running.returncode, command)
        finally:
            if running.poll() is None:  # the program that converts is a child of the one started
                os.killpg(running.pid, signal.SIGKILL)
