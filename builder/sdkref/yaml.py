"""The one door to rapidyaml: YAML 1.2 as plain values, and positions in YAML or JSON text.

Scalars are read by the JSON schema of YAML 1.2: null, booleans and numbers; all else is text, so that
`NO`, `2020-09-14` and `22:22` stay what the author wrote. A number whose spelling would be lost
(`1.10`, `0777`) keeps it in its `text`.
"""

import bisect
import ctypes
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ryml
from msgspec import Struct

from sdkref.location import tokens

_END = ryml.NONE
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_CONSTANTS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_CORE_TAGS = frozenset({"!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"})
_LONGEST_INTEGER = 4300
"""CPython refuses to turn more digits than this into an integer."""


class WrittenInt(int):
    """A whole number that remembers how it was written."""

    text: str


class WrittenFloat(float):
    """A number that remembers how it was written."""

    text: str


class YamlError(Exception):
    """The text is not the YAML that we read: what is wrong, what to do, and where (from 1)."""

    def __init__(self, fact: str, remedy: str, line: int, column: int) -> None:
        super().__init__(fact)
        self.fact, self.remedy, self.line, self.column = fact, remedy, line, column


class YamlLimitError(Exception):
    """A budget was used up: `limit` names it (`depth`, `aliases`)."""

    def __init__(self, limit: str, allowed: int) -> None:
        super().__init__(limit)
        self.limit, self.allowed = limit, allowed


class Oddity(Struct, frozen=True):
    """Something that YAML allows and an API description should not hold: a doubled key, a custom tag."""

    code: str
    fact: str
    remedy: str
    pointer: str
    line: int
    column: int


class Tree:
    """Parsed text: its values and where they stand."""

    def __init__(self, source: bytes) -> None:
        """Parse UTF-8 text; raise `YamlError` when that fails."""
        self._source = source
        self._buffer = bytearray(source)  # the tree points into it, for as long as the tree lives
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(self._buffer)) if source else 0
        self._lines: list[int] = []
        self.oddities: list[Oddity] = []
        with _silenced_stderr():
            try:
                self._tree = ryml.parse_in_place(self._buffer)
            except ryml.ExceptionParse as error:
                place = error.errdata_parse.ymlloc
                fact = _message(error)
                raise YamlError(fact, "correct the YAML syntax there", place.line, place.col) from None

    def values(self, max_depth: int, max_nodes: int) -> Any:
        """Return the document as dicts, lists and scalars; aliases are shared objects, not copies."""
        tree = self._tree
        root = tree.root_id()
        if tree.is_stream(root):
            documents = tree.num_children(root)
            if documents != 1:
                fact = f"the file holds {documents} YAML documents"
                line, column = self._place(tree.last_child(root))
                raise YamlError(fact, "keep one description a file", line, column)
            root = tree.first_child(root)
        return _Walk(self, tree, max_depth, max_nodes).value(root, "", 0)

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return line and column, from 1, of the deepest value on the pointer's way that exists."""
        tree = self._tree
        node = tree.root_id()
        if tree.is_stream(node):
            node = tree.first_child(node)
        for token in tokens(pointer):
            if tree.is_map(node):
                child = tree.find_child(node, token.encode())
            elif tree.is_seq(node) and token.isdecimal() and int(token) < tree.num_children(node):
                child = tree.child(node, int(token))
            else:
                break
            if child == _END:
                break
            node = child
        return self._place(node)

    def _place(self, node: int) -> tuple[int, int]:
        """Return where a node's key, else its value, else its first descendant stands."""
        tree = self._tree
        while node != _END:
            for has, scalar in ((tree.has_key, tree.key), (tree.has_val, tree.val)):
                if has(node):
                    offset = _address_of(scalar(node)) - self._address
                    if 0 <= offset < len(self._source):
                        return self._line_and_column(offset)
            node = tree.first_child(node)
        return 1, 1

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer(b"\n", self._source))]
        line = bisect.bisect_right(self._lines, offset)
        before = self._source[self._lines[line - 1] : offset].decode(errors="replace")
        # A quoted scalar begins one column before its text.
        quoted = self._source[offset - 1 : offset] in {b'"', b"'"}
        return line, len(before) + (0 if quoted else 1)


class _Walk:
    """One pass over a tree that makes plain values of it, within its budgets."""

    def __init__(self, owner: Tree, tree: Any, max_depth: int, max_nodes: int) -> None:
        self.owner, self.tree = owner, tree
        self.max_depth, self.max_nodes = max_depth, max_nodes
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0

    def value(self, node: int, pointer: str, depth: int) -> Any:
        if depth > self.max_depth:
            raise YamlLimitError("depth", self.max_depth)
        tree = self.tree
        if tree.is_val_ref(node):
            return self.alias(node)
        before = self.nodes
        self.nodes += 1
        if tree.has_val_tag(node):
            self.check_tag(node, pointer)
        if tree.is_map(node):
            result: Any = self.mapping(node, pointer, depth)
        elif tree.is_seq(node):
            result = self.sequence(node, pointer, depth)
        elif not tree.has_val(node) or tree.val_is_null(node):
            result = None
        else:
            result = self.scalar(node)
        if tree.has_val_anchor(node):
            self.anchors[text_of(tree.val_anchor(node))] = (result, self.nodes - before)
        return result

    def scalar(self, node: int) -> Any:
        tree = self.tree
        text = text_of(tree.val(node))
        if not tree.is_val_plain(node) or (
            tree.has_val_tag(node) and text_of(tree.val_tag(node)) in {"!", "!!str"}
        ):
            return text
        return scalar(text)

    def mapping(self, node: int, pointer: str, depth: int) -> dict[str, Any]:
        tree = self.tree
        result: dict[str, Any] = {}
        merged: list[Any] = []
        child = tree.first_child(node)
        while child != _END:
            key = text_of(tree.key(child))
            below = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            if key == "<<" and tree.is_key_plain(child):
                merged.append(self.value(child, below, depth + 1))
            else:
                if key in result:
                    self.note_double(node, child, key, below)
                result[key] = self.value(child, below, depth + 1)
            child = tree.next_sibling(child)
        for each in merged:
            for part in each if isinstance(each, list) else [each]:
                if isinstance(part, dict):
                    self.spend(len(part))
                    result = part | result
        return result

    def sequence(self, node: int, pointer: str, depth: int) -> list[Any]:
        tree = self.tree
        result: list[Any] = []
        child = tree.first_child(node)
        while child != _END:
            result.append(self.value(child, f"{pointer}/{len(result)}", depth + 1))
            child = tree.next_sibling(child)
        return result

    def alias(self, node: int) -> Any:
        name = text_of(self.tree.val_ref(node))
        if name not in self.anchors:
            line, column = self.owner._place(node)  # noqa: SLF001 - a walk is the tree's own
            fact = f"the alias *{name} stands inside its own anchor or has none"
            raise YamlError(fact, f"define &{name} before it is used", line, column)
        value, size = self.anchors[name]
        self.spend(size)
        return value

    def spend(self, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > self.max_nodes:
            raise YamlLimitError("nodes", self.max_nodes)

    def check_tag(self, node: int, pointer: str) -> None:
        tag = text_of(self.tree.val_tag(node))
        line, column = self.owner._place(node)  # noqa: SLF001 - a walk is the tree's own
        if tag.startswith(("!!python", "<tag:yaml.org,2002:python", "!<tag:yaml.org,2002:python")):
            fact = f"the tag {tag} asks for a Python object"
            raise YamlError(fact, "remove the tag; a description holds plain data", line, column)
        if tag not in _CORE_TAGS:
            fact = f"the tag {tag} has no meaning in an API description"
            self.owner.oddities.append(
                Oddity(
                    "yaml-tag",
                    fact,
                    "remove the tag; its value is read as if it had none",
                    pointer,
                    line,
                    column,
                )
            )

    def note_double(self, parent: int, child: int, key: str, pointer: str) -> None:
        place = self.owner._place  # noqa: SLF001 - a walk is the tree's own
        first_line, first_column = place(self.tree.find_child(parent, key.encode()))
        line, column = place(child)
        fact = f'the key "{key}" was already given at {first_line}:{first_column}'
        self.owner.oddities.append(
            Oddity("duplicate-key", fact, "keep one of the two; the later one is used", pointer, line, column)
        )


def scalar(text: str) -> Any:
    """Return the value of a plain scalar."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if not text[-1].isdigit() and text[-1] != ".":
        return text
    if _INTEGER.match(text) and len(text) < _LONGEST_INTEGER:
        return integer(text)
    if _FLOAT.match(text):
        return floating(text)
    return text


def integer(text: str) -> int:
    """Return a whole number, with its spelling when that is not the usual one."""
    value = int(text)
    if str(value) == text:
        return value
    written = WrittenInt(value)
    written.text = text
    return written


def floating(text: str) -> float | int | str:
    """Return a number, with its spelling when that is not the usual one; text when it is out of range."""
    value = float(text)
    if value in {float("inf"), float("-inf")}:
        return text
    if repr(value) == text:
        return value
    written = WrittenFloat(value)
    written.text = text
    return written


def text_of(view: memoryview | None) -> str:
    """Return a scalar's text; the halves of a surrogate pair are joined, a lone one becomes U+FFFD."""
    if view is None:
        return ""
    try:
        return str(view, "utf-8")
    except UnicodeDecodeError:
        halves = bytes(view).decode("utf-8", "surrogatepass")
        return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _message(error: Exception) -> str:
    """Return rapidyaml's sentence about an error, without its own source positions."""
    text = getattr(error, "msg", "") or "the YAML cannot be parsed"
    first = str(text).splitlines()[0]
    return first.rpartition("[parse] ")[2] or "the YAML cannot be parsed"


def _address_of(view: memoryview | None) -> int:
    """Return the address of a scalar's first byte, or 0 for none."""
    if not view:
        return 0
    buffer = _PyBuffer()
    ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(view), ctypes.byref(buffer), 0)
    try:
        return buffer.buf or 0
    finally:
        ctypes.pythonapi.PyBuffer_Release(ctypes.byref(buffer))


class _PyBuffer(ctypes.Structure):
    """CPython's Py_buffer, of which only the first member is read."""

    _fields_ = (
        ("buf", ctypes.c_void_p),
        ("rest", ctypes.c_byte * 128),
    )


@contextmanager
def _silenced_stderr() -> Iterator[None]:
    """Keep rapidyaml from printing its errors to file descriptor 2: we tell them ourselves."""
    with tempfile.TemporaryFile() as sink:
        kept = os.dup(2)
        try:
            os.dup2(sink.fileno(), 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
