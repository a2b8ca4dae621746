"""How a schema speaks of its value, which says whether members that it does not name are unknown."""

from enum import StrEnum


class Role(StrEnum):
    """Who else speaks of the value."""

    WHOLE = "whole"
    """Nobody: the schema alone speaks of it."""
    VARIANT = "variant"
    """Nobody, but it is a variant of a union: a free one lets every member in."""
    PART = "part"
    """Others as well, so that the whole decides."""
    TEST = "test"
    """It is only asked whether the schema holds, or open schemas stay open: it means what it says."""


INSIDE = {role: Role.TEST if role is Role.TEST else Role.WHOLE for role in Role}
"""The role of what stands inside of an object or a list: it speaks of a value of its own."""

PARTS = {role: Role.TEST if role is Role.TEST else Role.PART for role in Role}
"""The role of what speaks of the same value beside others."""

VARIANTS = {
    Role.WHOLE: Role.VARIANT,
    Role.VARIANT: Role.VARIANT,
    Role.PART: Role.PART,
    Role.TEST: Role.TEST,
}
"""The role of the variants of a union."""
