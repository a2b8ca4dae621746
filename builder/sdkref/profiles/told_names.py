"""Names that a description tells a generator, as `described` leaves them among the hints."""

from sdkref.catalogue.schema import Hints, Schema

METHOD = "sdk-method"
"""Of operations."""
GROUP = "sdk-group"
"""What leads to the method of an operation, dotted; several are parted by spaces."""
NAME = "sdk-name"
"""Of parameters, and of members on their schemas."""
TYPE = "sdk-type"
"""Of schemas that have no name of their own."""


def told_name(hints: Hints, word: str) -> str | None:
    """Return a name; None where the description tells none."""
    return next((value for key, value in hints if key == word), None) if hints else None


def member_called(name: str, schema: Schema) -> str:
    """Return what an SDK calls a member: its own name there, before a language spells it."""
    return told_name(schema.hints, NAME) or name
