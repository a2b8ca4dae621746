"""The models of an SDK, predicted: those that the description names, and request objects."""

from collections.abc import Iterator
from typing import Protocol

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Enum, Reference, Schema
from sdkref.catalogue.surface import Argument, ModelValue, ModelVariant, SdkType, SurfaceModel
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.of_description import kept_models
from sdkref.profiles.speakeasy.requiring import must_be_given
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, operation_type, shape_of
from sdkref.profiles.speakeasy.type_candidates import type_text
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.told_names import member_called
from sdkref.words import pascal


class MemberSpelling(Protocol):
    """How a language spells the members of models."""

    components: str
    operations: str

    def member(self, own: str, given: Input) -> Argument:
        """Return the row of a member; `own` is the name of the model that it stands in."""
        ...

    def type_of(self, schema: Schema, own: str) -> SdkType:
        """Return the type of a schema, which gets the name `own` where it has none."""
        ...


def predicted_models(
    catalogue: Catalogue,
    settings: SpeakeasySettings,
    spelling: MemberSpelling,
    names: TypeNames | None = None,
) -> dict[str, SurfaceModel]:
    """Return the models by key; with `names` also those that the description does not name."""
    views = Views(catalogue.models)
    models = [
        _model(_named(spelling.type_of(Reference(name=name), name), name, spelling), schema, views, spelling)
        for name in kept_models(catalogue)
        for schema in (catalogue.models[name],)
    ]
    for schema, found in names.inline() if names is not None else ():
        own = pascal(found.words)
        models.append(_model(_named(spelling.type_of(schema, own), own, spelling), schema, views, spelling))
    models += [
        model for each in catalogue.operations if (model := _request(each, settings, spelling)) is not None
    ]
    return {each.key: each for each in models}


def _named(kind: SdkType, own: str, spelling: MemberSpelling) -> tuple[str, str]:
    """Return the namespace and the name of a model's type; one that is no type keeps its own name."""
    piece = kind[0]
    namespace, dot, name = piece.text.partition(".")
    if len(kind) == 1 and piece.model == model_key(namespace, name) and dot:
        return namespace, name
    return spelling.components, type_text(own)


def _model(named: tuple[str, str], schema: Schema, views: Views, spelling: MemberSpelling) -> SurfaceModel:
    namespace, spelled = named
    resolved = views.resolve(schema)
    view = views.object_view(schema)
    variants = view.unions[0] if view.unions and not view.fields else None
    return SurfaceModel(
        key=model_key(namespace, spelled),
        name=spelled,
        namespace=namespace,
        description=schema.description,
        deprecated=schema.deprecated,
        deprecation=schema.deprecation,
        fields=tuple(_members(spelled, views, schema, spelling)) if view.fields else None,
        values=tuple(ModelValue(value=str(each)) for each in resolved.values)
        if isinstance(resolved, Enum)
        else None,
        open_values=dict(resolved.hints).get("x-speakeasy-unknown-values") == "allow",
        variants=tuple(
            ModelVariant(type=spelling.type_of(each.schema, f"{spelled}{number}"))
            for number, each in enumerate(views.variants(variants), 1)
        )
        if variants is not None
        else None,
    )


def _members(own: str, views: Views, schema: Schema, spelling: MemberSpelling) -> Iterator[Argument]:
    for each in views.object_view(schema).fields:
        notes = views.resolve(each.schema)
        given = Input(
            name=member_called(each.name, each.schema),
            schema=each.schema,
            required=must_be_given(each, views),
            description=notes.description,
            deprecated=notes.deprecated,
        )
        yield spelling.member(own, given)


def _request(
    operation: Operation, settings: SpeakeasySettings, spelling: MemberSpelling
) -> SurfaceModel | None:
    """Return the object that holds all inputs of an operation; None where there is none."""
    shape = shape_of(operation, settings)
    if shape.kind != "request":
        return None
    own = f"{operation_type(operation)}Request"
    return SurfaceModel(
        key=model_key(spelling.operations, own),
        name=own,
        namespace=spelling.operations,
        fields=tuple(spelling.member(operation_type(operation), each) for each in shape.inputs),
    )
