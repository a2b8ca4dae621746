"""How many levels of models open in tables of parameters, as settings say."""

from collections.abc import Iterator

import pytest

from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.operation import Operation, Parameter
from sdkref.catalogue.schema import Object, Property, Reference, Schema, String
from sdkref.projection.project import projections
from sdkref.projection.projection import Field
from sdkref.projection.target import targets

MODELS: dict[str, Schema] = {
    **{
        f"Level{number}": Object(
            properties=(Property(name=f"inner{number}", schema=Reference(name=f"Level{number + 1}")),)
        )
        for number in range(1, 7)
    },
    "Level7": Object(properties=(Property(name="text", schema=String()),)),
}
ASKING = Operation(
    method="GET",
    path="/",
    resource="a",
    parameters=(Parameter(name="filter", place="query", schema=Reference(name="Level1")),),
)


def levels(field: Field) -> Iterator[str]:
    for group in field.groups:
        for each in group.fields:
            yield each.name
            yield from levels(each)


@pytest.mark.parametrize(("asked", "opened"), [(None, 2), (0, 0), (1, 1), (4, 4)])
def test_as_many_levels_open_as_settings_say(asked: int | None, opened: int) -> None:
    catalogue = Catalogue(info=Info(title="T"), operations=(ASKING,), models=MODELS)
    for each in projections(catalogue, targets(), levels=asked):
        (parameter,) = each.operation(ASKING).parameters
        assert len([*levels(parameter)]) == opened
