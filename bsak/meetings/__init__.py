"""Meetings and their points: planned, written and moved here, or as the minutes have them."""
