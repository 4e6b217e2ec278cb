"""stub."""

from flask import Blueprint

from bsak.approval import models  # noqa: F401

bp = Blueprint("approval", __name__)
