"""The security that a single method takes: its row among the arguments, and the model of its type."""

from collections.abc import Sequence

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Argument, SurfaceModel, TypePiece
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.shapes import operation_type

_SAID = "The security requirements to use for the request."


def security_type(operation: Operation) -> str:
    """Return the name of the type: `ListOrdersSecurity`."""
    return f"{operation_type(operation)}Security"


def with_security(
    rows: Sequence[Argument], operation: Operation, namespace: str, language: str
) -> tuple[Argument, ...]:
    """Return the rows of a method with that of its security, where the language has it."""
    name = security_type(operation)
    row = Argument(
        name="security",
        type=(TypePiece(text=f"{namespace}.{name}", model=model_key(namespace, name)),),
        required=True,
        description=None if language == "python" else _SAID,
        role="security",
    )
    first_option = next((at for at, each in enumerate(rows) if each.role == "options"), len(rows))
    at = {"python": 0, "go": 1}.get(language, first_option)
    return (*rows[:at], row, *rows[at:])


def security_model(operation: Operation, namespace: str, member: str, text: str) -> SurfaceModel:
    """Return the model of the security; `text` is the type of its only member."""
    name = security_type(operation)
    return SurfaceModel(
        key=model_key(namespace, name),
        name=name,
        namespace=namespace,
        fields=(Argument(name=member, type=(TypePiece(text=text),), required=True),),
    )
