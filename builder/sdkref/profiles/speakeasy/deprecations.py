"""What an SDK says of a method that is deprecated: the reason, and its own name for what takes its place."""

from collections.abc import Callable, Mapping

from sdkref.catalogue.operation import Operation


def deprecation(
    operation: Operation, others: Mapping[str, Operation], called: Callable[[Operation], str]
) -> str | None:
    """Return the sentences; `others` are operations by operationId, `called` names their methods."""
    told = dict(operation.hints)
    other = others.get(str(told.get("x-speakeasy-deprecation-replacement", "")))
    if other is None:
        return operation.deprecation
    message = told.get("x-speakeasy-deprecation-message")
    reason = message.strip() if isinstance(message, str) and message.strip() else ""
    ended = reason if not reason or reason[-1] in ".!?" else f"{reason}."
    return f"{ended} Use `{called(other)}` instead.".strip()
