"""Models under other names: everything that names them in a catalogue names them anew."""

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Discriminator, Reference

Record = TypeVar("Record", bound=Struct)


def renamed(catalogue: Catalogue, names: Mapping[str, str]) -> Catalogue:
    """Return a catalogue in which the models of the mapping have the names that it gives them."""
    if not names:
        return catalogue
    renaming = _Renaming(names)
    models = {names.get(name, name): renaming.of(schema) for name, schema in catalogue.models.items()}
    return replace(renaming.of(catalogue), models=models)


class _Renaming:
    """One pass over the records of a catalogue; what several places share stays shared."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._done: dict[int, tuple[Struct, Struct]] = {}
        """By identity: a record, which is held so that its identity stays its own, and what it became."""

    def of(self, record: Record) -> Record:
        """Return a record in which models have their new names; itself where it names none of them."""
        if id(record) not in self._done:
            self._done[id(record)] = record, self._changed(record)
        found: Any = self._done[id(record)][1]
        return found  # type: ignore[no-any-return] # what is kept for a record is of its type

    def _changed(self, record: Struct) -> Struct:
        if isinstance(record, Discriminator):
            mapping = tuple((value, self._name(model)) for value, model in record.mapping)
            return replace(record, mapping=mapping, default=record.default and self._name(record.default))
        changes = {}
        for field in record.__struct_fields__:
            value = getattr(record, field)
            if (new := self._value(value)) is not value:
                changes[field] = new
        if isinstance(record, Reference):
            changes["name"] = self._name(record.name)
        return replace(record, **changes) if changes else record

    def _value(self, value: Any) -> Any:
        if isinstance(value, Struct):
            return self.of(value)
        if isinstance(value, tuple):
            items = tuple(self._value(each) for each in value)
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        return value

    def _name(self, model: str) -> str:
        return self._names.get(model, model)
