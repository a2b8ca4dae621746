"""Which variant of a union a value is of, by what the value looks like."""

from sdkref.catalogue.schema import (
    AllOf,
    Array,
    Boolean,
    Enum,
    Json,
    Null,
    Number,
    Object,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views


def variant_of(json: Json, union: Union, views: Views) -> Schema:
    """Return the first variant that a value can be of, else the first one."""
    variants = [each.schema for each in views.variants(union) if not isinstance(each.schema, Null)]
    return next((each for each in variants if _fits(json, each, views)), variants[0])


def _fits(json: Json, schema: Schema, views: Views) -> bool:  # noqa: PLR0911 - a case a kind
    match views.resolve(schema):
        case Enum(values=values):
            return json in values
        case Boolean():
            return isinstance(json, bool)
        case Number(integer=integer):
            return isinstance(json, int if integer else int | float) and not isinstance(json, bool)
        case String():
            return isinstance(json, str)
        case Array(items=items):
            return isinstance(json, list) and all(_fits(each, items, views) for each in json)
        case Object() | AllOf():
            return isinstance(json, dict) and all(
                each.name in json for each in views.object_view(schema).fields if each.required
            )
        case Union() as inner:
            return any(_fits(json, each, views) for each in inner.variants)
        case _:
            return True
