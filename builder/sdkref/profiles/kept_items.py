"""What of a description the SDKs of one generator have."""

from typing import Any

from msgspec import Struct

from sdkref.catalogue.left_out import is_left_out
from sdkref.catalogue.operation import Operation, Parameter
from sdkref.catalogue.schema import Hints, Json, Property

_AUDIENCES = "x-fern-audiences"


class Kept(Struct, frozen=True, kw_only=True):
    """Tells what stays: what is not left out, and with audiences what is for one of them."""

    generator: str
    language: str
    audiences: frozenset[str] = frozenset()

    def has_operation(self, operation: Operation) -> bool:
        """Tell whether there is a method; where audiences are told, an operation has to name one."""
        named = _names(dict(operation.hints).get(_AUDIENCES))
        return not self._is_left_out(operation.hints) and (
            not self.audiences or not self.audiences.isdisjoint(named)
        )

    def has_item(self, item: Any) -> bool:
        """Tell whether an item of a list stays: parameters and members may go, and nothing else."""
        hints: Hints = ()
        match item:
            case Property(schema=schema):
                hints = schema.hints
            case Parameter():
                hints = (*item.schema.hints, *item.hints)
        if not hints:
            return True
        named = _names(dict(hints).get(_AUDIENCES))
        is_for_others = bool(named) and bool(self.audiences) and self.audiences.isdisjoint(named)
        return not self._is_left_out(hints) and not is_for_others

    def _is_left_out(self, hints: Hints) -> bool:
        return is_left_out(hints, self.generator, self.language)


def _names(told: Json) -> list[str]:
    return [each for each in told if isinstance(each, str)] if isinstance(told, list) else []
