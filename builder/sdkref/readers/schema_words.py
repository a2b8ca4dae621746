"""The words of JSON Schema and of OpenAPI's dialects of it: which there are, and what each implies."""

from typing import Any

NOTES = frozenset(
    {
        "title", "description", "default", "example", "examples",
        "deprecated", "readOnly", "writeOnly", "nullable",
    }
)  # fmt: skip
"""Words that any schema may carry beside its kind."""
_VOCABULARY: dict[str, str] = {
    "number": "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
    "string": "minLength maxLength pattern contentEncoding contentMediaType contentSchema",
    "array": "items prefixItems contains minContains maxContains minItems maxItems uniqueItems "
    "additionalItems unevaluatedItems",
    "object": "properties required additionalProperties patternProperties propertyNames minProperties "
    "maxProperties dependentRequired dependentSchemas dependencies unevaluatedProperties",
}
TYPE_OF = {
    word: name
    for name, words in _VOCABULARY.items()
    for word in words.split()
    if not word.startswith("content")
}
KNOWN = frozenset(
    f"{' '.join(NOTES)} type format enum const allOf anyOf oneOf not if then else discriminator xml "
    "externalDocs $ref $id $schema $anchor $defs $comment $vocabulary $dynamicRef $dynamicAnchor "
    f"$recursiveRef $recursiveAnchor definitions {' '.join(_VOCABULARY.values())}".split()
)
TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
_SAYS_LITTLE = NOTES | {"required", "externalDocs", "$ref"}
"""Words of schemas that parameters, responses and other objects have as well."""


def may_be_schema(value: Any) -> bool:
    """Tell a schema from another object that a reference may lead to: a response, a parameter and so on."""
    if not isinstance(value, dict):
        return isinstance(value, bool)
    words = {key for key in value if not key.startswith("x-")}
    return words <= KNOWN or not words.isdisjoint(KNOWN - _SAYS_LITTLE)
