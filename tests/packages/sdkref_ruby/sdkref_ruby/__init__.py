"""Ruby for sdkref: names, types and literals, and programs that use Net::HTTP."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sdkref.catalogue.schema import Json
from sdkref.languages import language
from sdkref.languages.characters import escaped, number_text, without_surrogates
from sdkref.languages.language import Expression, Scalar, Spelling, Text, Variable
from sdkref.languages.layout import Layout
from sdkref.projection.calls import Call, FileBody, FormBody, JsonBody, MultipartBody, Part, TextBody
from sdkref.projection.programs.secrets import declared, pieces, secret_names
from sdkref.words import snake

_WORDS = """alias and begin break case class def do else elsif end ensure false for if in module next nil not
or redo rescue retry return self super then true undef unless until when while yield"""
_SPECIAL = {"\\": "\\\\", '"': '\\"', "#": "\\#", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPES = {"any": "untyped", "nothing": "bot", "null": "nil", "boolean": "bool"}
_NUMBERS = {"integer": "Integer", "integer32": "Integer", "number": "Float", "number32": "Float"}


class Ruby:
    """Ruby 3, with types as RBS writes them."""

    key, label, lexer = "ruby", "Ruby", "ruby"
    aliases = frozenset({"ruby", "rb"})
    model_container = "Hash[String, untyped]"
    client, commands = "net/http", "ruby example.rb"
    endings: tuple[str, ...] = (".rb",)
    templates = Path(__file__).parent / "templates"

    def type_name(self, name: str) -> str:
        return language.class_identifier(name)

    def variable_name(self, name: str) -> str:
        return language.value_identifier(name, snake, frozenset(_WORDS.split()))

    def literal(self, value: Json, indent: int = 0, column: int = 0) -> str:
        return _LAYOUT.write(value, indent, column)

    def text(self, text: Text) -> str:
        parts = (f"#{{{each.code}}}" if isinstance(each, Variable) else _escaped(each) for each in text)
        return f'"{"".join(parts)}"'

    def scalar(self, schema: Scalar) -> Spelling:
        name = (_TYPES | _NUMBERS).get(language.scalar_kind(schema), "String")
        return language.spelled(name, empty=name in {"untyped", "nil"})

    def choice(self, values: Sequence[Json]) -> Spelling | None:
        text = " | ".join(map(_scalar, values)) if all(isinstance(each, str) for each in values) else ""
        return language.spelled(text, loose=len(values) > 1) if 0 < len(text) <= 60 else None

    def listing(self, item: Spelling) -> Spelling:
        return language.wrapped("Array[", item, "]")

    def mapping(self, value: Spelling) -> Spelling:
        return language.wrapped("Hash[String, ", value, "]")

    def either(self, variants: Sequence[Spelling]) -> Spelling:
        return Spelling(
            language.joined(variants, " | "), loose=True, empty=any(each.empty for each in variants)
        )

    def nullable(self, inner: Spelling) -> Spelling:
        return inner if inner.empty else Spelling((*inner.parts, (" | nil", None)), loose=True, empty=True)

    optional = nullable

    def program(self, call: Call) -> dict[str, Any]:
        names = secret_names(call, self)
        query: list[Json] = [[each.name, each.value] for each in call.query]
        query += [[each.name, Expression(names[each.secret])] for each in call.query_secrets]
        encoded = [f"URI.encode_www_form({self.literal(query, 0, 32)})"] if query else []
        return {
            "base": f"{self.text([call.base_variable])}, {self.text([call.base_url])}",
            "secrets": [(each.name, self.text([each.variable])) for each in declared(names)],
            "url": self.text([Variable("base_url"), call.path]),
            "query": [*([self.text([call.raw_query])] if call.raw_query else []), *encoded],
            "method": self.text([call.method]),
            "headers": [
                (self.text([each.name]), self.text(pieces(each.value, names))) for each in call.headers
            ],
            "basic": ", ".join(names[each] for each in call.basic or ()),
            "body": _BODIES[type(call.body)](call.body) if call.body is not None else "",
            "file": self.text([call.answer_file]) if call.answer == "binary" else "",
        }


def _escaped(text: str) -> str:
    return escaped(without_surrogates(text), _SPECIAL, lambda point: f"\\u{{{point:x}}}")


def _scalar(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return {None: "nil", True: "true", False: "false"}[value]
    return f'"{_escaped(value)}"' if isinstance(value, str) else number_text(value)


def _parts(parts: Sequence[Part]) -> str:
    files = {each: Expression(f"File.open({_scalar(each.file)})") for each in parts if each.file}
    return _write([[each.name, files.get(each, each.text)] for each in parts], 0, 17)


_LAYOUT = Layout(width=88, indent="  ", scalar=_scalar, key=_scalar, padding=" ", trailing_comma=False)
_write = _LAYOUT.write
_BODIES: dict[type, Callable[[Any], str]] = {
    JsonBody: lambda body: f"request.body = JSON.generate({_write(body.value, 0, 29)})",
    FormBody: lambda body: f"request.set_form_data({_write([[p.name, p.value] for p in body.pairs], 0, 22)})",
    TextBody: lambda body: f"request.body = {_scalar(body.text)}",
    FileBody: lambda body: f"request.body = File.binread({_scalar(body.file)})",
    MultipartBody: lambda body: f'request.set_form({_parts(body.parts)}, "multipart/form-data")',
}
RUBY = Ruby()
