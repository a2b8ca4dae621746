"""Paths of operations as templates: their segments, which of them hold values, and what stands behind `?`."""

import re
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import parse_qsl, unquote

from msgspec import Struct

from sdkref.catalogue.operation import Operation, Parameter
from sdkref.words import split

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_WRITTEN_NAME = re.compile(r"[+/.;&]?([^*=:]+)")
"""The name in `{+name}`, `{name*}`, `{name=projects/*}` and `{name:.+}`, as some descriptions write it."""
_SPREADS = re.compile(r"[+]|[^*]*([*]\Z|=.*[*]|:\.)")
_STARTS = {"label": ".", "matrix": ";"}
_OF_PATHS = frozenset(
    {"path", "filepath", "file", "filename", "key", "ref", "branch", "prefix", "url", "uri"}
)


class Segment(Struct, frozen=True):
    """What stands between two slashes: a text, or a pattern in which values stand."""

    text: str
    """Decoded, for a constant; as the description writes it otherwise."""
    names: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    """What the text of each value begins with, where its style says so."""

    @property
    def is_whole(self) -> bool:
        """Whether one value is all that it holds."""
        return len(self.names) == 1 and _PLACEHOLDER.fullmatch(self.text) is not None

    def pattern(self, *, spread: frozenset[str] = frozenset()) -> str:
        """Return a regular expression for the encoded segment, a group a value; some may hold slashes."""
        pieces = _PLACEHOLDER.split(self.text)
        if not self.names:
            return "".join(map(_either, self.text))
        values = zip(self.names, self.starts, strict=True)
        return "".join(
            _value_pattern(*next(values), spread) if number % 2 else "".join(map(_either, piece))
            for number, piece in enumerate(pieces)
        )


class Template(Struct, frozen=True, dict=True, kw_only=True):
    """One operation at one address: below the path alone, or below the path of a server."""

    operation: Operation
    segments: tuple[Segment, ...]
    based: bool = False
    """Whether the path of a server stands in front."""
    names: tuple[str, ...]
    """Of all values in order, those of a server's variables included: those begin with a slash."""
    constants: tuple[tuple[str, str | None], ...] = ()
    """What the query has to hold; None for any value."""
    marks: tuple[tuple[str, str], ...] = ()
    """Pairs of the fragment, which tell apart operations that are asked by a header or a query parameter."""
    spread: frozenset[str] = frozenset()
    """The parameters whose values may hold slashes."""

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Return a regular expression for the encoded path, in which some values hold slashes."""
        return re.compile("".join(f"/{each.pattern(spread=self.spread)}" for each in self.segments))

    @property
    def shown(self) -> str:
        """Return the path as the description writes it."""
        return self.operation.path


def templates(operation: Operation, bases: Iterable[str]) -> list[Template]:
    """Return the addresses of an operation: its path alone, and below each base path."""
    plain, _, fragment = operation.path.partition("#")
    path, _, query = plain.partition("?")
    path = re.sub(r"\{\?[^{}]*\}", "", path)
    constants = tuple(
        (name, None if _PLACEHOLDER.search(value) else value)
        for name, value in parse_qsl(query, keep_blank_values=True)
    )
    parameters = {each.name: each for each in operation.parameters if each.place == "path"}
    own = tuple(_segment(text, parameters) for text in path.removeprefix("/").split("/"))
    spread = frozenset(
        name
        for written in _PLACEHOLDER.findall(path)
        if (name := _name(written, parameters)) and _may_spread(written, parameters.get(name), name)
    )
    fronts = dict.fromkeys(["", *bases])
    return [
        Template(
            operation=operation,
            segments=segments,
            based=base != "",
            names=tuple(name for each in segments for name in each.names),
            constants=constants,
            marks=tuple(parse_qsl(fragment)),
            spread=spread,
        )
        for base in fronts
        for segments in [(*_base_segments(base), *own)]
    ]


def _base_segments(base: str) -> tuple[Segment, ...]:
    found = (_segment(text, {}) for text in base.strip("/").split("/") if text)
    return tuple(Segment(each.text, tuple(f"/{name}" for name in each.names), each.starts) for each in found)


def _segment(text: str, parameters: dict[str, Parameter]) -> Segment:
    names = tuple(_name(written, parameters) for written in _PLACEHOLDER.findall(text))
    if not names:
        return Segment(unquote(text))
    known = (parameters.get(name) for name in names)
    return Segment(text, names, tuple(_STARTS.get(each.style, "") if each else "" for each in known))


def _name(written: str, parameters: dict[str, Parameter]) -> str:
    """Return the parameter that a placeholder means: as it is written, or without the marks around it."""
    found = _WRITTEN_NAME.match(written)
    plain = found[1] if found else written
    return written if written in parameters and plain not in parameters else plain


def _may_spread(written: str, parameter: Parameter | None, name: str) -> bool:
    """Return whether a value may hold slashes: the description says so, shows one or names it so."""
    if parameter is None or _SPREADS.match(written):
        return _SPREADS.match(written) is not None
    schema = parameter.schema
    shown = [*(each.value for each in parameter.examples), *schema.examples, schema.default]
    return (
        parameter.allow_reserved
        or any(isinstance(each, str) and "/" in each for each in shown)
        or bool(_OF_PATHS & {word.lower() for word in split(name)[-1:]})
    )


def _value_pattern(name: str, start: str, spread: frozenset[str]) -> str:
    return f"({re.escape(start)}.+)" if name in spread else f"({re.escape(start)}[^/]+?)"


def _either(char: str) -> str:
    """Return a pattern for a character of a constant, encoded or not."""
    if char.isascii() and (char.isalnum() or char in "-._~"):
        return re.escape(char)
    encoded = "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
    return f"(?:{re.escape(char)}|{encoded}|{encoded.lower()})"
