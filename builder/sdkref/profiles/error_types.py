"""What a caller sees of an error that the API answers: the type that an SDK has for each status."""

from collections.abc import Mapping

from sdkref.sdk import Sdk

_STAINLESS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
    "5XX": "InternalServerError",
}
ERROR_TYPES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "stainless": {
        "python": {**_STAINLESS, "4XX": "APIStatusError"},
        "typescript": {**_STAINLESS, "4XX": "APIError"},
        "go": {"default": "Error"},
    },
}
"""By profile, language and status, as descriptions write statuses: `404`, `4XX`, `default`."""


def error_type(sdk: Sdk, status: int) -> str:
    """Return the type that callers of an SDK see for a status; empty where nothing is known of it.

    What settings say wins, and a status wins over its range.
    """
    usual = ERROR_TYPES.get(sdk.profile, {}).get(sdk.language, {})
    ways = (str(status), f"{status // 100}XX", "default")
    return next((known[way] for known in (dict(sdk.errors), usual) for way in ways if way in known), "")
