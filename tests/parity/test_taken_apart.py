"""Samples are taken apart in the same way in three languages."""

import pytest

from parity.literals import leaves, parted, trees

TYPESCRIPT = """
const result = await dub.links.create("id", {
  url: "https://a.example/(x)", // a comment
  tags: ["a", "b"],
  when: new Date("2024-01-01"),
  nested: { deep: true, none: null, count: -1.5 },
});
console.log(result);
"""
PYTHON = """
res = client.links.create(id="id", request={
    "url": "https://a.example/(x)",  # a comment
    "tags": ["a", "b"],
    "when": parse_datetime("2024-01-01"),
    "nested": {"deep": True, "none": None, "count": -1.5},
    "kind": models.Kind.OPEN,
})
print(res)
"""
GO = """
res, err := s.Links.Create(ctx, "id", &operations.CreateLinkRequest{
    URL: pkg.Pointer("https://a.example/(x)"), // a comment
    Tags: operations.CreateTagsArrayOfStr(
        []string{
            "a",
            "b",
        },
    ),
    When: types.MustTimeFromString("2024-01-01"),
    Nested: map[string]any{
        "deep": true,
        "none": nil,
        "count": pkg.Pointer[float64](-1.5),
    },
    Kind: operations.KindOpen.ToPointer(),
})
"""


@pytest.mark.parametrize(
    ("code", "call", "places"),
    [
        (
            TYPESCRIPT,
            "create",
            [
                ("0", ("string", "id")),
                ("1", ("object", "")),
                ("1.url", ("string", "https://a.example/(x)")),
                ("1.tags", ("array", "")),
                ("1.tags[]", ("string", "a")),
                ("1.tags[]", ("string", "b")),
                ("1.when", ("call", "Date")),
                ("1.nested", ("object", "")),
                ("1.nested.deep", ("boolean", "true")),
                ("1.nested.none", ("null", "null")),
                ("1.nested.count", ("number", "-1.5")),
            ],
        ),
        (
            PYTHON,
            "create",
            [
                ("0", ("object", "")),
                ("0.id", ("string", "id")),
                ("1", ("object", "")),
                ("1.request", ("object", "")),
                ("1.request.url", ("string", "https://a.example/(x)")),
                ("1.request.tags", ("array", "")),
                ("1.request.tags[]", ("string", "a")),
                ("1.request.tags[]", ("string", "b")),
                ("1.request.when", ("call", "parse_datetime")),
                ("1.request.nested", ("object", "")),
                ("1.request.nested.deep", ("boolean", "True")),
                ("1.request.nested.none", ("null", "None")),
                ("1.request.nested.count", ("number", "-1.5")),
                ("1.request.kind", ("constant", "models.Kind.OPEN")),
            ],
        ),
        (
            GO,
            "Create",
            [
                ("0", ("constant", "ctx")),
                ("1", ("string", "id")),
                ("2", ("object", "")),
                ("2.URL", ("string", "https://a.example/(x)")),
                ("2.Tags", ("array", "")),
                ("2.Tags[]", ("string", "a")),
                ("2.Tags[]", ("string", "b")),
                ("2.When", ("call", "types.MustTimeFromString")),
                ("2.Nested", ("object", "")),
                ("2.Nested.deep", ("boolean", "true")),
                ("2.Nested.none", ("null", "nil")),
                ("2.Nested.count", ("number", "-1.5")),
                ("2.Kind", ("constant", "operations.KindOpen")),
            ],
        ),
    ],
    ids=["typescript", "python", "go"],
)
def test_a_request_is_a_tree(code: str, call: str, places: list[tuple[str, tuple[str, str]]]) -> None:
    found = trees(parted(code, call)[1])
    assert [place for number, tree in enumerate(found) for place in leaves(tree, str(number))] == places


def test_what_is_around_the_request_stays() -> None:
    around, _ = parted('x = f(1);\nawait a.b("(", {c: [2]});\nend();', "b")
    assert "".join(around) == "x=f(1);awaita.b(…);end();"
