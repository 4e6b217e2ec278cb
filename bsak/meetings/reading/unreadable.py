"""A file that cannot be read as minutes."""


class Unreadable(Exception):  # noqa: N818 -- it is an answer to somebody, like Refused
    """The file cannot be read. The message is a sentence that says what to do instead."""
