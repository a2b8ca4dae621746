"""Which models of a surface its methods and models name, and which these lead to."""

from collections.abc import Iterable, Iterator

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.surface import Method, SdkType, Surface, SurfaceModel


def reached(surface: Surface, methods: Iterable[Method]) -> set[str]:
    """Return the keys of the models that methods name, and of all that these lead to."""
    return _closure(surface, (key for method in methods for key in named_by_method(method)))


def reached_from(surface: Surface, model: SurfaceModel) -> set[str]:
    """Return the key of a model, and those of all models that it leads to."""
    return _closure(surface, (model.key,))


def named_by_method(method: Method) -> Iterator[str]:
    """Give the keys of the models that a method names."""
    for argument in method.arguments or ():
        yield from _named(argument.type)
    if method.returned is not None:
        yield from _named(method.returned.type)
    for error in method.errors or ():
        yield from _named(error.type)
    for status in method.statuses or ():
        for header in status.headers:
            yield from _named(header.type)
    yield from _named(method.signature or ())


def named_by_model(model: SurfaceModel) -> tuple[str, ...]:
    """Return the keys of the models that a model names."""
    return _DIRECT.of(model)


def _named_by_model(model: SurfaceModel) -> tuple[str, ...]:
    fields = [each.type for each in model.fields or ()]
    variants = [each.type for each in model.variants or ()]
    return tuple(dict.fromkeys(key for each in (*fields, *variants, model.type) for key in _named(each)))


_DIRECT = Memo(_named_by_model)


def _closure(surface: Surface, keys: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in seen and (model := surface.models.get(key)) is not None:
            seen.add(key)
            waiting += _DIRECT.of(model)
    return seen


def _named(spelled: SdkType) -> Iterator[str]:
    return (piece.model for piece in spelled if piece.model is not None)
