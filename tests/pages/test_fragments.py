"""The structure of finished HTML: panels, ids, roles, links, and what hostile text comes to in it."""

import json
import re
from collections import Counter

import pytest
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser, LexborNode

import shown
from places import shared
from sdkref.catalogue.catalogue import Catalogue, Contact, Info, License, Resource, SecurityScheme
from sdkref.catalogue.operation import Operation, RequestBody, Server
from sdkref.catalogue.schema import ExternalDocs, Object
from sdkref.pages.anchors import names_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.layout import lay_out
from sdkref.pages.links import model_key, operation_key
from sdkref.pages.model import model_fragment
from sdkref.pages.operation import operation_fragment
from sdkref.pages.page import LINK_MARK
from sdkref.pages.writing import Writing
from sdkref.projection.projection import (
    Answer,
    Authorization,
    Body,
    Code,
    ErrorRow,
    Field,
    FieldGroup,
    LinkNote,
    ModelProjection,
    OperationProjection,
    Sample,
    SchemeUse,
    ServerNote,
    TypePart,
    ValueNote,
)

FRAGMENTS = shown.fragments()
CREATE = FRAGMENTS["o:post-chat-room-messages"]


def parse(html: str) -> LexborNode:
    root = LexborHTMLParser(f"<main>{html}</main>").css_first("main")
    assert root is not None
    return root


def ids(root: LexborNode) -> list[str]:
    return [node.attributes["id"] or "" for node in root.css("[id]")]


@pytest.mark.parametrize("key", FRAGMENTS)
def test_there_is_one_panel_a_target_and_the_first_shows(key: str) -> None:
    panels = parse(FRAGMENTS[key].html).css("[role=tabpanel]")
    assert [panel.attributes["data-language"] for panel in panels] == ["python", "go"]
    assert [panel.attributes["data-target"] for panel in panels] == ["python", "go"]
    assert ["hidden" in panel.attributes for panel in panels] == [False, True]


@pytest.mark.parametrize("key", FRAGMENTS)
def test_roles_name_each_other(key: str) -> None:
    root = parse(FRAGMENTS[key].html)
    by_id = {node.attributes["id"]: node for node in root.css("[id]")}
    tabs = root.css("[role=tablist] > [role=tab]")
    assert [tab.attributes["aria-selected"] for tab in tabs] == ["true", "false"]
    assert [tab.attributes.get("tabindex") for tab in tabs] == [None, "-1"]
    for tab in tabs:
        panel = by_id[tab.attributes["aria-controls"]]
        assert panel.attributes["aria-labelledby"] == tab.attributes["id"]
        assert panel.attributes["data-target"] == tab.attributes["data-target"]


@pytest.mark.parametrize("key", FRAGMENTS)
def test_ids_are_distinct_and_belong_to_the_section(key: str) -> None:
    found = ids(parse(FRAGMENTS[key].html))
    assert [name for name, count in Counter(found).items() if count > 1] == []
    anchor = key.split(":")[1]
    assert all(name.startswith(f"{anchor}.") for name in found)


@pytest.mark.parametrize("key", FRAGMENTS)
def test_there_are_no_headings_and_all_is_kept_from_search(key: str) -> None:
    root = parse(FRAGMENTS[key].html)
    assert root.css("h1, h2, h3, h4, h5, h6") == []
    assert all("data-search-exclude" in each.attributes for each in root.iter())


def test_each_parameter_and_nested_field_has_an_id_in_each_language() -> None:
    found = ids(parse(CREATE.html))
    for language in ("python", "go"):
        start = f"post-chat-room-messages.{language}"
        assert {f"{start}.room", f"{start}.message.text", f"{start}:200", f"{start}:error-500"} <= set(found)


def test_links_lead_to_models_and_operations_by_key() -> None:
    links = set(CREATE.html.split(LINK_MARK)[1::2])
    assert links == {"m:model-message", "o:delete-chat-room", "p:authentication"}


def test_what_is_not_in_the_catalogue_is_no_link() -> None:
    part = TypePart("Gone", "Gone")
    projection = structs.replace(shown.EMPTY, signature=(part,))
    fragment = operation_fragment(Writing(names_of(shown.CATALOGUE)), shown.DELETE, [(shown.GO, projection)])
    assert ">Gone<" in fragment.html
    assert "m:" not in fragment.html


def test_words_for_search_hold_path_fields_and_errors() -> None:
    for word in ("/chat/{room}/messages", "Room", "mood", "*HTTPError", "httpx.HTTPStatusError", "Limits"):
        assert word in CREATE.words


def test_a_long_summary_is_cut_in_the_title_and_kept_in_the_text() -> None:
    summary = "Creates a response. " + "It does very much. " * 9
    operation = Operation(method="GET", path="/a", resource="r", summary=summary)
    catalogue = Catalogue(info=Info(title="T"), operations=(operation,))
    names = names_of(catalogue)
    fragment = operation_fragment(Writing(names), operation, [(shown.GO, shown.EMPTY)])
    page = lay_out(catalogue, {"o:get-a": fragment}, names, [shown.GO]).pages[4]
    assert page.sections[1].title == "Creates a response"
    assert "It does very much." in fragment.html


def test_the_description_of_a_body_is_shown() -> None:
    body = RequestBody(content=(), description="Send **all** of it.")
    operation = structs.replace(shown.DELETE, request_body=body)
    fragment = operation_fragment(Writing(names_of(shown.CATALOGUE)), operation, [(shown.GO, shown.EMPTY)])
    assert "Send <strong>all</strong> of it." in fragment.html


def test_many_values_are_folded_and_the_rest_is_counted() -> None:
    values = tuple(ValueNote(f'"v{number}"') for number in range(10_000))
    model = ModelProjection(name="Message", type=(), values=values)
    html = model_fragment(Writing(names_of(shown.CATALOGUE)), "Message", Object(), [(shown.GO, model)]).html
    assert len(html) < 50_000
    assert '"v11"' in html.split("<details")[0]
    assert '"v12"' not in html.split("<details")[0]
    assert "9,988 more values" in html
    assert "9,500 further values are not listed" in html


def test_fields_of_the_same_name_have_ids_of_their_own() -> None:
    fields = tuple(
        Field(name="id", path="id", place=place, type=()) for place in ("path", "query", "query", "header")
    )
    projection = structs.replace(shown.EMPTY, parameters=fields)
    fragment = operation_fragment(Writing(names_of(shown.CATALOGUE)), shown.DELETE, [(shown.GO, projection)])
    found = ids(parse(fragment.html))
    assert len(set(found)) == len(found)
    assert {"delete-chat-room.go.id~path", "delete-chat-room.go.id~query~~2"} <= set(found)


SCRIPT = '"><img src=x onerror=alert(1)><script>alert(1)</script></code></pre></table>&lt;' + "'{{ 7 }}"


def hostile_texts() -> list[str]:
    found: dict[str, None] = {}
    for folder in ("xss", "second", "names"):
        for file in sorted(shared("hostile", folder).glob("*.json")):
            found |= dict.fromkeys(_texts(json.loads(file.read_text())))
    return list(found)


def test_markup_in_any_text_is_inert_wherever_it_stands() -> None:
    for html in everything_says(SCRIPT):
        assert_inert(html, SCRIPT)


def test_hostile_text_is_inert_wherever_it_stands() -> None:
    for text in hostile_texts():
        clean = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "�", text)  # as the door for documents leaves it
        for html in everything_says(clean):
            assert_inert(html, clean)


def everything_says(text: str) -> list[str]:
    """Return the HTML of all pages of an API that says one text wherever it can."""
    part = TypePart(text)
    code = tuple(Code(text, lexer) for lexer in ("json", "python", "bash", text))
    inner = Field(name=text, path=f"{text}.{text}", type=(part,), description=text)
    row = Field(
        name=text,
        path=text,
        type=(part, TypePart(text, text)),
        required=True,
        place=text,
        description=text,
        default=text,
        constraints=(text,),
        values=(ValueNote(text, text),),
        examples=(text,),
        groups=(FieldGroup(fields=(inner,), label=(part,), description=text), FieldGroup(fields=(inner,))),
        more=(TypePart(text, text),),
    )
    samples = tuple(Sample(name=f"{text}{n}", code=each, description=text) for n, each in enumerate(code))
    projection = OperationProjection(
        signature=(part,),
        samples=samples,
        parameters=(row, row),
        answers=(
            Answer(
                status=text,
                description=text,
                bodies=(Body(media_type=text, type=(part,), groups=row.groups, examples=samples),),
                headers=(row,),
                links=(LinkNote(text, text, text),),
            ),
        ),
        errors=(ErrorRow(type=(part,), statuses=(text,), content_types=(text,), description=text),),
        authorization=(
            Authorization(schemes=(SchemeUse(scheme=text, summary=text, variable=text, scopes=(text,)),)),
        ),
        request_headers=(row,),
        servers=(ServerNote(url=text, description=text, variables=(row,)),),
    )
    model = ModelProjection(
        name=text,
        type=(part,),
        groups=row.groups,
        values=row.values,
        constraints=(text,),
        inherits=(part,),
        example=code[0],
    )
    docs = ExternalDocs(url=text, description=text)
    operation = Operation(
        method="GET",
        path=text,
        resource=text,
        summary=text,
        description=text,
        deprecated=True,
        deprecation=text,
        stability=text,
        external_docs=docs,
    )
    catalogue = Catalogue(
        info=Info(
            title=text,
            version=text,
            summary=text,
            description=text,
            terms_of_service=text,
            contact=Contact(name=text, url=text, email=text),
            license=License(name=text, url=text),
            external_docs=docs,
        ),
        resources=(Resource(key=text, title=text, description=text, external_docs=docs),),
        operations=(operation,),
        models={text: Object(description=text)},
        security_schemes={
            text: SecurityScheme(kind="apiKey", name=text, place="header", description=text, open_id_url=text)
        },
        servers=(Server(url=text, description=text),),
    )
    names = names_of(catalogue)
    writing = Writing(names)
    fragments: dict[str, Fragment] = {
        operation_key(names.operations[operation.key]): operation_fragment(
            writing, operation, [(shown.GO, projection)]
        ),
        model_key(names.models[text]): model_fragment(
            writing, text, catalogue.models[text], [(shown.GO, model)]
        ),
    }
    pages = lay_out(catalogue, fragments, names, [shown.GO]).pages
    return [section.html for page in pages for section in page.sections]


# fmt: off
ELEMENTS = {
    "a", "abbr", "b", "blockquote", "br", "button", "caption", "code", "dd", "del", "details", "div", "dl",
    "dt", "em", "hr", "i", "ins", "kbd", "label", "li", "mark", "ol", "option", "p", "pre", "q", "s", "samp",
    "select", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul", "var", "wbr",
}
ATTRIBUTES = {
    "align", "aria-controls", "aria-label", "aria-labelledby", "aria-level", "aria-selected", "autocomplete",
    "class", "colspan", "data-class", "data-language", "data-method", "data-sample", "data-search-exclude",
    "data-target", "hidden", "href", "id", "rel", "role", "rowspan", "start", "tabindex", "type",
}
# fmt: on


def assert_inert(html: str, text: str) -> None:
    root = parse(html)
    for node in root.css("*"):
        if node.tag == "main":
            continue
        assert node.tag in ELEMENTS, (node.tag, text)
        assert ATTRIBUTES.issuperset(node.attributes), (node.attributes, text)
        href = node.attributes.get("href") or "https:"
        assert re.match(rf"https?:|mailto:|{LINK_MARK}[a-z]:[ -~]+{LINK_MARK}$", href), (href, text)
    found = ids(root)
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[!-~]+", name) for name in found)


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for pair in value.items() for each in pair for text in _texts(each)]
        case list():
            return [text for each in value for text in _texts(each)]
        case _:
            return []
