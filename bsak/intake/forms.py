"""Minutes handed in as a file or as pasted text."""

from flask_wtf.file import FileField
from wtforms import TextAreaField

from bsak.kernel.forms import Form
from bsak.kernel.words import lazy


class MinutesForm(Form):
    """One set of minutes."""

    file = FileField(lazy("Referat som fil"))
    text = TextAreaField(lazy("Eller sæt teksten ind her"))
