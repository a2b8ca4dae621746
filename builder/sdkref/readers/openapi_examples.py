"""Example values of OpenAPI 3.x, beside a schema: `example`, or the named `examples`."""

from typing import Any

from sdkref.catalogue.operation import Example
from sdkref.readers.node import Node, kind
from sdkref.readers.openapi_words import WORDS, check_words, word
from sdkref.readers.references import References

_VALUES = frozenset(
    {"value", "dataValue", "serializedValue", "externalValue", "x-oai-dataValue", "x-oai-serializedValue"}
)


def examples(references: References, owner: Node) -> tuple[Example, ...]:
    """Return the examples of a parameter, a header or a body, in the order of the source."""
    if "examples" not in owner:
        return (Example(value=owner.data["example"]),) if "example" in owner else ()
    found = list(_named(references, owner))
    if "example" in owner and all(each.value != owner.data["example"] for each in found):
        found.insert(0, Example(value=owner.data["example"]))
    return tuple(found)


def _named(references: References, owner: Node) -> list[Example]:
    declared = owner.data["examples"]
    place = owner.at("examples")
    if isinstance(declared, list):  # as in JSON Schema; OpenAPI wants a mapping
        owner.report("wrong-type", "`examples` is a list, not a mapping", "name each example", place)
        return [Example(name=str(index + 1), value=value) for index, value in enumerate(declared)]
    if isinstance(declared, dict):
        named = (
            _example(references, name, value, Node(declared, place, owner.diagnostics))
            for name, value in declared.items()
        )
        return [each for each in named if each is not None]
    if declared is None:
        return []
    owner.report("wrong-type", f"`examples` is {kind(declared)}, not a mapping", "call it `example`", place)
    return [Example(value=declared)]


def _example(references: References, name: str, value: Any, owner: Node) -> Example | None:
    """Return a named example; a value that stands where its wrapping should is taken, with a diagnostic."""
    if not isinstance(value, dict):
        if name.startswith("x-"):
            return None
        owner.report(
            "wrong-type", f"this is {kind(value)}, not an example", "write `{value: …}`", owner.at(name)
        )
        return Example(name=name, value=value)
    example = references.follow(Node(value, owner.at(name), owner.diagnostics))
    if example is None:
        return None
    data = example.data
    if data.keys().isdisjoint(_VALUES) and not data.keys() <= WORDS["an example"]:
        owner.report("wrong-type", "the value stands here itself", "write it under `value`", example.location)
        return Example(name=name, value=data)
    check_words(example, "an example")
    key = next((each for each in (word(example, "dataValue"), "value") if each in data), None)
    return Example(
        name=name,
        summary=example.text("summary"),
        description=example.text("description"),
        serialized=example.text(word(example, "serializedValue")),
        external_value=example.text("externalValue"),
        **({} if key is None else {"value": data[key]}),
    )
