"""Parameters as they travel: OpenAPI's styles, and the percent-encoding that each place asks for."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

import msgspec
from msgspec import Struct

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import Parameter
from sdkref.catalogue.schema import Json
from sdkref.languages.characters import number_text, without_surrogates

_RESERVED = ":/?#[]@!$&'()*+,;="
_KEPT_IN_PATHS = "/$&+,;=:@~"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_UNENCODED_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Pair(Struct, frozen=True):
    """A name and a value of a query or a form, decoded.

    `raw` is set when decoding would lose a delimiter: then it is the whole piece as it must travel.
    """

    name: str
    value: str
    raw: str | None = None


def encoded(text: str, safe: str = "") -> str:
    """Return text percent-encoded as UTF-8."""
    return quote(without_surrogates(text), safe=safe)


def encoded_path(template: str) -> str:
    """Return the constant part of a path with what no path may hold encoded, and nothing encoded twice."""
    return quote(_UNENCODED_PERCENT.sub("%25", without_surrogates(template)), safe=_KEPT_IN_PATHS + "%")


def scalar_text(value: Json) -> str:
    """Return a value inside a parameter as text; a container there can only be JSON."""
    match value:
        case str():
            return value
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case int() | float():
            return number_text(value)
        case _:
            return compact_json(value)


def compact_json(value: Json) -> str:
    """Return a value as JSON without blanks."""
    if isinstance(value, dict):
        members = (f"{_json_string(key)}:{compact_json(each)}" for key, each in value.items())
        return f"{{{','.join(members)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(compact_json, value))}]"
    return _json_string(value) if isinstance(value, str) else scalar_text(value)


def _json_string(text: str) -> str:
    return msgspec.json.encode(without_surrogates(text)).decode()


def content_text(parameter: Parameter, value: Json) -> str:
    """Return the value of a parameter that is written as a content type."""
    if isinstance(value, str) and media_kind(parameter.media_type or "") != "json":
        return value
    return compact_json(value)


# Paths


def path_text(parameter: Parameter, value: Json) -> str:
    """Return what stands for a parameter in a path, encoded."""
    if parameter.media_type is not None:
        return encoded(content_text(parameter, value))
    safe = _RESERVED if parameter.allow_reserved else ""
    prefix, separator = _PATH_STYLES.get(parameter.style, ("", ","))
    name = encoded(parameter.name)
    match value, parameter.explode:
        case dict(), True:
            pieces = [f"{encoded(key)}={encoded(scalar_text(each), safe)}" for key, each in value.items()]
            return prefix + separator.join(pieces)
        case dict(), False:
            flat = [text for key, each in value.items() for text in (key, scalar_text(each))]
            return _labelled(parameter.style, name) + ",".join(encoded(text, safe) for text in flat)
        case list(), True if parameter.style == "matrix":
            return "".join(f";{name}={encoded(scalar_text(each), safe)}" for each in value)
        case list(), explode:
            texts = (encoded(scalar_text(each), safe) for each in value)
            return _labelled(parameter.style, name) + (separator if explode else ",").join(texts)
        case _:
            return _labelled(parameter.style, name) + encoded(scalar_text(value), safe)


_PATH_STYLES = {"label": (".", "."), "matrix": (";", ";")}


def _labelled(style: str, name: str) -> str:
    return f";{name}=" if style == "matrix" else "." if style == "label" else ""


# Queries and forms


def query_pairs(parameter: Parameter, value: Json) -> tuple[Pair, ...]:
    """Return what a parameter adds to a query."""
    if parameter.media_type is not None:
        return (Pair(parameter.name, content_text(parameter, value)),)
    return styled_pairs(
        parameter.name, value, parameter.style, explode=parameter.explode, reserved=parameter.allow_reserved
    )


def styled_pairs(name: str, value: Json, style: str, *, explode: bool, reserved: bool) -> tuple[Pair, ...]:
    """Return a named value as pairs in a style of OpenAPI."""
    pairs = tuple(_QUERY_STYLES.get(style, _form)(name, value, explode))
    if not reserved:
        return pairs
    return tuple(_unescaped(pair) for pair in pairs)


def _unescaped(pair: Pair) -> Pair:
    # `&`, `+` and `#` would end the value or change it, so that they stay encoded.
    safe = ":/?[]@!$'()*,;="
    text = f"{encoded(pair.name)}={encoded(pair.value, safe)}"
    if pair.raw is None and text == f"{encoded(pair.name)}={encoded(pair.value)}":
        return pair
    return Pair(pair.name, pair.value, pair.raw or text)


def _form(name: str, value: Json, explode: bool) -> Iterator[Pair]:  # noqa: FBT001 - a table of styles
    match value, explode:
        case dict(), True:
            yield from (Pair(key, scalar_text(each)) for key, each in value.items())
        case list(), True:
            yield from (Pair(name, scalar_text(each)) for each in value)
        case _:
            yield _delimited(name, value, ",", ",")


def _spaces(name: str, value: Json, explode: bool) -> Iterator[Pair]:  # noqa: FBT001 - a table of styles
    yield from _form(name, value, explode) if explode else iter([_delimited(name, value, " ", "%20")])


def _pipes(name: str, value: Json, explode: bool) -> Iterator[Pair]:  # noqa: FBT001 - a table of styles
    yield from _form(name, value, explode) if explode else iter([_delimited(name, value, "|", "%7C")])


def _deep(name: str, value: Json, explode: bool) -> Iterator[Pair]:  # noqa: FBT001 - a table of styles
    match value:
        case dict():
            for key, each in value.items():
                yield from _deep(f"{name}[{key}]", each, explode)
        case list():
            for index, each in enumerate(value):
                yield from _deep(f"{name}[{index}]", each, explode)
        case _:
            yield Pair(name, scalar_text(value))


def _delimited(name: str, value: Json, mark: str, written: str) -> Pair:
    """Return one pair for several values; written out when a decoded delimiter would not be the same."""
    match value:
        case dict():
            texts = [text for key, each in value.items() for text in (key, scalar_text(each))]
        case list():
            texts = [scalar_text(each) for each in value]
        case _:
            texts = [scalar_text(value)]
    raw = f"{encoded(name)}={written.join(map(encoded, texts))}"
    plain = mark.join(texts)
    return Pair(name, plain, raw if raw != f"{encoded(name)}={encoded(plain)}" else None)


_QUERY_STYLES: Mapping[str, Callable[[str, Json, bool], Iterator[Pair]]] = {
    "form": _form,
    "spaceDelimited": _spaces,
    "pipeDelimited": _pipes,
    "deepObject": _deep,
}


# Headers and cookies


def header_text(parameter: Parameter, value: Json) -> str:
    """Return the value of a header, without characters that no header may hold."""
    if parameter.media_type is not None:
        return header_safe(content_text(parameter, value))
    match value:
        case dict():
            mark = "=" if parameter.explode else ","
            return header_safe(",".join(f"{key}{mark}{scalar_text(each)}" for key, each in value.items()))
        case list():
            return header_safe(",".join(map(scalar_text, value)))
        case _:
            return header_safe(scalar_text(value))


def header_safe(text: str) -> str:
    """Return text for a header: one line of visible ASCII, all else percent-encoded."""
    return "".join(
        char if " " <= char <= "~" else "" if char in "\r\n\0" else encoded(char) for char in text
    ).strip()


def is_header_name(name: str) -> bool:
    """Return whether HTTP allows a header of this name."""
    return _TOKEN.match(name) is not None


def cookie_texts(parameter: Parameter, value: Json) -> tuple[str, ...]:
    """Return the `name=value` pieces that a parameter adds to the Cookie header."""
    if parameter.media_type is not None:
        return (f"{encoded(parameter.name)}={encoded(content_text(parameter, value))}",)
    pairs = styled_pairs(parameter.name, value, "form", explode=parameter.explode, reserved=False)
    if parameter.style == "cookie":
        # OpenAPI 3.2: the value is sent as it stands.
        return tuple(f"{pair.name}={_cookie_safe(pair.value)}" for pair in pairs)
    return tuple(pair.raw or f"{encoded(pair.name)}={encoded(pair.value)}" for pair in pairs)


def _cookie_safe(text: str) -> str:
    """Return a cookie's value without what would end it."""
    return header_safe(text).replace(";", "%3B")
