"""What travelled, before a schema makes values of it: texts, lists of them and named ones, and files."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypeVar, Union

from sdkref.catalogue.schema import Json
from sdkref.location import escape

Tree: TypeAlias = Union[str, "Held", list["Tree"], dict[str, "Tree"]]
Value = TypeVar("Value")

_LONGEST_LIST = 10_000


class FileText(str):
    """The content of a file, or other binary data: one character a byte."""

    __slots__ = ()


class Held:
    """A value that travelled as a value, so that nothing is left to be made of it."""

    __slots__ = ("value",)

    def __init__(self, value: Json) -> None:
        self.value = value


def bare(tree: Tree) -> Json:
    """Return a tree as the texts that travelled."""
    match tree:
        case Held():
            return tree.value
        case dict():
            return {name: bare(each) for name, each in tree.items()}
        case list():
            return [bare(each) for each in tree]
        case _:
            return tree


def in_order(trees: Mapping[str, Value]) -> list[Value] | None:
    """Return the members of a mapping as a list where their names are numbers, as `a[0]` writes them."""
    if not all(name.isascii() and name.isdecimal() and len(name) < len(str(_LONGEST_LIST)) for name in trees):
        return None
    return [trees[name] for name in sorted(trees, key=int)]


def files_in(value: Json, pointer: str = "") -> Iterator[str]:
    """Yield the pointers to the contents of files in a value."""
    match value:
        case FileText():
            yield pointer
        case dict():
            for name, each in value.items():
                yield from files_in(each, f"{pointer}/{escape(name)}")
        case list():
            for index, each in enumerate(value):
                yield from files_in(each, f"{pointer}/{index}")
        case _:
            return


def without_marks(value: Json) -> Json:
    """Return a value in which the contents of files are plain texts."""
    match value:
        case FileText():
            return str.__str__(value)
        case dict():
            return {name: without_marks(each) for name, each in value.items()}
        case list():
            return [without_marks(each) for each in value]
        case _:
            return value
