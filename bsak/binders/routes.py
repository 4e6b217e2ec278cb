"""Pages of the binders room."""

from flask import Blueprint

bp = Blueprint("binders", __name__)
