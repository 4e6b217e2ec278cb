"""stub."""

from flask import Blueprint

from bsak.review import models  # noqa: F401

bp = Blueprint("review", __name__)
