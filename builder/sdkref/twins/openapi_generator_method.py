"""One method on a page of OpenAPI Generator: samples, arguments, and the fixed sections below them."""

import html
from collections.abc import Iterable, Iterator, Sequence

from sdkref.catalogue.surface import Argument, Method, Returned, Status, UsageExample
from sdkref.twins.contained import fenced
from sdkref.twins.openapi_generator_cells import text_cell, type_cell
from sdkref.twins.types import Address

_RULE = "------------- | ------------- | ------------- | -------------"
_NOTHING = {
    "openapi-generator-go": " (empty response body)",
    "openapi-generator-python": "void (empty response body)",
}
_WITH_UNDEFINED = frozenset(
    {
        "openapi-generator-typescript",
        "openapi-generator-typescript-axios",
        "openapi-generator-typescript-fetch",
    }
)
"""Generators that tell of a default at every argument but the body."""


def method_lines(method: Method, dialect: str, address: Address) -> Iterator[str]:
    """Yield the parts of a method's section after its description."""
    if method.examples:
        yield "### Example"
        for each in method.examples:
            yield from _sample(each)
    if method.arguments is not None:
        yield from _arguments(method.arguments, dialect, address)
    if method.returned is not None:
        yield f"### Return type\n\n{_returned(method.returned, dialect, address)}"
    if method.authorization is not None:
        links = ", ".join(f"[{each}](../README.md#{each})" for each in method.authorization)
        yield f"### Authorization\n\n{links or 'No authorization required'}"
    if method.request_types is not None or method.response_types is not None:
        kinds = {"Content-Type": method.request_types, "Accept": method.response_types}
        rows = [
            f" - **{name}**: {', '.join(each) or 'Not defined'}"
            for name, each in kinds.items()
            if each is not None
        ]
        yield "### HTTP request headers\n\n" + "\n".join(rows)
    if method.statuses is not None:
        head = (
            "| Status code | Description | Response headers |",
            "|-------------|-------------|------------------|",
        )
        yield "### HTTP response details\n\n" + "\n".join([*head, *map(_status, method.statuses)])


def _sample(example: UsageExample) -> Iterator[str]:
    if example.name:
        yield "\n".join(f"* {each}:" for each in example.name.split(", "))
    yield fenced(example.code, example.language)


def _arguments(arguments: Sequence[Argument], dialect: str, address: Address) -> Iterator[str]:
    """Yield the table of arguments; Go has two, of which one is for what stands in the path."""
    if dialect != "openapi-generator-go":
        yield f"### Parameters\n\n{_table(arguments, dialect, address)}"
        return
    first = [each for each in arguments if each.place == "path" or each.role == "context"]
    yield f"### Path Parameters\n\n{_table(first, dialect, address)}".rstrip()
    others = [each for each in arguments if each not in first]
    yield f"### Other Parameters\n\n{_table(others, dialect, address)}".rstrip()


def _table(arguments: Sequence[Argument], dialect: str, address: Address) -> str:
    if not arguments:
        return "" if dialect == "openapi-generator-go" else "This endpoint does not need any parameter."
    rows = [
        f" **{each.name}** | {_type(each, address)} | {text_cell(each.description)} | {_notes(each, dialect)}"
        for each in arguments
    ]
    return "\n".join(["Name | Type | Description  | Notes", _RULE, *rows])


def _type(argument: Argument, address: Address) -> str:
    if argument.role == "context":
        return "**context.Context**"
    return type_cell(argument.type, address, bracketed=argument.role != "body").replace("|", "&#124;")


def _notes(argument: Argument, dialect: str) -> str:
    notes = ["[optional] "] if argument.required is False else []
    told = argument.default is not None
    if told or (dialect in _WITH_UNDEFINED and argument.role == "input"):
        default = html.escape(argument.default, quote=False) if argument.default is not None else "undefined"
        notes.append(f"[default to {default}]".replace("\n", " "))
    return "".join(notes).strip()


def _returned(returned: Returned, dialect: str, address: Address) -> str:
    if not returned.type:
        return _NOTHING.get(dialect, "void (empty response body)")
    return type_cell(returned.type, address)


def _status(status: Status) -> str:
    written = "0" if status.status == "default" else status.status
    return f"|**{written}** | {text_cell(status.description)} | {_headers(status.headers)} |"


def _headers(headers: Iterable[Argument]) -> str:
    shown = [f"* {each.name} - {text_cell(each.description)}" for each in headers]
    return " <br>".join(shown) or " - "
