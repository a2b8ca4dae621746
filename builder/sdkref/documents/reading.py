"""Source files as plain values: JSON or YAML, limits, and positions for messages."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Never, TypeAlias

import msgspec
from msgspec import UNSET

from sdkref.diagnostics import Diagnostic, Diagnostics, UnreadableError, UsageError
from sdkref.documents.as_json import json_values
from sdkref.documents.measuring import measure
from sdkref.documents.scalars import floating, integer
from sdkref.documents.source_text import clean, cleaned, decoded
from sdkref.documents.values import Budget, YamlLimitError, values_of
from sdkref.documents.yaml import Oddity, Tree, YamlError
from sdkref.limits import DEEPEST, DEFAULT_LIMITS, Limits, limit_error
from sdkref.location import Location
from sdkref.origins import Origins

_JSON_KEY = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*+(:?)')
"""A JSON string; the group holds the colon when it is a key."""
_NO_NUMBER = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|(-?Infinity|NaN)')


class Positions:
    """Where the values of a text stand; it needs the text alone, so the values may be let go."""

    def __init__(self, source: bytes, tree: Tree | None = None) -> None:
        self._source, self._tree = source, tree

    @property
    def size(self) -> int:
        """Bytes of the text."""
        return len(self._source)

    def occurring(self, words: re.Pattern[bytes]) -> frozenset[str]:
        """Return the words that occur in the text, anywhere."""
        return frozenset(found.decode() for found in {*words.findall(self._source)})

    def locate(self, pointer: str) -> tuple[int, int] | None:
        """Return line and column, from 1, of a value; None where the text gives no positions."""
        if self._tree is None:
            try:
                self._tree = Tree(self._source)
            except YamlError:  # JSON that is no YAML, such as keys parted by a line separator
                return None
        return self._tree.locate(pointer)


Moved: TypeAlias = Callable[[str], str]
"""Returns where a value of a source stands in the document that was made from it, by pointers."""


class Document:
    """One parsed file: its name as the user gave it, its plain value, and where its values stand."""

    def __init__(self, name: str, data: Any, positions: Positions, origins: Origins | None = None) -> None:
        self.name, self.data, self.positions = name, data, positions
        self.origins = origins
        """Set when the document was made from others, such as by an overlay."""
        self.moved: Moved | None = None
        """Set when it was made from one that has another shape."""
        self.path: Path | None = None
        """The file; None for a text, beside which there are no others."""
        self.limits = DEFAULT_LIMITS
        self.neighbours: dict[Path, Document] = {}
        """Other files that its references have led to, by real path."""
        self.absent: set[Path] = set()
        """Files that references name, and that are not there."""

    def made(self, data: Any, origins: Origins, moved: Moved | None = None) -> "Document":
        """Return a document that was made from this one: its references lead where those of this one do."""
        found = Document(self.name, data, self.positions, origins)
        found.moved, found.path, found.limits = moved, self.path, self.limits
        found.neighbours, found.absent = self.neighbours, self.absent
        return found

    def origin(self, pointer: str) -> Location:
        """Return where a value stands in the user's files."""
        return Location(self.name, pointer) if self.origins is None else self.origins.of(pointer)

    def locate(self, pointer: str) -> tuple[int, int] | None:
        """Return line and column, from 1, of a value; None where the text gives no positions."""
        return self.positions.locate(pointer)


def read_document(
    path: Path, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS, name: str | None = None
) -> Document:
    """Read and parse a file; raise `UnreadableError` or `LimitError` when it cannot be."""
    shown = name or str(path)
    try:
        if path.is_dir():
            raise _unreadable(shown, "this is a folder", "name the description in it")
        if re.match(r"https?:[/\\]", shown):
            raise _unreadable(shown, "this is an address", "download the description, and name the file")
        if not path.is_file():
            raise _unreadable(shown, "there is no such file", "name a description in JSON or YAML")
        if (size := path.stat().st_size) > limits.size:
            raise limit_error(shown, "size", limits.size, f"it has {size} bytes", size)
        source = path.read_bytes()
    except OSError as error:
        raise _unreadable(shown, f"it cannot be read ({error.strerror})", "check its rights") from None
    document = parse_document(source, shown, diagnostics, limits)
    document.path, document.limits = path, limits
    return document


def parse_document(
    source: bytes, name: str, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Parse the bytes of a JSON or YAML file; raise `UnreadableError` or `LimitError` when that fails."""
    if limits.depth > DEEPEST:
        raise UsageError(f"the limit of depth is {limits.depth}; set it to {DEEPEST} at most")
    # Descriptions nest as deep as the limit says, and reading one level takes several calls.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 12 * limits.depth + 2_000))
    text = decoded(source, name)
    start = text.lstrip()[:1]
    if not start:
        fact, remedy = "the file is empty", "name a description in JSON or YAML"
        raise UnreadableError.at(Location(name), "no-description", fact, remedy, line=1, column=1)
    if start == b"<":
        fact = "this looks like HTML or XML, not an API description"
        remedy = "a download may have saved a web page: fetch the raw file"
        raise UnreadableError.at(Location(name), "no-description", fact, remedy, line=1, column=1)
    try:
        document = _parse_json(text, name, diagnostics, limits) if start in {b"{", b"["} else None
        if document is None:
            document = _parse_yaml(text, name, diagnostics, limits)
    except RecursionError:
        raise limit_error(name, "depth", limits.depth, "it nests deeper") from None
    diagnostics.knows(name, document.positions.locate)
    return document


def json_value(text: str) -> Any:
    """Return the value of a JSON text inside a description; raise `ValueError` when it is none."""
    try:
        return clean(_loads(text))
    except RecursionError:
        raise ValueError("it nests too deep") from None


def _parse_json(text: bytes, name: str, diagnostics: Diagnostics, limits: Limits) -> Document | None:
    """Return the document, or None when it is no JSON but may be YAML in flow style."""
    try:
        data = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            data = _loads(text)
        except json.JSONDecodeError as error:
            if name.lower().endswith((".yaml", ".yml")):
                return None
            fact = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
            raise UnreadableError.at(
                Location(name), "syntax", fact, "correct it there", line=error.lineno, column=error.colno
            ) from None
        except ValueError:
            raise _no_number(text.decode(), name) from None
    depth, nodes, keys = measure(data)
    if depth > limits.depth:
        raise limit_error(name, "depth", limits.depth, "it nests deeper")
    if nodes > limits.nodes:
        raise limit_error(name, "nodes", limits.nodes, f"it holds {nodes} values", nodes)
    tree = None
    if _JSON_KEY.findall(text).count(b":") > keys:
        # Some key stands twice in a mapping; the YAML walk, which is slower, finds out where.
        tree = _with_doubles(text, name, diagnostics, limits)
    return Document(name, cleaned(data, text), Positions(text, tree))


def _with_doubles(text: bytes, name: str, diagnostics: Diagnostics, limits: Limits) -> Tree | None:
    """Report the keys that stand twice in a mapping of a JSON text; return the tree that found them."""
    try:
        tree = Tree(text)
        values_of(tree, _budget(limits))
    except YamlError:  # JSON that is no YAML, such as keys parted by a line separator
        fact, remedy = "a key stands twice in a mapping", "keep one of the two; the later one is used"
        diagnostics.report("duplicate-key", fact, remedy, Location(name))
        return None
    _tell(tree.oddities, name, diagnostics)
    return tree


def _loads(text: str | bytes) -> Any:
    """Return a JSON value by the slower parser, which tells line and column, and takes any whole number."""
    return json.loads(text, parse_constant=_refuse_constant, parse_float=floating, parse_int=integer)


def _no_number(text: str, name: str) -> UnreadableError:
    """Return the error that `NaN` or `Infinity` is, which Python's parser would take."""
    found = next(match for match in _NO_NUMBER.finditer(text) if match[1])
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    remedy = "write a number, or null where none is known"
    return UnreadableError.at(
        Location(name), "syntax", f"{found[1]} is no JSON", remedy, line=line, column=column
    )


def _parse_yaml(text: bytes, name: str, diagnostics: Diagnostics, limits: Limits) -> Document:
    try:
        tree = Tree(text)
        data = json_values(tree, limits.depth, limits.nodes)
        if data is UNSET:
            data = values_of(tree, _budget(limits))
    except YamlError as error:
        raise UnreadableError.at(
            Location(name), "syntax", error.fact, error.remedy, line=error.line, column=error.column
        ) from None
    except YamlLimitError as error:
        fact = "it nests deeper" if error.limit == "depth" else "it holds more"
        raise limit_error(name, error.limit, error.allowed, fact) from None
    _tell(tree.oddities, name, diagnostics)
    return Document(name, cleaned(data, text), Positions(text, tree))


def _budget(limits: Limits) -> Budget:
    return Budget(depth=limits.depth, nodes=limits.nodes, aliases=limits.aliases)


def _tell(oddities: list[Oddity], name: str, diagnostics: Diagnostics) -> None:
    for each in oddities:
        location = Location(name, each.pointer)
        diagnostics.add(
            Diagnostic(each.code, each.fact, each.remedy, location, line=each.line, column=each.column)
        )


def _unreadable(name: str, fact: str, remedy: str) -> UnreadableError:
    return UnreadableError.at(Location(name), "unreadable", fact, remedy)


def _refuse_constant(name: str) -> Never:
    raise ValueError(f"{name} is no JSON")


_DECODER = msgspec.json.Decoder(float_hook=floating)
