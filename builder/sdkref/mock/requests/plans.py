"""What there is to know of an operation's parameters before a request comes."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sdkref.catalogue.operation import Operation, Parameter, Place
from sdkref.catalogue.schema import Nothing, Object, Schema
from sdkref.catalogue.views import ObjectView, Views
from sdkref.mock.requests.styles import Shapes, shapes_of
from sdkref.mock.requests.templates import templates


class Known(Struct, frozen=True):
    """A parameter, and what its schema says of how it travels."""

    parameter: Parameter
    shapes: Shapes
    members: frozenset[str] = frozenset()
    """The names that an object may have."""
    is_open: bool = False
    """Whether an object may have any other name besides."""

    @property
    def spreads(self) -> bool:
        """Whether the members of an object are parameters of their own."""
        parameter = self.parameter
        plain = parameter.media_type is None and parameter.style != "deepObject"
        return plain and parameter.explode and "object" in self.shapes


class Plan(Struct, frozen=True):
    """The parameters of an operation, and what else its query may hold."""

    known: tuple[Known, ...]
    query: tuple[Known, ...]
    """Those of the query, objects that take any name last."""
    constants: frozenset[str]
    """Names of the query that the path itself brings along."""
    headers: Mapping[str, Parameter]
    """Those of the headers, by name in lower case."""

    def of(self, place: Place) -> Iterator[Known]:
        """Yield the parameters of one place."""
        return (each for each in self.known if each.parameter.place == place)

    def names(self) -> Iterator[str]:
        """Yield the names that a query may hold."""
        for each in self.query:
            yield from each.members if each.spreads else (each.parameter.name,)


def planned(operation: Operation, views: Views) -> Plan:
    """Return the plan of an operation."""
    known = tuple(_known(each, views) for each in operation.parameters)
    query = [each for each in known if each.parameter.place == "query"]
    constants = templates(operation, ())[0].constants
    return Plan(
        known,
        tuple(sorted(query, key=lambda each: each.spreads and each.is_open)),
        frozenset(name for name, _ in constants),
        {each.parameter.name.lower(): each.parameter for each in known if each.parameter.place == "header"},
    )


def _known(parameter: Parameter, views: Views) -> Known:
    shapes = shapes_of(parameter.schema, views)
    if "object" not in shapes:
        return Known(parameter, shapes)
    seen = list(_object_views(parameter.schema, views))
    names = frozenset(field.name for view in seen for field in view.fields)
    said = [view.additional for view in seen if view.additional is not None]
    real = views.resolve(parameter.schema)
    patterned = isinstance(real, Object) and bool(real.pattern_properties)
    is_open = any(not isinstance(each, Nothing) for each in said) or (not said and not names)
    return Known(parameter, shapes, names, is_open or patterned)


def _object_views(schema: Schema, views: Views) -> Iterator[ObjectView]:
    """Yield the members of an object, and those of the variants of unions in it."""
    view = views.object_view(schema)
    yield view
    for union in view.unions:
        yield from map(views.object_view, union.variants)
