"""The form that takes a file of people."""

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from bsak.kernel.forms import Form
from bsak.kernel.words import lazy


class FileForm(Form):
    """Which file, and what it is."""

    file = FileField(lazy("Fil"), validators=[FileRequired(lazy("Vælg en fil."))])
    is_whole = BooleanField(lazy("Filen rummer alle kommunens medarbejdere på listen"))
    is_checked = BooleanField(lazy("Numrene i filen er netop gennemgået"))
