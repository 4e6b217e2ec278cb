"""The other systems that texts in force are laid in, by name. The list can grow."""

SYSTEMS = ("C3",)


def find(name: str) -> str | None:
    """Return the system as its name is written, however an address spells it."""
    return next((system for system in SYSTEMS if system.casefold() == name.casefold()), None)
