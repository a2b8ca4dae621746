"""Source files as plain values: decoding, JSON or YAML, limits, and positions for messages.

Text that is not allowed in HTML or in a program (control characters other than tab and newline, lone
surrogates) is replaced by U+FFFD here, and a carriage return by a newline, once, for everything behind
this door.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any, Never

import msgspec

from sdkref.diagnostics import Diagnostic, Diagnostics, LimitError, UnreadableError, UsageError, limit_error
from sdkref.location import Location
from sdkref.origins import Origins
from sdkref.scalars import floating, integer
from sdkref.yaml import Oddity, Tree, YamlError
from sdkref.yaml_values import Budget, YamlLimitError, values_of

DEEPEST = 5_000
"""No limit of depth may be higher: reading is recursive, and deeper would end in a crash."""
_LINE_END = re.compile(r"\r\n?")
_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ESCAPE = re.compile(rb"\\(?:(u00[01]|u007[fF]|u[dD][89a-fA-F]|U|x[017]|[bfrave0])|.)")
"""An escape of JSON or YAML; the group tells one that may stand for a character that is not allowed."""
_CLEAN_BYTES = bytes({*range(256)} - {*range(0x20)} - {0x7F} | {0x09, 0x0A})
_JSON_KEY = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*+(:?)')
"""A JSON string; the group holds the colon when it is a key."""
_NO_NUMBER = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|(-?Infinity|NaN)')


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What an input may cost; `limits` in `sdkref.yml` raises each by its name."""

    size: int = 128 * 2**20
    """Bytes of a file."""
    depth: int = 1_000
    """Levels of nesting."""
    nodes: int = 20_000_000
    """Values of a file."""
    aliases: int = 1_000_000
    """Values that the aliases and merge keys of a YAML file repeat, each use counted."""


DEFAULT_LIMITS = Limits()


class Positions:
    """Where the values of a text stand; it needs the text alone, so the values may be let go."""

    def __init__(self, source: bytes, tree: Tree | None = None) -> None:
        self._source, self._tree = source, tree

    def locate(self, pointer: str) -> tuple[int, int] | None:
        """Return line and column, from 1, of a value; None where the text gives no positions."""
        if self._tree is None:
            try:
                self._tree = Tree(self._source)
            except YamlError:  # JSON that is no YAML, such as keys parted by a line separator
                return None
        return self._tree.locate(pointer)


class Document:
    """One parsed file: its name as the user gave it, its plain value, and where its values stand."""

    def __init__(self, name: str, data: Any, positions: Positions, origins: Origins | None = None) -> None:
        self.name, self.data, self.positions = name, data, positions
        self.origins = origins
        """Set when the document was made from others, such as by an overlay."""

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
            raise limit_error(shown, "size", limits.size, f"it has {size} bytes")
        source = path.read_bytes()
    except OSError as error:
        raise _unreadable(shown, f"it cannot be read ({error.strerror})", "check its rights") from None
    return parse_document(source, shown, diagnostics, limits)


def parse_document(
    source: bytes, name: str, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Parse the bytes of a JSON or YAML file; raise `UnreadableError` or `LimitError` when that fails."""
    if limits.depth > DEEPEST:
        raise UsageError(f"the limit of depth is {limits.depth}; set it to {DEEPEST} at most")
    # Descriptions nest as deep as the limit says, and reading one level takes several calls.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 12 * limits.depth + 2_000))
    text = _decode(source, name)
    start = text.lstrip()[:1]
    if not start:
        fact, remedy = "the file is empty", "name a description in JSON or YAML"
        raise UnreadableError.at(Location(name), "no-description", fact, remedy, 1, 1)
    if start == b"<":
        fact = "this looks like HTML or XML, not an API description"
        remedy = "a download may have saved a web page: fetch the raw file"
        raise UnreadableError.at(Location(name), "no-description", fact, remedy, 1, 1)
    try:
        if start in {b"{", b"["}:
            document = _parse_json(text, name, diagnostics, limits)
            if document is not None:
                return document
        return _parse_yaml(text, name, diagnostics, limits)
    except RecursionError:
        raise limit_error(name, "depth", limits.depth, "it nests deeper") from None


def json_value(text: str) -> Any:
    """Return the value of a JSON text inside a description; raise `ValueError` when it is none."""
    try:
        return _clean(_loads(text))
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
                Location(name), "syntax", fact, "correct it there", error.lineno, error.colno
            ) from None
        except ValueError:
            raise _no_number(text.decode(), name) from None
    depth, nodes, keys = _measure(data)
    if depth > limits.depth:
        raise limit_error(name, "depth", limits.depth, "it nests deeper")
    if nodes > limits.nodes:
        raise limit_error(name, "nodes", limits.nodes, f"it holds {nodes} values")
    tree = None
    if _JSON_KEY.findall(text).count(b":") > keys:
        # Some key stands twice in a mapping; the YAML walk, which is slower, finds out where.
        tree = _with_doubles(text, name, diagnostics, limits)
    return Document(name, _cleaned(data, text), Positions(text, tree))


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
    return UnreadableError.at(Location(name), "syntax", f"{found[1]} is no JSON", remedy, line, column)


def _measure(data: Any) -> tuple[int, int, int]:
    """Return levels of containers, values and keys of a value, without recursion."""
    depth, nodes, keys = 0, 1, 0
    level = [data] if type(data) in {dict, list} else []
    while level:
        depth += 1
        inside: list[Any] = []
        for value in level:
            if type(value) is dict:
                keys += len(value)
                inside += value.values()
            else:
                inside += value
        nodes += len(inside)
        level = [each for each in inside if type(each) is dict or type(each) is list]
    return depth, nodes + keys, keys


def _parse_yaml(text: bytes, name: str, diagnostics: Diagnostics, limits: Limits) -> Document:
    try:
        tree = Tree(text)
        data = values_of(tree, _budget(limits))
    except YamlError as error:
        raise UnreadableError.at(
            Location(name), "syntax", error.fact, error.remedy, error.line, error.column
        ) from None
    except YamlLimitError as error:
        raise limit_error(name, error.limit, error.allowed, "it holds more") from None
    _tell(tree.oddities, name, diagnostics)
    return Document(name, _cleaned(data, text), Positions(text, tree))


def _budget(limits: Limits) -> Budget:
    return Budget(depth=limits.depth, nodes=limits.nodes, aliases=limits.aliases)


def _tell(oddities: list[Oddity], name: str, diagnostics: Diagnostics) -> None:
    for each in oddities:
        location = Location(name, each.pointer)
        diagnostics.add(
            Diagnostic(each.code, each.fact, each.remedy, location, line=each.line, column=each.column)
        )


def _decode(source: bytes, name: str) -> bytes:
    """Return the text as UTF-8 with line feeds only and without a byte order mark."""
    mark, codec = next((each for each in _MARKS if source.startswith(each[0])), (b"", "utf-8"))
    body = source[len(mark) :]
    try:
        decoded = "" if codec == "utf-8" and body.isascii() else body.decode(codec)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        fact = f"byte {error.start + len(mark)} is not {codec.upper()}"
        raise UnreadableError.at(
            Location(name), "encoding", fact, "save the file as UTF-8", line
        ) from None
    text = body if codec == "utf-8" else decoded.encode()
    if b"\0" in text:
        line = text.count(b"\n", 0, text.index(b"\0")) + 1
        fact = "the file holds NUL bytes"
        raise UnreadableError.at(Location(name), "encoding", fact, "save it as UTF-8 text", line)
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text


def _cleaned(data: Any, text: bytes) -> Any:
    """Return a value cleaned, and untouched when its text shows that nothing in it needs that."""
    unclean = text.translate(None, _CLEAN_BYTES) or any(found[1] for found in _ESCAPE.finditer(text))
    return _clean(data) if unclean else data


def _clean(value: Any) -> Any:
    """Return a value whose texts hold no characters that no page and no program may hold."""
    match value:
        case str():
            if not _UNCLEAN.search(value):
                return value
            return _UNCLEAN.sub("\ufffd", _LINE_END.sub("\n", value))
        case dict():
            return {_clean(key): _clean(each) for key, each in value.items()}
        case list():
            return [_clean(each) for each in value]
        case _:
            return value


def _unreadable(name: str, fact: str, remedy: str) -> UnreadableError:
    return UnreadableError.at(Location(name), "unreadable", fact, remedy)


def _refuse_constant(name: str) -> Never:
    raise ValueError(f"{name} is no JSON")


def limit_error(name: str, limit: str, allowed: int, fact: str) -> LimitError:
    """Return the error of a limit that a file meets; it names the limit and how to raise it."""
    return limit_error(Location(name), limit, str(allowed), fact)


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECODER = msgspec.json.Decoder(float_hook=floating)
