"""Names of variables in the TypeScript that OpenAPI Generator makes."""

import re

from sdkref.profiles.openapi_generator.names import camelized, lower_camelized

_WORDS = """
    abstract await boolean break byte case catch char class const continue debugger default delete do double
    else enum export extends false final finally float for function goto if implements import in instanceof
    int interface let long native new null package private protected public return short static super switch
    synchronized this throw transient true try typeof var void volatile while with yield
    """
_RESERVED = frozenset(_WORDS.split())
QUOTES = "\"'"
"""What is escaped in texts."""
_SHOUTED = re.compile(r"[A-Z_]+")


def method_name(operation_id: str) -> str:
    """Return the name of a method; reserved words begin with `call`."""
    found = lower_camelized(operation_id)
    return f"call{camelized(found)}" if found in _RESERVED or not found else found


def member(name: str) -> str:
    """Return the name of a member as the API spells it; reserved words begin with `_`."""
    return f"_{name}" if name in _RESERVED else name


def variable(name: str) -> str:
    """Return the name of an argument or a member; reserved words begin with `_`."""
    if _SHOUTED.fullmatch(name):
        return name
    found = lower_camelized(name)
    return f"_{found}" if found in _RESERVED or found[:1].isdigit() else found
