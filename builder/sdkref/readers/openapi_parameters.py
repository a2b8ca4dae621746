"""Parameters of OpenAPI 3.x: what each says, and what those of an operation say together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sdkref.catalogue.operation import EXPLODED, STYLES, Parameter
from sdkref.catalogue.schema import Anything, String
from sdkref.readers.generator_hints import generator_hints
from sdkref.readers.node import Node, nearest
from sdkref.readers.openapi_lifecycle import deprecation, is_internal
from sdkref.readers.openapi_media import MediaReader
from sdkref.readers.openapi_words import check_words
from sdkref.readers.references import References, Start
from sdkref.readers.schema_words import KNOWN

_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "querystring": ("form",),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
"""The styles that a parameter may have, by its place."""
_NOT_PARAMETERS = {
    "accept": "the content types of the responses say it",
    "content-type": "the content types of the request body say it",
    "authorization": "security schemes say it",
}
"""Headers that OpenAPI has other words for."""
_VARIABLE = re.compile(r"\{([^{}]+)\}")
_PAIR = re.compile(r"(?:^|&)([^&={}]+)=\{([^{}]+)\}")


class ParameterReader:
    """Reads parameters; those that many operations share are read once."""

    def __init__(
        self,
        references: References,
        media: MediaReader,
        operations: Mapping[str, str],
        *,
        besides: frozenset[str] = frozenset(),
    ) -> None:
        """`operations` gives `METHOD /path` by operationId; `besides` are members that a dialect adds."""
        self.references, self.media, self.operations, self.besides = references, media, operations, besides
        self._shared: dict[tuple[Start, str], Parameter | None] = {}

    def listed(self, owner: Node) -> list[Parameter]:
        """Return the parameters that a path or an operation lists, each once."""
        if owner.data.get("parameters") is None:
            return []
        found: dict[tuple[str, str], Parameter] = {}
        for node in owner.mappings("parameters", "name"):
            parameter = self._once(node)
            if parameter is None:
                continue
            first = found.setdefault(_identity(parameter), parameter)
            if first is not parameter:
                fact = f"there is a second {parameter.place} parameter `{parameter.name}`"
                node.report("duplicate-parameter", fact, "keep one of the two", node.location)
        return list(found.values())

    def _once(self, node: Node) -> Parameter | None:
        key = self.references.plain(node)
        if key is None:
            return self.parameter(node)
        if key not in self._shared:
            self._shared[key] = self.parameter(node)
        return self._shared[key]

    def parameter(self, node: Node) -> Parameter | None:
        """Return a parameter, or None with a diagnostic when it says not enough."""
        followed = self.references.follow(node)
        if followed is None:
            return None
        loose = self.media.loose_schema(followed, "a parameter")
        check_words(followed, "a parameter", besides=self.besides | KNOWN if loose else self.besides)
        name, place = followed.text("name"), self._place(followed)
        if not name or place is None:
            return None
        if name.lower() in _NOT_PARAMETERS and place == "header":
            fact = f"OpenAPI ignores a header parameter named `{name}`; it is shown all the same"
            remedy = f"remove it: {_NOT_PARAMETERS[name.lower()]}"
            followed.report("ignored-header", fact, remedy, followed.location)
        if place == "path" and followed.data.get("required") is False:
            fact, remedy = "a path parameter is always required", "write `required: true`"
            followed.report("optional-path", fact, remedy, followed.at("required"))
        style = _style(followed, place)
        content = self.media.content(followed, with_encodings=False) if followed.data.get("content") else ()
        _check_content(followed, place, len(content))
        media = content[0] if content else None
        held = (media.schema or media.item_schema) if media else self.media.schema(followed) or loose
        deprecated, reason = deprecation(followed, self.operations)
        return Parameter(
            name=name,
            place=place,
            schema=held or Anything(),
            required=followed.flag("required") or place == "path",
            description=followed.text("description"),
            deprecated=deprecated,
            deprecation=reason,
            internal=is_internal(followed),
            style=style,
            explode=followed.flag("explode", default=style in EXPLODED),
            allow_reserved=followed.flag("allowReserved"),
            allow_empty=followed.flag("allowEmptyValue"),
            media_type=media.name if media else None,
            examples=self.media.examples(followed) or (media.examples if media else ()),
            hints=generator_hints(followed),
            location=followed.location,
        )

    def _place(self, parameter: Node) -> Any:
        """Return where a parameter travels; None, with a diagnostic, when it does not say, or has no name."""
        place = parameter.text("in")
        if not parameter.data.get("name") or place is None:
            missing = "in" if parameter.data.get("name") else "name"
            fact = f"the parameter has no `{missing}`"
            parameter.report("missing", fact, f"add `{missing}`", parameter.location)
            return None
        if place in STYLES:
            return place
        meant = next((each for each in STYLES if each.lower() == place.lower()), None)
        remedy = f"write `{meant}`" if meant else _other_place(place)
        parameter.report(
            "unknown-place", f"`{place}` is no place for a parameter", remedy, parameter.at("in")
        )
        return meant


def _other_place(place: str) -> str:
    if place in {"body", "formData"}:
        return "describe it as `requestBody`"
    return f"write one of {', '.join(sorted(STYLES))}{nearest(place, STYLES)}"


def _style(parameter: Node, place: str) -> str:
    """Return how a parameter is written; a style that its place does not have is reported."""
    usual = STYLES[place]
    written = parameter.text("style")
    if written is None or written in _STYLES[place]:
        return written or usual
    known = [style for styles in _STYLES.values() for style in styles]
    fact = f"`{written}` is no style {'of ' + place + ' parameters' if written in known else 'of OpenAPI'}"
    remedy = f"write one of {', '.join(_STYLES[place])}{nearest(written, _STYLES[place])}"
    parameter.report("unknown-style", fact, f"{remedy}; it is `{usual}` until then", parameter.at("style"))
    return usual


def _check_content(parameter: Node, place: str, representations: int) -> None:
    """Report what a parameter says too much, or too little, of its representation."""
    if representations > 1:
        fact, remedy = "the parameter has several content types", "keep one; only the first is shown"
        parameter.report("several-types", fact, remedy, parameter.at("content"))
    if representations and "schema" in parameter:
        fact, remedy = "the parameter has `schema` and `content`", "keep one; `content` is shown"
        parameter.report("several-types", fact, remedy, parameter.at("schema"))
    if not representations and place == "querystring":
        fact, remedy = "a querystring parameter has no `content`", "add `content` with one content type"
        parameter.report("missing", fact, remedy, parameter.location)


def together(shared: Sequence[Parameter], own: Iterable[Parameter], node: Node) -> tuple[Parameter, ...]:
    """Return a path's parameters and an operation's own, which win by name and place."""
    if not shared:
        found = tuple(own)
    else:
        merged = {_identity(each): each for each in shared}
        merged.update({_identity(each): each for each in own})
        found = tuple(merged.values())
    whole = [each for each in found if each.place == "querystring"]
    if len(whole) > 1 or (whole and any(each.place == "query" for each in found)):
        fact = f"`{whole[0].name}` is the whole query string, and there are other parameters in it"
        remedy = "keep one querystring parameter, or query parameters alone"
        node.report("several-queries", fact, remedy, whole[0].location or node.location)
    return found


def completed(path: str, parameters: tuple[Parameter, ...], node: Node) -> tuple[Parameter, ...]:
    """Return the parameters with those of the path that nobody declared; those it lacks are reported."""
    plain, _, query = path.partition("#")[0].partition("?")
    in_path = dict.fromkeys(_VARIABLE.findall(plain))
    added = [*_undeclared(in_path, parameters, node)]
    if query:
        added += _in_query(query, parameters, node)
    for each in parameters:
        if each.place == "path" and each.name not in in_path and each.location:
            if f"{{{each.name}}}" in query:
                fact = f"the path parameter `{each.name}` stands in the query string of the path"
                remedy = "declare it with `in: query`, and take it out of the path"
            else:
                fact = f"the path parameter `{each.name}` does not stand in the path {path}"
                remedy = f"write it into the path, or remove it{nearest(each.name, in_path)}"
            node.report("unused-parameter", fact, remedy, each.location)
    return (*added, *parameters)


def _undeclared(in_path: Iterable[str], parameters: tuple[Parameter, ...], node: Node) -> Iterator[Parameter]:
    named = {each.name for each in parameters if each.place == "path"}
    for name in in_path:
        if name not in named:
            fact = f"the path holds {{{name}}}, which no parameter declares"
            node.report("undeclared-parameter", fact, "declare it with `in: path`", node.location)
            yield Parameter(name=name, place="path", required=True, schema=String(), location=node.location)


def _in_query(query: str, parameters: tuple[Parameter, ...], node: Node) -> Iterator[Parameter]:
    """Yield what a query string in the path holds in place of query parameters: `?y={z}`."""
    named = {each.name for each in parameters if each.place in {"path", "query"}}
    for name, variable in _PAIR.findall(query):
        if name not in named and variable not in named:
            fact = f"the query string of the path holds {{{variable}}}, which no parameter declares"
            remedy = f"declare `{name}` with `in: query`, and take it out of the path"
            node.report("undeclared-parameter", fact, remedy, node.location)
            yield Parameter(
                name=name,
                place="query",
                style="form",
                explode=True,
                required=True,
                schema=String(),
                location=node.location,
            )


def _identity(parameter: Parameter) -> tuple[str, str]:
    """Return what sets a parameter apart; names of headers know no case."""
    name = parameter.name.lower() if parameter.place == "header" else parameter.name
    return name, parameter.place
