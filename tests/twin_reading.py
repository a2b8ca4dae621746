"""Twins read back by the readers of documentation, as pages of the folder that a surface came from."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from sdkref.catalogue.surface import Method, MethodGroup, SdkType, Surface, TypePiece
from sdkref.readers.sdk_docs.linking import PageLinks, targets
from sdkref.readers.sdk_docs.named_types import with_named_types
from sdkref.readers.sdk_docs.page_reading import page_facts
from sdkref.twins.layouts import layout_of

_NOT_COMPARED = frozenset({"spot", "line", "raw", "operation", "joinedBy"})
_TEXTS = frozenset({"summary", "description", "deprecation"})
_PAGE = "twins/of/api.md"


def bare(method: Method) -> dict[str, Any]:
    """Return a method without what a twin cannot keep: places, cells as they stood, what it is joined to."""
    found: dict[str, Any] = _bare(msgspec.to_builtins(method))
    return found


def twin_of(surface: Surface, group: MethodGroup, methods: list[Method]) -> str:
    """Return the twin of a group, whose links to models are paths as in a folder of documentation."""
    layout = layout_of(surface.dialect)
    assert layout is not None
    # Stainless links types to sources, and knows which are models from lists of its own.
    folder = None if surface.dialect.startswith("stainless") else "../../"
    return layout(surface, group, methods, lambda key: None if folder is None else f"{folder}{key}.md")


def read_back(surface: Surface, text: str) -> list[Method]:
    """Return the methods that a twin says, with the models of the surface that their types name."""
    facts = page_facts(text, _PAGE)
    assert not facts.findings, facts.findings
    links = PageLinks(_PAGE, targets(dict.fromkeys(_named(surface)), []))
    methods = tuple(map(links.method, facts.methods))
    return list(with_named_types(replace(surface, methods=methods)).methods)


def differences(surface: Surface) -> Iterator[str]:
    """Yield what reading the twins of all resources of a surface gives otherwise."""
    groups: dict[tuple[str, ...], MethodGroup] = {}
    for group in surface.groups:
        groups.setdefault(group.accessor, group)
    by_accessor: dict[tuple[str, ...], list[Method]] = {}
    for method in surface.methods:
        by_accessor.setdefault(method.accessor, []).append(method)
    for accessor, methods in by_accessor.items():
        group = groups.get(accessor) or MethodGroup(accessor=accessor, title=".".join(accessor))
        back = read_back(surface, twin_of(surface, group, methods))
        if len(back) != len(methods):
            yield f"{accessor}: {len(methods)} methods, {len(back)} read"
            continue
        compared = [methods, back]
        if surface.dialect.startswith("stainless"):
            compared = [list(map(_without_models, each)) for each in compared]
        for one, other in zip(*(map(bare, each) for each in compared), strict=True):
            keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
            yield from (f"{accessor} {one['name']} {key}: {one.get(key)} != {other.get(key)}" for key in keys)


def _without_models(method: Method) -> Method:
    def unlinked(written: SdkType) -> SdkType:
        found: list[TypePiece] = []
        for piece in written:
            if found and found[-1].url == piece.url is None:
                found[-1] = TypePiece(text=found[-1].text + piece.text)
            else:
                found.append(replace(piece, model=None))
        return tuple(found)

    return replace(
        method,
        signature=method.signature and unlinked(method.signature),
        arguments=method.arguments
        and tuple(replace(each, type=unlinked(each.type)) for each in method.arguments),
        returned=method.returned and replace(method.returned, type=unlinked(method.returned.type)),
    )


def _named(surface: Surface) -> Iterator[str]:
    """Yield the keys of all models; predicted types name some that the surface does not have."""
    yield from surface.models
    for method in surface.methods:
        returned = () if method.returned is None else (method.returned,)
        for each in (*(method.arguments or ()), *returned, *(method.errors or ())):
            yield from (piece.model for piece in each.type if piece.model is not None)


def _bare(value: Any) -> Any:
    match value:
        case dict():
            kept = {key: _bare(each) for key, each in value.items() if key not in _NOT_COMPARED}
            # Blank lines around a text say nothing, and are not kept by Markdown.
            return {key: each.strip() if key in _TEXTS else each for key, each in kept.items()}
        case list() | tuple():
            return [_bare(each) for each in value]
        case _:
            return value
