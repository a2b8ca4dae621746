"""Examples of Swagger 2.0: those of responses by content type, and `x-example` where 2.0 has none."""

from typing import Any

from sdkref.catalogue.media import essence
from sdkref.location import escape
from sdkref.readers.node import Node
from sdkref.readers.openapi_words import WORDS
from sdkref.readers.swagger_draft import Draft

_EXAMPLE = WORDS["an example"]


def examples_of(draft: Draft, node: Node, to: str) -> dict[str, Any]:
    """Return `example` or `examples` of a parameter or a form field, as members for a pointer."""
    for key in ("x-example", "example"):
        if key in node.data:
            draft.note(f"{to}/example", node.at(key))
            return {"example": node.data[key]}
    if "examples" in node.data:  # as OpenAPI 3 has them
        return {"examples": node.data["examples"]}
    given = node.data.get("x-examples")
    if isinstance(given, dict | list) and given:
        return {"examples": _named(draft, node, "x-examples", given, to)}
    return {}


def body_examples(draft: Draft, body: Node, content: dict[str, Any], to: str) -> None:
    """Put the examples of a body, which 2.0 has as extensions, to its content types at a pointer."""
    for key in ("x-examples", "examples"):
        if isinstance(body.data.get(key), dict):
            by_type(draft, body, key, content, to)
    for key in ("x-example", "example"):
        if key in body.data:
            for name, media in content.items():
                if media.keys().isdisjoint({"example", "examples"}):
                    draft.note(f"{to}/{escape(name)}/example", body.at(key))
                    media["example"] = body.data[key]


def by_type(draft: Draft, node: Node, key: str, content: dict[str, Any], to: str) -> None:
    """Put examples that are named by content type where they belong; other names go to each type.

    A type that is not yet among the content becomes one more.
    """
    given = node.data[key]
    named = {name: value for name, value in given.items() if "/" not in name and not name.startswith("x-")}
    first: dict[str, Any] = next(iter(content.values()), {})
    for name, value in given.items():
        if "/" not in name:
            continue
        known = next((each for each in content if essence(each) == essence(name)), name)
        pointer = f"{to}/{escape(known)}"
        if known not in content:
            content[known] = {}
            draft.note(pointer, node.at(key, name))
            if "schema" in first:
                content[known]["schema"] = first["schema"]
                draft.note(
                    f"{pointer}/schema", draft.origins.of(f"{to}/{escape(next(iter(content)))}/schema")
                )
        draft.note(f"{pointer}/example", node.at(key, name))
        content[known]["example"] = value
    for name, media in content.items() if named else ():
        if "example" not in media:
            media["examples"] = _named(draft, node, key, named, f"{to}/{escape(name)}")


def _named(draft: Draft, node: Node, key: str, given: Any, to: str) -> dict[str, Any]:
    """Return values, of a mapping or of a list, as OpenAPI 3 has named examples."""
    found = {}
    for name, value in given.items() if isinstance(given, dict) else enumerate(given):
        shown = str(name) if isinstance(given, dict) else str(name + 1)
        pointer = f"{to}/examples/{escape(shown)}"
        whole = isinstance(value, dict) and "value" in value and value.keys() <= _EXAMPLE
        draft.note(pointer if whole else f"{pointer}/value", node.at(key, name))
        found[shown] = value if whole else {"value": value}
    return found
