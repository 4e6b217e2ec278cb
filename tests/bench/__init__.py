"""How fast the product is, beside programs that do the same. Run it with ``make bench``."""
