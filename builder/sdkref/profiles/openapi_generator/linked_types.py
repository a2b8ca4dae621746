"""Types whose names of models lead to these."""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sdkref.catalogue.surface import Method, SdkType, TypePiece

_PIECE = re.compile(r"'[^']*'|[A-Za-z_]\w*|[^A-Za-z_']+|'")


def linked(kind: SdkType, keys: Mapping[str, str]) -> SdkType:
    """Return a type in pieces, those that name a model with its key; `keys` are by name."""
    return tuple(_joined(each for piece in kind for each in _pieces(piece.text, keys)))


def linked_method(method: Method, keys: Mapping[str, str]) -> Method:
    """Return a method whose arguments and result lead to models."""
    return replace(
        method,
        arguments=method.arguments
        and tuple(replace(each, type=linked(each.type, keys)) for each in method.arguments),
        returned=method.returned and replace(method.returned, type=linked(method.returned.type, keys)),
    )


def _pieces(text: str, keys: Mapping[str, str]) -> Iterator[TypePiece]:
    return (TypePiece(text=each, model=keys.get(each)) for each in _PIECE.findall(text))


def _joined(pieces: Iterator[TypePiece]) -> Iterator[TypePiece]:
    """Give the pieces with neighbours that name nothing as one."""
    text = ""
    for each in pieces:
        if each.model is None:
            text += each.text
            continue
        if text:
            yield TypePiece(text=text)
        text = ""
        yield each
    if text:
        yield TypePiece(text=text)
