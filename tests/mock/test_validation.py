"""Values held against schemas: what is told, where, in which words."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents.reading import parse_document
from sdkref.documents.scalars import floating, integer
from sdkref.mock.exchange import Reading, Violation
from sdkref.mock.validation.validator import Strict, Validator
from sdkref.readers.dialects import read_source
from sdkref.visible import visible

PET: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "name": {"type": "string", "minLength": 2},
        "secret": {"type": "string", "writeOnly": True},
        "age": {"type": "integer", "minimum": 0},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "maxItems": 2},
    },
}


def catalogue(body: Any, schemas: dict[str, Any] | None = None, **operation: Any) -> Catalogue:
    """Return an API with one operation that takes a body, and answers with the same."""
    content = {"content": {"application/json": {"schema": body}}}
    description = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/things": {
                "post": {
                    "requestBody": content,
                    "responses": {"200": {"description": "", **content}},
                    **operation,
                }
            }
        },
        "components": {"schemas": schemas or {}},
    }
    diagnostics = Diagnostics()
    return read_source(parse_document(json.dumps(description).encode(), "api.json", diagnostics), diagnostics)


def violations(
    api: Catalogue, value: Any, strict: Strict = Strict.CLOSED, files: frozenset[str] = frozenset()
) -> tuple[Violation, ...]:
    """Return what is wrong with a body of the only operation."""
    operation = api.operations[0]
    assert operation.request_body is not None
    media = operation.request_body.content[0]
    reading = Reading(operation=operation, media=media, body=value, files=files)
    return Validator(api, strict=strict).violations(reading)


def told(api: Catalogue, value: Any, strict: Strict = Strict.CLOSED, **more: Any) -> list[str]:
    """Return violations a line each; the code only where it is not the usual one."""
    return [
        f"{'' if each.code == 'invalid-body' else each.code + ' '}{each.pointer}: {each.message}"
        for each in violations(api, value, strict, **more)
    ]


WORDS = [
    ({"type": "string"}, 5, ': 5 is no string; send "5"'),
    ({"type": "integer"}, "5", ': "5" is no integer; send 5 without quotes'),
    ({"type": "integer"}, 1.5, ": 1.5 is no integer"),
    ({"type": "boolean"}, "true", ': "true" is no boolean; send true without quotes'),
    ({"type": ["string", "null"]}, True, ': true is no string or null; send "true"'),
    ({"type": "array", "items": {"type": "string"}}, "a", ': "a" is no array; send a list'),
    ({"type": "array", "items": {"type": "string"}}, ["a", None], "/1: null is no string"),
    ({"enum": ["low", "high"]}, "hgih", ': "hgih" is none of "low", "high"; did you mean "high"?'),
    ({"enum": ["low", "high"], "type": "string"}, 7, ': 7 is none of "low", "high"'),
    ({"const": "v1"}, "v2", ': "v2" is not "v1"'),
    ({"type": "string", "pattern": "^a+$"}, "b", ': "b" does not match the pattern ^a+$'),
    ({"type": "string", "maxLength": 1}, "ab", ': "ab" is longer than 1 character'),
    ({"type": "string", "format": "date"}, "soon", ': "soon" is no date, such as 2026-03-14'),
    ({"type": "number", "maximum": 2}, 3, ": 3 is more than 2"),
    ({"type": "number", "exclusiveMinimum": 2}, 2, ": 2 is not more than 2"),
    ({"type": "number", "multipleOf": 0.01}, 0.335, ": 0.335 is no multiple of 0.01"),
    ({"type": "array", "minItems": 2}, [], ": [] has fewer than 2 items"),
    (
        {"type": "array", "uniqueItems": True},
        ["a", {"b": 1}, {"b": 1}],
        ': items 1 and 2 are both {"b":1}, where all must differ',
    ),
    ({"not": {"type": "string"}}, "a", ': "a" is what the schema excludes'),
    (
        {"type": "object", "propertyNames": {"maxLength": 2}},
        {"abc": 1},
        ': the name of a member is wrong: "abc" is longer than 2 characters',
    ),
    ({"type": "object", "dependentRequired": {"a": ["b"]}}, {"a": 1}, ": `b` is missing, which is required"),
    ({"type": "object", "properties": {"a": False}}, {"a": 1}, "/a: nothing may be sent here; remove it"),
    ({"type": "string"}, ["x" * 90], f': ["{"x" * 58}… is no string'),
    ({"type": "string"}, {"a\u202e": "\n"}, ': {"a\\u202e":"\\n"} is no string'),
]


@pytest.mark.parametrize(("schema", "value", "expected"), WORDS)
def test_words(schema: Any, value: Any, expected: str) -> None:
    assert told(catalogue(schema), value) == [expected]


def test_each_fault_has_its_pointer_and_the_place_where_it_is_declared() -> None:
    api = catalogue({"$ref": "#/components/schemas/Pet"}, {"Pet": PET})
    found = violations(api, {"age": -1, "tags": ["a", "b", "a", 5]})
    assert {(each.pointer, each.declared and each.declared.pointer) for each in found} == {
        ("", "/components/schemas/Pet"),
        ("/age", "/components/schemas/Pet/properties/age"),
        ("/tags", "/components/schemas/Pet/properties/tags"),
        ("/tags/3", "/components/schemas/Pet/properties/tags/items"),
    }
    assert {each.where for each in found} == {"body"}


def test_names_in_pointers_are_escaped() -> None:
    schema = {"type": "object", "properties": {"a/b~c": {"type": "string"}, "1": {"type": "string"}}}
    assert told(catalogue(schema), {"a/b~c": 1, "1": 2}) == [
        '/a~1b~0c: 1 is no string; send "1"',
        '/1: 2 is no string; send "2"',
    ]


def test_what_does_not_travel_is_not_required() -> None:
    api = catalogue(PET)
    validator = Validator(api, strict=Strict.OPEN)
    body = api.operations[0].responses[0].content[0].schema
    assert body is not None
    assert validator.faults({"name": "Ada"}, body, "request") == ()
    assert validator.faults({"name": "Ada", "id": "1"}, body, "request") == ()
    assert validator.faults({"name": "Ada"}, body, "response") == ("`id` is missing, which is required",)


def test_what_another_part_says_does_not_travel_is_not_required() -> None:
    part = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}
    whole = {"allOf": [{"$ref": "#/components/schemas/Part"}, {"type": "object", "required": ["id"]}]}
    assert told(catalogue(whole, {"Part": part}), {}) == []


def test_members_named_like_keywords_are_members() -> None:
    names = ["title", "required", "properties", "readOnly", "$ref", "enum", "type", "models", "additional"]
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": names,
        "properties": {name: {"type": "string"} for name in names},
    }
    api = catalogue(schema)
    for strict in Strict:
        assert told(api, dict.fromkeys(names, "a"), strict) == []
        assert len(violations(api, dict.fromkeys(names, 1), strict)) == len(names)
        assert told(api, dict.fromkeys(names[1:], "a"), strict) == [": `title` is missing, which is required"]


UNKNOWN = "unknown-member /nmae: there is no member `nmae`; did you mean `name`?"
CLOSED_PET = {**PET, "additionalProperties": False}


@pytest.mark.parametrize(
    ("schema", "closed", "open_", "off"),
    [
        (PET, [], [UNKNOWN], []),
        (CLOSED_PET, [UNKNOWN], [UNKNOWN], []),
        ({**PET, "unevaluatedProperties": False}, [UNKNOWN], [UNKNOWN], []),
        ({**PET, "additionalProperties": True}, [], [], []),
        ({"type": "object"}, [], [], []),
        ({}, [], [], []),
        ({"allOf": [{"$ref": "#/components/schemas/Pet"}]}, [], [UNKNOWN], []),
        ({"anyOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "string"}]}, [], [UNKNOWN], []),
        ({"anyOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object"}]}, [], [], []),
        ({"anyOf": [{"$ref": "#/components/schemas/Pet"}, {}]}, [], [], []),
    ],
)
def test_unknown_members(schema: Any, closed: list[str], open_: list[str], off: list[str]) -> None:
    api = catalogue(schema, {"Pet": PET})
    value = {"name": "Ada", "nmae": "Ada"}
    found = {strict: told(api, value, strict) for strict in Strict}
    # The member that is meant is there, so that the other is no slip.
    assert found == {Strict.CLOSED: closed, Strict.NEAR: closed, Strict.OPEN: open_, Strict.OFF: off}


def test_parts_and_variants_see_the_members_of_each_other() -> None:
    schema = {
        "allOf": [
            {"$ref": "#/components/schemas/Pet"},
            {"type": "object", "properties": {"owner": {"type": "string"}}},
            {
                "oneOf": [
                    {"type": "object", "required": ["paws"], "properties": {"paws": {"type": "integer"}}},
                    {"type": "object", "required": ["fins"], "properties": {"fins": {"type": "integer"}}},
                ]
            },
        ]
    }
    api = catalogue(schema, {"Pet": PET})
    assert told(api, {"name": "Ada", "owner": "Bo", "paws": 4}, Strict.OPEN) == []
    assert told(api, {"name": "Ada", "owner": "Bo", "paws": "4"}, Strict.OPEN) == [
        '/paws: "4" is no integer; send 4 without quotes'
    ]
    assert told(api, {"name": "Ada", "paws": 4, "pawz": 4}, Strict.OPEN) == [
        "unknown-member /pawz: there is no member `pawz`; did you mean `paws`?"
    ]
    # A fault elsewhere does not make the members of the part that fails unknown.
    assert told(api, {"name": "A", "paws": 4}, Strict.OPEN) == ['/name: "A" is shorter than 2 characters']


def test_a_base_that_others_extend_stays_open() -> None:
    base = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
    }
    own = {"type": "object", "properties": {"paws": {"type": "integer"}}}
    schemas = {"Base": base, "Cat": {"allOf": [{"$ref": "#/components/schemas/Base"}, own]}}
    to_base = catalogue({"$ref": "#/components/schemas/Base"}, schemas)
    to_cat = catalogue({"$ref": "#/components/schemas/Cat"}, schemas)
    assert told(to_base, {"kind": "cat", "paws": 4}, Strict.OPEN) == []
    assert told(to_cat, {"kind": "cat", "paws": 4}, Strict.OPEN) == []
    assert len(told(to_cat, {"kind": "cat", "claws": 4}, Strict.OPEN)) == 1


def test_what_a_condition_or_an_exclusion_says_is_not_narrowed() -> None:
    named = {"type": "object", "required": ["a"], "properties": {"a": {}}}
    schema = {"allOf": [{"type": "object", "properties": {"a": {}, "b": {}}}, {"not": named}]}
    assert told(catalogue(schema), {"a": 1, "b": 1}, Strict.OPEN) == [
        ': {"a":1,"b":1} is what the schema excludes'
    ]


TALK = {
    "Text": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
    },
    "Image": {
        "type": "object",
        "required": ["type", "url"],
        "properties": {
            "type": {"const": "image"},
            "url": {"type": "string"},
            "detail": {"enum": ["low", "high"]},
        },
    },
    "Plain": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
}
TEXT, IMAGE, PLAIN = ({"$ref": f"#/components/schemas/{name}"} for name in TALK)


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"anyOf": [{"anyOf": [TEXT, IMAGE]}, {"type": "string"}]}, 5, ": 5 is no object or string; send"),
        (
            {
                "anyOf": [
                    {"anyOf": [TEXT, IMAGE]},
                    {**TALK["Text"], "properties": {"type": {"const": "rich"}}},
                ]
            },
            {"type": "rihc", "text": "a"},
            '/type: "rihc" is none of "text", "image", "rich"; did you mean "rich"?',
        ),
        ({"oneOf": [TEXT, IMAGE]}, {"type": "image", "url": "u", "detail": "mid"}, "/detail: "),
        ({"oneOf": [TEXT, IMAGE]}, {"type": "text", "txt": "a"}, ": `text` is missing"),
        ({"oneOf": [TEXT, IMAGE]}, {"type": "imgae"}, '/type: "imgae" is none of "text", "image"; did you'),
        ({"oneOf": [TEXT, IMAGE]}, {"text": "a"}, ": `type` is missing"),
        ({"oneOf": [TEXT, IMAGE]}, 5, ": 5 is no object"),
        ({"oneOf": [{"type": "string"}, TEXT]}, 5, ': 5 is no string or object; send "5"'),
        ({"anyOf": [{"enum": ["none", "auto"]}, TEXT]}, "aut", ': "aut" is none of "none", "auto"; did you'),
        ({"anyOf": [{"enum": ["auto"]}, {"type": "null"}, TEXT]}, {"type": "text"}, ": `text` is missing"),
        (
            {"anyOf": [{"type": "string"}, {"type": "array", "items": {"oneOf": [TEXT, IMAGE]}}]},
            [{"type": "text", "text": 5}],
            '/0/text: 5 is no string; send "5"',
        ),
    ],
)
def test_of_a_union_the_likeliest_variant_is_told(schema: Any, value: Any, expected: str) -> None:
    found = told(catalogue(schema, TALK), value)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_a_variant_that_is_known_by_its_value_is_meant_however_much_is_wrong_inside() -> None:
    def variant(*kinds: str) -> dict[str, Any]:
        listed = {"type": "array", "items": {"type": "string"}}
        return {
            "type": "object",
            "properties": {"type": {"enum": [*kinds]}, "of": listed},
            "required": ["type"],
        }

    plain = {**variant("text", "number"), "properties": {"type": {"enum": ["text", "number"]}}}
    union = catalogue({"oneOf": [plain, variant("list"), variant("map")]}, TALK)
    assert told(union, {"type": "list", "of": [1, "a", 2]}) == [
        '/of/0: 1 is no string; send "1"',
        '/of/2: 2 is no string; send "2"',
    ]
    assert told(union, {"type": "lost"})[0].startswith(
        '/type: "lost" is none of "text", "number", "list", "map"'
    )


def test_the_discriminator_says_which_variant_was_meant() -> None:
    union = {"oneOf": [IMAGE, TEXT], "discriminator": {"propertyName": "type"}}
    assert told(catalogue(union, TALK), {"type": "text", "url": "u", "detail": "low"}) == [
        ": `text` is missing, which is required"
    ]


def test_the_discriminator_is_known_even_where_no_variant_describes_it() -> None:
    cat = {"type": "object", "required": ["paws"], "properties": {"paws": {"type": "integer"}}}
    fish = {"type": "object", "required": ["fins"], "properties": {"fins": {"type": "integer"}}}
    variants = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Fish"}]
    union = {"oneOf": variants, "discriminator": {"propertyName": "kind"}}
    api = catalogue(union, {"Cat": cat, "Fish": fish})
    assert told(api, {"kind": "Cat", "paws": 4}, Strict.OPEN) == []
    assert told(api, {"kind": "Cat", "paws": 4, "pawz": 4}, Strict.OPEN) == [
        "unknown-member /pawz: there is no member `pawz`; did you mean `paws`?"
    ]


AMBIGUOUS = (
    "ambiguous-union : the value is valid as `Text` and `Plain`, "
    "of which oneOf allows only one; send what tells them apart"
)


def test_an_ambiguous_union_is_no_mismatch() -> None:
    value = {"type": "text", "text": "a"}
    assert told(catalogue({"oneOf": [TEXT, PLAIN]}, TALK), value) == [AMBIGUOUS]
    assert told(catalogue({"anyOf": [TEXT, PLAIN]}, TALK), value) == []
    assert told(catalogue({"oneOf": [{"oneOf": [TEXT, PLAIN]}, {"type": "string"}]}, TALK), value) == [
        AMBIGUOUS
    ]


def test_a_discriminator_ends_an_ambiguity() -> None:
    mapping = {"text": "#/components/schemas/Text", "plain": "#/components/schemas/Plain"}
    union = {"oneOf": [TEXT, PLAIN], "discriminator": {"propertyName": "type", "mapping": mapping}}
    for strict in Strict:
        assert told(catalogue(union, TALK), {"type": "text", "text": "a"}, strict) == []


def test_of_a_file_only_its_presence_is_checked() -> None:
    schema = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "maxLength": 3}, "name": {"type": "string"}},
    }
    api = catalogue(schema)
    assert told(api, {"file": "long", "name": 5}, files=frozenset({"/file"})) == [
        '/name: 5 is no string; send "5"'
    ]
    assert told(api, {}, files=frozenset({"/file"})) == [": `file` is missing, which is required"]
    assert told(catalogue({"type": "string", "maxLength": 3}), "long", files=frozenset({""})) == []


def test_parameters_are_told_by_name() -> None:
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}}
    api = catalogue({}, parameters=[limit])
    reading = Reading(operation=api.operations[0], parameters={("query", "limit"): "ten"})
    (found,) = Validator(api, strict=Strict.CLOSED).violations(reading)
    assert (found.code, found.where, found.name, found.pointer) == ("invalid-parameter", "query", "limit", "")
    assert found.message == '"ten" is no integer'
    assert found.declared is not None
    assert found.declared.pointer == "/paths/~1things/post/parameters/0/schema"


def test_numbers_that_know_their_spelling_are_numbers() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "number", "multipleOf": 0.5}}}
    api = catalogue(schema)
    assert told(api, {"n": floating("1.50")}) == []
    assert told(api, {"n": integer("007")}) == []
    assert told(api, {"n": floating("1.20")}) == ["/n: 1.2 is no multiple of 0.5"]


def test_schemas_that_cannot_be_compiled_are_all_named() -> None:
    schemas = {
        "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
        "B": {"type": "object", "properties": {"c": {"type": "string", "pattern": "(a"}}},
    }
    body = {
        "type": "object",
        "properties": {"a": {"$ref": "#/components/schemas/A"}, "d": {"type": "string", "pattern": "[z-a]"}},
    }
    api = catalogue(body, schemas)
    with pytest.raises(UnreadableError) as stop:
        Validator(api, strict=Strict.CLOSED).compile()
    places = [each.location.pointer for each in stop.value.findings]
    assert "/components/schemas/B/properties/c" in places
    assert "/paths/~1things/post/requestBody/content/application~1json/schema/properties/d" in places
    assert '"(a" is not a "regex"' in str(stop.value)
    with pytest.raises(UnreadableError):
        told(api, {})


@pytest.mark.parametrize("strict", Strict)
def test_schemas_compiled_together_say_what_each_says_alone(strict: Strict) -> None:
    schemas = {**TALK, "Pet/a~b %2F": PET}
    union = {"oneOf": [TEXT, IMAGE, {"$ref": "#/components/schemas/Pet~1a~0b%20%252F"}]}
    api = catalogue(
        {"type": "object", "properties": {"u": union, "l": {"type": "array", "items": TEXT}}}, schemas
    )
    operation = api.operations[0]
    assert operation.request_body is not None
    together = Validator(api, strict=strict)
    together.compile()
    body = {"u": {"name": "A", "nmae": 1}, "l": [{"type": "text", "text": 5}], "more": 1}
    media = operation.request_body.content[0]
    found = together.violations(Reading(operation=operation, media=media, body=body))
    assert found == violations(api, body, strict)
    assert {each.pointer for each in found if each.code == "invalid-body"} == {"/u/name", "/l/0/text"}
    assert all(each.declared is not None for each in found)


def test_many_models_are_compiled_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sdkref.mock.validation.compiling.MOST_MODELS", 2)
    limit = {"name": "limit", "in": "query", "schema": {"oneOf": [TEXT, IMAGE]}}
    api = catalogue({"oneOf": [TEXT, IMAGE]}, TALK, parameters=[limit])
    operation = api.operations[0]
    assert operation.request_body is not None
    reading = Reading(
        operation=operation,
        parameters={("query", "limit"): 5},
        media=operation.request_body.content[0],
        body=5,
    )
    validator = Validator(api, strict=Strict.CLOSED)
    for _ in range(3):
        assert [each.message for each in validator.violations(reading)] == ["5 is no object"] * 2


def test_a_pattern_that_takes_for_ever_is_told() -> None:
    api = catalogue({"type": "string", "pattern": "^(?=a)(a|aa)+\\1$"})
    (found,) = told(api, "a" * 60 + "b")
    assert found.endswith("takes too long to hold against the pattern")


def test_what_nests_too_deeply_is_told_instead_of_checked() -> None:
    deep: Any = "a"
    for _ in range(3_000):
        deep = [deep]
    (found,) = told(catalogue({"type": "array"}), deep)
    assert found.startswith(": the value nests deeper than 200 levels")


def test_half_a_surrogate_pair_is_a_character() -> None:
    api = catalogue({"type": "object", "properties": {"a": {"type": "string", "maxLength": 1}}})
    assert told(api, {"a": "\ud800"}) == []
    assert told(api, {"a": "\ud800b"}) == ['/a: "\ufffdb" is longer than 1 character']


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@settings(max_examples=60, deadline=None)
@given(value=ANY, strict=st.sampled_from(Strict))
def test_any_value_has_an_answer(value: Any, strict: Strict) -> None:
    api = catalogue({"oneOf": [TEXT, IMAGE, {"type": "array", "items": TEXT}]}, TALK)
    for each in violations(api, value, strict):
        assert each.message == visible(each.message)


@pytest.mark.parametrize("schema", [PET, {"type": "array", "items": PET}])
def test_a_schema_of_lines_may_be_that_of_a_line(schema: Any) -> None:
    api = catalogue({}, requestBody={"content": {"application/x-ndjson": {"schema": schema}}})
    assert told(api, [{"name": "Rex"}, {"name": 1}]) == ['/1/name: 1 is no string; send "1"']
