"""How far tables open what they hold: recursive types stop with a link, at whatever depth settings say."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from commands import Project

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Trees, version: "1"}
tags: [{name: trees}]
paths:
  /trees:
    post:
      tags: [trees]
      parameters: [{name: near, in: query, schema: {$ref: "#/components/schemas/Tree"}}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Tree"}}}}
      responses: {"204": {description: Done}}
components:
  schemas:
    Tree:
      type: object
      properties:
        branches: {type: array, items: {$ref: "#/components/schemas/Tree"}}
        nest: {$ref: "#/components/schemas/Nest"}
        both: {oneOf: [{$ref: "#/components/schemas/Nest"}, {$ref: "#/components/schemas/Tree"}]}
        loose:
          type: object
          properties: {inner: {type: object, properties: {last: {$ref: "#/components/schemas/Tree"}}}}
    Nest:
      type: object
      properties:
        tree: {$ref: "#/components/schemas/Tree"}
        egg: {$ref: "#/components/schemas/Egg"}
    Egg: {type: object, properties: {bird: {$ref: "#/components/schemas/Bird"}}}
    Bird: {type: object, properties: {nest: {$ref: "#/components/schemas/Nest"}, song: {type: string}}}
"""


@pytest.mark.parametrize(
    ("depth", "below_nest"),
    [
        (0, []),
        (1, ["egg", "tree"]),
        (2, ["egg", "egg.bird", "tree"]),
        (5, ["egg", "egg.bird", "egg.bird.nest", "egg.bird.song", "tree"]),
    ],
)
def test_recursive_types_stop_with_a_link(project: Project, depth: int, below_nest: list[str]) -> None:
    project.write("trees.yaml", DESCRIPTION)
    project.write("sdkref.yml", f"sources: [trees.yaml]\ndepth: {depth}\n")
    ended = project.run("build", "--strict")
    assert ended.code == 0, ended.err
    page = LexborHTMLParser((project.site / "reference/trees.html").read_bytes())
    rows = {each.attributes["id"] or "": each for each in page.css("tr[id]")}
    begin = "post-trees.go:body.nest."
    assert sorted(each.removeprefix(begin) for each in rows if each.startswith(begin)) == below_nest
    anchors = {each.attributes["id"] for each in LexborHTMLParser(models(project)).css("[id]")}
    for anchor, row in rows.items():
        opened = any(each.startswith((f"{anchor}.", f"{anchor}/")) for each in rows)
        links = [each.attributes["href"] or "" for each in (*row.css("a[href]"), *inner_links(row))]
        named = [each for each in links if "/all.html#model-" in each]
        if not opened and not anchor.endswith((".song", ":headers.Content-Type")):
            assert named, anchor
        assert {each.partition("#")[2] for each in named} <= anchors


def inner_links(row: LexborNode) -> list[LexborNode]:
    """Return the links below a row."""
    below = row.next
    return (
        below.css("a[href]") if below is not None and below.attributes.get("class") == "sdkref-inner" else []
    )


def models(project: Project) -> bytes:
    """Return the page of all models."""
    return (project.site / "models/all.html").read_bytes()
