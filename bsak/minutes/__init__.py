"""Out of the house: agenda and minutes as Word, PDF and text, and the calendar feed."""
