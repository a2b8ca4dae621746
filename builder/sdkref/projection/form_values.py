"""Values of forms: what a form cannot say, an object without members, gets a member to be sent by."""

from sdkref.catalogue.schema import Json, Schema
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views

_DEEPEST = 8


def written_out(value: Json, schema: Schema, views: Views, maker: ExampleMaker, level: int = 0) -> Json:
    """Return a value that was made up, in which every required object has a member, if it may have any."""
    if not isinstance(value, dict) or level == _DEEPEST:
        return value
    fields = {field.name: field for field in views.object_view(schema).fields}
    result = dict(value)
    for name, each in value.items():
        field = fields.get(name)
        if field is None:
            continue
        if each == {} and field.required:
            result[name] = maker.value(field.schema, "request")
        else:
            result[name] = written_out(each, field.schema, views, maker, level + 1)
    return result
