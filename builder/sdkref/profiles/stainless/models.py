"""The models of an SDK that Stainless makes, predicted: what methods take and answer, and what these hold."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Enum, Reference, Schema, Union
from sdkref.catalogue.surface import Argument, Method, ModelValue, ModelVariant, SurfaceModel, TypePiece
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.linked_types import linked, linked_method
from sdkref.profiles.speakeasy.of_description import models_in
from sdkref.profiles.stainless.inputs import Input
from sdkref.profiles.stainless.types import Types
from sdkref.profiles.told_names import member_called


class Named(Struct, frozen=True, kw_only=True):
    """A type that a method names: the schema of an answer, or the members of a request."""

    name: str
    schema: Schema | None = None
    members: Sequence[Input] = ()


class ModelSpelling(Protocol):
    """How a language spells models and their members."""

    types: Types
    home: str
    """What qualifies the names of models."""

    def model(self, name: str) -> str:
        """Return the name of a model of the description."""
        ...

    def member(self, name: str) -> str:
        """Return the name of a member."""
        ...


def predicted_models(
    catalogue: Catalogue, named: Iterable[Named], inputs: Iterable[Input], spelling: ModelSpelling
) -> dict[str, SurfaceModel]:
    """Return the models by key; `named` are the types of methods, `inputs` all that callers give."""
    views = Views(catalogue.models)
    found: dict[str, SurfaceModel] = {}
    inside: list[Schema] = [each.schema for each in inputs]
    for each in named:
        if each.name not in found:
            found[each.name] = _of_named(each, views, spelling)
            inside += _held(each.schema, views) if each.schema is not None else []
    for name in models_in(catalogue, inside):
        schema = Reference(name=name)
        found.setdefault(spelling.model(name), _of_schema(spelling.model(name), schema, views, spelling))
    keys = {name: each.key for name, each in found.items()}
    return {each.key: _linked(each, keys) for each in found.values()}


def with_links(methods: Iterable[Method], models: Iterable[SurfaceModel]) -> tuple[Method, ...]:
    """Return methods whose types lead to models."""
    keys = {each.name: each.key for each in models}
    return tuple(linked_method(each, keys) for each in methods)


def _held(schema: Schema, views: Views) -> list[Schema]:
    """Return what an answer holds; the answer itself has the name that its method gives it."""
    fields = [each.schema for each in views.object_view(schema).fields]
    return [*fields, *_variants(schema, views)] or [schema]


def _variants(schema: Schema, views: Views) -> list[Schema]:
    resolved = views.resolve(schema)
    return [each.schema for each in views.variants(resolved)] if isinstance(resolved, Union) else []


def _of_named(named: Named, views: Views, spelling: ModelSpelling) -> SurfaceModel:
    if named.schema is not None:
        return _of_schema(named.name, named.schema, views, spelling)
    fields = tuple(
        Argument(
            name=spelling.member(each.name),
            type=(TypePiece(text=spelling.types.of(each.schema)),),
            required=each.required,
            description=each.description,
            deprecated=each.deprecated,
            deprecation=each.deprecation,
        )
        for each in named.members
    )
    return SurfaceModel(key=f"{spelling.home}.{named.name}", name=named.name, fields=fields)


def _of_schema(name: str, schema: Schema, views: Views, spelling: ModelSpelling) -> SurfaceModel:
    resolved = views.resolve(schema)
    variants = tuple(
        ModelVariant(type=(TypePiece(text=spelling.types.of(each)),)) for each in _variants(schema, views)
    )
    fields = tuple(_fields(schema, views, spelling))
    return SurfaceModel(
        key=f"{spelling.home}.{name}",
        name=name,
        description=resolved.description,
        deprecated=resolved.deprecated,
        deprecation=resolved.deprecation,
        fields=fields or None,
        values=tuple(ModelValue(value=str(each)) for each in resolved.values if each is not None)
        if isinstance(resolved, Enum)
        else None,
        variants=variants if variants and not fields else None,
    )


def _fields(schema: Schema, views: Views, spelling: ModelSpelling) -> Iterator[Argument]:
    for each in views.object_view(schema).fields:
        notes = views.resolve(each.schema)
        yield Argument(
            name=spelling.member(member_called(each.name, each.schema)),
            type=(TypePiece(text=spelling.types.of(each.schema)),),
            required=each.required,
            description=notes.description,
            deprecated=notes.deprecated,
            deprecation=notes.deprecation,
        )


def _linked(model: SurfaceModel, keys: dict[str, str]) -> SurfaceModel:
    return replace(
        model,
        fields=model.fields and tuple(replace(each, type=linked(each.type, keys)) for each in model.fields),
        variants=model.variants
        and tuple(replace(each, type=linked(each.type, keys)) for each in model.variants),
    )
