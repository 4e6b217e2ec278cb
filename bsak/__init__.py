"""bsak: the register of a municipality's crisis preparedness and the binders printed from it."""

__version__ = "0.1.0"
