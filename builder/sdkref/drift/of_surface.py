"""What the documentation of an SDK says of an operation, to be compared with others."""

import re
from collections.abc import Iterator

from sdkref.catalogue.folding import fold
from sdkref.catalogue.surface import Argument, Method, Surface, SurfaceModel, plain_type
from sdkref.drift.place import Place
from sdkref.drift.said import Error, Input, Said

_NO_INPUT = frozenset({"security", "options", "context"})
_WHOLE = frozenset({"request", "body"})
_TELLS_DEPRECATION = "speakeasy"
"""How dialects begin whose pages mark what is deprecated."""
_DEEPEST = 2
"""Objects in objects that are opened: the whole request, and the body in it."""
_PART = re.compile(r"[./:]")


def is_read(surface: Surface) -> bool:
    """Tell whether a surface stands in a documentation, and is not predicted: its methods have a place."""
    return not surface.methods or any(each.spot.file for each in surface.methods)


def said_by_surface(surface: Surface, method: Method) -> Said:
    """Return what a surface says of one of its methods."""
    given = [each for each in method.arguments or () if each.role not in _NO_INPUT]
    found = [_input(surface, method.spot.file, each) for each in given]
    whole = [each.role in _WHOLE for each in given]
    opened = [
        inner
        for each, is_whole in zip(found, whole, strict=True)
        for inner in (each.members if is_whole else (each,))
    ]
    return Said(
        side=surface.key,
        call=method.call,
        place=Place(method.spot.file, method.spot.line),
        inputs={fold(each.name): each for each in opened},
        # Of a union, a list or a type without a page it is not told what is in it.
        whole=method.arguments is not None
        and all(each.members or not is_whole for each, is_whole in zip(found, whole, strict=True)),
        errors=_errors(method),
        deprecated=_told(surface, deprecated=method.deprecated),
        stale=tuple(_stale(method)),
    )


def _input(surface: Surface, file: str, argument: Argument, depth: int = _DEEPEST) -> Input:
    model = _model(surface, argument) if depth else None
    return Input(
        argument.name.strip("`~*? "),
        argument.required,
        _told(surface, deprecated=argument.deprecated),
        Place(file, argument.line),
        tuple(_input(surface, model.spot.file, each, depth - 1) for each in model.fields or ())
        if model is not None
        else (),
    )


def _told(surface: Surface, *, deprecated: bool) -> bool | None:
    """Return whether something is deprecated; None where the dialect has no place to say so."""
    return deprecated if deprecated or surface.dialect.startswith(_TELLS_DEPRECATION) else None


def _model(surface: Surface, argument: Argument) -> SurfaceModel | None:
    """Return the model that an argument is, where its type is that model and nothing around it."""
    named = [each for each in argument.type if each.text.strip("*& ")]
    if len(named) != 1 or named[0].model is None:
        return None
    return surface.models.get(named[0].model)


def _errors(method: Method) -> tuple[Error, ...] | None:
    """Return the errors that are told one by one; a row for all others says nothing of the API."""
    if method.errors is not None:
        return tuple(
            Error(status, _PART.split(plain_type(row.type))[-1], Place(method.spot.file, row.line))
            for row in method.errors
            if not row.catch_all
            for status in row.statuses
        )
    if method.statuses is not None:
        place = Place(method.spot.file, method.spot.line)
        return tuple(
            Error(each.status, "", place) for each in method.statuses if each.status[:1] not in "123"
        )
    return None


def _stale(method: Method) -> Iterator[tuple[int, str]]:
    """Give the usage examples in which the method is not called."""
    called = re.compile(rf"(?<![A-Za-z0-9_]){re.escape(method.name)}(?:_async|Async)?\s*\(")
    for each in method.examples:
        if each.kind == "usage" and not called.search(each.code):
            yield each.line, each.name or "the example"
