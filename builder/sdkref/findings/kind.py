"""What is said of a kind of findings, for tables of kinds."""

from msgspec import Struct


class Kind(Struct, frozen=True):
    """What findings of a code say, and what is shown, or happens, all the same; a sentence each."""

    about: str
    then: str
    by_build: bool = False
    """Whether only a build finds it, and no check."""
    by_test: bool = False
    """Whether only a run of the examples finds it."""
