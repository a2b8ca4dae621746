"""Names in the Go that OpenAPI Generator makes."""

from sdkref.profiles.openapi_generator.names import camelized, lower_camelized

_WORDS = """
    break default func interface select case defer go map struct chan else goto package switch const
    fallthrough if range type continue for import return var error nil
    string bool uint uint8 uint16 uint32 uint64 int int8 int16 int32 int64 float32 float64
    complex64 complex128
    rune byte uintptr
    """
_RESERVED = frozenset(_WORDS.split())
QUOTES = '"'
"""What is escaped in texts."""


def exported(name: str) -> str:
    """Return the name of a method, a type or a member: `GetToken`."""
    found = camelized(name)
    return f"Model{found}" if found[:1].isdigit() else found


def variable(name: str) -> str:
    """Return the name of an argument; reserved words end in `_`."""
    found = lower_camelized(name)
    return f"{found}_" if found in _RESERVED else f"var{camelized(name)}" if found[:1].isdigit() else found
