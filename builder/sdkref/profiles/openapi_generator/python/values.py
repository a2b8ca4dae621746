"""Values of samples in Python: one expression an argument, models empty."""

from msgspec import UNSET

from sdkref.catalogue.schema import Array, Json, Object, Schema
from sdkref.catalogue.views import Views
from sdkref.languages.python import constant
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.plain_examples import stated
from sdkref.profiles.openapi_generator.python.names import variable
from sdkref.profiles.openapi_generator.python.types import PythonTypes
from sdkref.profiles.openapi_generator.single_quotes import single_quoted

_FIXED = {
    "int": "56",
    "float": "3.4",
    "bool": "True",
    "date": "'2013-10-20'",
    "datetime": "'2013-10-20T19:20:30+01:00'",
    "bytearray": "None",
    "object": "None",
}


class PythonValues:
    """Spells the values of arguments; `package` is what holds the models."""

    def __init__(self, views: Views, types: PythonTypes, package: str) -> None:
        self._views, self._types, self._package = views, types, package

    def argument(self, given: Input) -> str:
        """Return the value of an argument: its default, else its example, else what its type leads to."""
        resolved = self._views.resolve(given.schema)
        beside = given.example if given.example is not UNSET else stated(resolved)
        default = resolved.default if resolved.default is not UNSET else None
        found = default if default is not None else beside
        return self._of(given.schema, given.own, variable(given.name), found)

    def _of(self, schema: Schema, own: str, name: str, example: Json) -> str:
        if (model := self._types.model(schema, own)) is not None:
            return f"{self._package}.{model}()"
        resolved = self._views.resolve(schema)
        match resolved:
            case Array():
                item = example[0] if isinstance(example, list) and example else stated(resolved.items)
                return f"[{self._of(resolved.items, f'{own}_inner', name, item)}]"
            case Object() if resolved.additional is not None and not resolved.properties:
                return f"{{'key': {self._of(resolved.additional, f'{own}_value', name, None)}}}"
        if example is not None and not isinstance(example, dict | list):
            return single_quoted(example) if isinstance(example, str) else constant(example)
        kind = self._types.of(schema, own)
        return _FIXED.get(kind) or single_quoted(f"{name}_example")
