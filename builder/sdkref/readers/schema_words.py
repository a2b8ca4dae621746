"""The words of JSON Schema and of OpenAPI's dialects of it: which there are, and what each implies."""

from typing import Any

NOTES = frozenset(
    {
        "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly",
        "nullable", "externalDocs", "xml", "x-nullable", "x-example", "deprecationNote",
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
    if word not in {"contentEncoding", "contentMediaType"}
}
CONTENT = frozenset({"contentEncoding", "contentMediaType"})
"""Words of texts that other types may carry without effect: they imply a text where nothing else is said."""
SAYS_MORE = {
    name: frozenset(words.split()) | {"format"}
    for name, words in (_VOCABULARY | {"integer": _VOCABULARY["number"], "boolean": ""}).items()
}
"""By type, the words that say more than the type does."""
HOLDING = {
    **dict.fromkeys(("items", "prefixItems", "contains", "unevaluatedItems"), "array"),
    **dict.fromkeys(("properties", "additionalProperties", "patternProperties", "propertyNames"), "object"),
    **dict.fromkeys(("dependentSchemas", "dependencies", "unevaluatedProperties"), "object"),
    "contentSchema": "string",
}
"""Words that hold schemas, with the type that they belong to."""
LOW = {"number": "minimum", "integer": "minimum", "string": "minLength", "array": "minItems"}
HIGH = {"number": "maximum", "integer": "maximum", "string": "maxLength", "array": "maxItems"}
LOW["object"], HIGH["object"] = "minProperties", "maxProperties"
"""By type, the words that bound its values."""
_LIMITS = frozenset(
    {*LOW.values(), *HIGH.values(), "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern"}
)
STRANGE = {
    name: (HOLDING.keys() | _LIMITS) - SAYS_MORE.get(name, frozenset()) for name in (*SAYS_MORE, "null")
}
"""By type, the words of others that do not hold for it: schemas would be lost, and bounds are in vain."""
FORMAT_TYPES = {
    **{f"{sign}int{bits}": "integer" for sign in ("", "u") for bits in (8, 16, 32, 64)},
    "integer": "integer", "float": "number", "double": "number", "number": "number", "boolean": "boolean",
}  # fmt: skip
"""The types that formats belong to; any other format is one of texts."""
KNOWN = frozenset(
    f"{' '.join(NOTES)} type format enum const allOf anyOf oneOf not if then else discriminator "
    "$ref $id $schema $anchor $defs $comment $vocabulary $dynamicRef $dynamicAnchor "
    f"$recursiveRef $recursiveAnchor definitions {' '.join(_VOCABULARY.values())}".split()
)
TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
SYNONYMS = {
    "int": "integer", "long": "integer", "short": "integer", "float": "number", "double": "number",
    "decimal": "number", "str": "string", "text": "string", "date": "string", "datetime": "string",
    "date-time": "string", "uuid": "string", "uri": "string", "bool": "boolean", "list": "array",
    "dict": "object", "map": "object", "none": "null", "nil": "null",
}  # fmt: skip
"""Types by names that JSON Schema does not know, in lower case."""
_SAYS_LITTLE = NOTES | {"required", "$ref"}
"""Words of schemas that parameters, responses and other objects have as well."""


def may_be_schema(value: Any) -> bool:
    """Tell a schema from another object that a reference may lead to: a response, a parameter and so on."""
    if not isinstance(value, dict):
        return isinstance(value, bool)
    words = {key for key in value if not key.startswith("x-")}
    return words <= KNOWN or not words.isdisjoint(KNOWN - _SAYS_LITTLE)
