"""Who uses a model: operations, webhooks and other models that name it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Object, Reference, Schema, Union, children
from sdkref.catalogue.surface import Surface
from sdkref.catalogue.surface_reach import named_by_method, named_by_model
from sdkref.catalogue.surfaces_alone import calls_for_titles
from sdkref.catalogue.tags import told_apart
from sdkref.catalogue.views import operation_schemas
from sdkref.pages.titles import title_of


class Uses(Struct, frozen=True, kw_only=True):
    """Users of one model, in the catalogue's order."""

    operations: tuple[tuple[str, str], ...] = ()
    """Key and title."""
    webhooks: tuple[tuple[str, str], ...] = ()
    models: tuple[str, ...] = ()


NOT_USED = Uses()


def uses_of(catalogue: Catalogue) -> dict[str, Uses]:
    """Return for each model who names it directly, not by way of another model."""
    operations: dict[str, dict[tuple[str, str], None]] = {}
    webhooks: dict[str, dict[tuple[str, str], None]] = {}
    models: dict[str, dict[str, None]] = {}
    for found, members in ((operations, catalogue.operations), (webhooks, catalogue.webhooks)):
        for each in members:
            for name in _named(operation_schemas(each)):
                found.setdefault(name, {})[each.key, title_of(each)] = None
    for owner, schema in catalogue.models.items():
        for name in _named([schema]):
            models.setdefault(name, {})[owner] = None
    for surface in catalogue.surfaces:
        _of_surface(catalogue, surface, operations, models)
    return {
        name: Uses(
            operations=tuple(operations.get(name, ())),
            webhooks=tuple(webhooks.get(name, ())),
            models=tuple(models.get(name, ())),
        )
        for name in catalogue.models
    }


def _of_surface(
    catalogue: Catalogue,
    surface: Surface,
    operations: dict[str, dict[tuple[str, str], None]],
    models: dict[str, dict[str, None]],
) -> None:
    """Add what the documentation of an SDK names; methods and models are those of the catalogue."""
    calls = calls_for_titles(catalogue)
    titles = {each.key: title_of(each, calls.get(each.key, "")) for each in catalogue.operations}
    for method in surface.methods:
        for key in named_by_method(method):
            if method.operation in titles and (found := surface.models.get(key)) is not None:
                operations.setdefault(found.model, {})[method.operation, titles[method.operation]] = None
    for owner in surface.models.values():
        for key in named_by_model(owner):
            if owner.model and (found := surface.models.get(key)) is not None:
                models.setdefault(found.model, {})[owner.model] = None


def _named(schemas: Iterable[Schema]) -> Iterator[str]:
    """Yield the models that schemas name, without looking into those models."""
    waiting = list(schemas)[::-1]
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, Reference):
            yield schema.name
        elif isinstance(schema, Object | Union):
            yield from told_apart(schema.discriminator)
        waiting += children(schema)[::-1]
