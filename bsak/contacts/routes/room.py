"""What every page of this room begins with: the blueprint, who asks, and how numbers are told."""

from pathlib import Path
from typing import Any

from flask import Blueprint, current_app

from bsak.contacts import ages, numbers
from bsak.contacts.models import Person
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.people.session import actor

bp = Blueprint("contacts", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def folder() -> Path:
    """Return the instance folder, where the inbox lies."""
    return Path(current_app.instance_path)


def telling() -> dict[str, Any]:
    """Return what a page needs to show numbers and their age."""
    today = clock.today()
    return {
        "age": lambda point: ages.of(point, today),
        "numbers": numbers,
        "is_person": lambda one: isinstance(one, Person),
        "today": today,
    }
