"""Overlays: what they make of a description, what they report, and where each value then comes from."""

import copy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sdkref.diagnostics import Diagnostics, LimitError, UnreadableError
from sdkref.documents.reading import Document, parse_document
from sdkref.limits import Limits
from sdkref.readers.overlay import with_overlay

PETS = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /pets:
    get: {summary: List, deprecated: true, parameters: [{name: limit, in: query}]}
    post: {summary: Add}
"""


def overlaid(source: str, *actions: str, version: str = "1.1.0") -> tuple[Document, list[str]]:
    """Return a description after some actions, and the findings as `pointer code`."""
    diagnostics = Diagnostics()
    document = parse_document(source.encode(), "api.yaml", diagnostics)
    before = copy.deepcopy(document.data)
    lines = "\n".join(f"  - {action}" for action in actions)
    text = f"overlay: {version}\ninfo: {{title: O, version: '1'}}\nactions:\n{lines}\n"
    made = with_overlay(document, parse_document(text.encode(), "o.yaml", diagnostics), diagnostics)
    assert document.data == before
    return made, [f"{each.location.pointer} {each.code}" for each in diagnostics]


CASES = {
    "members are merged, new ones added": (
        "{target: $.info, update: {title: Cats, x: {y: 1}}}",
        "$.info",
        {"title": "Cats", "version": "1", "x": {"y": 1}},
    ),
    "members inside members are merged": (
        "{target: $, update: {paths: {/pets: {get: {summary: All}}}}}",
        "$.paths./pets.get.summary",
        "All",
    ),
    "a value is appended to a list": (
        "{target: $.tags, update: {name: d}}",
        "$.tags",
        [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}],
    ),
    "a list is put at the end of a list": (
        "{target: $.tags, update: [{name: d}, {name: e}]}",
        "$.tags",
        [{"name": each} for each in "abcde"],
    ),
    "a list inside an update is put at the end of a list": (
        "{target: $, update: {tags: [{name: d}]}}",
        "$.tags",
        [{"name": each} for each in "abcd"],
    ),
    "a value without members is replaced": (
        "{target: '$.paths.*.*.summary', update: Do}",
        "$.paths./pets.post.summary",
        "Do",
    ),
    "items are removed by a filter": (
        "{target: \"$.tags[?@.name == 'a' || @.name == 'c']\", remove: true}",
        "$.tags",
        [{"name": "b"}],
    ),
    "a member is removed": (
        "{target: \"$.paths['/pets'].get\", remove: true}",
        "$.paths./pets",
        {"post": {"summary": "Add"}},
    ),
    "what stands inside what is removed may be selected too": (
        "{target: '$.paths..*', remove: true}",
        "$.paths",
        {},
    ),
    "remove wins over update": ("{target: $.tags, update: [{name: d}], remove: true}", "$.openapi", "3.1.0"),
    "a value is copied": (
        "{target: \"$.paths['/pets'].post\", copy: \"$.paths['/pets'].get\"}",
        "$.paths./pets.post",
        {"summary": "List", "deprecated": True, "parameters": [{"name": "limit", "in": "query"}]},
    ),
    "null is replaced by a mapping": (
        "{target: $.info, update: {contact: {name: X}}}",
        "$.info.contact",
        {"name": "X"},
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_an_action_changes_the_description(title: str) -> None:
    action, place, expected = CASES[title]
    made, found = overlaid(PETS, action)
    value: Any = made.data
    for key in place.split(".")[1:]:
        value = value[key]
    assert value == expected
    assert found == []


FAULTS = {
    "{target: $.nowhere, update: {a: 1}}": "/actions/0/target overlay-target",
    "{target: $.paths./pets, update: {a: 1}}": "/actions/0/target overlay-path",
    "{target: $.info, copy: '$.tags.*'}": "/actions/0/copy overlay-path",
    "{target: $.info, update: [a]}": "/actions/0/update overlay-conflict",
    "{target: $, update: {info: {title: {a: 1}}}}": "/actions/0/update/info/title overlay-conflict",
    "{target: $, remove: true}": "/actions/0/target overlay-target",
    "{target: $.info}": "/actions/0 missing",
    "{update: {a: 1}}": "/actions/0 missing",
    "{target: 7, update: {}}": "/actions/0/target wrong-type",
    "{target: $.info, updat: {}, remove: false}": "/actions/0/updat unknown-keyword",
    "{target: '$..[?match(@.name, \"(\")]', update: {a: 1}}": "/actions/0/target overlay-target",
}


@pytest.mark.parametrize("action", FAULTS)
def test_an_action_that_cannot_be_carried_out_is_reported_and_the_next_one_is_carried_out(
    action: str,
) -> None:
    made, found = overlaid(PETS, action, "{target: $.info, update: {title: Next}}")
    assert found[0] == FAULTS[action]
    assert made.data["info"]["title"] == "Next"
    assert {**made.data["info"], "title": "Pets"} == yaml.safe_load(PETS)["info"]


def test_each_value_knows_who_says_it() -> None:
    made, _ = overlaid(
        PETS,
        "{target: $.info, update: {title: Cats}}",
        "{target: '$.tags[0]', remove: true}",
        "{target: $.tags, update: {name: d}}",
        "{target: \"$.paths['/pets'].post\", copy: \"$.paths['/pets'].get\"}",
    )
    assert str(made.origin("/info/title")) == "o.yaml#/actions/0/update/title"
    assert str(made.origin("/info/version")) == "api.yaml#/info/version"
    assert str(made.origin("/tags/0/name")) == "api.yaml#/tags/1/name"
    assert str(made.origin("/tags/2/name")) == "o.yaml#/actions/2/update/name"
    assert str(made.origin("/paths/~1pets/post/parameters/0")) == "api.yaml#/paths/~1pets/get/parameters/0"


def test_an_alias_is_changed_where_it_is_selected_and_nowhere_else() -> None:
    made, _ = overlaid("a: &x {n: {m: 1}}\nb: *x\n", "{target: $.a.n, update: {m: 2}}")
    assert made.data == {"a": {"n": {"m": 2}}, "b": {"n": {"m": 1}}}


def test_what_one_action_puts_at_two_places_changes_apart() -> None:
    made, _ = overlaid(
        "a: {}\nb: {}\n", "{target: '$.*', update: {c: {d: 1}}}", "{target: $.a.c, update: {d: 2}}"
    )
    assert made.data == {"a": {"c": {"d": 2}}, "b": {"c": {"d": 1}}}


def test_overlays_follow_each_other() -> None:
    diagnostics = Diagnostics()
    document = parse_document(PETS.encode(), "api.yaml", diagnostics)
    for name, title in (("one.yaml", "One"), ("two.yaml", "Two")):
        text = f"overlay: 1.0.0\nactions: [{{target: $.info, update: {{title: {title}, x-{title}: 1}}}}]"
        document = with_overlay(document, parse_document(text.encode(), name, diagnostics), diagnostics)
    assert document.data["info"] == {"title": "Two", "version": "1", "x-One": 1, "x-Two": 1}
    assert document.origin("/info/x-One").file == "one.yaml"
    assert document.origin("/info/title").file == "two.yaml"


def test_a_copy_is_what_stood_there_before_the_action() -> None:
    made, _ = overlaid("a: {n: 1}\nb: {}\n", "{target: '$', copy: '$.a'}", "{target: '$.*', copy: '$'}")
    before = {"a": {"n": 1}, "b": {}, "n": 1}
    assert made.data["b"] == before
    assert made.data["a"] == before


def test_actions_that_add_without_end_meet_the_limit_of_nodes() -> None:
    again = ["{target: '$..*', copy: '$'}"] * 9
    with pytest.raises(LimitError, match=r"^o\.yaml: the limit of nodes \(20000000\) was met: "):
        overlaid("a: {}\nb: {}\nc: {}\n", *again)


@pytest.mark.parametrize("text", ["a: 1", "[]", "overlays: 1.0.0"])
def test_a_file_that_is_no_overlay_is_refused(text: str) -> None:
    diagnostics = Diagnostics()
    with pytest.raises(UnreadableError, match=r"^o\.yaml:1:1: this is no overlay: .*; name an overlay"):
        with_overlay(
            parse_document(PETS.encode(), "api.yaml", diagnostics),
            parse_document(text.encode(), "o.yaml", diagnostics),
            diagnostics,
        )


@pytest.mark.parametrize("version", ["2.0.0", "1.7.0", "one"])
def test_an_unknown_version_is_reported(version: str) -> None:
    _, found = overlaid(PETS, "{target: $.info, update: {title: T}}", version=version)
    assert found == ["/overlay unknown-version"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from("abc"), inside, max_size=3),
    max_leaves=12,
)
PATHS = st.sampled_from(["$", "$.a", "$..a", "$.*", "$..*", "$[0]", "$..[0]", "$.a.b", "$..[?@.a]", "$[-1]"])


@given(
    JSON, st.lists(st.tuples(PATHS, st.sampled_from(["update", "copy", "remove"]), JSON, PATHS), max_size=4)
)
def test_no_overlay_breaks_anything(data: Any, wanted: list[tuple[str, str, Any, str]]) -> None:
    diagnostics = Diagnostics()
    values = {"update": 2, "copy": 3}
    actions = [
        {"target": each[0], each[1]: True if each[1] == "remove" else each[values[each[1]]]}
        for each in wanted
    ]
    document = Document("api.yaml", data, parse_document(b"{}", "api.yaml", diagnostics).positions)
    overlay = {"overlay": "1.1.0", "actions": actions}
    before = copy.deepcopy((data, overlay))
    changes = Document("o.yaml", overlay, document.positions)
    try:
        made = with_overlay(document, changes, diagnostics, Limits(nodes=300))
    except LimitError:
        return
    assert (data, overlay) == before
    _same_origin(made, made.data, "", data, overlay)


def _same_origin(made: Document, value: Any, pointer: str, source: Any, overlay: Any) -> None:
    """Check that the place a value is said to come from holds that value, where it has no members."""
    if isinstance(value, dict):
        for key, each in value.items():
            _same_origin(made, each, f"{pointer}/{key}", source, overlay)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            _same_origin(made, each, f"{pointer}/{index}", source, overlay)
    else:
        origin = made.origin(pointer)
        found = source if origin.file == "api.yaml" else overlay
        for token in origin.pointer.split("/")[1:]:
            found = found[int(token)] if isinstance(found, list) else found[token]
        assert found == value
