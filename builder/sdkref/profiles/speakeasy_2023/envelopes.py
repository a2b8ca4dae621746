"""The models of answers: what each method of the first generation gives back, around what the API answers."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias

from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import MediaType, Operation, Response
from sdkref.catalogue.schema import Reference
from sdkref.catalogue.surface import Argument, SdkType, SurfaceModel
from sdkref.profiles.speakeasy.model_keys import model_key

_CONTENT_TYPE = "HTTP response content type for this operation"
_STATUS = "HTTP response status code for this operation"
_RAW = "Raw HTTP response; suitable for custom response parsing"

Fixed: TypeAlias = tuple[str, SdkType, bool]
"""The name of a member, its type, and whether it is always there."""


class EnvelopeSpelling(Protocol):
    """How a language spells what is around an answer."""

    operations: str

    @property
    def around(self) -> tuple[Fixed, Fixed, Fixed, Fixed]:
        """Return the members for the content type, headers, the status and the whole answer."""
        ...

    def envelope(self, operation: Operation) -> str:
        """Return the name of the model."""
        ...

    def payload(self, operation: Operation, response: Response, media: MediaType) -> tuple[str, SdkType]:
        """Return the member that holds what the API answers with a status: its name and its type."""
        ...


def envelopes(operations: Iterable[Operation], spelling: EnvelopeSpelling) -> dict[str, SurfaceModel]:
    """Return the models by key."""
    found = [_envelope(each, spelling) for each in operations]
    return {each.key: each for each in found}


def _envelope(operation: Operation, spelling: EnvelopeSpelling) -> SurfaceModel:
    name = spelling.envelope(operation)
    return SurfaceModel(
        key=model_key(spelling.operations, name),
        name=name,
        namespace=spelling.operations,
        fields=tuple(_members(operation, spelling)),
    )


def _members(operation: Operation, spelling: EnvelopeSpelling) -> Iterator[Argument]:
    """Give the members: models by the alphabet among the fixed ones, then what is no model."""
    content, headers, status, whole = spelling.around
    held: dict[str, tuple[bool, Argument]] = {}
    for response in operation.responses:
        media = preferred(response.content) if response.content and not response.is_error else None
        if media is not None:
            name, kind = spelling.payload(operation, response, media)
            row = Argument(name=name, type=kind, required=False, description=response.description)
            held.setdefault(name, (isinstance(media.schema, Reference), row))
    members = [row for is_model, row in held.values() if is_model]
    members += [_fixed(content, _CONTENT_TYPE), _fixed(status, _STATUS)]
    if any(each.headers for each in operation.responses if not each.is_error):
        members.append(_fixed(headers, None))
    for each in sorted(members, key=lambda each: each.name.lower()):
        yield each
        if each.name == status[0]:
            yield _fixed(whole, _RAW)
    yield from (row for is_model, row in held.values() if not is_model)


def _fixed(member: Fixed, description: str | None) -> Argument:
    name, kind, required = member
    return Argument(name=name, type=kind, required=required, description=description)
