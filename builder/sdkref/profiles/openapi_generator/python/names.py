"""Names in the Python that OpenAPI Generator makes."""

import keyword

from sdkref.profiles.openapi_generator.names import camelized, underscored

_MORE = {"property", "self", "print", "exec", "none"}
_RESERVED = frozenset({*(each.lower() for each in keyword.kwlist), *_MORE})
QUOTES = '"'
"""What is escaped in texts."""


def variable(name: str) -> str:
    """Return the name of an argument; reserved words begin with `var_`."""
    found = underscored(name)
    return f"var_{found}" if found in _RESERVED or found[:1].isdigit() else found


def method_name(operation_id: str) -> str:
    """Return the name of a method; reserved words begin with `call_`."""
    found = underscored(operation_id)
    return f"call_{found}" if found in _RESERVED or not found or found[0].isdigit() else found


def class_name(name: str) -> str:
    """Return the name of a model."""
    found = camelized(name)
    return f"Model{found}" if found.lower() in _RESERVED or found[:1].isdigit() else found
