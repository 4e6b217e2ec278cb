"""What rooms above know of accounts, told to the administrator, who sees nobody's contacts."""

from collections.abc import Callable, Mapping

# Each returns words by the number of an account; those rooms put their own in here.
tellers: dict[str, Callable[[], Mapping[int, str]]] = {}


def told() -> dict[int, str]:
    """Return what is to be done about accounts, by the number of each."""
    found: dict[int, str] = {}
    for _name, tell in sorted(tellers.items()):
        for user_id, words in tell().items():
            found[user_id] = " ".join(filter(None, [found.get(user_id, ""), words]))
    return found
