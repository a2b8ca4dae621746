"""What Stainless makes in Python."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.folding import fold
from sdkref.catalogue.surface import Argument, Returned, TypePiece, UsageExample
from sdkref.catalogue.views import Views
from sdkref.languages.language import Expression
from sdkref.languages.python import Python as Language
from sdkref.languages.python import double_quoted
from sdkref.profiles.speakeasy.values import Value
from sdkref.profiles.stainless.endpoints import Call
from sdkref.profiles.stainless.file_values import with_files
from sdkref.profiles.stainless.inputs import Input
from sdkref.profiles.stainless.keys import key_variable
from sdkref.profiles.stainless.models import Named
from sdkref.profiles.stainless.names import pascal_name
from sdkref.profiles.stainless.predictor import Called, named_answer, type_name
from sdkref.profiles.stainless.settings import StainlessSettings
from sdkref.profiles.stainless.types import Types
from sdkref.templating.environment import code_environment

_LANGUAGE = Language()
_FILE = Expression('b"Example data"')


class Python:
    """Spells what is in Python."""

    language = "python"

    def __init__(self, catalogue: Catalogue, settings: StainlessSettings) -> None:
        self._settings = settings
        named = settings.package or fold(catalogue.info.title)
        self._package = ".".join(map(_LANGUAGE.variable_name, named.split(".")))
        self.client = _LANGUAGE.type_name(settings.client or pascal_name(self._package))
        self.types = Types(Views(catalogue.models), _LANGUAGE, self.model)
        self.home = f"{self._package}.types"
        self._key = key_variable(catalogue, settings, self._package)

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return _LANGUAGE.type_name(self._settings.models.get(name) or pascal_name(name))

    def member(self, name: str) -> str:
        """Return the name of a member."""
        return _LANGUAGE.variable_name(name)

    def accessor(self, call: Call) -> tuple[str, ...]:
        """Return what leads to a method."""
        return tuple(map(_LANGUAGE.variable_name, call.accessor))

    def method(self, call: Call) -> str:
        """Return the name of a method."""
        return _LANGUAGE.variable_name(call.name)

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows: the last parameter of the path first, then those that are given by name."""
        return [self._row(each) for each in (*_path(called), *called.inputs.members)]

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        if called.answer.binary:
            text = _LANGUAGE.type_name(self._settings.binary)
        elif called.answer.schema is None:
            return Returned(raw="None")
        else:
            text = self._value_type(called)
        return Returned(type=(TypePiece(text=text),), raw=text)

    def _value_type(self, called: Called) -> str:
        text = self._answer(called)
        return f"Sync{_LANGUAGE.type_name(called.answer.page)}[{text}]" if called.answer.page else text

    def named(self, called: Called) -> Iterator[Named]:
        """Give the type that comes back."""
        return named_answer(called, self._answer(called))

    def _answer(self, called: Called) -> str:
        return _LANGUAGE.type_name(
            type_name(called, self._settings, called.call.accessor[-1:], called.call.name)
        )

    def error(self, name: str) -> str:
        """Return the type of an error."""
        return f"{self._package}.{name}"

    def example(self, called: Called) -> UsageExample:
        """Return a program that calls the method."""
        arguments = [self._given(each, named=bool(number)) for number, each in enumerate(_path(called))]
        arguments += [
            self._given(each, named=True) for each in called.inputs.members if each.value is not None
        ]
        code = (
            code_environment()
            .get_template("calls/stainless/python.jinja")
            .render(
                package=self._package,
                client=self.client,
                key=double_quoted(self._key) if self._key else "",
                call=".".join((*self.accessor(called.call), self.method(called.call))),
                arguments=arguments,
                kind=_kind(called),
            )
        )
        return UsageExample(language="python", code=code)

    def _row(self, given: Input) -> Argument:
        return Argument(
            name=_LANGUAGE.variable_name(given.name),
            type=(TypePiece(text=self.types.of(given.schema)),),
            required=given.required,
            description=given.description,
            place=given.place,
            deprecated=given.deprecated,
            deprecation=given.deprecation,
        )

    def _given(self, given: Input, *, named: bool) -> str:
        begin = f"{_LANGUAGE.variable_name(given.name)}=" if named else ""
        return begin + _code(given.value, len(begin) + 4)


def _path(called: Called) -> tuple[Input, ...]:
    path = called.inputs.path
    return (*path[-1:], *path[:-1])


def _code(value: Value | None, column: int) -> str:
    return _LANGUAGE.literal(with_files(value, _FILE), 1, column)


def _kind(called: Called) -> str:
    if called.answer.page:
        return "page"
    if called.answer.binary:
        return "binary"
    return "value" if called.answer.schema is not None else "nothing"
