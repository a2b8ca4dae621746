"""What a description cannot say of an SDK that OpenAPI Generator made, with defaults."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Struct, field

from sdkref.profiles.named_things import TAGS

Generator: TypeAlias = Literal["typescript", "typescript-axios", "typescript-fetch"]
"""As `-g` of the generator takes it."""


class OpenApiGeneratorSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Settings of one SDK; names are those of the generator where it has one."""

    package: str = ""
    """What programs import: `npmName`, `packageName`, or the module of Go."""
    generator: Generator = "typescript"
    """Which of the generators of TypeScript; other languages have one."""
    classes: Annotated[dict[str, str], TAGS] = field(default_factory=dict)
    """Names of classes by tag, where they are not what the tag leads to."""
    api_name_suffix: str = "Api"
    """What stands behind the name of a tag in the name of its class."""
    server: str | None = None
    """The address that samples ask; by default the first server of the description."""
