"""Any catalogue comes back from its file: what operations, security and resources say is written and read."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from msgspec.structs import replace

from schemas import unplaced
from sdkref.catalogue.catalogue import (
    Catalogue,
    Flow,
    Info,
    Resource,
    ResourceGroup,
    Scope,
    SecurityScheme,
)
from sdkref.catalogue.encode import encode_catalogue
from sdkref.catalogue.operation import (
    EXPLODED,
    Callback,
    CodeSample,
    Encoding,
    Example,
    Grant,
    Header,
    Link,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Requirement,
    Response,
    Server,
    ServerVariable,
)
from sdkref.catalogue.schema import Anything, Boolean, ExternalDocs, Number, Reference, Schema, String
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.readers.catalogue_faults import catalogue_schema
from sdkref.readers.catalogue_file import read_catalogue

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

Found = TypeVar("Found")

RESOURCES = ("boats", "x-berths", "audience/ä")
MODELS: dict[str, Schema] = {"Boat": Number(integer=True)}
SCHEMES = ("key", "x-token", "a b")
STYLES = {
    "path": ["simple", "label", "matrix"],
    "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    "querystring": ["form"],
    "header": ["simple"],
    "cookie": ["form", "cookie"],
}

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
names = words.filter(lambda word: word == word.strip() and not word.startswith("x-"))
texts = st.none() | words
flags = st.booleans()
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | flags | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
schemas: st.SearchStrategy[Schema] = st.sampled_from(
    [Anything(), String(min_length=1), Boolean(nullable=True), Reference(name="Boat")]
)


def few(
    strategy: st.SearchStrategy[Found], by: Callable[[Found], Any]
) -> st.SearchStrategy[tuple[Found, ...]]:
    """Return lists of up to two, distinct by a name."""
    return st.lists(strategy, max_size=2, unique_by=by).map(tuple)


def alone(each: Found) -> tuple[Found]:
    return (each,)


def of_name(each: Any) -> Any:
    return each.name


examples = st.one_of(
    st.just(()),
    values.map(lambda value: (Example(value=value),)),
    few(
        st.builds(
            Example,
            name=names,
            summary=texts,
            description=texts,
            value=values,
            serialized=texts,
            external_value=texts,
        ),
        of_name,
    ),
)
headers = few(
    st.builds(
        Header,
        name=names.filter(lambda name: name.lower() != "content-type"),
        schema=schemas,
        description=texts,
        required=flags,
        deprecated=flags,
        explode=flags,
        media_type=st.none() | st.just("application/json"),
        examples=examples,
    ),
    of_name,
)


def encodings_of(property_names: st.SearchStrategy[str], depth: int = 1) -> st.SearchStrategy[Encoding]:
    inside = (
        {
            "inner": few(encodings_of(names, depth - 1), lambda each: each.property),
            "prefix_encodings": st.lists(encodings_of(st.just(""), depth - 1), max_size=2).map(tuple),
            "item_encoding": st.none() | encodings_of(st.just(""), depth - 1),
        }
        if depth
        else {}
    )
    return st.builds(
        Encoding,
        property=property_names,
        content_type=texts,
        style=texts,
        explode=st.none() | flags,
        allow_reserved=flags,
        headers=headers,
        **inside,
    )


content = few(
    st.builds(
        MediaType,
        name=names,
        schema=st.none() | schemas,
        item_schema=st.none() | schemas,
        examples=examples,
        encodings=few(encodings_of(names), lambda each: each.property),
        prefix_encodings=st.lists(encodings_of(st.just("")), max_size=2).map(tuple),
        item_encoding=st.none() | encodings_of(st.just("")),
    ),
    of_name,
)
server = st.builds(
    Server,
    url=words,
    name=texts,
    description=texts,
    variables=few(
        st.builds(
            ServerVariable,
            name=names,
            default=words,
            values=st.lists(words, max_size=2).map(tuple),
            description=texts,
        ),
        of_name,
    ),
)
servers = st.lists(server, max_size=2).map(tuple)


@st.composite
def parameters(draw: st.DrawFn) -> Parameter:
    place: Any = draw(st.sampled_from(sorted(STYLES)))
    style = draw(st.sampled_from(STYLES[place]))
    return Parameter(
        name=draw(names),
        place=place,
        schema=draw(schemas),
        required=place == "path" or draw(flags),
        description=draw(texts),
        deprecated=draw(flags),
        deprecation=draw(texts),
        internal=draw(flags),
        style=style,
        explode=draw(st.sampled_from([style in EXPLODED, style not in EXPLODED])),
        allow_reserved=draw(flags),
        allow_empty=draw(flags),
        media_type=draw(st.none() | st.just("application/json")),
        examples=draw(examples),
    )


links = few(
    st.builds(
        Link,
        name=names,
        operation=texts,
        reference=texts,
        description=texts,
        parameters=few(st.tuples(names, values), lambda each: each[0]),
        request_body=values,
        server=st.none() | server,
    ),
    of_name,
)
statuses = st.sampled_from(["200", "4XX", "default", "600", "ok"])
requirements = st.lists(
    few(
        st.builds(Grant, st.sampled_from(SCHEMES), st.lists(words, max_size=2).map(tuple)),
        lambda each: each.scheme,
    ),
    max_size=2,
).map(tuple)


ASPECTS: dict[str, st.SearchStrategy[Any]] = {
    "operation_id": texts,
    "summary": texts,
    "description": texts,
    "deprecated": flags,
    "deprecation": texts,
    "stability": texts,
    "internal": flags,
    "parameters": few(parameters(), lambda each: (each.name, each.place)),
    "request_body": st.builds(RequestBody, content=content, required=flags, description=texts),
    "responses, texts": few(
        st.builds(Response, status=statuses, summary=texts, description=st.just("") | words),
        lambda each: each.status,
    ),
    "responses, content": st.builds(Response, status=statuses, content=content).map(alone),
    "responses, headers": st.builds(Response, status=statuses, headers=headers).map(alone),
    "responses, links": st.builds(Response, status=statuses, links=links).map(alone),
    "security": requirements,
    "servers": servers,
    "samples": st.lists(st.builds(CodeSample, language=words, label=texts, source=words), max_size=2).map(
        tuple
    ),
    "external_docs": st.none() | st.builds(ExternalDocs, url=words, description=texts),
    "tags": st.lists(words, max_size=2).map(tuple),
}
"""What an operation says, by the field that holds it; each is tried alone, so that a failure is small."""

operations = st.builds(
    Operation,
    method=st.sampled_from(["GET", "QUERY", "Purge", "M-SEARCH"]),
    path=st.sampled_from(["/a", "/b?c={d}", "/e#f"]),
    resource=st.sampled_from(RESOURCES),
)
back = st.builds(
    Operation,
    method=st.just("POST"),
    path=st.sampled_from(["{$request.body#/url}", "{$url}/x"]),
    resource=st.sampled_from(RESOURCES),
    security=requirements,
)
ASPECTS["callbacks"] = st.lists(
    st.builds(Callback, name=words, expression=words, operation=back), max_size=2
).map(tuple)


flows = few(
    st.builds(
        Flow,
        kind=st.sampled_from(["implicit", "deviceAuthorization", "password"]),
        authorization_url=texts,
        token_url=texts,
        refresh_url=texts,
        device_authorization_url=texts,
        scopes=few(st.builds(Scope, names, st.just("") | words), of_name),
    ),
    lambda each: each.kind,
)
schemes = st.builds(
    SecurityScheme,
    kind=st.sampled_from(["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]),
    description=texts,
    name=texts,
    place=st.none() | st.sampled_from(["header", "query", "cookie"]),
    scheme=st.none() | st.sampled_from(["basic", "bearer"]),
    bearer_format=texts,
    open_id_url=texts,
    oauth_metadata_url=texts,
    flows=flows,
    deprecated=flags,
)
catalogues = st.builds(
    Catalogue,
    info=st.just(Info(title="T")),
    resources=st.tuples(
        *(
            st.builds(
                Resource,
                key=st.just(key),
                title=words,
                summary=texts,
                description=texts,
                parent=st.none() | st.sampled_from(RESOURCES),
                role=texts,
            )
            for key in RESOURCES
        )
    ),
    groups=st.lists(
        st.builds(ResourceGroup, words, st.lists(st.sampled_from(RESOURCES), max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    models=st.just(MODELS),
    security_schemes=st.fixed_dictionaries(dict.fromkeys(SCHEMES, schemes)),
    security=requirements,
    servers=servers,
)


@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(catalogue=catalogues)
def test_what_is_said_of_the_api_comes_back(catalogue: Catalogue) -> None:
    assert_comes_back(catalogue)


@pytest.mark.parametrize("aspect", sorted(ASPECTS))
def test_what_an_operation_says_comes_back(aspect: str) -> None:
    @settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
    @given(operation=operations, said=ASPECTS[aspect], inherited=requirements)
    def comes_back(operation: Operation, said: Any, inherited: tuple[Requirement, ...]) -> None:
        whole = replace(operation, **{aspect.partition(",")[0]: said})
        hook = replace(whole, path="hook")
        assert_comes_back(
            Catalogue(
                info=Info(title="T"),
                resources=tuple(Resource(key=key, title=key) for key in RESOURCES),
                operations=(whole,),
                webhooks=(hook,),
                models=MODELS,
                security_schemes=dict.fromkeys(SCHEMES, SecurityScheme(kind="mutualTLS")),
                security=inherited,
            )
        )

    comes_back()


def assert_comes_back(catalogue: Catalogue) -> None:
    text = json.dumps(encode_catalogue(catalogue))
    Draft202012Validator(catalogue_schema()).validate(json.loads(text))
    read = read_catalogue(parse_document(text.encode(), "catalogue.json", Diagnostics()), Diagnostics())
    assert unplaced(read) == unplaced(catalogue)
