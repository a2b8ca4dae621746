"""Values of samples of the generator `typescript`: every member stands in them, optional ones too."""

from msgspec import UNSET, Struct

from sdkref.catalogue.schema import AllOf, Array, Boolean, Enum, Json, Number, Object, Schema, String
from sdkref.catalogue.views import Views
from sdkref.languages.typescript import double_quoted, is_plain_key, number
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.plain_examples import first_scalar
from sdkref.profiles.openapi_generator.typescript.variables import variable

_STEP = "  "
_MOST_VALUES = 5_000
_DEEPEST = 40
"""Values of one argument, and how deep they lie, at most: models may hold each other in many ways."""
_DATE = "new Date('1970-01-01').toISOString().split('T')[0];"
_TIME = "new Date('1970-01-01T00:00:00.00Z')"
_FILE = "{ data: Buffer.from(fs.readFileSync('/path/to/file', 'utf-8')), name: '/path/to/file' }"
_BYTES = "YQ=="
_UUID = "046b6c7f-0b8a-43b9-b35d-6489e6daee91"
_TEXTS = {"date": _DATE, "date-time": _TIME, "binary": _FILE, "byte": double_quoted(_BYTES)}


class Place(Struct, frozen=True):
    """Where a value stands: the word that its text is made of, the margin, and the models around it."""

    name: str
    indent: str = ""
    inside: frozenset[str] = frozenset()

    def deeper(self, name: str) -> "Place":
        """Return a place inside this one."""
        return Place(name, self.indent + _STEP, self.inside)


class Literals:
    """Spells the values of one description."""

    def __init__(self, views: Views) -> None:
        self._views, self._names = views, InlineNames(views)
        self._written = 0

    def argument(self, schema: Schema, name: str, indent: str) -> str:
        """Return the value of an argument."""
        self._written = 0
        return self.of(schema, Place(name, indent))

    def of(self, schema: Schema, place: Place) -> str:  # noqa: PLR0911 - a case a kind
        """Return the value of a schema; lines after the first begin with the margin."""
        resolved = self._views.resolve(schema)
        self._written += 1
        if self._written > _MOST_VALUES or len(place.indent) > _DEEPEST * len(_STEP):
            return "null"
        match resolved:
            case String():
                return self._text(resolved, place)
            case Enum():
                return _scalar(_stated(resolved, first_scalar(resolved.values)))
            case Boolean():
                return _scalar(_stated(resolved, fallback=True))
            case Number():
                usual = 1 if resolved.integer else 3.14
                return _scalar(_stated(resolved, usual if resolved.minimum is None else resolved.minimum))
            case Array():
                inner = self.of(resolved.items, place.deeper(place.name))
                return _block("[", [inner], "]", place.indent)
            case Object() | AllOf():
                return self._object(schema, resolved, place)
            case _:
                return "null"

    def _text(self, schema: String, place: Place) -> str:
        stated = _stated(schema, None)
        if isinstance(stated, str):
            text = double_quoted(stated)
            return f"new Date({text})" if schema.format == "date-time" else text
        if schema.format in _TEXTS:
            return _TEXTS[schema.format]
        if schema.format == "uuid":
            return double_quoted(_UUID)
        if schema.min_length:
            return double_quoted("a" * schema.min_length)
        return double_quoted(f"{place.name}_example")

    def _object(self, schema: Schema, resolved: Schema, place: Place) -> str:
        """Return an object with all of its members; one that holds itself is empty the second time."""
        name = self._names.of(schema, "")
        view = self._views.object_view(schema)
        if name and name in place.inside:
            return "{}"
        if not view.fields:
            open_to = view.additional if isinstance(resolved, Object) and self._names.is_map(schema) else None
            if open_to is None or type(open_to).__name__ == "Anything":
                return "{}"
            return _block("{", [f'"key": {self.of(open_to, place.deeper("key"))}'], "}", place.indent)
        within = Place(place.name, place.indent, place.inside | {name} if name else place.inside)
        rows = []
        for each in view.fields:
            spelled = variable(each.name)
            key = spelled if is_plain_key(spelled) else double_quoted(spelled)
            rows.append(f"{key}: {self.of(each.schema, within.deeper(spelled))}")
        return _block("{", rows, "}", place.indent)


def _stated(schema: Schema, fallback: Json) -> Json:
    """Return the default of a scalar, else its example."""
    for each in (schema.default, *schema.examples[:1]):
        if each is not UNSET and each is not None and not isinstance(each, dict | list):
            return each
    return fallback


def _scalar(value: Json) -> str:
    return double_quoted(value) if isinstance(value, str) else number(value)


def _block(opening: str, rows: list[str], closing: str, indent: str) -> str:
    return "".join((opening, "\n", *(f"{indent}{_STEP}{row},\n" for row in rows), indent, closing))
