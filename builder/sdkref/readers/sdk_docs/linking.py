"""Links between pages in the types that they show: paths of pages become keys of models."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, Method, SdkType, SurfaceModel, TypePiece
from sdkref.readers.sdk_docs.plain_types import is_plain

SUFFIXES = (".md", ".mdx")

Item = TypeVar("Item")


class Targets(Struct, frozen=True):
    """What links may lead to: keys of models, the same by their lower case, and all pages of the folder."""

    models: Mapping[str, object]
    folded: Mapping[str, str]
    pages: frozenset[str]


def targets(models: Mapping[str, object], pages: Iterable[str]) -> Targets:
    """Return what links may lead to."""
    folded: dict[str, str] = {}
    for key in models:
        folded.setdefault(key.casefold(), key)
    return Targets(models, folded, frozenset(page.casefold() for page in pages))


class PageLinks:
    """Follows the links of one page, and counts those that lead nowhere."""

    def __init__(self, page: str, known: Targets) -> None:
        self.dead: dict[str, None] = {}
        """Addresses that lead nowhere, in the order they were met."""
        self.first_line = 0
        """Of the first of them."""
        self._folder = posixpath.dirname(page)
        self._known = known
        self._found: dict[TypePiece, TypePiece] = {}
        self._line = 1

    def method(self, method: Method) -> Method:
        """Return a method with the models that its types name."""
        self._line = method.spot.line
        changes = {
            "signature": None if method.signature is None else self._type(method.signature),
            "arguments": _each(method.arguments, self._argument),
            "returned": method.returned and replace(method.returned, type=self._type(method.returned.type)),
            "errors": _each(method.errors, lambda each: replace(each, type=self._type(each.type))),
            "statuses": _each(
                method.statuses,
                lambda each: (
                    replace(each, headers=tuple(map(self._argument, each.headers))) if each.headers else each
                ),
            ),
        }
        return replace(method, **changes)

    def model(self, model: SurfaceModel) -> SurfaceModel:
        """Return a model with the models that its types name."""
        self._line = model.spot.line
        return replace(
            model,
            fields=_each(model.fields, self._argument),
            variants=_each(model.variants, lambda each: replace(each, type=self._type(each.type))),
            type=self._type(model.type),
        )

    def _argument(self, argument: Argument) -> Argument:
        if not _has_links(argument.type):
            return argument
        self._line = argument.line
        return replace(argument, type=self._type(argument.type))

    def _type(self, written: SdkType) -> SdkType:
        return tuple(map(self._piece, written)) if _has_links(written) else written

    def _piece(self, piece: TypePiece) -> TypePiece:
        if piece.model is not None:
            return piece if piece.model in self._known.models else replace(piece, model=None)
        if piece.url is None:
            return piece
        if piece not in self._found:
            self._found[piece] = self._followed(piece, piece.url)
        found = self._found[piece]
        if found.url in self.dead:
            self.first_line = self.first_line or self._line
        return found

    def _followed(self, piece: TypePiece, url: str) -> TypePiece:
        path = unquote(url.partition("#")[0].partition("?")[0])
        if ":" in path or path.startswith("/") or not path.lower().endswith(SUFFIXES):
            return piece
        page = posixpath.normpath(posixpath.join(self._folder, path))
        key = posixpath.splitext(page)[0]
        model = key if key in self._known.models else self._known.folded.get(key.casefold())
        if model is not None:
            return TypePiece(text=piece.text, model=model)
        # Generators link what has no page of its own to a page without a name: `../../models/.md`.
        nameless = posixpath.basename(path).lower() in SUFFIXES
        plain = is_plain(piece.text) or ("/" not in path and is_plain(posixpath.splitext(path)[0]))
        if not (nameless or plain) and page.casefold() not in self._known.pages:
            self.dead.setdefault(url)
        return piece


def _has_links(written: SdkType) -> bool:
    return any(piece.url is not None or piece.model is not None for piece in written)


def _each(items: tuple[Item, ...] | None, change: Callable[[Item], Item]) -> tuple[Item, ...] | None:
    return None if items is None else tuple(map(change, items))
