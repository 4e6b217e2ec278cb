"""The command line's own words in Danish: its help, and one line for what was typed wrong."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says, and what people read instead. It has no Danish of its own.
_DANISH = (
    (r"the following arguments are required: (.*)", r"\1 mangler"),
    (r"one of the arguments (.*) is required", r"skriv en af disse: \1"),
    (r"unrecognized arguments: (.*)", r"\1 forstås ikke"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 og \2 kan ikke bruges sammen"),
    (r"argument (.*): expected one argument", r"der skal stå noget efter \1"),
    (r"argument (.*): ignored explicit argument .*", r"der skal ikke stå noget efter \1"),
    (r"argument (.*): invalid int value: '(.*)'", r"\1 skal være et helt tal, ikke »\2«"),
    (r"ambiguous option: (\S*) could match (.*)", r"\1 kan være flere: \2"),
    (r"argument (.*): invalid choice: '(.*)' \(choose from (.*)\)", r"»\2« kendes ikke, vælg: \3"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class _Help(argparse.HelpFormatter):
    """Help that begins with »brug:«."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the Danish word, unless another is given."""
        super().add_usage(usage, actions, groups, "brug: " if prefix is None else prefix)


class Arguments(argparse.ArgumentParser):
    """What can be typed after a command. What is wrong ends as one Danish line, and code 2."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **more}, add_help=False)
        self._positionals.title = "skal stå der"
        self._optionals.title = "muligheder"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong, and where the help is."""
        self.exit(2, f"bsak: {in_danish(message)}. Hjælp: {self.prog} --help\n")


def in_danish(message: str) -> str:
    """Return what argparse says, in Danish."""
    for english, danish in _DANISH:
        if found := re.fullmatch(english, message, re.DOTALL):
            return found.expand(danish).replace("\n", " ").replace("'", "")
    return message
