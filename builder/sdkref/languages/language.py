"""What a language must be able to say: names, types and values, safely, whatever the API's own words are.

This is the one place where text of an API description becomes code. A spelling is made of parts, so that
a model's name inside a type can be a link.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from msgspec import Struct

from sdkref.catalogue.schema import Anything, Boolean, Json, Nothing, Null, Number, String
from sdkref.words import pascal, shortened, split

Part: TypeAlias = tuple[str, str | None]
"""A piece of a type: its text, and the model of the catalogue that it names, if it does."""

Scalar: TypeAlias = Anything | Nothing | Null | Boolean | Number | String

LONGEST_IDENTIFIER = 80
"""Longer names are cut and carry a digest: no compiler or file system minds this many characters."""

MOST_VALUES = 6
"""A type lists at most this many allowed values."""

LONGEST_CHOICE = 60
"""A type lists allowed values in at most this many characters."""


class Spelling(Struct, frozen=True):
    """A type in a language; `loose` must be bracketed inside another, `empty` already allows no value."""

    parts: tuple[Part, ...]
    loose: bool = False
    empty: bool = False


class Variable(Struct, frozen=True):
    """A variable of the program, as the language names it."""

    code: str


class Expression(Struct, frozen=True):
    """Code that stands where a value could, such as a variable inside a list."""

    code: str


Text: TypeAlias = Sequence[str | Variable]
"""A string of the program, put together from constant text and variables."""


class Language(Protocol):
    """One language's spelling of identifiers, types and values."""

    key: str
    """The value of `data-language`."""
    label: str
    lexer: str
    aliases: frozenset[str]
    """How descriptions name the language beside code of their own, in lower case."""
    model_container: str
    """The type of an object whose fields are told elsewhere."""
    client: str
    """What plain HTTP uses, as the page names it: `fetch`."""
    commands: str
    """How a program is run, and what has to be installed before: lines for a shell."""
    endings: tuple[str, ...]
    """Of the files that hold programs, the usual one first: `.py`."""

    def type_name(self, name: str) -> str:
        """Return the identifier for a model."""
        ...

    def variable_name(self, name: str) -> str:
        """Return the identifier for a variable or argument, never a reserved word."""
        ...

    def literal(self, value: Json, indent: int = 0, column: int = 0) -> str:
        """Return code for a JSON value, over several lines when it is long.

        `indent` is the level of the line that it starts on, `column` the characters before it on that line.
        Dicts and lists may hold an `Expression` anywhere.
        """
        ...

    def text(self, text: Text) -> str:
        """Return code for a string that may contain variables."""
        ...

    def scalar(self, schema: Scalar) -> Spelling:
        """Return the type of a value without inner structure."""
        ...

    def choice(self, values: Sequence[Json]) -> Spelling | None:
        """Return the type that lists its values; None when the language cannot or it would be too long."""
        ...

    def listing(self, item: Spelling) -> Spelling:
        """Return the type of a list."""
        ...

    def mapping(self, value: Spelling) -> Spelling:
        """Return the type of a mapping from strings."""
        ...

    def either(self, variants: Sequence[Spelling]) -> Spelling:
        """Return the type of a value that is one of several; there are at least two."""
        ...

    def nullable(self, inner: Spelling) -> Spelling:
        """Return the type of a value that may be null."""
        ...

    def optional(self, inner: Spelling) -> Spelling:
        """Return the type of a value that may be absent."""
        ...


class PackagedLanguage(Language, Protocol):
    """A language that another package adds, with what makes its programs."""

    templates: Path
    """A folder with `calls/KEY.jinja`, the template of a program, and what that includes."""

    def program(self, call: Any) -> Mapping[str, Any]:
        """Return what the template shows of a `sdkref.projection.calls.Call`: only code of this language."""
        ...


ScalarKind: TypeAlias = Literal[
    "any",
    "nothing",
    "null",
    "boolean",
    "integer",
    "integer32",
    "number",
    "number32",
    "string",
    "moment",
    "bytes",
]
"""What languages tell apart: `moment` is a date with a time, `bytes` is content that is no text."""

_NUMBER_KINDS: dict[tuple[bool, str | None], ScalarKind] = {
    (True, "int32"): "integer32",
    (False, "int32"): "integer32",
    (False, "int64"): "integer",
    (False, "float"): "number32",
}


def scalar_kind(schema: Scalar) -> ScalarKind:
    """Return which kind of scalar a schema describes."""
    match schema:
        case Number(integer=integer, format=name):
            return _NUMBER_KINDS.get((integer, name), "integer" if integer else "number")
        case String(format="binary"):
            return "bytes"
        case String(format="date-time"):
            return "moment"
        case _:
            return _PLAIN_KINDS[type(schema)]


_PLAIN_KINDS: dict[type[Scalar], ScalarKind] = {
    Anything: "any",
    Nothing: "nothing",
    Null: "null",
    Boolean: "boolean",
    String: "string",
}


def spelled(text: str, *, loose: bool = False, empty: bool = False) -> Spelling:
    """Return a spelling that links to nothing."""
    return Spelling(((text, None),), loose, empty)


def wrapped(before: str, inner: Spelling, after: str, *, empty: bool = False) -> Spelling:
    """Return a spelling with text around it."""
    return Spelling(((before, None), *inner.parts, (after, None)), loose=False, empty=empty)


def joined(
    spellings: Sequence[Spelling], separator: str, most: int = MOST_VALUES, more: str = "…"
) -> tuple[Part, ...]:
    """Return the parts of distinct spellings with a separator between them, cut after the most."""
    distinct = tuple({spelling.parts: None for spelling in spellings})
    parts: list[Part] = []
    for number, each in enumerate(distinct):
        if number:
            parts.append((separator, None))
        if number == most and len(distinct) > most + 1:
            parts.append((more, None))
            break
        parts.extend(each)
    return tuple(parts)


_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*\Z")


def class_identifier(name: str, reserved: frozenset[str] = frozenset()) -> str:
    """Return a name in PascalCase that is an identifier in any of our languages."""
    result = name if _PASCAL.match(name) else pascal(split(name)) or "Model"
    if not result[0].isalpha():
        result = f"Model{result}"
    result = shortened(result, LONGEST_IDENTIFIER)
    return f"{result}_" if result in reserved else result


def value_identifier(
    name: str, case: Callable[[Sequence[str]], str], reserved: frozenset[str] = frozenset()
) -> str:
    """Return a name in the given case that is an identifier in any of our languages."""
    result = case(split(name)) or "value"
    if not result[0].isalpha():
        result = f"value_{result}"
    result = shortened(result, LONGEST_IDENTIFIER)
    return f"{result}_" if result in reserved else result


def distinct_names(names: Iterable[str], spell: Callable[[str], str]) -> dict[str, str]:
    """Return an identifier for each name, no two alike: a name that needs no change comes first.

    Later ones that collide are numbered from 2, in the order given.
    """
    wanted = {name: spell(name) for name in names}
    taken: set[str] = {name for name, identifier in wanted.items() if name == identifier}
    result: dict[str, str] = {}
    for name, identifier in wanted.items():
        chosen, number = identifier, 2
        while name != chosen and chosen in taken:
            chosen, number = f"{identifier}{number}", number + 1
        taken.add(chosen)
        result[name] = chosen
    return result
