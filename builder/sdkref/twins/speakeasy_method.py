"""One method on a page of Speakeasy: heading, description, samples, parameters, response and errors."""

import html
import re
from collections.abc import Callable, Iterator

from sdkref.catalogue.surface import Method, Returned, SdkType, UsageExample
from sdkref.markdown.inline import inline_pieces
from sdkref.markdown.page import Block
from sdkref.twins.cells import escaped
from sdkref.twins.contained import contained, fenced
from sdkref.twins.speakeasy_tables import ModelNames, errors, is_of_2023, parameters
from sdkref.twins.types import Address, type_source

EXAMPLE = "Example Usage"
_SECTIONS = frozenset(
    {EXAMPLE, "Standalone function", "React hooks and utilities", "Parameters", "Response", "Errors"}
)
_INTRODUCTIONS = {
    "standalone": "### Standalone function\n\nThe standalone function version of this method:",
    "react-hooks": "### React hooks and utilities\n\nThis method can be used in React components through the"
    " following hooks and associated utilities.",
}
_PLAIN = re.compile(r"[\w ./-]*(?<!_)", re.ASCII)
_HEADING_NAME = re.compile(r"\w(?:[\w .,()/'-]*[\w)])?")
_DEPRECATED = re.compile(r">\s*:\s?warning:\s*\*\*\s?DEPRECATED")
_NAME_LEVEL, _SECTION_LEVEL = 2, 3


def name_source(method: Method) -> str:
    """Return the name of a method as Markdown, struck out where it is deprecated."""
    name = method.name if _PLAIN.fullmatch(method.name) else escaped(method.name)
    return f"~~{name}~~" if method.deprecated else name


def method_section(
    method: Method, address: Address, language: str, names: ModelNames, listed: frozenset[str]
) -> str:
    """Return the section of a method; `listed` are the names of all methods of the page."""
    parts = [f"## {name_source(method)}"]
    if method.description:
        parts.append(contained(method.description, _means_more(listed)))
    if method.deprecation is not None:
        text = re.sub(r"\n{3,}", "\n\n", method.deprecation.strip())
        lines = f":warning: **DEPRECATED**: {text}".split("\n")
        parts.append("\n".join(f"> {line}".rstrip() for line in lines))
    parts.extend(samples(method))
    ended = method.errors is not None or _response(method.returned, address, language) is not None
    if method.arguments or (method.arguments is not None and not ended):
        parts.append(f"### Parameters\n\n{parameters(method.arguments, address, language)}")
    parts.extend(_ending(method, address, language, names))
    return "\n\n".join(parts)


def _ending(method: Method, address: Address, language: str, names: ModelNames) -> Iterator[str]:
    response = _response(method.returned, address, language)
    rows = None if method.errors is None else errors(method.errors, address, names)
    if response is not None:
        yield f"### Response\n\n{response}"
    if rows is not None:
        # In 2023 the table of Go had no heading of its own.
        glued = language == "go" and response is not None and is_of_2023(method.errors or ())
        yield rows if glued else f"### Errors\n\n{rows}"


def _response(returned: Returned | None, address: Address, language: str) -> str | None:
    """Return the line of what comes back; None where the page says nothing."""
    if returned is None or (language == "python" and not returned.type and not returned.wrap):
        return None
    spelled = _spelled(returned.type, address)
    match returned.wrap:
        case "promise" if "Promise<" in returned.raw:
            return f"**Promise<{spelled or 'void'}>**"
        case "promise":
            return rf"**Promise\<{spelled or 'void'}\>**"
        case "error":
            return f"**{spelled}, error**" if spelled else "**error**"
        case _:
            return f"**{spelled or ('None' if language == 'python' else 'void')}**"


def _spelled(written: SdkType, address: Address) -> str:
    return type_source(written, address)


def samples(method: Method) -> Iterator[str]:
    """Give the samples in order; what says which operation it is stands above those of the method."""
    shown: str | None = None
    begun = False
    for each in method.examples:
        if each.kind == "usage":
            shown, begun = each.name, True
            yield "\n\n".join([_heading(each.name), _marked(method, each, fenced(each.code, each.language))])
            continue
        if not begun or shown != each.name:
            shown, begun = each.name, True
            yield "\n\n".join([_heading(each.name), _marked(method, each, "")]).rstrip()
        yield f"{_INTRODUCTIONS[each.kind]}\n\n{fenced(each.code, each.language)}"
    if not begun and (method.operation_id or method.endpoint):
        yield f"{_heading(None)}\n\n{_marker(method, None, '')}"


def _heading(name: str | None) -> str:
    if name and _HEADING_NAME.fullmatch(name):
        return f"### {EXAMPLE}: {name}"
    return f"### {EXAMPLE}"


def _marked(method: Method, example: UsageExample, fence: str) -> str:
    if not (method.operation_id or method.endpoint or example.name):
        return fence
    if not (method.operation_id or method.endpoint) and _HEADING_NAME.fullmatch(example.name or ""):
        return fence
    return f"{_marker(method, example.name, example.language)}\n{fence}".rstrip("\n")


def _marker(method: Method, name: str | None, language: str) -> str:
    said = {
        "language": language or None,
        "operationID": method.operation_id,
        "method": method.endpoint.method.lower() if method.endpoint else None,
        "path": method.endpoint.path if method.endpoint else None,
        "example": name,
    }
    attributes = " ".join(f'{key}="{_attribute(value)}"' for key, value in said.items() if value)
    return f"<!-- UsageSnippet {attributes} -->"


def _attribute(value: str) -> str:
    return html.escape(value).replace("\n", "&#10;").replace("\r", "&#13;").replace("--", "-&#45;")


def _means_more(listed: frozenset[str]) -> Callable[[Block], bool]:
    """Tell of a block of a description whether it would be taken for a part of the page."""

    def means_more(block: Block) -> bool:
        if block.kind == "quote":
            return _DEPRECATED.match(block.text) is not None
        if block.kind != "heading":
            return False
        text = "".join(piece.text for piece in inline_pieces(block.text)).strip("~")
        return (block.level == _NAME_LEVEL and text in listed) or (
            block.level == _SECTION_LEVEL
            and (block.text in _SECTIONS or block.text.startswith(f"{EXAMPLE}:"))
        )

    return means_more
