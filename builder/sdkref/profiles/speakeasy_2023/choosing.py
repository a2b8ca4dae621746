"""Which values stood in an example of the first generation.

An optional member stood in it when it was a list, an object or a union; a scalar only with an example. Of
members that are deprecated only lists stood there. (Seen in 85 samples of two SDKs.)
"""

from collections.abc import Mapping

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sdkref.catalogue.schema import AllOf, Array, Enum, Json, Object, Schema, String, Union
from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.speakeasy.values import Value

_DEEPEST = 6
"""Optional members stand in an example up to here."""
_TEXT = "string"
_MADE_UP = {"<id>", "<value>"}


class EarlyChooser(Chooser):
    """Chooses as the first generation did."""

    def __init__(
        self, models: Mapping[str, Schema], *, identity: str = "string", looks_into_unions: bool = True
    ) -> None:
        """Take the models; `identity` stands for texts called `id`.

        One that does not look into unions has a text for each that allows any.
        """
        super().__init__(models)
        self._identity, self._looks_into_unions = identity, looks_into_unions
        self._open: list[int] = []

    def is_shown(self, schema: Schema) -> bool:
        """Tell whether what may be left out stands in an example."""
        resolved = self._views.resolve(schema)
        if isinstance(resolved, Array):
            return True
        is_file = isinstance(resolved, String) and resolved.format == "binary"
        if is_file or isinstance(resolved, Object | AllOf | Union):
            return not resolved.deprecated
        return bool(resolved.examples)

    def value(self, schema: Schema, name: str, stated: Json | UnsetType = UNSET, depth: int = 0) -> Value:
        """Return the value of a place, with the placeholders of the first generation."""
        found = super().value(schema, name, stated, depth)
        if found.kind == "string" and not found.stated and found.literal in _MADE_UP:
            return replace(found, literal=self._identity if name == "id" else _TEXT)
        return found

    def _variant(self, schema: Schema, union: Union, name: str, depth: int) -> Value:
        variants = [each.schema for each in self._views.variants(union)]
        text = next((each for each in variants if _is_any_text(self._views.resolve(each))), None)
        if self._looks_into_unions or text is None:
            return super()._variant(schema, union, name, depth)
        return Value(kind="string", schema=schema, literal=_TEXT, variant=text)

    def _object(self, schema: Schema, depth: int) -> Value:
        view = self._views.object_view(schema)
        resolved = self._views.resolve(schema)
        if not view.fields and not view.unions:
            if view.additional is None:
                return Value(kind="object", schema=schema)
            return super()._object(schema, depth)
        self._open.append(id(resolved))
        members = tuple(
            (each.name, self.value(each.schema, each.name, depth=depth + 1))
            for each in sorted(view.fields, key=lambda each: each.name)
            if not self._views.resolve(each.schema).read_only
            and (each.required or (depth <= _DEEPEST and self._may_open(each.schema)))
        )
        self._open.pop()
        return Value(kind="object", schema=schema, members=members)

    def _may_open(self, schema: Schema) -> bool:
        """Tell whether an optional member stands there, and holds nothing that it stands in itself."""
        resolved = self._views.resolve(schema)
        held = self._views.resolve(resolved.items) if isinstance(resolved, Array) else resolved
        return self.is_shown(schema) and id(held) not in self._open

    def _written(self, schema: Schema, json: Json, depth: int) -> Value:
        """Return the value that an example states: one that an enum of a union lists is of that enum."""
        resolved = self._views.resolve(schema)
        if isinstance(resolved, Union):
            for each in self._views.variants(resolved):
                listed = self._views.resolve(each.schema)
                if isinstance(listed, Enum) and json in listed.values:
                    found = self._written(each.schema, json, depth + 1)
                    return replace(found, schema=schema, variant=each.schema)
        return super()._written(schema, json, depth)


def _is_any_text(schema: Schema) -> bool:
    return isinstance(schema, String) and schema.format is None and schema.pattern is None
