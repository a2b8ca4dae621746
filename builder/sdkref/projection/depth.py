"""How far tables open what they hold: types without a name in full, named models as the place allows."""

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Side: TypeAlias = Literal["request", "response", "both"]
"""What the fields are for: read-only ones are left out of requests, write-only ones out of responses."""


class Depth(Struct, frozen=True):
    """How many levels may still open, and which models are open already.

    A model has a page of its own that shows all of it, so that only inside an opened model a level may end
    the table; an unnamed type is shown nowhere else, and opens whole.
    """

    named: int
    """Levels of named models that may open in place."""
    inside: int
    """Levels of unnamed types that open inside a model which is open in place."""
    open: tuple[str, ...] = ()
    """Models that do not open again, the innermost last."""
    borrowed: bool = False
    """Whether the fields are those of a model that has its own page."""
    in_choice: bool = False
    """Whether the value is an alternative: then a further union with a name is a link."""

    def row(self) -> "Depth":
        """Return what is left in the row of a field."""
        return Depth(max(self.named - 1, 0), self.inside - 1, self.open, self.borrowed)

    def around(self) -> "Depth":
        """Return the depth of a body, in which this is left for each of its fields."""
        return replace(self, named=self.named + 1, inside=self.inside + 1)

    def of(self, model: str) -> "Depth":
        """Return the depth of a model's own page."""
        return replace(self, open=(model,))

    def within(self, model: str) -> "Depth":
        """Return what is left inside a model that opens in place."""
        return replace(self, open=(*self.open, model), borrowed=True)

    def alternative(self) -> "Depth":
        """Return what is left inside a variant."""
        return self if self.in_choice else replace(self, in_choice=True)

    @property
    def ends(self) -> bool:
        """Whether nothing more opens here: the page of the model around shows the rest."""
        return self.borrowed and self.inside <= 0


def rows(levels: int) -> Depth:
    """Return the depth of tables of parameters in which so many levels of named models open in place."""
    return Depth(named=levels, inside=levels + 1)


ROWS = rows(2)
"""For tables of parameters."""

PAYLOAD = Depth(named=0, inside=2)
"""For webhooks, whose payloads repeat the API's largest models: those are links."""

PAGE = Depth(named=0, inside=3)
"""For a model's own page and for answers: other models are links."""

LEVELS = 8
"""Inherited fields are rows from models this many levels up; further ones are on the page of the next. A long
chain of models would otherwise cost the square of its length."""
