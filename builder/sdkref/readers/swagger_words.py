"""The words of Swagger 2.0: which members each object may have, and which of OpenAPI 3 are read as well."""

from typing import Any

from sdkref.readers.node import Node
from sdkref.readers.openapi_words import WORDS
from sdkref.readers.schema_words import KNOWN

_TYPED = (
    "type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern "
    "maxItems minItems uniqueItems enum multipleOf"
)
_KNOWN = frozenset(word for word in KNOWN if not word.startswith("x-"))
OF_SCHEMAS = _KNOWN - {"$ref", "description", "deprecated", "required", "example", "examples"}
"""Members of parameters, items and headers that say what a value looks like; 3.x has them in a schema."""

_WORDS = {
    "a description": "swagger info host basePath schemes consumes produces paths definitions parameters "
    "responses securityDefinitions security tags externalDocs",
    "`info`": "title version description termsOfService contact license",
    "`contact`": "name url email",
    "`license`": "name url",
    "`externalDocs`": "url description",
    "a tag": "name description externalDocs",
    "a path": "$ref get put post delete options head patch parameters",
    "an operation": "tags summary description externalDocs operationId consumes produces parameters "
    "responses schemes deprecated security",
    "a parameter": f"name in description required allowEmptyValue collectionFormat {_TYPED}",
    "a form parameter": f"name in description required allowEmptyValue collectionFormat {_TYPED}",
    "a body parameter": "name in description required schema",
    "`items`": f"collectionFormat {_TYPED}",
    "a response": "description schema headers examples",
    "a header": f"description collectionFormat {_TYPED}",
    "a security scheme": "type description name in flow authorizationUrl tokenUrl scopes",
}
_OWN = {what: frozenset(words.split()) for what, words in _WORDS.items()}
_OTHERS = {
    "a description": WORDS["an OpenAPI description"],
    "a parameter": WORDS["a parameter"] | OF_SCHEMAS,
    "a form parameter": OF_SCHEMAS | {"schema", "deprecated", "example", "examples"},
    "a body parameter": OF_SCHEMAS | {"example", "examples"},
    "`items`": _KNOWN,
    "a header": WORDS["a header"] | OF_SCHEMAS,
}
_NEWER = {what: _OTHERS.get(what, WORDS.get(what, frozenset())) - own for what, own in _OWN.items()}
"""Members that only OpenAPI 3 has in this place, and that are read as there."""


def known(node: Node, what: str) -> dict[str, Any]:
    """Return the members of an object that some version knows: its own mapping when those are all.

    Members that no version knows are reported and left out; those of OpenAPI 3 are reported and kept.
    """
    own, newer = _OWN[what], _NEWER[what]
    if node.data.keys() <= own:
        return node.data
    named = f"{what} of Swagger 2.0"
    node.known(own | newer, named)
    for key in node.data.keys() & newer:
        fact = f"`{key}` is a member of OpenAPI 3, not of {named}"
        node.report("newer-keyword", fact, "it is read as OpenAPI 3 has it; write what 2.0 has", node.at(key))
    return {key: node.data[key] for key in node.data if key in own or key in newer or key.startswith("x-")}


def kept(node: Node, what: str, moved: frozenset[str]) -> dict[str, Any]:
    """Return the known members that have the same name and meaning in OpenAPI 3, extensions included."""
    return {key: value for key, value in known(node, what).items() if key not in moved}
