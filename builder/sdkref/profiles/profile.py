"""What a profile decides: how one kind of SDK, or plain HTTP, offers the operations of an API."""

from typing import Protocol

from msgspec import Struct

from sdkref.catalogue.operation import Operation, Parameter
from sdkref.catalogue.schema import Schema


class Argument(Struct, frozen=True, kw_only=True):
    """A row of the parameters table before a language spells it."""

    name: str
    """As the caller writes it."""
    path: str
    """As the API names it."""
    place: str
    schema: Schema
    required: bool | None
    description: str | None = None
    deprecated: bool = False
    parameter: Parameter | None = None
    """The parameter that it is; None for a part of the body."""


class Profile(Protocol):
    """One way to offer an API's operations to a programmer; what it decides, a language spells."""

    key: str

    def call(self, operation: Operation) -> str:
        """Return what is called, the first words of a signature."""
        ...

    def arguments(self, operation: Operation) -> tuple[Argument, ...]:
        """Return what a call takes beside the body, in the order of the parameters table."""
        ...

    def template(self, language: str) -> str:
        """Return the name of the template of a sample in a language, below `templates/calls/`."""
        ...

    def receiver(self, language: str) -> str | None:
        """Return the template of a webhook's receiver; None where the language has no servers."""
        ...


def parameter_argument(parameter: Parameter, name: str) -> Argument:
    """Return the row of a parameter under the name that the SDK gives it."""
    return Argument(
        name=name,
        path=parameter.name,
        place=parameter.place,
        schema=parameter.schema,
        required=parameter.required,
        description=parameter.description,
        deprecated=parameter.deprecated,
        parameter=parameter,
    )
