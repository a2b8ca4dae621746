"""The syntax of ECMA 262 regular expressions as a tree, as far as it says which texts match.

`parse` raises `ValueError` for what it cannot read, nesting beyond `DEEPEST` included, so a hostile
pattern costs time in proportion to its length and no more.
"""

import re
from typing import TypeAlias

from msgspec import Struct

Range: TypeAlias = tuple[int, int]
"""The code points from the first to the last, both included."""

DEEPEST = 50
HIGHEST = 0x10FFFF

DIGITS: tuple[Range, ...] = ((48, 57),)
WORD: tuple[Range, ...] = ((97, 122), (48, 57), (65, 90), (95, 95))
SPACE: tuple[Range, ...] = ((32, 32), (9, 13), (160, 160), (0x2028, 0x2029), (0xFEFF, 0xFEFF))
LINE_ENDS: tuple[Range, ...] = ((10, 10), (13, 13), (0x2028, 0x2029))
UPPER: tuple[Range, ...] = ((65, 90),)
LOWER: tuple[Range, ...] = ((97, 122),)
MARKS: tuple[Range, ...] = ((45, 46), (33, 35), (37, 42), (44, 44), (47, 47), (58, 59), (63, 64), (95, 95))


class Characters(Struct, frozen=True):
    """One character out of some ranges."""

    ranges: tuple[Range, ...]


class Sequence(Struct, frozen=True):
    """One part after the other; the empty one matches the empty text."""

    parts: tuple["Node", ...]


class Choice(Struct, frozen=True):
    """One of several."""

    options: tuple["Node", ...]


class Repeat(Struct, frozen=True):
    """The same again, from `least` to `most` times; None is without end."""

    node: "Node"
    least: int
    most: int | None


class Group(Struct, frozen=True):
    """A part that can be referred to by its number."""

    number: int
    node: "Node"


class Again(Struct, frozen=True):
    """The text that a group matched before."""

    number: int


class Ahead(Struct, frozen=True):
    """What must (or must not) follow, without being used up."""

    node: "Node"
    wanted: bool


Node: TypeAlias = Characters | Sequence | Choice | Repeat | Group | Again | Ahead

_NOTHING = Sequence(())
_CLASSES = {"d": DIGITS, "w": WORD, "s": SPACE}
_CONTROLS = {"n": 10, "r": 13, "t": 9, "v": 11, "f": 12, "0": 0}
_CATEGORIES = {
    **dict.fromkeys(("L", "Letter", "Alphabetic"), LOWER + UPPER),
    **dict.fromkeys(("Lu", "Uppercase_Letter", "Uppercase"), UPPER),
    **dict.fromkeys(("Ll", "Lowercase_Letter", "Lowercase"), LOWER),
    **dict.fromkeys(("N", "Nd", "Number", "Decimal_Number"), DIGITS),
    **dict.fromkeys(("P", "Punctuation", "S", "Symbol"), MARKS),
    **dict.fromkeys(("Z", "Zs", "Separator", "Space_Separator", "White_Space"), ((32, 32),)),
}
_GROUP_START = re.compile(r"\?(?::|<?[=!]|P?<(?P<name>\w+)>|[a-z]+(?=\)):?|[a-z]+:)")
_BOUNDS = re.compile(r"\{(\d{1,6})(,(\d{0,6}))?\}")
_CODE = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|c([A-Za-z])")
_CATEGORY = re.compile(r"[pP]\{(?:\w+=)?(\w+)\}")


def parse(pattern: str) -> Node:
    """Return the tree of a pattern."""
    reader = _Reader(pattern)
    node = reader.choice(0)
    if reader.at < len(pattern):
        raise ValueError("a bracket closes that was not opened")
    return node


def complement(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return every character that is not in some ranges."""
    found: list[Range] = []
    start = 0
    for first, last in sorted(ranges):
        if first > start:
            found.append((start, first - 1))
        start = max(start, last + 1)
    if start <= HIGHEST:
        found.append((start, HIGHEST))
    return tuple(found)


class _Reader:
    """A recursive descent over one pattern; `at` is the next character."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.groups: dict[str, int] = {}
        self.opened = 0

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        taken = self.peek()
        if not taken:
            raise ValueError("the pattern ends too early")
        self.at += 1
        return taken

    def match(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        found = expression.match(self.pattern, self.at)
        if found:
            self.at = found.end()
        return found

    def choice(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise ValueError("the pattern nests too deep")
        options = [self.sequence(depth)]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence(depth))
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.peek() not in {"", "|", ")"}:
            part = self.repeated(self.atom(depth))
            if part != _NOTHING:
                parts.append(part)
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def atom(self, depth: int) -> Node:
        match self.take():
            case "(":
                return self.group(depth)
            case "[":
                return self.bracket()
            case ".":
                return Characters(complement(LINE_ENDS))
            case "^" | "$":
                return _NOTHING
            case "\\":
                return self.escape()
            case other:
                return Characters(((ord(other), ord(other)),))

    def group(self, depth: int) -> Node:
        start = self.match(_GROUP_START)
        if start is None and self.peek() == "?":
            raise ValueError("a group of unknown kind")
        kind = start.group() if start else ""
        number = 0
        if not kind or (start and start["name"]):
            self.opened += 1
            number = self.opened
            self.groups[start["name"] if start else str(number)] = number
            self.groups[str(number)] = number
        node = self.choice(depth + 1)
        if self.take() != ")":
            raise ValueError("a group is not closed")
        if kind in {"?=", "?!"}:
            return Ahead(node, kind == "?=")
        if kind in {"?<=", "?<!"}:
            return _NOTHING
        return Group(number, node) if number else node

    def repeated(self, node: Node) -> Node:
        bounds = self.match(_BOUNDS)
        if bounds:
            least = int(bounds[1])
            most = least if bounds[2] is None else int(bounds[3]) if bounds[3] else None
        elif self.peek() and self.peek() in "*+?":
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[self.take()]
        else:
            return node
        if self.peek() and self.peek() in "?+":
            self.at += 1
        if node == _NOTHING or isinstance(node, Ahead):
            return node
        return Repeat(node, least, most)

    def escape(self) -> Node:
        """Read what follows a backslash outside brackets."""
        if self.peek() and self.peek() in "bBAzZ":
            self.at += 1
            return _NOTHING
        if self.peek() in {*"123456789"}:
            return Again(int(self.take()))
        if self.pattern.startswith("k<", self.at):
            end = self.pattern.find(">", self.at)
            name = self.pattern[self.at + 2 : end]
            self.at = end + 1
            return Again(self.groups.get(name, 0))
        return Characters(self.escaped())

    def escaped(self) -> tuple[Range, ...]:
        """Read the characters that an escape stands for."""
        if code := self.match(_CODE):
            point = ord(code[4].upper()) - 64 if code[4] else int(code[1] or code[2] or code[3], 16)
            if point > HIGHEST:
                raise ValueError("no such character")
            return ((point, point),)
        if category := self.match(_CATEGORY):
            ranges = _CATEGORIES.get(category[1])
            if ranges is None:
                raise ValueError("a category of characters that is not in the table")
            return complement(ranges) if category[0].startswith("P") else ranges
        letter = self.take()
        if letter.lower() in _CLASSES:
            ranges = _CLASSES[letter.lower()]
            return ranges if letter.islower() else complement(ranges)
        point = _CONTROLS.get(letter, ord(letter))
        return ((point, point),)

    def bracket(self) -> Node:
        negated = self.peek() == "^"
        self.at += negated
        ranges: list[Range] = []
        while self.peek() != "]":
            first = self.member()
            if self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in {"]", ""}:
                self.at += 1
                last = self.member()
                single = len(first) == len(last) == 1 and first[0][0] == first[0][1]
                ranges += [(first[0][0], last[0][1])] if single else [*first, (45, 45), *last]
            else:
                ranges += first
        self.at += 1
        return Characters(complement(tuple(ranges)) if negated else tuple(ranges))

    def member(self) -> tuple[Range, ...]:
        letter = self.take()
        if letter != "\\":
            return ((ord(letter), ord(letter)),)
        if self.peek() == "b":
            self.at += 1
            return ((8, 8),)
        return self.escaped()
