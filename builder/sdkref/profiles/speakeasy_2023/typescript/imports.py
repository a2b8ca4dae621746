"""What a sample imports beside the client: all enums of its request, and request objects."""

from collections.abc import Iterable, Iterator

from sdkref.catalogue.schema import AllOf, Array, Enum, Object, Schema
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy_2023.typescript.type_names import PathNames


def enums(schemas: Iterable[Schema], views: Views, names: PathNames) -> Iterator[tuple[str, str]]:
    """Give the namespace and the name of each enum inside schemas, whether a sample shows it or not."""
    seen: set[int] = set()
    waiting = list(schemas)
    while waiting:
        schema = waiting.pop()
        resolved = views.resolve(schema)
        if id(resolved) in seen:
            continue
        seen.add(id(resolved))
        match resolved:
            case Enum():
                found = names.qualified(schema)
                if found is not None:
                    yield found
            case Array():
                waiting.append(resolved.items)
            case Object() | AllOf():
                view = views.object_view(schema)
                waiting += [each.schema for each in view.fields]
                waiting += [view.additional] if view.additional is not None else []
            case _:
                continue
