"""The structure of finished HTML: panels, ids, roles, links, and what hostile text comes to in it."""

import json
import re
from collections import Counter

import pytest
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser, LexborNode

import shown
from places import shared
from sdkref.catalogue.catalogue import (
    Catalogue,
    Contact,
    Flow,
    Info,
    License,
    Resource,
    ResourceGroup,
    Scope,
    SecurityScheme,
)
from sdkref.catalogue.operation import Callback, Operation, RequestBody, Server, ServerVariable
from sdkref.catalogue.schema import ExternalDocs, Object
from sdkref.pages.anchors import callback_identity, names_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.layout import lay_out
from sdkref.pages.links import callback_key, model_key, operation_key
from sdkref.pages.model import model_fragment
from sdkref.pages.operation import callback_fragment, operation_fragment
from sdkref.pages.page import LINK_MARK
from sdkref.pages.surroundings import Neighbourhood, Way
from sdkref.pages.writing import Writing
from sdkref.projection.credentials import Authorization, SchemeUse
from sdkref.projection.projection import (
    Answer,
    Body,
    Code,
    ErrorRow,
    ExampleNote,
    Field,
    FieldGroup,
    LinkNote,
    ModelProjection,
    OperationProjection,
    PartNote,
    Passed,
    Sample,
    ServerNote,
    TypePart,
    ValueNote,
)

FRAGMENTS = shown.fragments()
CREATE = FRAGMENTS["o:post-chat-room-messages"]
CALLBACK = next(key for key in FRAGMENTS if key.startswith("c:"))


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
    assert links == {
        "m:model-message",
        "o:delete-chat-room",
        "p:authentication.key",
        "p:authentication.login",
        "r:health",
        CALLBACK,
    }


def test_a_callback_and_its_operation_lead_to_each_other() -> None:
    assert set(FRAGMENTS[CALLBACK].html.split(LINK_MARK)[1::2]) == {"o:post-chat-room-messages"}
    assert "“hook” in the body of the request" in CREATE.html


def test_what_takes_the_place_of_a_deprecated_operation_is_a_link() -> None:
    fragment = FRAGMENTS["o:delete-chat-room"]
    assert set(fragment.html.split(LINK_MARK)[1::2]) == {"o:post-chat-room-messages"}


def test_what_is_the_same_in_all_languages_stands_once() -> None:
    assert CREATE.html.count("a &lt; b") == 1
    assert CREATE.html.count("PARLEY_KEY") == 1
    assert CREATE.html.count("https://eu.example.com") == 1


def test_what_is_not_in_the_catalogue_is_no_link() -> None:
    part = TypePart("Gone", "Gone")
    projection = structs.replace(shown.EMPTY, signature=(part,))
    fragment = operation_fragment(Writing(names_of(shown.CATALOGUE)), shown.DELETE, [(shown.GO, projection)])
    assert ">Gone<" in fragment.html
    assert "m:" not in fragment.html


def test_words_for_search_hold_path_and_fields_and_leave_errors_to_their_page() -> None:
    for word in ("/chat/{room}/messages", "Room", "mood", "Limits"):
        assert word in CREATE.words
    assert "HTTPError" not in CREATE.words


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


def test_many_values_are_folded_and_stand_once_for_all_languages() -> None:
    values = tuple(ValueNote(f'"v{number}"') for number in range(10_000))
    model = ModelProjection(name="Message", type=(), values=values)
    both = [(shown.GO, model), (shown.PYTHON, model)]
    html = model_fragment(Writing(names_of(shown.CATALOGUE)), "Message", Object(), both).html
    assert len(html) < 100_000
    assert html.count('"v9999"') == 1
    assert '"v11"' in html.split("<details")[0]
    assert '"v12"' not in html.split("<details")[0]
    assert "9,988 more values" in html


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
        title=text,
        constraints=(text, (text, part, text)),
        values=(ValueNote(text, text, text),),
        deprecation=text,
        examples=(text, text * 9),
        external_docs=(ExternalDocs(url=text, description=text), ExternalDocs(url=f"https://{text}")),
        inner=(FieldGroup(lead=(text, part), label=(text, part), title=text, description=text),),
        lead=(text, part),
        origin=(part,),
        groups=(
            FieldGroup(fields=(inner,), label=(part,), description=text),
            FieldGroup(fields=(inner,)),
            FieldGroup(lead=text, choice=True, groups=(FieldGroup(label=(text, part), key=text),) * 2),
            FieldGroup(
                lead=(text, part),
                choice=True,
                groups=(FieldGroup(label=(part,), key=text, fields=(inner,)), FieldGroup(label=(text,))),
            ),
        ),
        more=(TypePart(text, text),),
    )
    row = structs.replace(
        row,
        named_examples=(
            ExampleNote(name=text, description=text, literal=text, serialized=text, url=text),
            ExampleNote(url=f"https://{text}"),
        ),
        part_headers=(inner,),
    )
    samples = tuple(
        Sample(name=f"{text}{n}", code=each, description=text, url=text) for n, each in enumerate(code)
    )
    server = ServerNote(
        url=text,
        name=text,
        description=text,
        variables=(ServerVariable(name=text, default=text, values=(text,), description=text),),
    )
    link = LinkNote(text, f"GET {text}", text, (Passed(text, text, text),), server, text)
    note = PartNote(name=text, facts=(text,), headers=(inner,), parts=(PartNote(name=text),))
    body = Body(media_type=text, type=(part,), groups=row.groups, parts=(note, note), examples=samples)
    projection = OperationProjection(
        signature=(part,),
        samples=samples,
        payloads=samples,
        samples_elsewhere=samples,
        parameters=(row, row),
        bodies=(body, structs.replace(body, groups=(), same_as=text)),
        answers=(
            Answer(
                status=text,
                summary=text,
                description=text,
                bodies=(body, body),
                headers=(row,),
                links=(link, link),
            ),
        ),
        errors=(
            ErrorRow(
                type=(part,),
                statuses=(text,),
                content_types=(text,),
                summary=text,
                description=text,
                bodies=(body,),
                headers=(row,),
                links=(link,),
            ),
        ),
        authorization=(
            Authorization(
                schemes=(SchemeUse(scheme=text, summary=text, variable=text, scopes=(Scope(text, text),)),)
            ),
        ),
        request_headers=(row,),
        servers=(server,),
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
        operation_id=text,
        tags=(text, f"{text}2", f"{text}3"),
        summary=text,
        description=text,
        deprecated=True,
        deprecation=text,
        stability=text,
        external_docs=docs,
        callbacks=(
            Callback(name=text, expression=text, operation=Operation(method="GET", path=text, resource=text)),
        ),
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
        resources=(
            Resource(key=text, title=text, summary=text, description=text, external_docs=docs),
            Resource(key=f"{text}2", title=text, parent=text, description=text),
            Resource(key=f"{text}3", title=text, summary=text, description=text, role=text),
        ),
        groups=(ResourceGroup(text, (text,)),),
        operations=(operation,),
        models={text: Object(description=text)},
        security_schemes={
            text: SecurityScheme(
                kind="apiKey", name=text, place="header", description=text, open_id_url=text
            ),
            f"{text}2": SecurityScheme(
                kind="oauth2",
                oauth_metadata_url=text,
                flows=(Flow(kind=text, device_authorization_url=text, scopes=(Scope(text, text),)),),
            ),
        },
        servers=(Server(url=text, name=text, description=text),),
    )
    names = names_of(catalogue)
    writing = Writing(names)
    near = Neighbourhood(catalogue, names, {operation.key: (Way(text), Way(text, "o:x"))})
    [callback] = operation.callbacks
    anchor = names.callbacks[callback_identity(operation, callback)]
    fragments: dict[str, Fragment] = {
        operation_key(names.operations[operation.key]): operation_fragment(
            writing, operation, [(shown.GO, projection)], near.of(operation)
        ),
        callback_key(anchor): callback_fragment(
            writing, anchor, callback, [(shown.GO, projection)], near.of_callback(operation, callback)
        ),
        model_key(names.models[text]): model_fragment(
            writing, text, catalogue.models[text], [(shown.GO, model)]
        ),
    }
    versions = [Way(text), Way(text, "o:x")]
    pages = lay_out(catalogue, fragments, names, [shown.GO], version=text, versions=versions).pages
    return [section.html for page in pages for section in page.sections]


# fmt: off
ELEMENTS = {
    "a", "abbr", "b", "blockquote", "br", "button", "caption", "code", "dd", "del", "details",
    "div", "dl", "dt", "em", "form", "hr", "i", "input", "ins", "kbd", "label", "li", "mark", "ol",
    "option", "output", "p", "pre", "q", "s", "samp", "select", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
}
ATTRIBUTES = {
    "align", "aria-controls", "aria-label", "aria-labelledby", "aria-level", "aria-live", "aria-pressed",
    "aria-selected", "autocapitalize", "autocomplete", "class", "colspan", "data-class", "data-counted",
    "data-language", "data-method", "data-sample", "data-search-exclude", "data-target", "hidden", "href",
    "id", "placeholder", "rel", "role", "rowspan", "spellcheck", "start", "tabindex", "type",
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
