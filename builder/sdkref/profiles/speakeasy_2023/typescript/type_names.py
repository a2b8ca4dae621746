"""Names of types without one: what leads to them, `ChatCompletionRequestMessageRole`."""

from collections.abc import Hashable, Iterator, Mapping

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import AllOf, Array, Enum, Object, Reference, Schema, String
from sdkref.profiles.speakeasy.type_candidates import Namespace, Words, type_words
from sdkref.profiles.speakeasy.type_names import TypeName, TypeNames
from sdkref.words import pascal


class PathNames(TypeNames):
    """The names of the types of one description; unions have none, since they are anything."""

    def __init__(self, catalogue: Catalogue, components: str, operations: str) -> None:
        self._models: Mapping[str, Schema] = catalogue.models
        self._spaces: Mapping[Namespace, str] = {"components": components, "operations": operations}
        self._names: dict[Hashable, TypeName] = {}
        self._given: list[tuple[Schema, TypeName]] = []
        for name, schema in catalogue.models.items():
            self._names[_key(schema)] = TypeName("components", type_words(name))
            self._inside(schema, "components", type_words(name))
        for operation in catalogue.operations:
            own = type_words(operation.operation_id or f"{operation.method} {operation.path}")
            for each in operation.parameters:
                self._give(each.schema, "operations", (*own, *type_words(each.name)))
            for media in operation.request_body.content if operation.request_body is not None else ():
                if media.schema is not None:
                    self._give(media.schema, "operations", (*own, "Request", "Body"))

    def inline(self) -> Iterator[tuple[Schema, TypeName]]:
        """Give the schemas that have no name of their own, with those that they got."""
        yield from self._given

    def qualified(self, schema: Schema) -> tuple[str, str] | None:
        """Return the namespace and the name of a type; None for one that needs no name."""
        if isinstance(schema, AllOf) and len(schema.parts) == 1:
            return self.qualified(schema.parts[0])
        held = self._models.get(schema.name) if isinstance(schema, Reference) else schema
        found = self.of(schema) if held is not None and _needs_name(held) else None
        return (self._spaces[found.namespace], pascal(found.words) or "Model") if found is not None else None

    def _give(self, schema: Schema, namespace: Namespace, name: Words) -> None:
        if _needs_name(schema) and not isinstance(schema, AllOf) and _key(schema) not in self._names:
            self._names[_key(schema)] = TypeName(namespace, name)
            self._given.append((schema, self._names[_key(schema)]))
        self._inside(schema, namespace, name)

    def _inside(self, schema: Schema, namespace: Namespace, name: Words) -> None:
        match schema:
            case Array():
                self._give(schema.items, namespace, name)
            case AllOf():
                for part in schema.parts:
                    self._give(part, namespace, name)
            case Object():
                for each in schema.properties:
                    self._give(each.schema, namespace, (*name, *type_words(each.name)))
                if schema.additional is not None:
                    self._give(schema.additional, namespace, name)
            case _:
                return


def _needs_name(schema: Schema) -> bool:
    match schema:
        case Enum():
            return any(isinstance(each, str) for each in schema.values)
        case Object():
            return bool(schema.properties) or schema.additional is None
        case AllOf(parts=(only,)):
            return _needs_name(only)
        case AllOf():
            return True
        case String():
            return schema.format == "binary"
        case _:
            return False


def _key(schema: Schema) -> Hashable:
    return schema.location if schema.location is not None else id(schema)
