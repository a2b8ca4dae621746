"""Names of operations as Speakeasy spells them: what leads to a method, and the method."""

from collections.abc import Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.patterns import matches
from sdkref.catalogue.schema import Json
from sdkref.profiles.speakeasy.settings import Override, SpeakeasySettings
from sdkref.profiles.told_names import GROUP, METHOD, told_name
from sdkref.words import split


def accessors_words(operation: Operation, settings: SpeakeasySettings) -> list[list[list[str]]]:
    """Return the words of each step from the client to a method, for each class that has it.

    Each tag has a class, unless the operation names its groups.
    """
    path = _override(operation, settings).accessor
    groups = told_name(operation.hints, GROUP)
    if path is not None or groups:
        paths = [path] if path is not None else (groups or "").split()
        return [[split(each) for each in one.split(".") if each] for one in paths]
    return [[split(tag)] for tag in dict.fromkeys(operation.tags) if split(tag)] or [[]]


def method_words(
    operation: Operation, settings: SpeakeasySettings, rules: Sequence[tuple[str, str]] = ()
) -> list[str]:
    """Return the words of a method's name; `rules` are those of the whole description."""
    override = _override(operation, settings)
    own = operation.operation_id or ""
    named = told_name(operation.hints, METHOD)
    ruled = next((name for pattern, name in rules if own and matches(pattern, own)), None)
    return split(override.method or named or ruled or own or f"{operation.method} {operation.path}")


def naming_rules(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return patterns of operationIds, and what methods with such ones are called."""
    told: Json = dict(catalogue.hints).get("x-speakeasy-name-override")
    found = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
    pairs = [(each.get("operationId"), each.get("methodNameOverride")) for each in found]
    return [(pattern, name) for pattern, name in pairs if isinstance(pattern, str) and isinstance(name, str)]


def _override(operation: Operation, settings: SpeakeasySettings) -> Override:
    return settings.overrides.get(operation.operation_id or "", Override())
