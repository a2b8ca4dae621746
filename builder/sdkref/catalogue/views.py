"""Schemas as a reader sees them: references followed, allOf merged, variants of unions laid out.

Nothing here resolves more than one level, so recursion in a description costs nothing; whoever walks deeper
counts the models that were opened.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, structs

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import Encoding, Operation
from sdkref.catalogue.refining import refined, with_notes
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Nothing,
    Object,
    Reference,
    Schema,
    Union,
    children,
)
from sdkref.catalogue.tags import implied_tag, told_apart

_MOST_LINKS = 100
"""References that lead to references are followed this far; a longer chain is taken for a loop."""


class FieldView(Struct, frozen=True):
    """A member of a merged object; `origin` is the model that describes it, None for the object itself."""

    name: str
    schema: Schema
    required: bool = False
    origin: str | None = None
    level: int = 0
    """How many models lie between: 1 for one that the object itself names, 2 for what that one names."""


class ObjectView(Struct, frozen=True):
    """The members of an object, those of allOf parts included, in reading order."""

    fields: tuple[FieldView, ...] = ()
    additional: Schema | None = None
    """What other names hold: None when nothing is said of them, `Nothing` when there are none."""
    inherits: tuple[str, ...] = ()
    """The models that an allOf names, in order."""
    lineage: tuple[tuple[str, int], ...] = ()
    """All models that it takes members from, those of its models included, each with its level."""
    unions: tuple[Union, ...] = ()
    """Unions that the value must satisfy besides, such as a oneOf beside properties."""


class VariantView(Struct, frozen=True):
    """One variant of a union: its model's name if it has one, and the value that tells it apart."""

    schema: Schema
    model: str | None = None
    tag: str | None = None


class Views:
    """Reading views of the schemas of one catalogue; each is computed once."""

    def __init__(self, models: Mapping[str, Schema]) -> None:
        self.models = models
        self._resolved = Memo(self._followed)
        self._objects = Memo(self._merged)
        self._reached = Memo(self._named)

    def resolve(self, schema: Schema) -> Schema:
        """Return what a reference or a wrapper stands for, with the notes of its use in front.

        A reference to a model that does not exist, or to itself, is returned as `Anything`.
        """
        return self._resolved.of(schema)

    def _followed(self, schema: Schema) -> Schema:
        uses = []
        for _ in range(_MOST_LINKS):
            uses.append(schema)
            match schema:
                case Reference(name=name) if name in self.models:
                    schema = self.models[name]
                case AllOf(parts=(only,)):
                    schema = only
                case Reference():
                    break
                case _:
                    return with_notes(schema, uses[:-1])
        return with_notes(Anything(), uses)

    def model_name(self, schema: Schema) -> str | None:
        """Return the model that a schema names, through wrappers that add only notes."""
        for _ in range(_MOST_LINKS):
            match schema:
                case Reference(name=name):
                    return name if name in self.models else None
                case AllOf(parts=(only,)):
                    schema = only
                case _:
                    return None
        return None

    def object_view(self, schema: Schema) -> ObjectView:
        """Return the merged members of an object, an allOf or a reference to one; empty for anything else."""
        return self._objects.of(schema)

    def _merged(self, schema: Schema) -> ObjectView:
        fields: dict[str, FieldView] = {}
        required: set[str] = set()
        lineage: dict[str, int] = {}
        unions: list[Union] = []
        additional: Schema | None = None
        others: Schema | None = None
        for part, origin, level, whole in self._parts(schema, lineage):
            match part:
                case Object():
                    required.update(part.also_required)
                    for member in part.properties:
                        view = FieldView(member.name, member.schema, member.required, origin, level)
                        earlier = fields.get(member.name)
                        fields[member.name] = _both(earlier, view) if earlier else view
                    if additional is None or isinstance(part.additional, Nothing):
                        additional = part.additional if part.additional is not None else additional
                    if whole:  # that of another part concerns only what that part knows
                        others = part.unevaluated
                case Union():
                    unions.append(part)
                case _:
                    pass
        merged = (
            structs.replace(view, required=True) if not view.required and view.name in required else view
            for view in fields.values()
        )
        inherits = tuple(name for name, level in lineage.items() if level == 1)
        return ObjectView(
            tuple(merged), additional or others, inherits, tuple(lineage.items()), tuple(unions)
        )

    def _parts(
        self, schema: Schema, lineage: dict[str, int]
    ) -> Iterator[tuple[Schema, str | None, int, bool]]:
        """Give the parts of nested allOf in order: with the model that each stands in, and if it sees all."""
        seen: set[str] = set()
        stack: list[tuple[Schema, str | None, int, bool, bool]] = [(schema, None, 0, False, True)]
        while stack:
            part, origin, level, inside, whole = stack.pop()
            match part:
                case Reference(name=name):
                    if name in self.models and name not in seen:
                        seen.add(name)
                        if inside:
                            level += 1
                            lineage[name] = level
                        stack.append((self.models[name], name if inside else None, level, inside, not inside))
                case AllOf(parts=parts):
                    several = len(parts) > 1
                    stack.extend(
                        (each, origin, level, inside or several, whole and not inside)
                        for each in reversed(parts)
                    )
                case _:
                    yield part, origin, level, whole

    def variants(self, union: Union) -> tuple[VariantView, ...]:
        """Return the variants of a union; their tags come from the discriminator, or are implied by it."""
        found = union.discriminator
        tags: dict[str, str] = {}
        for value, model in found.mapping if found else ():
            tags.setdefault(model, value)
        views = []
        for variant in union.variants:
            name = self.model_name(variant)
            tag = None
            if found is not None and name is not None:
                tag = tags.get(name) or implied_tag(name, found.property, self.models)
            views.append(VariantView(variant, name, tag))
        return tuple(views)

    def reached(self, schema: Schema) -> tuple[str, ...]:
        """Return the models that a schema names, directly or in unnamed schemas inside, in reading order."""
        return self._reached.of(schema)

    def _named(self, schema: Schema) -> tuple[str, ...]:
        names: dict[str, None] = {}
        stack: list[Schema] = [schema]
        while stack:
            part = stack.pop()
            if isinstance(part, Reference):
                if part.name in self.models:
                    names.setdefault(part.name)
            else:
                if isinstance(part, Object | Union):
                    stack.extend(Reference(name=name) for name in reversed(told_apart(part.discriminator)))
                stack.extend(reversed(children(part)))
        return tuple(names)

    def closure(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return these models and all that they reach, nearest first."""
        found = dict.fromkeys(name for name in names if name in self.models)
        queue = list(found)
        for name in queue:
            for inner in self.reached(self.models[name]):
                if inner not in found:
                    found[inner] = None
                    queue.append(inner)
        return tuple(found)

    def direct_models(self, operation: Operation) -> tuple[str, ...]:
        """Return the models that an operation itself names, in reading order."""
        names = (name for schema in operation_schemas(operation) for name in self.reached(schema))
        return tuple(dict.fromkeys(names))

    def reachable_models(self, operation: Operation) -> tuple[str, ...]:
        """Return every model that an operation leads to, those it names itself first."""
        return self.closure(self.direct_models(operation))

    @cached_property
    def inheritors(self) -> dict[str, tuple[str, ...]]:
        """Return for each model the models that take fields from it."""
        found: dict[str, list[str]] = {}
        for name, schema in self.models.items():
            for parent in self.object_view(schema).inherits:
                found.setdefault(parent, []).append(name)
        return {name: tuple(names) for name, names in found.items()}


def operation_schemas(operation: Operation) -> Iterator[Schema]:
    """Give the schemas of an operation: parameters, request, responses and their headers, callbacks."""
    yield from (parameter.schema for parameter in operation.parameters)
    contents = [operation.request_body.content] if operation.request_body else []
    for response in operation.responses:
        contents.append(response.content)
        yield from (header.schema for header in response.headers)
    for media in (media for content in contents for media in content):
        yield from (each for each in (media.schema, media.item_schema) if each is not None)
        yield from _part_schemas((*media.encodings, *media.prefix_encodings, media.item_encoding))
    for callback in operation.callbacks:
        yield from operation_schemas(callback.operation)


def _part_schemas(encodings: Iterable[Encoding | None]) -> Iterator[Schema]:
    """Give the schemas of the headers that the parts of a form have."""
    for each in encodings:
        if each is not None:
            yield from (header.schema for header in each.headers)
            yield from _part_schemas((*each.inner, *each.prefix_encodings, each.item_encoding))


def _both(earlier: FieldView, later: FieldView) -> FieldView:
    """Join two descriptions of one member, which belongs to the later unless that says nothing."""
    required = earlier.required or later.required
    owner = earlier if type(later.schema) is Anything else later
    return structs.replace(owner, schema=refined(earlier.schema, later.schema), required=required)
