"""The example texts of the demo, by group, kind and title as they stand in the register."""

from bsak.demo.texts.by_title import TEXTS

__all__ = ["TEXTS"]
