"""Operations and models that a catalogue knows from documentation of SDKs alone."""

from collections.abc import Iterable

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Anything
from sdkref.diagnostics import UsageError


def undescribed_operations(catalogue: Catalogue) -> frozenset[str]:
    """Return the keys of operations of which only surfaces tell."""
    if not catalogue.described:
        return frozenset(each.key for each in catalogue.operations)
    return frozenset(
        method.operation
        for surface in catalogue.surfaces
        for method in surface.methods
        if method.joined_by == "alone"
    )


def undescribed_models(catalogue: Catalogue) -> frozenset[str]:
    """Return the names of models of which only surfaces tell: a description's have a place in it."""
    if not catalogue.described:
        return frozenset(catalogue.models)
    return frozenset(
        model.model
        for surface in catalogue.surfaces
        for model in surface.models.values()
        if _is_unknown(catalogue, model.model)
    )


def calls_for_titles(catalogue: Catalogue) -> dict[str, str]:
    """Return the first call of each operation, by key, whose method and path are all that it would be called.

    Of operations without a method the key is the call.
    """
    alone = undescribed_operations(catalogue) if catalogue.surfaces else frozenset()
    named = {
        each.key for each in catalogue.operations if each.key in alone and each.method and not each.summary
    }
    return {
        method.operation: method.call
        for surface in reversed(catalogue.surfaces)
        for method in reversed(surface.methods)
        if method.operation in named
    }


def _is_unknown(catalogue: Catalogue, name: str) -> bool:
    schema = catalogue.models.get(name)
    return isinstance(schema, Anything) and schema.location is None


def check_described(catalogues: Iterable[Catalogue]) -> None:
    """Raise `UsageError` where only SDKs tell of an API, so that nobody knows what it takes and answers."""
    for each in catalogues:
        if not each.described:
            raise UsageError(
                f"{each.info.title}: the documentation of SDKs does not say what the API takes and answers; "
                "name its description too, such as `openapi.yaml`"
            )
