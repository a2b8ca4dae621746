"""The words of OpenAPI 3.0 to 3.2: which members each object may have, and their names in older versions."""

from sdkref.readers.node import Node

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The members of a path that are operations."""

_WORDS = {
    "an OpenAPI description": "openapi info servers paths webhooks components security tags externalDocs "
    "jsonSchemaDialect $self",
    "`info`": "title version summary description termsOfService contact license",
    "`contact`": "name url email",
    "`license`": "name identifier url",
    "`components`": "schemas responses parameters examples requestBodies headers securitySchemes links "
    "callbacks pathItems mediaTypes",
    "`externalDocs`": "url description",
    "a server": "url description name variables",
    "a variable of a server": "enum default description",
    "a tag": "name summary description externalDocs parent kind",
    "a path": f"$ref summary description servers parameters additionalOperations {' '.join(METHODS)}",
    "an operation": "tags summary description externalDocs operationId parameters requestBody responses "
    "callbacks deprecated security servers",
    "a parameter": "name in description required deprecated allowEmptyValue style explode allowReserved "
    "schema content example examples",
    "a request body": "description content required",
    "a response": "summary description headers content links",
    "a media type": "schema itemSchema example examples encoding prefixEncoding itemEncoding",
    "an encoding": "contentType headers style explode allowReserved encoding prefixEncoding itemEncoding",
    "a header": "description required deprecated allowEmptyValue style explode allowReserved schema content "
    "example examples",
    "an example": "summary description value dataValue serializedValue externalValue",
    "a link": "operationRef operationId parameters requestBody description server",
    "a security scheme": "type description name in scheme bearerFormat flows openIdConnectUrl "
    "oauth2MetadataUrl deprecated",
    "a flow": "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
}
WORDS = {what: frozenset(words.split()) for what, words in _WORDS.items()}
"""The members of each object, by the name that a message gives it."""


def check_words(node: Node, what: str, *, besides: frozenset[str] = frozenset()) -> None:
    """Report the members that an object of OpenAPI does not have; `besides` are told of elsewhere."""
    words = WORDS[what]
    if not node.data.keys() <= words:
        node.known(words | besides if besides else words, what)


def word(node: Node, key: str) -> str:
    """Return the name under which a node has a member that came with OpenAPI 3.2.

    Descriptions of older versions write `x-oai-` before it, as the registry of extensions says.
    """
    older = f"x-oai-{key}"
    return older if key not in node.data and older in node.data else key
