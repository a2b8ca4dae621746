"""Sites of several engines, made comparable: their articles without white space and what an engine adds."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

OF_ENGINES = "a.headerlink, #__skip, form, .md-source-file, .md-feedback"
"""The permalinks of `toc`, the target of the link that skips the head, and questions to the reader."""

TINY = """\
openapi: 3.1.0
info: {title: Tiny API, version: "1", description: An API for *tests*.}
servers: [{url: https://api.example.com}]
tags: [{name: Pets, description: About pets.}]
paths:
  /pets:
    post:
      operationId: createPet
      tags: [Pets]
      summary: Create a <pet> & more
      description: Makes one; {{ no macro }} is meant.
      parameters:
        - {name: dry, in: query, schema: {type: boolean}, description: Only try.}
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses:
        "201": {description: Made, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
        "404": {description: None}
    get:
      operationId: listPets
      tags: [Pets]
      summary: List pets
      responses: {"200": {description: Fine}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, description: What it is called.}
        friend: {$ref: "#/components/schemas/Pet"}
"""


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the first element that a selector finds; it is there."""
    node = tree.css_first(selector)
    assert node is not None, selector
    return node


def article(page: Path) -> str:
    """Return the HTML of a page's article, an element a line."""
    found = LexborHTMLParser(page.read_bytes()).css_first("article")
    if found is None:
        return ""
    for each in found.css(OF_ENGINES):
        each.decompose()
    # Zensical reads this attribute and leaves it out.
    html = (found.inner_html or "").replace(' data-search-exclude=""', "")
    return re.sub(r">\s*<", ">\n<", re.sub(r"\s+", " ", html)).strip()


def articles(site: Path) -> dict[str, str]:
    """Return the article of every page by its path."""
    return {path.relative_to(site).as_posix(): article(path) for path in sorted(site.rglob("*.html"))}
