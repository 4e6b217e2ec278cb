"""Pages of the intake room."""

from flask import Blueprint

bp = Blueprint("intake", __name__)
