"""Pages of the groups room."""

from flask import Blueprint

bp = Blueprint("groups", __name__)
