"""Values of examples that may hold files, which code reads and no literal can hold."""

from sdkref.catalogue.schema import Json
from sdkref.languages.language import Expression
from sdkref.profiles.speakeasy.values import Value


def with_files(value: Value | None, file: Expression) -> Json:
    """Return what a language writes as a literal, with an expression where a file stands."""
    if value is None:
        return None
    if value.kind == "file":
        return file
    if value.kind in {"object", "map"}:
        return {name: with_files(each, file) for name, each in value.members}
    return [with_files(each, file) for each in value.items] if value.kind == "array" else value.literal
