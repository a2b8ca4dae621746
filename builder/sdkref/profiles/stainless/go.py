"""What Stainless makes in Go."""

import re
from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Number, Schema, Union
from sdkref.catalogue.surface import Argument, Returned, TypePiece, UsageExample
from sdkref.catalogue.views import Views
from sdkref.languages.go import Go as Language
from sdkref.languages.go import double_quoted
from sdkref.profiles.stainless.endpoints import Call
from sdkref.profiles.stainless.go_values import params_code
from sdkref.profiles.stainless.inputs import Input
from sdkref.profiles.stainless.keys import key_variable
from sdkref.profiles.stainless.models import Named
from sdkref.profiles.stainless.names import camel_name, pascal_name, type_stem
from sdkref.profiles.stainless.predictor import Called, named_answer, type_name
from sdkref.profiles.stainless.settings import StainlessSettings
from sdkref.profiles.stainless.types import Types
from sdkref.templating.environment import code_environment

_LANGUAGE = Language()
_VERSION = re.compile(r"/v[0-9]+\Z")


class Go:
    """Spells what is in Go."""

    language = "go"

    def __init__(self, catalogue: Catalogue, settings: StainlessSettings) -> None:
        self._settings, self._views = settings, Views(catalogue.models)
        self._module = settings.package or "example.com/sdk"
        last = _VERSION.sub("", self._module).rpartition("/")[2]
        self._alias = _LANGUAGE.variable_name(last.removesuffix("-go")).lower()
        self.client = self._alias
        self.types = Types(self._views, _LANGUAGE, self.model)
        self.home = self._alias
        self._key = key_variable(catalogue, settings, self._alias)

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return _exported(self._settings.models.get(name) or name)

    def member(self, name: str) -> str:
        """Return the field of a member."""
        return _exported(name)

    def accessor(self, call: Call) -> tuple[str, ...]:
        """Return what leads to a method."""
        return tuple(map(_exported, call.accessor))

    def method(self, call: Call) -> str:
        """Return the name of a method: what is retrieved is got, and what is created is new."""
        return _exported(_verb(call.name))

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows: the context, parameters of the path in its order, and all else as one."""
        rows = [Argument(name="ctx", type=_plain("context.Context"), required=True, role="context")]
        rows += [
            Argument(
                name=_argument(each),
                type=_plain(self._scalar(each.schema)),
                required=True,
                description=each.description,
                place="path",
            )
            for each in called.inputs.path
        ]
        if called.inputs.members:
            name = _holder(called)
            place = name if name in {"query", "body"} else None
            role = "body" if name == "body" else "request"
            kind = _plain(self._params(called))
            rows.append(Argument(name=name, type=kind, required=True, place=place, role=role))  # type: ignore[arg-type]
        return rows

    def _scalar(self, schema: Schema) -> str:
        resolved = self._views.resolve(schema)
        if isinstance(resolved, Number):
            return "int64" if resolved.integer else "float64"
        return "string"

    def _params(self, called: Called) -> str:
        return f"{self._qualifier(called)}.{self._params_type(called)}"

    def _params_type(self, called: Called) -> str:
        stem = type_stem(self._resources(called))
        return _exported(f"{stem}{pascal_name(_verb(called.call.name))}Params")

    def _resources(self, called: Called) -> tuple[str, ...]:
        """Return the resources that names of types are made of: a package of its own needs no name again."""
        accessor = called.call.accessor
        return accessor[1:] if accessor[1:] and accessor[0] in self._settings.subpackages else accessor

    def _qualifier(self, called: Called) -> str:
        """Return the package that holds the types of a method."""
        own = called.call.accessor[:1]
        if own and own[0] in self._settings.subpackages:
            return _LANGUAGE.variable_name(own[0].replace("_", ""))
        return self._alias

    def _items(self, called: Called) -> str:
        """Return the member of a page that holds its items."""
        page = called.answer.page
        return self._settings.pages[page].response[0] if page else ""

    def _own(self, called: Called) -> str:
        """Return the package besides the client's that an example needs; empty for none."""
        name = self._qualifier(called)
        return name if name != self._alias and called.inputs.members else ""

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back beside an error."""
        if called.answer.binary:
            text = "*http.Response"
        elif called.answer.schema is None:
            return Returned(wrap="error", raw="error")
        else:
            text = self._value_type(called)
        return Returned(type=_plain(text), wrap="error", raw=f"({text}, error)")

    def _value_type(self, called: Called) -> str:
        text = f"{self._qualifier(called)}.{self._answer(called)}"
        return f"*pagination.{_exported(called.answer.page)}[{text}]" if called.answer.page else f"*{text}"

    def named(self, called: Called) -> Iterator[Named]:
        """Give the types of what comes back and of what is given beside the path."""
        yield from named_answer(called, self._answer(called))
        if called.inputs.members:
            yield Named(name=self._params_type(called), members=called.inputs.members)

    def _answer(self, called: Called) -> str:
        schema = called.answer.schema
        name = type_name(called, self._settings, self._resources(called), _verb(called.call.name))
        union = schema is not None and isinstance(self._views.resolve(schema), Union)
        return f"{_exported(name)}{'Union' if union else ''}"

    def error(self, name: str) -> str:
        """Return the type of an error."""
        return f"*{self._alias}.{name}"

    def example(self, called: Called) -> UsageExample:
        """Return a program that calls the method."""
        path = [
            _LANGUAGE.literal(each.value.literal if each.value is not None else None)
            for each in called.inputs.path
        ]
        params = (
            params_code(self._params(called), called.inputs.members, self._views)
            if called.inputs.members
            else None
        )
        code = (
            code_environment()
            .get_template("calls/stainless/go.jinja")
            .render(
                module=double_quoted(self._module),
                subpackage=double_quoted(f"{self._module}/{own}") if (own := self._own(called)) else "",
                options=double_quoted(f"{self._module}/option"),
                param=double_quoted(f"{self._module}/packages/param"),
                alias=self._alias,
                key=double_quoted(self._key) if self._key else "",
                call=".".join((*self.accessor(called.call), self.method(called.call))),
                path=path,
                params=params,
                kind=_kind(called),
                items=_exported(self._items(called)),
                assigned=_assigned(called, declared=params is not None and params.opens),
            )
        )
        return UsageExample(language="go", code=code)


def _verb(name: str) -> str:
    """Return the verb of Go: `get` for `retrieve`, and `new` for `create`."""
    first, line, rest = name.partition("_")
    if name == "retrieve":
        return "get"
    return f"new{line}{rest}" if first == "create" else name


def _exported(name: str) -> str:
    return _LANGUAGE.type_name(pascal_name(name))


def _argument(given: Input) -> str:
    return _LANGUAGE.variable_name(camel_name(given.name))


def _holder(called: Called) -> str:
    """Return what the argument is called that holds all that does not stand in the path."""
    sends = called.inputs.sends
    if sends == {"query"}:
        return "query"
    return "body" if sends == {"body"} else "params"


def _plain(text: str) -> tuple[TypePiece, ...]:
    return (TypePiece(text=text),)


def _assigned(called: Called, *, declared: bool) -> str:
    """Return what takes the results; `declared` tells whether there is an error variable by then."""
    named = {"page": "page, err :=", "binary": "response, err :=", "value": "result, err :="}
    return named.get(_kind(called), "err =" if declared else "err :=")


def _kind(called: Called) -> str:
    if called.answer.binary:
        return "binary"
    if called.answer.page:
        return "page"
    return "value" if called.answer.schema is not None else "nothing"
