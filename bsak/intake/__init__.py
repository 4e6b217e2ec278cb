"""Minutes in: what they say is held against the register, and written after a look."""
