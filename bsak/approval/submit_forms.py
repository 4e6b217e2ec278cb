"""What is asked when a card is laid before whoever decides, beside what every text is asked."""

from wtforms import TextAreaField
from wtforms.validators import Length

from bsak.approval.forms import SubmitForm
from bsak.kernel.words import lazy


class SubmitCardForm(SubmitForm):
    """Why may a card that nobody has tried come into use?"""

    why_untried = TextAreaField(
        lazy("Hvorfor godkendes kortet uden afprøvning?"), validators=[Length(max=500)]
    )
