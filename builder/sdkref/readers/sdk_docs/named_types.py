"""Types that pages write without a link, as those of errors: a qualified name is a model of that name.

So is a name alone in the dialects that link no type of a method.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, Method, SdkType, Surface, SurfaceModel, TypePiece

_QUALIFIED = re.compile(r"(?<![\w.])[A-Za-z_]\w*\.[A-Za-z_]\w*(?![\w.])")
_ALONE = re.compile(r"(?<![\w.'\"])[A-Za-z_]\w*(?![\w.'\"?:])")
"""Not the text of a constant, nor the name of a member."""
_LINK_NOTHING = frozenset({"openapi-generator-typescript", "openapi-generator-typescript-axios"})


def with_named_types(surface: Surface) -> Surface:
    """Return a surface whose types link to the models that they name with their namespace.

    A name that several models have stays as it is. No text of a type changes.
    """
    alone = surface.dialect in _LINK_NOTHING
    models = [each for each in surface.models.values() if alone or each.namespace]
    counts = Counter(map(_name, models))
    named = {name: each.key for each in models if counts[name := _name(each)] == 1}
    if not named:
        return surface
    namer = _Namer(named, _ALONE if alone else _QUALIFIED)
    return replace(
        surface,
        methods=tuple(map(namer.method, surface.methods)),
        models={key: namer.model(each) for key, each in surface.models.items()},
    )


def _name(model: SurfaceModel) -> str:
    return f"{model.namespace}.{model.name}" if model.namespace else model.name


class _Namer:
    """Follows names; what names nothing stays the same object."""

    def __init__(self, named: Mapping[str, str], pattern: re.Pattern[str]) -> None:
        self._named, self._pattern = named, pattern

    def method(self, method: Method) -> Method:
        """Return a method with the models that its types name."""
        errors = method.errors and tuple(replace(each, type=self._type(each.type)) for each in method.errors)
        returned = method.returned and replace(method.returned, type=self._type(method.returned.type))
        return replace(method, arguments=self._arguments(method.arguments), errors=errors, returned=returned)

    def model(self, model: SurfaceModel) -> SurfaceModel:
        """Return a model with the models that its types name."""
        variants = model.variants and tuple(
            replace(each, type=self._variant(model, self._type(each.type))) for each in model.variants
        )
        fields = self._arguments(model.fields)
        return replace(model, fields=fields, variants=variants, type=self._type(model.type))

    def _variant(self, union: SurfaceModel, written: SdkType) -> SdkType:
        """Return the type of a variant; Go calls it by the name of a model beside the union."""
        if len(written) != 1 or written[0].model is not None or written[0].url is not None:
            return written
        key = self._named.get(f"{union.namespace}.{written[0].text}")
        return (TypePiece(text=written[0].text, model=key),) if key is not None else written

    def _arguments(self, arguments: tuple[Argument, ...] | None) -> tuple[Argument, ...] | None:
        if arguments is None:
            return None
        return tuple(
            each if (found := self._type(each.type)) is each.type else replace(each, type=found)
            for each in arguments
        )

    def _type(self, written: SdkType) -> SdkType:
        if not any(map(self._is_plain, written)):
            return written
        pieces = tuple(found for piece in written for found in self._pieces(piece))
        return written if len(pieces) == len(written) and pieces == written else pieces

    def _pieces(self, piece: TypePiece) -> Iterator[TypePiece]:
        """Give a piece cut into names of models and what stands around them."""
        end = 0
        if self._is_plain(piece):
            for found in self._pattern.finditer(piece.text):
                key = self._named.get(found[0])
                if key is None:
                    continue
                if found.start() > end:
                    yield TypePiece(text=piece.text[end : found.start()])
                yield TypePiece(text=found[0], model=key)
                end = found.end()
        if end == 0:
            yield piece
        elif end < len(piece.text):
            yield TypePiece(text=piece.text[end:])

    def _is_plain(self, piece: TypePiece) -> bool:
        linked = piece.model is not None or piece.url is not None
        return not linked and (self._pattern is _ALONE or "." in piece.text)
