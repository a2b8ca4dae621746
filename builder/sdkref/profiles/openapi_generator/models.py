"""The models of an SDK, predicted: those that the description names, and those that stand in it unnamed."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from msgspec.structs import replace

from sdkref.catalogue.schema import Array, Boolean, Enum, Number, Object, Reference, Schema, String, Union
from sdkref.catalogue.surface import Argument, ModelValue, ModelVariant, SurfaceModel
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.answers import plain
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.linked_types import linked
from sdkref.profiles.openapi_generator.texts import on_one_line


class MemberSpelling(Protocol):
    """How a flavour spells models and their members."""

    def model(self, name: str) -> str:
        """Return the name of a model."""
        ...

    def member(self, name: str) -> str:
        """Return the name of a member."""
        ...

    def type_of(self, schema: Schema, own: str) -> str:
        """Return the type of a schema, which gets the name `own` where it has none."""
        ...

    def member_type(self, text: str, *, required: bool, nullable: bool) -> str:
        """Return the type of a member from that of its schema."""
        ...


def predicted_models(
    models: Mapping[str, Schema], asked: Iterable[tuple[Schema, str]], spelling: MemberSpelling
) -> dict[str, SurfaceModel]:
    """Return the models by key; `asked` are schemas of operations, with the names that they get."""
    views = Views(models)
    names = InlineNames(views)
    waiting = deque[tuple[Schema, str]]([(Reference(name=each), each) for each in models])
    waiting.extend(asked)
    found: dict[str, SurfaceModel] = {}
    while waiting:
        schema, own = waiting.popleft()
        name = names.of(schema, own)
        if name is None:
            waiting.extend(_inside(views.resolve(schema), names.stem(schema, own)))
        elif name not in found:
            found[name] = _model(spelling.model(name), name, schema, views, spelling)
            waiting.extend(_members(name, schema, views))
    keys = {each.name: each.key for each in found.values()}
    return {each.key: _linked(each, keys) for each in found.values()}


def _inside(resolved: Schema, own: str) -> Iterator[tuple[Schema, str]]:
    match resolved:
        case Array():
            yield resolved.items, f"{own}_inner"
        case Object() if resolved.additional is not None:
            yield resolved.additional, f"{own}_value"


def _members(name: str, schema: Schema, views: Views) -> Iterator[tuple[Schema, str]]:
    for each in views.object_view(schema).fields:
        yield each.schema, f"{name}_{each.name}"
    yield from _variants(name, views.resolve(schema))


def _variants(name: str, resolved: Schema) -> Iterator[tuple[Schema, str]]:
    if isinstance(resolved, Union):
        kind = "oneOf" if resolved.exclusive else "anyOf"
        for number, each in enumerate(resolved.variants):
            yield each, f"{name}_{kind}" + (f"_{number}" if number else "")


def _model(spelled: str, name: str, schema: Schema, views: Views, spelling: MemberSpelling) -> SurfaceModel:
    resolved = views.resolve(schema)
    variants = [
        ModelVariant(type=plain(spelling.type_of(each, own))) for each, own in _variants(name, resolved)
    ]
    fields = tuple(_fields(name, schema, views, spelling))
    return SurfaceModel(
        key=f"docs/{spelled}",
        name=spelled,
        description=resolved.description,
        deprecated=resolved.deprecated,
        deprecation=resolved.deprecation,
        fields=None if isinstance(resolved, Enum) or variants else fields,
        values=tuple(ModelValue(value=str(each)) for each in resolved.values if each is not None)
        if isinstance(resolved, Enum)
        else None,
        variants=tuple(variants) or None,
    )


def _fields(name: str, schema: Schema, views: Views, spelling: MemberSpelling) -> Iterator[Argument]:
    for each in views.object_view(schema).fields:
        notes = views.resolve(each.schema)
        text = spelling.type_of(_of_all(each.schema, views), f"{name}_{each.name}")
        yield Argument(
            name=spelling.member(each.name),
            type=plain(spelling.member_type(text, required=each.required, nullable=notes.nullable)),
            required=each.required,
            description=on_one_line(notes.description).strip() or None,
            deprecated=notes.deprecated,
            deprecation=notes.deprecation,
        )


def _of_all(schema: Schema, views: Views) -> Schema:
    """Return a schema without the values that it lists: a member's type does not tell them."""
    resolved = views.resolve(schema)
    if views.model_name(schema) is not None:
        return schema
    if isinstance(resolved, Array):
        return replace(resolved, items=_of_all(resolved.items, views))
    if not isinstance(resolved, Enum):
        return schema
    if resolved.base is not None:
        return resolved.base
    kinds = {type(each) for each in resolved.values if each is not None}
    if kinds == {bool}:
        return Boolean()
    return Number(integer=kinds == {int}) if kinds <= {int, float} else String()


def _linked(model: SurfaceModel, keys: Mapping[str, str]) -> SurfaceModel:
    return replace(
        model,
        fields=model.fields and tuple(replace(each, type=linked(each.type, keys)) for each in model.fields),
        variants=model.variants
        and tuple(replace(each, type=linked(each.type, keys)) for each in model.variants),
    )
