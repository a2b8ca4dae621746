"""The words of OpenAPI 3.0 to 3.2: which members each object may have."""

from sdkref.readers.node import Node

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The members of a path that are operations."""

_WORDS = {
    "an OpenAPI description": "openapi info servers paths webhooks components security tags externalDocs "
    "jsonSchemaDialect $self",
    "`info`": "title version summary description termsOfService contact license",
    "`components`": "schemas responses parameters examples requestBodies headers securitySchemes links "
    "callbacks pathItems mediaTypes",
    "a server": "url description name variables",
    "a tag": "name summary description externalDocs parent kind",
    "a path": f"$ref summary description servers parameters {' '.join(METHODS)}",
    "an operation": "tags summary description externalDocs operationId parameters requestBody responses "
    "callbacks deprecated security servers",
    "a parameter": "name in description required deprecated allowEmptyValue style explode allowReserved "
    "schema content example examples",
    "a request body": "description content required",
    "a response": "summary description headers content links",
    "a media type": "schema itemSchema example examples encoding prefixEncoding itemEncoding",
    "a header": "description required deprecated allowEmptyValue style explode allowReserved schema content "
    "example examples",
    "an example": "summary description value dataValue serializedValue externalValue",
    "a security scheme": "type description name in scheme bearerFormat flows openIdConnectUrl "
    "oauth2MetadataUrl deprecated",
}
WORDS = {what: frozenset(words.split()) for what, words in _WORDS.items()}
"""The members of each object, by the name that a message gives it."""


def check_words(node: Node, what: str) -> None:
    """Report the members that an object of OpenAPI does not have."""
    node.known(WORDS[what], what)
