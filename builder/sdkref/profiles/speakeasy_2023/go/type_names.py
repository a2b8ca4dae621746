"""Names of types without one, as the first generation's Go found them.

A type is called as the member that has it, else so with the model before it; a variant of a union by its
number. Models give names in the order of the alphabet, and the first keeps a name. (So are the names of the
296 models of one SDK, but for those that another description has.)
"""

from collections.abc import Hashable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import AllOf, Array, Enum, Object, Reference, Schema, String, Union
from sdkref.profiles.speakeasy.type_candidates import Namespace, Words, type_words
from sdkref.profiles.speakeasy.type_names import TypeName, TypeNames
from sdkref.words import split


class _Scope(Struct, frozen=True):
    """What holds a type: its namespace, the operation or the model, and the member around the member."""

    namespace: Namespace
    owner: Words
    around: Words = ()


class EarlyTypeNames(TypeNames):
    """The names of the types of one description."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Find all names, since each depends on those before it."""
        self._names: dict[Hashable, TypeName] = {}
        self._given: list[tuple[Schema, TypeName]] = []
        self._taken: set[tuple[Namespace, str]] = {
            ("components", _folded(type_words(name))) for name in catalogue.models
        }
        self._models = {name: TypeName("components", type_words(name)) for name in catalogue.models}
        for name, schema in catalogue.models.items():
            owner = self._models[name].words
            self._names[_key(schema)] = self._models[name]
            self._inside(schema, _Scope("components", owner), owner)
        for operation in catalogue.operations:
            self._operation(operation)

    def of(self, schema: Schema) -> TypeName | None:
        """Return the name of a schema; None where its type needs none."""
        known = self._models.get(schema.name) if isinstance(schema, Reference) else None
        return known or super().of(schema)

    def inline(self) -> Iterator[tuple[Schema, TypeName]]:
        """Give the schemas that have no name of their own, with those that they got."""
        yield from self._given

    def _operation(self, operation: Operation) -> None:
        own = type_words(operation.operation_id or f"{operation.method} {operation.path}")
        scope = _Scope("operations", own)
        for each in operation.parameters:
            name, kind = tuple(split(each.name)), (each.place.capitalize(), "Param")
            self._give(each.schema, scope, name, (name, (*kind, *name), (*own, *kind, *name)))
        body = operation.request_body
        media = preferred(body.content) if body is not None else None
        if media is not None and media.schema is not None:
            self._give(media.schema, scope, ("Request", "Body"), ((*own, "Request", "Body"),))
        for response in operation.responses:
            answer = preferred(response.content) if response.content and not response.is_error else None
            if answer is not None and answer.schema is not None:
                self._give(answer.schema, scope, ("Response", "Body"), ((*own, "Response", "Body"),))

    def _give(self, schema: Schema, scope: _Scope, name: Words, names: tuple[Words, ...]) -> None:
        """Give a type the first name that is free, then the types inside it."""
        if isinstance(schema, Array):
            self._give(schema.items, scope, name, names)
            return
        if isinstance(schema, AllOf) and len(schema.parts) == 1:
            self._give(schema.parts[0], scope, name, names)
            return
        if _needs_name(schema) and _key(schema) not in self._names:
            free = (each for each in names if (scope.namespace, _folded(each)) not in self._taken)
            found = TypeName(scope.namespace, next(free, names[-1]))
            self._taken.add((scope.namespace, _folded(found.words)))
            self._names[_key(schema)] = found
            self._given.append((schema, found))
        self._inside(schema, scope, name)

    def _inside(self, schema: Schema, scope: _Scope, name: Words) -> None:
        inner = replace(scope, around=name)
        for each, own, *others in _parts(schema, name, scope.around):
            self._give(each, inner, own, (own, *((*scope.owner, *words) for words in (own, *others))))


def _parts(schema: Schema, name: Words, around: Words) -> Iterator[tuple[Schema, Words, *tuple[Words, ...]]]:
    """Give what stands inside a schema, with what it is called and what else it may be called.

    `name` is that of the member that has the schema, `around` that of the member outside it.
    """
    match schema:
        case Array():
            yield schema.items, name
        case AllOf():
            for part in schema.parts:
                yield from _parts(part, name, around)
        case Object():
            for each in schema.properties:
                yield each.schema, tuple(split(each.name))
            if schema.additional is not None and not schema.properties:
                yield schema.additional, name
        case Union():
            for number, variant in enumerate(schema.variants, 1):
                own = (str(number),)
                yield variant, own, ("Schemas", *own), ("Schemas", *around, *own)
        case _:
            return


def _needs_name(schema: Schema) -> bool:
    match schema:
        case Enum():
            return any(isinstance(each, str) for each in schema.values)
        case Object():
            return bool(schema.properties) or schema.additional is None
        case AllOf():
            return len(schema.parts) > 1
        case Union():
            return True
        case String():
            return schema.format == "binary"
        case _:
            return False


def _key(schema: Schema) -> Hashable:
    return schema.location if schema.location is not None else id(schema)


def _folded(words: Words) -> str:
    return "".join(words).lower()
