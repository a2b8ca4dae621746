"""What is internal, taken out of a catalogue: parameters, callbacks, links and parts of schemas."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Callback, Link, Operation, Parameter
from sdkref.catalogue.schema import AllOf, Anything, Discriminator, Notes, Property, Reference, Union

Record = TypeVar("Record", bound=Struct)


def without_internal(catalogue: Catalogue, left_out: frozenset[str]) -> Catalogue:
    """Return a catalogue without its internal parts; itself when it has none.

    A member, a variant or a part of a schema goes with what it holds; elsewhere anything is allowed instead.
    Links go that lead to operations which are left out, each `METHOD /path`.
    """
    operations = (*catalogue.operations, *catalogue.webhooks)
    if not catalogue.internal_parts and not any(_has_internal(each, left_out) for each in operations):
        return catalogue
    hidden = frozenset(name for name, schema in catalogue.models.items() if schema.internal)
    cutting = _Cutting(hidden, left_out)
    models = {name: cutting.of(each) for name, each in catalogue.models.items() if name not in hidden}
    return replace(cutting.of(catalogue), models=models)


def _has_internal(operation: Operation, left_out: frozenset[str]) -> bool:
    return (
        any(each.internal for each in operation.parameters)
        or any(
            each.operation.internal or _has_internal(each.operation, left_out) for each in operation.callbacks
        )
        or any(link.operation in left_out for each in operation.responses for link in each.links)
    )


class _Cutting:
    """One pass over the records of a catalogue; what several places share stays shared."""

    def __init__(self, hidden: frozenset[str], left_out: frozenset[str]) -> None:
        """Take the models that are internal, and the operations."""
        self._hidden, self._left_out = hidden, left_out
        self._done: dict[int, tuple[Struct, Struct]] = {}
        """By identity: a record, which is held so that its identity stays its own, and what is left of it."""

    def of(self, record: Record) -> Record:
        """Return what is left of a record; itself where nothing in it is internal."""
        if id(record) not in self._done:
            self._done[id(record)] = record, self._left(record)
        found: Any = self._done[id(record)][1]
        return found  # type: ignore[no-any-return] # what is left of a record is of its type

    def _left(self, record: Struct) -> Struct:
        if isinstance(record, Discriminator):
            mapping = tuple(each for each in record.mapping if each[1] not in self._hidden)
            default = None if record.default in self._hidden else record.default
            return replace(record, mapping=mapping, default=default)
        changes = {}
        for field in record.__struct_fields__:
            value = getattr(record, field)
            if (new := self._value(value)) is not value:
                changes[field] = new
        if isinstance(record, AllOf | Union) and not (changes.get("parts", 1) and changes.get("variants", 1)):
            return Anything(description=record.description, location=record.location)
        return replace(record, **changes) if changes else record

    def _value(self, value: Any) -> Any:
        if isinstance(value, Notes) and self._is_internal(value):
            return Anything(location=value.location)
        if isinstance(value, Struct):
            return self.of(value)
        if isinstance(value, tuple):
            items = tuple(self._value(each) for each in value if not self._is_internal(each))
            same = len(items) == len(value) and all(map(_is, items, value))
            return value if same else items
        return value

    def _is_internal(self, item: Any) -> bool:
        """Tell whether an item of a list goes with what it holds."""
        match item:
            case Notes():
                return item.internal or (isinstance(item, Reference) and item.name in self._hidden)
            case Property(schema=schema) | (str(), schema):
                return self._is_internal(schema)
            case Parameter():
                return item.internal
            case Callback(operation=operation):
                return operation.internal
            case Link(operation=str() as key):
                return key in self._left_out
            case _:
                return False


def _is(new: Any, old: Any) -> bool:
    return new is old
