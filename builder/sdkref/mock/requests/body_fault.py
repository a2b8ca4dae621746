"""Why a body cannot be read."""

from msgspec import Struct


class BodyFault(Struct, frozen=True):
    """A fact, and where it stands: in which part of the body."""

    message: str
    pointer: str = ""
