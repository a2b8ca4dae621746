"""Values of samples in Go: models are made by their constructors, from what is required."""

from collections.abc import Iterator

from msgspec import UNSET

from sdkref.catalogue.schema import Array, Boolean, Enum, Json, Number, Object, Schema, String, Union
from sdkref.catalogue.views import FieldView, Views
from sdkref.languages.go import double_quoted, number
from sdkref.profiles.openapi_generator.go.names import exported, variable
from sdkref.profiles.openapi_generator.go.types import GoTypes
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.plain_examples import first_scalar, number_example, stated
from sdkref.profiles.openapi_generator.texts import on_one_line

_ALIAS = "openapiclient"
_MOST = 2
"""So often a model is written in one sample; after that its place stays empty."""
_FILE = 'os.NewFile(1234, "some_file")'
_NOW = "time.Now()"


class GoValues:
    """Spells the values of the arguments of one method."""

    def __init__(self, views: Views, types: GoTypes) -> None:
        self._views, self._types, self._names = views, types, InlineNames(views)
        self._written: dict[str, int] = {}
        self._open: set[str] = set()
        """Unions that are being written."""

    def argument(self, given: Input) -> str:
        """Return the value of an argument."""
        found = given.example if given.example is not UNSET else None
        resolved = self._views.resolve(given.schema)
        example = found if found is not None else stated(resolved)
        if isinstance(example, dict | list) and not isinstance(resolved, Array | Object):
            example = None
        name = variable(given.name)
        if isinstance(resolved, Number) and not isinstance(example, int | float):
            example = number_example(resolved)
        if example is None and isinstance(resolved, String) and resolved.format == "uuid":
            example = "38400000-8cf0-11bd-b23e-10b96e4ef00d"
        if example is None and isinstance(resolved, Boolean):
            example = True
        inner = exported(given.name)
        if isinstance(resolved, Array) and isinstance(self._views.resolve(resolved.items), String):
            inner = "Property" if given.place == "body" else "Inner"
        return self._of(given.schema, given.own, name, example, inner)

    def _of(self, schema: Schema, own: str, name: str, example: Json, inner: str) -> str:  # noqa: PLR0911 - a case a kind
        """Return a value: `name` makes texts, `inner` those of the items of lists."""
        resolved = self._views.resolve(schema)
        model = self._names.of(schema, own)
        if model is not None:
            return self._model(schema, model, resolved)
        own = self._names.stem(schema, own)
        kind = self._types.of(schema, own)
        match resolved:
            case Array():
                item = self._of(
                    resolved.items, f"{own}_inner", inner, _of_items(resolved, self._views), inner
                )
                return f"[]{self._qualified(resolved.items, f'{own}_inner')}{{{item}}}"
            case Object() if self._names.is_map(schema) and resolved.additional is not None:
                item = self._of(resolved.additional, f"{own}_value", inner, None, inner)
                return f'{kind}{{"key": {item}}}'
            case String() if resolved.format == "date-time":
                return _NOW
            case String() if resolved.format == "binary":
                return _FILE
            case String() | Enum() if kind == "string":
                text = f"{name}_example" if example is None else on_one_line(str(example))
                return double_quoted(text)
            case Boolean():
                return "true" if example is True else "false"
            case _:
                return f"{kind}({_number(example)})"

    def _qualified(self, schema: Schema, own: str) -> str:
        found = self._types.of(schema, own)
        return f"{_ALIAS}.{found}" if self._types.model(schema, own) is not None else found

    def _model(self, schema: Schema, model: str, resolved: Schema) -> str:
        count = self._written.get(model, 0)
        if count >= _MOST:
            return ""
        if not count and isinstance(resolved, Enum):
            value = first_scalar(resolved.values)
            text = double_quoted(value) if isinstance(value, str) else _number(value)
            return f"{_ALIAS}.{model}({text})"
        if not count and isinstance(resolved, Union) and resolved.exclusive:
            return self._variant(model, resolved)
        self._written[model] = count + 1
        required = (each for each in self._views.object_view(schema).fields if each.required)
        return f"*{_ALIAS}.New{exported(model)}({', '.join(self._members(required, model))})"

    def _variant(self, model: str, union: Union) -> str:
        """Return a union by the first of its variants, in the order of their names."""
        if model in self._open:
            return ""
        first = min(union.variants, key=lambda each: self._types.of(each, f"{model}_one_of"))
        name = self._types.of(first, f"{model}_one_of")
        self._open.add(model)
        made = self._of(first, f"{model}_one_of", name, None, name)
        self._open.remove(model)
        return f"{_ALIAS}.{model}{{{name}: {made.removeprefix('*')}}}"

    def _members(self, members: Iterator[FieldView], own: str) -> Iterator[str]:
        for each in members:
            resolved = self._views.resolve(each.schema)
            example = stated(resolved)
            name = exported(each.name)
            if isinstance(resolved, Number) and not isinstance(example, int | float):
                example = None
            if isinstance(resolved, Boolean) and example is None:
                example = False
            yield self._of(each.schema, f"{own}_{each.name}", name, _scalar(example), name)


def _of_items(schema: Array, views: Views) -> Json:
    return _scalar(stated(views.resolve(schema.items)))


def _scalar(value: Json) -> Json:
    return None if isinstance(value, dict | list) else value


def _number(value: Json) -> str:
    """Return a number; what is none was an example of something else."""
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else "123"
