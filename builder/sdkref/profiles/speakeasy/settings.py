"""What a description cannot say of an SDK that Speakeasy made: the knobs of its `gen.yaml`, with defaults."""

from typing import Literal, TypeAlias

from msgspec import Struct, field

ResponseFormat: TypeAlias = Literal["flat", "envelope", "envelope-http"]


OMITS_DEFAULTS = "1.500"
"""The version from which samples leave out what may be, where its example is its default."""


class Override(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of one operation, where they are not what the description leads to."""

    method: str | None = None
    accessor: str | None = None
    """Dotted."""


class SpeakeasySettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Settings of one SDK; names are those of `gen.yaml` where it has one."""

    package: str
    client: str = field(name="class", default="SDK")
    """The class of the client (`sdkClassName`)."""
    env: str = ""
    """The environment variable that samples read the key from; without one they show a placeholder."""
    version: str = "1.440"
    """That of the generator, which decides how samples look."""
    overrides: dict[str, Override] = {}
    """By operationId."""
    alias: str = ""
    """Go: the name under which the package is imported; by default made of its path."""
    max_method_params: int | None = None
    """Up to so many parameters and a body are arguments of their own; by default none, for Go four."""
    infer_optional_args: bool = False
    """`methodArguments: infer-optional-args`: samples leave out a request of which nothing is required."""
    response_format: ResponseFormat | None = None
    """By default `flat`, for Go `envelope-http`."""
    enum_format: Literal["enum", "union"] | None = None
    """Whether values of enums are constants of classes: by default `enum`, for TypeScript `union`."""
    default_error_name: str | None = None
    """The class of errors that no other row tells of: by default `SDKError`, for Go `APIError`."""
    components: str | None = None
    """The namespace of models that the description names."""
    operations: str | None = None
    """The namespace of models of single operations."""
    errors: str | None = None
    """The namespace of errors."""
    global_parameters: tuple[str, ...] = ()
    """Parameters that the client holds (`x-speakeasy-globals`)."""

    def since(self, version: str) -> bool:
        """Tell whether the generator is of that version or newer."""
        return _number(self.version) >= _number(version)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in version.split(".") if each.isdecimal())
