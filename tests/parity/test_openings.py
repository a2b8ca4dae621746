"""Requests are compared outside the unions that a description leaves open."""

from pathlib import Path

import pytest

from parity.literals import leaves, parted, trees
from parity.openings import Openings
from profiles.predictions import read

DESCRIPTION = """
paths:
  /teas:
    post:
      operationId: addTea
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                open: {anyOf: [{type: string}, {type: array, items: {type: integer}}]}
                stated: {anyOf: [{type: string}, {type: integer}], example: green}
                told: {anyOf: [{type: string}, {type: integer, example: 3}]}
      responses: {204: {description: Done}}
"""


def openings(folder: Path) -> Openings:
    catalogue = read(folder, DESCRIPTION, {})
    return Openings(catalogue, catalogue.operations[0])


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("add({ open: [1, 2], stated: 'a' })", {("0", "object"), ("open", "open"), ("0.stated", "string")}),
        ("Add(ctx, &X{Open: y.Pointer(1)})", {("0", "constant"), ("1", "object"), ("open", "open")}),
        ("add(request={'open': 'a'})", {("0", "object"), ("0.request", "object"), ("open", "open")}),
        ("add({ told: 1 })", {("0", "object"), ("0.told", "number")}),
    ],
    ids=["typescript", "go", "python", "one variant is told of"],
)
def test_what_is_inside_is_one_place(tmp_path: Path, code: str, places: set[tuple[str, str]]) -> None:
    found = trees(parted(code, code.partition("(")[0])[1])
    whole = [place for number, tree in enumerate(found) for place in leaves(tree, str(number))]
    assert openings(tmp_path).closed([(path, leaf[0]) for path, leaf in whole]) == places


@pytest.mark.parametrize(
    ("code", "misfits"),
    [
        ("add({ open: 'a' })", []),
        ("add({ open: [1] })", []),
        ("add({ open: ['a'] })", ["0.open is not valid"]),
        ("add({ open: {} })", ["0.open is not valid"]),
        ("add({ stated: {} })", []),
        ("add(open=open)", []),
        ("add(open=[open])", ["0.open is not valid"]),
    ],
)
def test_what_is_inside_is_valid(tmp_path: Path, code: str, misfits: list[str]) -> None:
    assert list(openings(tmp_path).misfits(trees(parted(code, "add")[1]))) == misfits
