"""Values laid out as formatters lay them out: on one line when that fits, else one member a line."""

from collections.abc import Callable

from msgspec import Struct

from sdkref.catalogue.schema import Json
from sdkref.languages.language import Expression

_SPARE = 2
"""What the last member does not need: a comma and a space."""


class Layout(Struct, frozen=True):
    """How a language writes lists and mappings: width of a line, indentation and the marks around."""

    width: int
    indent: str
    scalar: Callable[[Json], str]
    key: Callable[[str], str]
    padding: str = ""
    """Stands inside the braces of a mapping on one line."""
    trailing_comma: bool = True

    def write(self, value: Json, indent: int, column: int) -> str:
        """Return code for a value that starts at a column of a line with the given level of indentation."""
        line = self.inline(value, self.width - column - 1)
        if line is not None:
            return line
        pieces: list[str] = []
        self._write(value, indent, column, pieces.append)
        return "".join(pieces)

    def _write(self, value: Json, indent: int, column: int, put: Callable[[str], object]) -> None:
        # One character is left for the comma that follows.
        line = self.inline(value, self.width - column - 1)
        if line is not None:
            put(line)
            return
        lead = self.indent * (indent + 1)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        put(opening)
        members = list(value.items()) if isinstance(value, dict) else [(None, each) for each in value]
        for number, (key, each) in enumerate(members):
            put("\n")
            put(lead)
            start = len(lead)
            if key is not None:
                name = f"{self.key(key)}: "
                put(name)
                start += len(name)
            self._write(each, indent + 1, start, put)
            if self.trailing_comma or number < len(members) - 1:
                put(",")
        put("\n")
        put(self.indent * indent)
        put(closing)

    def inline(self, value: Json, room: int) -> str | None:
        """Return the value on one line, or None when it is no scalar and needs more room."""
        match value:
            case dict():
                return self._inline_mapping(value, room) if value else "{}"
            case list():
                return self._inline_list(value, room) if value else "[]"
            case Expression(code=code):
                return code
            case _:
                return self.scalar(value)

    def _inline_mapping(self, value: dict[str, Json], room: int) -> str | None:
        # Most mappings are far too long: their names alone tell.
        if sum(map(len, value)) + 5 * len(value) > room + _SPARE:
            return None
        texts: list[str] = []
        room -= 2 * len(self.padding) + 2
        for key, each in value.items():
            name = self.key(key)
            text = self.inline(each, room - len(name) - 2)
            if text is None:
                return None
            room -= len(name) + len(text) + 4
            if room < -_SPARE:
                return None
            texts.append(f"{name}: {text}")
        return f"{{{self.padding}{', '.join(texts)}{self.padding}}}"

    def _inline_list(self, value: list[Json], room: int) -> str | None:
        if 3 * len(value) > room + _SPARE:
            return None
        texts: list[str] = []
        room -= 2
        for each in value:
            text = self.inline(each, room)
            if text is None:
                return None
            room -= len(text) + 2
            if room < -_SPARE:
                return None
            texts.append(text)
        return f"[{', '.join(texts)}]"
