"""Names that a type without one may get: what it is called, then with where it stands and what holds it."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.profiles.speakeasy.enum_words import without_leading_number
from sdkref.words import pascal, split

Namespace: TypeAlias = Literal["components", "operations"]
Words: TypeAlias = tuple[str, ...]

FIRM, BODY, PARAMETER, VARIANT, ANSWER = 4, 3, 2, 1, 0
"""Who keeps a name that two want: what has only this name, bodies, parameters, what stands in variants of a
body, and answers."""


class Scope(Struct, frozen=True, kw_only=True):
    """What holds a type."""

    namespace: Namespace
    owner: Words
    """The operation or the model."""
    tag: Words = ()
    kind: Words = ()
    """`QueryParam`."""
    union: Words = ()
    """The union whose variant holds it."""
    trail: tuple[Words, ...] = ()
    """What lies between the owner and it, which makes its name distinct where nothing shorter does."""
    number: Words = ()
    """Of the variant that holds it."""
    rank: int = BODY
    uploads: bool = False
    """Whether binary texts are files."""

    def names(self, *names: Words) -> tuple[Words, ...]:
        """Return what something may be called that is best called so."""
        last = (*self.union, *names[-1]) if self.union else names[-1]
        wider = (last,) if self.union else ()
        kinds = ((*self.kind, *last),) if self.kind else ()
        full = (*self.owner, *self.kind, *last)
        base = (*self.owner, *self.union, *self.tag)
        longer = ((*base, *_joined(self.trail[:length]), *names[-1]) for length in range(len(self.trail) + 1))
        longest = (*base, *_joined(self.trail), *self.number, *names[-1])
        return (*names, *wider, *kinds, full, *longer, longest)


def type_words(name: str) -> Words:
    """Return the words of a type's name."""
    return tuple(split(pascal(split(name)) or name))


def type_text(name: str) -> str:
    """Return a type's name as TypeScript and Python spell it: none begins with a digit."""
    return without_leading_number(pascal(split(name)) or name)


def _joined(trail: Sequence[Words]) -> Words:
    return tuple(word for each in trail for word in each)
