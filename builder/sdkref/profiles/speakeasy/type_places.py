"""The places where a description has types without a name, in the order in which they are named.

A place lists the names that its type may get, shortest first: what it is called, where it stands, what holds
it. Variants of a union are called by their number.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.schema import AllOf, Array, Enum, Object, Reference, Schema, String, Union
from sdkref.profiles.speakeasy.type_candidates import (
    ANSWER,
    FIRM,
    PARAMETER,
    VARIANT,
    Namespace,
    Scope,
    Words,
    type_words,
)
from sdkref.profiles.told_names import TYPE, told_name
from sdkref.words import split

_METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")


class Place(Struct, frozen=True, kw_only=True):
    """A type without a name, and the names that it may get."""

    schema: Schema
    namespace: Namespace
    candidates: tuple[Words, ...]
    rank: int


def places(catalogue: Catalogue) -> Iterator[Place]:
    """Give the places of all operations, with the models that they lead to, then those of other models."""
    walk = _Walk(catalogue.models)
    paths = {each.path: number for number, each in reversed(list(enumerate(catalogue.operations)))}
    for operation in sorted(catalogue.operations, key=lambda each: (paths[each.path], _method(each))):
        yield from walk.operation(operation)
    for name in catalogue.models:
        yield from walk.model(name)


def _place(schema: Schema, namespace: Namespace, candidates: tuple[Words, ...], rank: int) -> Place:
    """Return a place; what the description itself calls the type comes first."""
    told = told_name(schema.hints, TYPE)
    names = (type_words(told), *candidates) if told else candidates
    return Place(schema=schema, namespace=namespace, candidates=names, rank=rank)


def _method(operation: Operation) -> int:
    return _METHODS.index(operation.method) if operation.method in _METHODS else len(_METHODS)


class _Walk:
    def __init__(self, models: Mapping[str, Schema]) -> None:
        self._models = models
        self._seen: set[str] = set()

    def model(self, name: str, *, uploads: bool = False) -> Iterator[Place]:
        """Give the places in a model, unless it was reached before; with `uploads` binary texts are files."""
        if name in self._seen or name not in self._models:
            return
        self._seen.add(name)
        scope = Scope(namespace="components", owner=type_words(name), uploads=uploads)
        yield from self._inside(self._models[name], type_words(name), scope)

    def operation(self, operation: Operation) -> Iterator[Place]:
        """Give the places of an operation: its parameters, its body, its answers."""
        own = type_words(operation.operation_id or f"{operation.method} {operation.path}")
        tag = tuple(split(operation.tags[0])) if operation.tags else ()
        scope = Scope(namespace="operations", owner=own, tag=tag)
        for each in operation.parameters:
            inner = replace(scope, kind=(each.place.capitalize(), "Param"), rank=PARAMETER)
            yield from self._named(each.schema, tuple(split(each.name)), inner)
        for media in operation.request_body.content[:1] if operation.request_body is not None else ():
            uploads = replace(scope, uploads=media.name.startswith("multipart/"))
            yield from self._whole(media, ("Request", "Body"), uploads)
        for response in operation.responses:
            for media in response.content[:1] if not response.is_error else ():
                trail = (("Response",), (response.status,), tuple(split(media.name)), ("Response", "Body"))
                yield from self._whole(media, ("Response", "Body"), replace(scope, rank=ANSWER, trail=trail))

    def _whole(self, media: MediaType, name: Words, scope: Scope) -> Iterator[Place]:
        """Give the places of a body; its own name is that of its operation, but for items of a list."""
        schema = media.schema
        if schema is None:
            return
        if isinstance(schema, Array) and (name[0] == "Request" or _is_of_models(schema.items)):
            yield from self._named(schema.items, name, scope)
            return
        held = schema.items if isinstance(schema, Array) else schema
        if _is_named(held, scope):
            yield _place(held, "operations", ((*scope.owner, *name),), FIRM)
        yield from self._inside(held, name, scope)

    def _named(self, schema: Schema, name: Words, scope: Scope) -> Iterator[Place]:
        if _is_named(schema, scope):
            names = scope.names(name)
            yield _place(schema, scope.namespace, names, scope.rank)
        trail = scope.trail if scope.trail[-1:] == (name,) else (*scope.trail, name)
        yield from self._inside(schema, name, replace(scope, trail=trail))

    def _inside(self, schema: Schema, name: Words, scope: Scope) -> Iterator[Place]:
        match schema:
            case Reference():
                yield from self.model(schema.name, uploads=scope.uploads)
            case AllOf(parts=(only,)):
                yield from self._named(only, name, scope)
            case AllOf():
                for part in schema.parts:
                    yield from self._inside(part, name, scope)
            case Array():
                yield from self._named(schema.items, name, scope)
            case Object():
                for each in schema.properties:
                    name = tuple(split(each.name))
                    yield from self._named(each.schema, name, replace(scope, kind=()))
                if schema.additional is not None and not schema.properties:
                    yield from self._named(schema.additional, name, scope)
            case Union():
                yield from self._variants(schema, name, scope)
            case _:
                return

    def _variants(self, union: Union, name: Words, scope: Scope) -> Iterator[Place]:
        rank = min(scope.rank, VARIANT if scope.rank > ANSWER else ANSWER - 1)
        trail = scope.trail[:-1] if scope.trail[-1:] == (name,) else scope.trail
        for number, each in enumerate(union.variants, 1):
            inner = replace(scope, rank=rank, trail=trail, number=(str(number),))
            own = _variant_name(each, (*name, str(number)))
            if _is_named(each, scope):
                others = () if isinstance(each, Object | AllOf) else ((str(number),),)
                yield _place(each, scope.namespace, inner.names(*others, own), rank)
                yield from self._inside(each, own, replace(inner, union=name))
            elif isinstance(each, Array):
                yield from self._items(each.items, number, own, inner)
            else:
                yield from self._inside(each, own, inner)

    def _items(self, schema: Schema, number: int, name: Words, scope: Scope) -> Iterator[Place]:
        """Give the places in the items of a list that is a variant; they are called by its number."""
        short = (str(number),)
        if _is_named(schema, scope):
            names = scope.names(short, name)
            yield _place(schema, scope.namespace, names, scope.rank)
        yield from self._inside(schema, short, scope)


def _is_of_models(items: Schema) -> bool:
    """Tell whether the items of a list are one of several models: their type has a name of its own."""
    return isinstance(items, Union) and all(isinstance(each, Reference) for each in items.variants)


def _variant_name(schema: Schema, own: Words) -> Words:
    """Return what a variant is called: its title if that is a name, else its number after the union's."""
    titled = schema.title is not None and schema.title.isidentifier()
    return tuple(split(schema.title or "")) if titled else own


def _is_named(schema: Schema, scope: Scope) -> bool:
    """Tell whether a schema needs a name of its own."""
    match schema:
        case Enum():
            return any(isinstance(each, str) for each in schema.values)
        case Union():
            return len({type(each) for each in schema.variants}) > 1 or not isinstance(
                schema.variants[0], String
            )
        case Object():
            return bool(schema.properties) or schema.additional is None
        case AllOf():
            return len(schema.parts) > 1
        case String():
            return scope.uploads and schema.format == "binary"
        case _:
            return False
