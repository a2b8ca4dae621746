"""What a method gives back, in one line: a type in a promise, or with an error beside it, and its link."""

import re

from sdkref.catalogue.surface import Returned
from sdkref.readers.sdk_docs.type_text import sdk_type

_BOLD = re.compile(r"\*\*(.*)\*\*")
_PROMISE = re.compile(r"Promise\\?<(.*?)\\?>")
_ERROR = re.compile(r"(?:(.*), )?error")
_NOTHING = frozenset({"void", "None"})


def returned(line: str) -> Returned | None:
    """Return what a line says that a method gives back; None when the line is of another kind."""
    bold = _BOLD.fullmatch(line.strip())
    if bold is None:
        return None
    if promise := _PROMISE.fullmatch(bold[1]):
        inner = "" if promise[1] in _NOTHING else promise[1]
        return Returned(type=sdk_type(inner), wrap="promise", raw=line)
    if error := _ERROR.fullmatch(bold[1]):
        return Returned(type=sdk_type(error[1] or ""), wrap="error", raw=line)
    return Returned(type=() if bold[1] in _NOTHING else sdk_type(bold[1]), raw=line)
