"""Parameters of Swagger 2.0 beside the body, as OpenAPI 3 has them."""

from typing import Any

from sdkref.readers.node import Node
from sdkref.readers.swagger_draft import Draft, Make
from sdkref.readers.swagger_examples import examples_of
from sdkref.readers.swagger_inputs import Input, place_of
from sdkref.readers.swagger_values import description_of, schema_of, style_of
from sdkref.readers.swagger_words import OF_SCHEMAS, kept

_WRITTEN = OF_SCHEMAS | {"collectionFormat", "schema", "example", "examples", "description", "in"}
"""Members of a parameter that are written anew."""


def parameters(draft: Draft, inputs: tuple[Input, ...], to: str) -> list[dict[str, Any]]:
    """Return parameters as a list for a pointer; what was a reference becomes one."""
    return [
        draft.component("parameters", each.node, _made_of(draft, each.place))
        if each.listed.data.keys() == {"$ref"}
        else _made_of(draft, each.place)(each.node, f"{to}/{index}")
        for index, each in enumerate(inputs)
    ]


def shared_parameters(draft: Draft, root: Node) -> None:
    """Convert what a description declares for all; a body and fields of forms do so where they are used."""
    declared = root.mapping("parameters")
    for _, listed in declared.items() if declared else ():
        node = draft.references.follow(listed)
        place = place_of(node) if node is not None else None
        if node is not None and place not in {None, "body", "formData"}:
            draft.component("parameters", node, _made_of(draft, str(place)))


def _made_of(draft: Draft, place: str) -> Make:
    """Return what converts a parameter of a place."""

    def make(node: Node, to: str) -> dict[str, Any]:
        draft.note(to, node.location)
        members = kept(node, "a parameter", _WRITTEN)
        return {
            **style_of(node, place),
            **members,
            "in": place,
            "schema": schema_of(draft, node, f"{to}/schema", place),
            **description_of(node, place),
            **examples_of(draft, node, to),
        }

    return make
