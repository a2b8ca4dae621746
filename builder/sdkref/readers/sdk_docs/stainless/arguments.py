"""The arguments of a method of Stainless, as its entry spells them in each language."""

import re
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, Endpoint, Role, SdkType
from sdkref.readers.sdk_docs.stainless.entry import Entry

Linked: TypeAlias = Callable[[SdkType], SdkType]
"""Returns a type in which names lead to models."""

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_SPREAD = re.compile(r"\{\s*\.\.\.(\w+)\s*\}")
_PRODUCT = re.compile(r"(?<=\w) _ (?=\w)")
_GO_ROLES: dict[str, tuple[Role, str | None]] = {
    "body": ("body", "body"),
    "query": ("request", "query"),
    "params": ("request", None),
}
"""What Go's methods call the arguments that hold a whole request, where they ask something of the API."""
_GO_ALWAYS: dict[str, tuple[Role, str | None]] = {"ctx": ("context", None), "opts": ("options", None)}


class Part(Struct, frozen=True):
    """A part of the list of arguments: where it stands in its entry."""

    written: Entry
    start: int
    end: int
    endpoint: Endpoint | None
    linked: Linked

    @property
    def text(self) -> str:
        """What stands there, without blanks around it."""
        return self.written.text[self.start : self.end].strip()

    def between(self, start: int, end: int) -> list["Part"]:
        """Return the parts between two places of the entry."""
        return [replace(self, start=first, end=after) for first, after in self.written.parts(start, end)]


def arguments(between: Part, language: str) -> tuple[Argument, ...]:
    """Return the arguments that stand between the brackets of a call."""
    read = _BY_LANGUAGE.get(language, _plainly)
    endpoint = between.endpoint
    in_path = {_plain(each) for each in _VARIABLE.findall(endpoint.path)} if endpoint else set()
    found = (each for part in between.between(between.start, between.end) for each in read(part))
    return tuple(_placed(each, in_path, between.written.line) for each in found)


def _python(part: Part) -> list[Argument]:
    """Return an argument of Python; a star by itself is a mark and no argument."""
    text = part.text
    if text in {"*", "/"}:
        return []
    if text.startswith("**"):
        source = tuple(each for each in part.written.pieces(part.start, part.end) if each.url is not None)
        return [Argument(name=text, type=source, role="request")]
    name, default = _defaulted(text)
    return [Argument(name=name, required=None if default is None else False, default=default)]


def _go(part: Part) -> list[Argument]:
    """Return an argument of Go: a name and a type; one with an ellipsis may be left out."""
    name = part.text.split(maxsplit=1)[0]
    after = part.written.text.index(name, part.start) + len(name)
    roles = _GO_ALWAYS | _GO_ROLES if part.endpoint else _GO_ALWAYS
    role, place = roles.get(name, ("input", None))
    found = Argument(
        name=name,
        type=part.linked(part.written.pieces(after, part.end)),
        required=not part.written.text[after : part.end].lstrip().startswith("..."),
        role=role,
        place=place,
    )
    return [found]


def _typescript(part: Part) -> list[Argument]:
    """Return an argument of TypeScript; of an object that is taken apart, each of its members."""
    text = part.text
    if spread := _SPREAD.fullmatch(text):
        return [Argument(name=spread[1], role="request", raw={"Signature": text})]
    if text.startswith("{") and text.endswith("}"):
        opening = part.written.text.index("{", part.start)
        closing = part.written.text.rindex("}", part.start, part.end)
        return [_typescript_name(each.text) for each in part.between(opening + 1, closing)]
    return [_typescript_name(text)]


def _typescript_name(text: str) -> Argument:
    name, default = _defaulted(text)
    optional = name.endswith("?") or default is not None
    name = name.rstrip("?")
    # What wrote the page took the stars of a product for emphasis.
    whole = None if default is None else _PRODUCT.sub(" * ", default)
    return Argument(
        name=name,
        required=False if optional else None,
        default=whole,
        role="options" if name == "options" else "input",
        raw={} if default is None or whole == default else {"Default": default},
    )


def _plainly(part: Part) -> list[Argument]:
    """Return an argument of a language that nothing tells."""
    return [Argument(name=part.text)]


def _defaulted(text: str) -> tuple[str, str | None]:
    name, equals, default = text.partition("=")
    return name.strip(), default.strip() if equals else None


def _placed(argument: Argument, in_path: set[str], line: int) -> Argument:
    """Return an argument with the place that the path of the endpoint tells."""
    if argument.role == "input" and _plain(argument.name) in in_path:
        return replace(argument, place="path", required=True, line=line)
    return replace(argument, line=line)


def _plain(name: str) -> str:
    """Return a name without what the case of a language changes: `vectorStoreID` is `vector_store_id`."""
    return name.replace("_", "").replace("-", "").casefold()


_BY_LANGUAGE: dict[str, Callable[[Part], list[Argument]]] = {
    "python": _python,
    "go": _go,
    "typescript": _typescript,
}
