"""The catalogue of a source as settings want it: things called, described, ordered and grouped otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Resource, ResourceGroup
from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Example, Operation
from sdkref.catalogue.overrides import OperationOverride, Override, Overrides
from sdkref.readers.renaming import renamed

Thing = TypeVar("Thing")


def overridden(catalogue: Catalogue, overrides: Overrides) -> Catalogue:
    """Return a catalogue with all that settings say of its parts; what they hide is marked, or still there.

    What settings say of things that it does not have is for `stray_overrides` to tell.
    """
    found = _with_resources(catalogue, overrides.resources) if overrides.resources else catalogue
    found = _with_operations(found, overrides.operations) if overrides.operations else found
    return _with_models(found, overrides.models) if overrides.models else found


def hidden_operations(catalogue: Catalogue, overrides: Overrides) -> frozenset[str]:
    """Return the keys of operations that no page shows: by themselves, or with their resource.

    The catalogue is one that has what settings say of it.
    """
    hidden = {each.name for each in overrides.operations if each.hide}
    known = _resources(catalogue) if overrides.resources else {}
    names = (each.name.casefold() for each in overrides.resources if each.hide)
    homes = {known[name].key for name in names if name in known}
    every = (*catalogue.operations, *catalogue.webhooks)
    return frozenset(hidden | {each.key for each in every if each.resource in homes})


def _with_resources(catalogue: Catalogue, wanted: Sequence[Override]) -> Catalogue:
    known = _resources(catalogue)
    said = {known[each.name.casefold()].key: each for each in wanted if each.name.casefold() in known}
    listed = {each.key: each for each in catalogue.resources}
    listed |= {key: Resource(key=key, title=key) for key in said if key not in listed}
    places = {key: each.order for key, each in said.items()}
    return replace(
        catalogue,
        resources=tuple(
            _described(each, said[each.key]) if each.key in said else each
            for each in _in_order(list(listed.values()), [places.get(key) for key in listed])
        ),
        groups=tuple(
            ResourceGroup(
                each.title, tuple(_in_order(each.resources, [places.get(key) for key in each.resources]))
            )
            for each in catalogue.groups
        ),
    )


def _described(resource: Resource, said: Override) -> Resource:
    return replace(
        resource,
        title=said.title or resource.title,
        summary=None if said.description is not None else resource.summary,
        description=said.description if said.description is not None else resource.description,
    )


def _with_operations(catalogue: Catalogue, wanted: Sequence[OperationOverride]) -> Catalogue:
    said = {each.name: each for each in wanted}
    known = _resources(catalogue)
    added: dict[str, Resource] = {}
    for each in wanted:
        if each.resource and each.resource.casefold() not in known:
            key = each.resource
            known[key.casefold()] = added[key] = Resource(key=key, title=key)

    def with_what_is_said(operation: Operation) -> Operation:
        if (one := said.get(operation.key)) is None:
            return operation
        return _changed(operation, one, known[one.resource.casefold()].key if one.resource else None)

    return replace(
        catalogue,
        resources=(*catalogue.resources, *added.values()),
        operations=_in_places(tuple(map(with_what_is_said, catalogue.operations)), said),
        webhooks=_in_places(tuple(map(with_what_is_said, catalogue.webhooks)), said),
    )


def _changed(operation: Operation, said: OperationOverride, resource: str | None) -> Operation:
    home = resource or operation.resource
    return replace(
        operation,
        summary=said.title if said.title is not None else operation.summary,
        description=said.description if said.description is not None else operation.description,
        resource=home,
        tags=operation.tags
        if home == operation.resource
        else (home, *(each for each in operation.tags if each not in {home, operation.resource})),
        hidden_in=said.hidden_in,
        **_with_examples(operation, said),
    )


def _with_examples(operation: Operation, said: OperationOverride) -> dict[str, object]:
    changed: dict[str, object] = {}
    body = operation.request_body
    if said.examples and body is not None and (shown := preferred(body.content)) is not None:
        content = tuple(
            replace(each, examples=said.examples) if each is shown else each for each in body.content
        )
        changed["request_body"] = replace(body, content=content)
    if said.parameters:
        values = dict(said.parameters)
        changed["parameters"] = tuple(
            replace(each, examples=(Example(value=values[each.name]),)) if each.name in values else each
            for each in operation.parameters
        )
    return changed


def _in_places(
    operations: tuple[Operation, ...], said: Mapping[str, OperationOverride]
) -> tuple[Operation, ...]:
    """Return operations ordered within their resources, which keep the places that they have."""
    homes: dict[str, list[Operation]] = defaultdict(list)
    for each in operations:
        homes[each.resource].append(each)
    orders = {key: each.order for key, each in said.items()}
    sorted_homes = {
        key: iter(_in_order(each, [orders.get(one.key) for one in each])) for key, each in homes.items()
    }
    return tuple(next(sorted_homes[each.resource]) for each in operations)


def _with_models(catalogue: Catalogue, wanted: Sequence[Override]) -> Catalogue:
    said = {each.name: each for each in wanted if each.name in catalogue.models}
    models = {
        name: replace(schema, description=said[name].description)
        if name in said and said[name].description is not None
        else schema
        for name, schema in catalogue.models.items()
    }
    called = {name: each.title for name, each in said.items() if each.title and each.title not in models}
    found = replace(
        catalogue,
        models=models,
        unlisted=tuple(called.get(name, name) for name, each in said.items() if each.hide),
        surfaces=tuple(
            replace(
                surface,
                models={
                    key: replace(each, model=called.get(each.model, each.model))
                    for key, each in surface.models.items()
                },
            )
            for surface in catalogue.surfaces
        )
        if called
        else catalogue.surfaces,
    )
    return renamed(found, called)


def _in_order(things: Sequence[Thing], places: Sequence[int | None]) -> list[Thing]:
    """Return things with a place first, by it; the others follow as they are."""
    numbered = sorted(range(len(things)), key=lambda index: _place(places[index]))
    return [things[index] for index in numbered]


def _place(order: int | None) -> tuple[bool, int]:
    return (True, 0) if order is None else (False, order)


def _resources(catalogue: Catalogue) -> dict[str, Resource]:
    """Return resources by key and by title, in small letters; a key wins over a title."""
    homes = dict.fromkeys(each.resource for each in (*catalogue.operations, *catalogue.webhooks))
    known = {each.key: each for each in catalogue.resources}
    every: Iterable[Resource] = [
        *known.values(),
        *(Resource(key=key, title=key) for key in homes if key not in known),
    ]
    return {
        **{each.title.casefold(): each for each in every},
        **{each.key.casefold(): each for each in every},
    }
