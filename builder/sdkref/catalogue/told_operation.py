"""The operation that a method's types are named after, where a page states no operationId.

Speakeasy names what it makes for one operation after that operation, in a package of its own:
`operations.ListTeasResponse` comes back from `listTeas`, whatever its method was renamed to.
"""

import re

from sdkref.catalogue.surface import Method, plain_type

_ANSWER = re.compile(r"\boperations\.(\w+?)Response(?:Body)?\b")
_REQUEST = re.compile(r"\boperations\.(\w+?)Request(?:Body)?\b")


def told_operation(method: Method) -> str | None:
    """Return the name of an operation as types spell it, `ListTeas`; `None` where no type tells."""
    if method.operation_id is not None:
        return method.operation_id
    if method.returned is not None and (found := _ANSWER.search(plain_type(method.returned.type))):
        return found[1]
    requests = (each for each in method.arguments or () if each.role == "request")
    told = (_REQUEST.search(plain_type(each.type)) for each in requests)
    return next((found[1] for found in told if found), None)
