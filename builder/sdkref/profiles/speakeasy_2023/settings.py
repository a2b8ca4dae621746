"""What a description cannot say of an SDK of the first generation, with defaults."""

from typing import Annotated

from msgspec import Struct, field

from sdkref.profiles.named_things import OPERATION_IDS
from sdkref.profiles.speakeasy.settings import Override, SpeakeasySettings

ASYNC_FUNCTION = "1.126"
"""From here TypeScript's samples have a function `run`, and a placeholder for the key."""
HAS_ERRORS = "1.115"
"""From here pages have a table of errors."""
ERROR_CLASSES = "1.127"
"""From here its last row says `4xx-5xx` instead of `400-600`."""
_VERSIONS = {"typescript": "1.97", "go": "1.116"}
_ERRORS = {"typescript": "errors", "go": "sdkerrors"}


class EarlySettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Settings of one SDK; names are those of `gen.yaml` where it has one."""

    package: str
    """What programs import."""
    client: str = field(name="class", default="SDK")
    """The class of the client (`sdkClassName`)."""
    version: str | None = None
    """That of the generator, which decides how pages look: by default `1.97`, for Go `1.116`."""
    overrides: Annotated[dict[str, Override], OPERATION_IDS] = {}
    """Names by operationId, where they are not those of the description."""
    alias: str = ""
    """Go: the name under which the package is imported; by default made of its path."""
    max_method_params: int = 4
    """Up to so many parameters and a body are arguments of their own."""
    default_error_name: str = "SDKError"
    """The class of errors that no other row tells of."""
    components: str = "shared"
    """The namespace of models that the description names."""
    operations: str = "operations"
    """The namespace of models of single operations."""
    errors: str | None = None
    """The namespace of errors: by default `errors`, for Go `sdkerrors`."""
    global_parameters: tuple[str, ...] = ()
    """Parameters that the client holds, beside those of `x-speakeasy-globals`."""
    audiences: tuple[str, ...] = ()
    """Only operations for one of these have methods (`x-fern-audiences`)."""


def knobs(settings: EarlySettings, language: str) -> SpeakeasySettings:
    """Return the settings as what both generations share takes them."""
    return SpeakeasySettings(
        package=settings.package,
        client=settings.client,
        version=settings.version or _VERSIONS[language],
        overrides=settings.overrides,
        alias=settings.alias,
        max_method_params=settings.max_method_params,
        response_format="envelope",
        default_error_name=settings.default_error_name,
        components=settings.components,
        operations=settings.operations,
        errors=settings.errors or _ERRORS[language],
        global_parameters=settings.global_parameters,
    )
