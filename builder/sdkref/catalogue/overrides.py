"""What the settings of a site say otherwise than its sources do: of operations, models and resources."""

from typing import TypeAlias

from msgspec import Struct

from sdkref.catalogue.operation import Example
from sdkref.catalogue.schema import Json


class Override(Struct, frozen=True, kw_only=True):
    """What is said of one thing; what is None is left as the source has it."""

    name: str
    """Of an operation `METHOD /path`, else the name of a model, or the key or title of a resource."""
    title: str | None = None
    description: str | None = None
    hide: bool = False
    order: int | None = None
    """Its place among its like: those with one stand first, the lowest at the top."""
    pointer: str
    """Where it stands in the settings."""
    line: int
    column: int


class OperationOverride(Override, frozen=True, kw_only=True):
    """What is said of an operation or a webhook."""

    resource: str | None = None
    """The key or title of the resource that it belongs to; another one is made for it."""
    hidden_in: tuple[str, ...] = ()
    """Keys of the tabs or languages that do not offer it."""
    examples: tuple[Example, ...] = ()
    """Request bodies, in the place of those of the source."""
    parameters: tuple[tuple[str, Json], ...] = ()
    """Values that examples have for parameters, by name."""


AnyOverride: TypeAlias = Override | OperationOverride


class Overrides(Struct, frozen=True, kw_only=True):
    """All that settings say."""

    operations: tuple[OperationOverride, ...] = ()
    models: tuple[Override, ...] = ()
    resources: tuple[Override, ...] = ()


NO_OVERRIDES = Overrides()
