"""The styles of OpenAPI, read back: what one text, or several of one name, may stand for.

Each function returns trees in the order of likelihood: which one was meant is for the schema to say.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from sdkref.catalogue.schema import (
    AllOf,
    Array,
    Conditional,
    Enum,
    Object,
    Schema,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.mock.requests.trees import Tree

Shape: TypeAlias = Literal["scalar", "list", "object"]
Shapes: TypeAlias = frozenset[Shape]
Decode: TypeAlias = Callable[[str], str]

_SCALAR: Shapes = frozenset({"scalar"})
_DEEPEST = 20

_MARKS = {"spaceDelimited": re.compile(r"%20|\+| "), "pipeDelimited": re.compile(r"\||%7[Cc]")}
_DECODED_MARKS = {"spaceDelimited": " ", "pipeDelimited": "|"}
_COMMA = re.compile(",")


def shapes_of(schema: Schema, views: Views, depth: int = 0) -> Shapes:
    """Return what a value of a schema may be: a scalar, a list, an object."""
    real = views.resolve(schema)
    match real:
        case Array():
            return frozenset({"list"})
        case Object():
            return frozenset({"object"})
        case Enum():
            return frozenset(_shape(each) for each in real.values)
        case Union() | AllOf() | Conditional() if depth < _DEEPEST:
            return _joined(real, views, depth)
        case _:
            return _SCALAR


def _joined(real: Union | AllOf | Conditional, views: Views, depth: int) -> Shapes:
    match real:
        case Union():
            parts: Sequence[Schema] = real.variants
        case AllOf():
            parts = real.parts
        case _:
            parts = [each for each in (real.then, real.otherwise) if each is not None]
    found = [shapes_of(each, views, depth + 1) for each in parts]
    if isinstance(real, AllOf):
        # One part says what the value is; the others may not speak of it.
        telling = [each for each in found if each != _SCALAR]
        return frozenset.intersection(*telling) or telling[0] if telling else _SCALAR
    return frozenset[Shape]().union(*found) or _SCALAR


def _shape(value: object) -> Shape:
    return "list" if isinstance(value, list) else "object" if isinstance(value, dict) else "scalar"


def named_trees(
    raws: Sequence[str], style: str, *, explode: bool, shapes: Shapes, decode: Decode
) -> list[Tree]:
    """Return what the values of one name may stand for: of a query, a form or the cookies."""
    if len(raws) > 1:
        return [[decode(raw) for raw in raws]]
    whole = decode(raws[0])
    if explode:
        known: list[tuple[Shape, Tree]] = [("scalar", whole), ("list", [whole])]
        return [tree for shape, tree in known if shape in shapes] or [whole]
    mark = _MARKS.get(style, _COMMA)
    pieces = [decode(piece) for piece in mark.split(raws[0])] if raws[0] else []
    trees = _pieces_trees(whole, pieces, shapes)
    again = whole.split(_DECODED_MARKS.get(style, ","))
    if len(pieces) == 1 and len(again) > 1:
        # Many clients encode the delimiter as well.
        trees += _pieces_trees(whole, again, shapes - _SCALAR)
    return trees or [whole]


def _pieces_trees(whole: str, pieces: list[str], shapes: Shapes) -> list[Tree]:
    listed: list[Tree] = [list[Tree](pieces)] if "list" in shapes else []
    if "list" in shapes and not pieces:
        listed.append([""])
    scalar: list[Tree] = [whole] if "scalar" in shapes else []
    mapped: list[Tree] = []
    if "object" in shapes and len(pieces) % 2 == 0:
        mapped = [dict[str, Tree](zip(pieces[::2], pieces[1::2], strict=True))]
    return [*scalar, *mapped, *listed] if len(pieces) <= 1 else [*mapped, *listed, *scalar]


def written_trees(raw: str, mark: str, *, explode: bool, shapes: Shapes, decode: Decode) -> list[Tree]:
    """Return what a text of a path or a header may stand for; `mark` stands between the items."""
    whole = decode(raw)
    pieces = raw.split(mark) if raw else []
    if not explode or "object" not in shapes:
        return _pieces_trees(whole, list(map(decode, pieces)), shapes) or [whole]
    members = [piece.partition("=") for piece in pieces]
    trees = _pieces_trees(whole, list(map(decode, pieces)), shapes - {"object"})
    if all(equals for _, equals, _ in members):
        trees.insert(0, {decode(name): decode(value) for name, _, value in members})
    return trees or [whole]


def path_trees(
    raw: str, name: str, style: str, *, explode: bool, shapes: Shapes, decode: Decode
) -> list[Tree] | None:
    """Return what the text of a path parameter may stand for; None when its style begins otherwise."""
    match style:
        case "label":
            if not raw.startswith("."):
                return None
            return written_trees(
                raw[1:], "." if explode else ",", explode=explode, shapes=shapes, decode=decode
            )
        case "matrix":
            return _matrix_trees(raw, name, explode=explode, shapes=shapes, decode=decode)
        case _:
            return written_trees(raw, ",", explode=explode, shapes=shapes, decode=decode)


def _matrix_trees(raw: str, name: str, *, explode: bool, shapes: Shapes, decode: Decode) -> list[Tree] | None:
    if not raw.startswith(";"):
        return None
    pairs = [piece.partition("=") for piece in raw[1:].split(";")]
    own = [value for key, _, value in pairs if decode(key) == name]
    if explode and "object" in shapes and (len(own) != len(pairs) or shapes == {"object"}):
        return [{decode(key): decode(value) for key, _, value in pairs}]
    if len(own) != len(pairs):
        return None
    if len(own) > 1:
        return [[decode(each) for each in own]]
    return (
        written_trees(own[0], ",", explode=False, shapes=shapes, decode=decode)
        if not explode
        else (named_trees(own, "form", explode=True, shapes=shapes, decode=decode))
    )
