"""Scalars as Speakeasy's Go writes them, and the functions that make pointers to them."""

from sdkref.catalogue.schema import Boolean, Json, Number, Schema
from sdkref.languages.go import double_quoted, number


def scalar(value: Json, schema: Schema, *, generic: bool) -> str:
    """Return a text, a number or a truth value; beside generic pointers a fraction always has a point."""
    if isinstance(value, str):
        return double_quoted(value)
    fraction = isinstance(schema, Number) and not schema.integer and isinstance(value, int)
    return f"{number(value)}.0" if generic and fraction else number(value)


def pointer(schema: Schema, kind: str, *, generic: bool) -> str:
    """Return the function that makes a pointer: one for all types (`generic`), or one for each."""
    if generic:
        return f"Pointer[{kind}]" if isinstance(schema, Number) else "Pointer"
    if isinstance(schema, Number):
        return "Int64" if schema.integer else "Float64"
    return "Bool" if isinstance(schema, Boolean) else "String"
