"""What Stainless makes in TypeScript."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Argument, Returned, TypePiece, UsageExample
from sdkref.catalogue.views import Views
from sdkref.languages.language import Expression
from sdkref.languages.typescript import TypeScript as Language
from sdkref.languages.typescript import double_quoted, is_plain_key
from sdkref.profiles.speakeasy.values import Value, kinds
from sdkref.profiles.stainless.endpoints import Call
from sdkref.profiles.stainless.file_values import with_files
from sdkref.profiles.stainless.inputs import Input
from sdkref.profiles.stainless.keys import key_variable
from sdkref.profiles.stainless.models import Named
from sdkref.profiles.stainless.names import camel_name, pascal_name
from sdkref.profiles.stainless.predictor import Called, named_answer, type_name
from sdkref.profiles.stainless.settings import StainlessSettings
from sdkref.profiles.stainless.types import Types
from sdkref.templating.environment import code_environment

_LANGUAGE = Language()
_FILE = Expression('fs.createReadStream("path/to/file")')


class TypeScript:
    """Spells what is in TypeScript."""

    language = "typescript"

    def __init__(self, catalogue: Catalogue, settings: StainlessSettings) -> None:
        self._settings = settings
        self._package = settings.package or catalogue.info.title
        name = self._package.rpartition("/")[2]
        self.client = _LANGUAGE.type_name(settings.client or pascal_name(name))
        self.types = Types(Views(catalogue.models), _LANGUAGE, self.model)
        self.home = self._package
        self._key = key_variable(catalogue, settings, name)

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return _LANGUAGE.type_name(self._settings.models.get(name) or pascal_name(name))

    def member(self, name: str) -> str:
        """Return the name of a member, which is the API's own."""
        return name

    def accessor(self, call: Call) -> tuple[str, ...]:
        """Return what leads to a method."""
        return tuple(map(_member, call.accessor))

    def method(self, call: Call) -> str:
        """Return the name of a method."""
        return _member(call.name)

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows: the last parameter of the path first, then the members of the request."""
        path = called.inputs.path
        return [self._row(each) for each in (*path[-1:], *path[:-1], *called.inputs.members)]

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        if called.answer.binary:
            text = "Response"
        elif called.answer.schema is None:
            return Returned(raw="void")
        else:
            text = self._value_type(called)
        return Returned(type=(TypePiece(text=text),), raw=text)

    def _value_type(self, called: Called) -> str:
        text = self._answer(called)
        if called.answer.page:
            stem = text if text.endswith("s") else f"{text}s"
            return f"{stem}{_LANGUAGE.type_name(called.answer.page)}"
        return text

    def named(self, called: Called) -> Iterator[Named]:
        """Give the type that comes back."""
        return named_answer(called, self._answer(called))

    def _answer(self, called: Called) -> str:
        return _LANGUAGE.type_name(
            type_name(called, self._settings, called.call.accessor[-1:], called.call.name)
        )

    def error(self, name: str) -> str:
        """Return the type of an error."""
        return f"{self.client}.{name}"

    def example(self, called: Called) -> UsageExample:
        """Return a program that calls the method."""
        path = called.inputs.path
        members = [each for each in (*path[:-1], *called.inputs.members) if each.value is not None]
        code = (
            code_environment()
            .get_template("calls/stainless/typescript.jinja")
            .render(
                package=double_quoted(self._package),
                client=self.client,
                key=double_quoted(self._key) if self._key else "",
                call=".".join((*self.accessor(called.call), self.method(called.call))),
                arguments=[_code(each.value, 0, 40) for each in path[-1:]],
                members=[_given(each) for each in members],
                reads_files=any(each.value is not None and "file" in kinds(each.value) for each in members),
                holds=bool(members) or "body" in called.inputs.sends,
                page=bool(called.answer.page),
                binary=called.answer.binary,
                gives=called.answer.schema is not None or called.answer.binary,
            )
        )
        return UsageExample(language="typescript", code=code)

    def _row(self, given: Input) -> Argument:
        return Argument(
            name=given.name,
            type=(TypePiece(text=self.types.of(given.schema)),),
            required=given.required,
            description=given.description,
            place=given.place,
            deprecated=given.deprecated,
            deprecation=given.deprecation,
        )


def _member(name: str) -> str:
    return _LANGUAGE.variable_name(camel_name(name)).removesuffix("_")


def _given(given: Input) -> str:
    begin = f"{given.name if is_plain_key(given.name) else double_quoted(given.name)}: "
    return begin + _code(given.value, 1, len(begin) + 2)


def _code(value: Value | None, indent: int, column: int) -> str:
    return _LANGUAGE.literal(with_files(value, _FILE), indent, column)
