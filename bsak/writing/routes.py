"""stub."""

from flask import Blueprint

from bsak.writing import models  # noqa: F401

bp = Blueprint("writing", __name__)
