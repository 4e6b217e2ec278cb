"""What people type or paste, without the signs that no paper and no Word file can hold."""

import re

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")  # a line break pasted from Word is a \x0b
_NEVER_TYPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return ``text`` with plain line breaks and nothing that cannot be written down."""
    return _NEVER_TYPED.sub("", _BREAKS.sub("\n", text))
