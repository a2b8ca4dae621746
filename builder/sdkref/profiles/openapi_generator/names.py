"""Names as OpenAPI Generator makes them from those of a description."""

import re

from sdkref.catalogue.operation import Operation
from sdkref.words import ascii_letters

_OUTSIDE = re.compile(r"[^A-Za-z0-9_$]+")
_STEP = re.compile(r"[_$]+")
_SHOUTED = re.compile(r"([A-Z]+)([A-Z][a-z])")
_HUMP = re.compile(r"([a-z\d])([A-Z])")


def camelized(name: str) -> str:
    """Return `AccessTokenPost` for `access token-post`; capitals inside words stay as they are."""
    words = _STEP.split(_OUTSIDE.sub("_", ascii_letters(name)))
    return "".join(word[:1].upper() + word[1:] for word in words)


def lower_camelized(name: str) -> str:
    """Return `accessTokenPost`."""
    found = camelized(name)
    return found[:1].lower() + found[1:]


def underscored(name: str) -> str:
    """Return `o_auth2_token` for `OAuth2Token`."""
    found = _HUMP.sub(r"\1_\2", _SHOUTED.sub(r"\1_\2", _OUTSIDE.sub("_", ascii_letters(name))))
    return re.sub(r"__+", "_", found).lower().strip("_")


def operation_name(operation: Operation) -> str:
    """Return the operation's id; without one, what the generator makes of path and method."""
    if operation.operation_id:
        return operation.operation_id
    parts = [each.strip("{}") for each in operation.path.split("/") if each]
    return f"{'_'.join(parts)}_{operation.method.lower()}" if parts else operation.method.lower()
