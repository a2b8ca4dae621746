"""Examples of arguments where a generator writes one line for each: stated ones, else fixed by type."""

from collections.abc import Sequence

from msgspec import UNSET

from sdkref.catalogue.schema import Boolean, Enum, Json, Number, Schema, String
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.texts import on_one_line

_TEXTS = {
    "date": "2013-10-20",
    "date-time": "2013-10-20T19:20:30+01:00",
    "uuid": "38400000-8cf0-11bd-b23e-10b96e4ef00d",
    "uri": "https://openapi-generator.tech",
    "binary": "BINARY_DATA_HERE",
    "byte": "BYTE_ARRAY_DATA_HERE",
}


def stated(schema: Schema) -> Json:
    """Return the example of a schema as it stands there; None without one."""
    return next((each for each in schema.examples if each is not UNSET), None)


def plain_example(schema: Schema, name: str, views: Views) -> str | None:
    """Return the text of an example for an argument of that name; None for what is no scalar."""
    resolved = views.resolve(schema)
    found = stated(resolved)
    if isinstance(found, bool):
        return str(found).lower()
    if found is not None and not isinstance(found, dict | list):
        return on_one_line(str(found))
    match resolved:
        case String():
            text = _TEXTS.get(resolved.format or "", f"{name}_example")
        case Enum() if views.model_name(schema) is None:
            text = f"{name}_example"
        case Boolean():
            text = "true"
        case Number():
            text = str(number_example(resolved))
        case _:
            return None
    return text


def number_example(schema: Number) -> float:
    """Return the number that stands for any of its type."""
    if schema.integer:
        return 789 if schema.format == "int64" else 56
    return {"float": 3.4, "double": 1.2}.get(schema.format or "", 8.14)


def first_scalar(values: Sequence[Json]) -> Json:
    """Return the first of listed values that is a scalar; None without one."""
    return next((each for each in values if each is not None and not isinstance(each, dict | list)), None)
