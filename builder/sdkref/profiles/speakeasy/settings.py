"""What a description cannot say of an SDK that Speakeasy made: the knobs of its `gen.yaml`, with defaults."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Struct, field

from sdkref.profiles.named_things import OPERATION_IDS

ResponseFormat: TypeAlias = Literal["flat", "envelope", "envelope-http"]
Rendering: TypeAlias = Literal["withExample", "always", "never"]
Casing: TypeAlias = Literal["camel", "snake"]

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
    """What programs import."""
    client: str = field(name="class", default="SDK")
    """The class of the client (`sdkClassName`)."""
    env: str = ""
    """The environment variable that samples read the key from; without one they show a placeholder."""
    env_var_prefix: str = ""
    """What the names of such variables begin with, where `env` names none; the scheme's name follows."""
    version: str = "1.440"
    """That of the generator, which decides how samples look."""
    overrides: Annotated[dict[str, Override], OPERATION_IDS] = {}
    """Names by operationId, where they are not those of the description."""
    alias: str = ""
    """Go: the name under which the package is imported; by default made of its path."""
    max_method_params: int | None = None
    """Up to so many parameters and a body are arguments of their own; by default none, for Go four."""
    infer_optional_args: bool = False
    """`methodArguments: infer-optional-args`: samples leave out a request of which nothing is required."""
    response_format: ResponseFormat | None = None
    """Whether methods give back the answer, or what holds it: by default `flat`, for Go `envelope-http`."""
    optional_property_rendering: Rendering = "withExample"
    """Which of what may be left out stands in samples."""
    flatten_global_security: bool = True
    """Whether the client takes the key itself, or an object that holds it."""
    flatten_requests: bool = False
    """Python: whether the members of a body are arguments of their own."""
    flattening_order: Literal["parameters-first", "body-first"] = "parameters-first"
    """What comes first among arguments that are alike in being required or not."""
    model_property_casing: Casing = "camel"
    """TypeScript: how members are spelled."""
    base_server_url: str = ""
    """The address that is asked, where it is not the first server of the description."""
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
    """Parameters that the client holds, beside those of `x-speakeasy-globals`."""
    audiences: tuple[str, ...] = ()
    """Only operations for one of these have methods (`x-fern-audiences`)."""

    def since(self, version: str) -> bool:
        """Tell whether the generator is of that version or newer."""
        return _number(self.version) >= _number(version)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in version.split(".") if each.isdecimal())
