"""Names of operations as Speakeasy spells them: what leads to a method, and the method."""

from sdkref.catalogue.operation import Operation
from sdkref.profiles.speakeasy.settings import Override, SpeakeasySettings
from sdkref.words import split


def accessor_words(operation: Operation, settings: SpeakeasySettings) -> list[list[str]]:
    """Return the words of each step from the client to a method."""
    override = _override(operation, settings)
    group = dict(operation.hints).get("x-speakeasy-group")
    path = override.accessor or (group if isinstance(group, str) else None)
    if path is not None:
        return [split(each) for each in path.split(".") if each]
    tag = operation.tags[0] if operation.tags else ""
    return [split(tag)] if split(tag) else []


def method_words(operation: Operation, settings: SpeakeasySettings) -> list[str]:
    """Return the words of a method's name."""
    override = _override(operation, settings)
    named = dict(operation.hints).get("x-speakeasy-name-override")
    name = override.method or (named if isinstance(named, str) else None) or operation.operation_id
    return split(name or f"{operation.method} {operation.path}")


def _override(operation: Operation, settings: SpeakeasySettings) -> Override:
    return settings.overrides.get(operation.operation_id or "", Override())
