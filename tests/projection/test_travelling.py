"""How parameters, headers and fields of forms are written, in words."""

from typing import Any, Literal

import pytest

from schemas import models_of
from sdkref.catalogue.operation import Encoding, Header, Parameter
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.views import Views
from sdkref.projection.travelling import encoding_phrases, header_phrases, parameter_phrases

VIEWS = Views({})
LIST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
OBJECT: dict[str, Any] = {"type": "object", "properties": {"a": {"type": "string"}}}
TEXT: dict[str, Any] = {"type": "string"}


def schema_of(schema: dict[str, Any]) -> Schema:
    return models_of({"It": schema})["It"]


@pytest.mark.parametrize(
    ("place", "style", "explode", "listed", "mapping", "plain"),
    [
        ("path", "simple", False, "comma-separated", "names and values comma-separated", ""),
        ("path", "simple", True, "comma-separated", "comma-separated name=value pairs", ""),
        ("path", "label", False, "after a dot, comma-separated", None, "after a dot"),
        ("path", "label", True, "each item after a dot", "each name=value pair after a dot", "after a dot"),
        ("path", "matrix", False, "written as ;p= and the items comma-separated", None, None),
        ("path", "matrix", False, None, None, "written as ;p=value"),
        ("path", "matrix", True, "written as ;p=item for each item", None, None),
        ("path", "matrix", True, None, "written as ;member=value for each member", None),
        ("query", "form", True, "repeated for each item", "each member is a parameter of its own", ""),
        ("query", "form", False, "comma-separated", "names and values comma-separated", ""),
        ("query", "spaceDelimited", False, "space-separated", "names and values space-separated", ""),
        ("query", "pipeDelimited", False, "pipe-separated", "names and values pipe-separated", ""),
        ("query", "deepObject", True, "", "written as p[member]=value for each member", ""),
        ("query", "unheardOf", True, "style unheardOf", "style unheardOf", "style unheardOf"),
    ],
)
def test_styles(  # noqa: PLR0917 - a table
    place: Literal["path", "query"],
    style: str,
    explode: bool,  # noqa: FBT001 - a table
    listed: str | None,
    mapping: str | None,
    plain: str | None,
) -> None:
    for words, schema in ((listed, LIST), (mapping, OBJECT), (plain, TEXT)):
        if words is not None:
            tried = Parameter(name="p", place=place, style=style, explode=explode, schema=schema_of(schema))
            assert parameter_phrases(tried, VIEWS) == ((words,) if words else ())


def test_a_union_is_written_as_the_one_that_needs_words() -> None:
    tried = Parameter(
        name="p", place="query", style="form", explode=False, schema=schema_of({"anyOf": [TEXT, LIST]})
    )
    assert parameter_phrases(tried, VIEWS) == ("comma-separated",)


def test_what_else_is_said_of_a_parameter() -> None:
    json = Parameter(name="p", place="query", style="form", media_type="application/vnd.x+json")
    assert parameter_phrases(json, VIEWS) == ("written as JSON (application/vnd.x+json)",)
    xml = Parameter(name="p", place="query", media_type="application/xml; charset=utf-8", allow_reserved=True)
    assert parameter_phrases(xml, VIEWS) == (
        "written as application/xml",
        "reserved characters are not encoded",
    )
    empty = Parameter(name="p", place="query", style="form", explode=True, allow_empty=True)
    assert parameter_phrases(empty, VIEWS) == ("may be empty",)
    cookie = Parameter(name="p", place="cookie", style="cookie", explode=True, schema=schema_of(LIST))
    assert parameter_phrases(cookie, VIEWS) == ("repeated for each item", "sent without percent-encoding")


def test_headers_and_parts() -> None:
    assert header_phrases(Header(name="X", schema=schema_of(LIST)), VIEWS) == ("comma-separated",)
    assert header_phrases(Header(name="X", media_type="text/plain"), VIEWS) == ("written as text/plain",)
    part = Encoding(property="p", content_type="image/png, image/gif", explode=False)
    assert encoding_phrases(part, schema_of(LIST), VIEWS) == (
        "sent as image/png, image/gif",
        "comma-separated",
    )
    assert encoding_phrases(Encoding(property="p"), None, VIEWS) == ()
