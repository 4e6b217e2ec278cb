"""Pages of the meetings room."""

from flask import Blueprint

bp = Blueprint("meetings", __name__)
