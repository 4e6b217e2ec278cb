"""What every page of the binders begins with: the blueprint, what is printed, and the answer."""

from io import BytesIO
from pathlib import Path

from flask import Blueprint, current_app, send_file
from flask.typing import ResponseReturnValue

from bsak.binders import gather
from bsak.binders.content import Content
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.errors import Hidden
from bsak.people.session import actor
from bsak.settings import Settings

bp = Blueprint("binders", __name__)


def content(code: str | None) -> Content:
    """Return what the binder of group ``code`` (None: all) is printed from, for who asks."""
    settings: Settings = current_app.extensions["bsak"]
    content = gather.gather(
        code,
        viewer=groups.viewer(actor()),
        day=clock.today(),
        municipality=settings.municipality,
        crisis_phone=settings.crisis_phone,
        public_url=settings.public_url,
    )
    if content is None:
        raise Hidden
    return content


def prints() -> Path:
    """Return the folder of binders on their way."""
    folder = Path(current_app.instance_path) / "prints"
    folder.mkdir(exist_ok=True)
    return folder


def pdf(out: BytesIO, name: str) -> ResponseReturnValue:
    """Return a finished file as an answer."""
    out.seek(0)
    return send_file(out, "application/pdf", download_name=name)
