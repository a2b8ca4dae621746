"""What a method gives back, and what else the pages of OpenAPI Generator say of answers and requests."""

from msgspec import Struct

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, Status, TypePiece
from sdkref.profiles.openapi_generator.names import operation_name
from sdkref.profiles.openapi_generator.texts import on_one_line


class Answered(Struct, frozen=True):
    """The value of a method: its schema, and the name of its type where the description names none."""

    schema: Schema
    own: str


def answered(operation: Operation) -> Answered | None:
    """Return what comes back when all is well; None where that is nothing."""
    good = [each for each in operation.responses if each.status[:1] == "2" or each.status == "default"]
    if not good:
        return None
    found = min(good, key=lambda each: each.status)
    if not found.content or found.content[0].schema is None:
        return None
    return Answered(found.content[0].schema, f"{operation_name(operation)}_{found.status}_response")


def statuses(operation: Operation) -> tuple[Status, ...]:
    """Return the table of statuses: single ones, then ranges, then the default."""
    ordered = sorted(operation.responses, key=lambda each: (each.status == "default", "X" in each.status))
    return tuple(
        Status(
            status=each.status,
            description=on_one_line(each.description).strip() or None,
            headers=tuple(
                Argument(
                    name=header.name,
                    description=on_one_line(header.description).strip() or None,
                    place="header",
                )
                for header in each.headers
            ),
            raw={"Status code": "**0**"} if each.status == "default" else {},
        )
        for each in ordered
    )


def request_types(operation: Operation) -> tuple[str, ...]:
    """Return the content types that are sent."""
    return tuple(each.name for each in operation.request_body.content) if operation.request_body else ()


def response_types(operation: Operation) -> tuple[str, ...]:
    """Return the content types that are accepted: those of all answers."""
    return tuple(dict.fromkeys(media.name for each in operation.responses for media in each.content))


def authorization(operation: Operation) -> tuple[str, ...]:
    """Return the names of the schemes of all alternatives, sorted."""
    return tuple(sorted({grant.scheme for each in operation.security for grant in each}))


def plain(text: str) -> tuple[TypePiece, ...]:
    """Return a type of one piece."""
    return (TypePiece(text=text),) if text else ()
