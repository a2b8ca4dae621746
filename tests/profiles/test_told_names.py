"""What a description tells generators: names, what they leave out, how statuses and values are taken."""

from pathlib import Path
from typing import Any

import pytest

from profiles.predictions import predicted, read, rows, surfaces, text
from sdkref.catalogue.surface import Surface
from sdkref.drift.differences import differences_of

BREW = """
components:
  schemas:
    Brew:
      type: object
      required: [tea]
      properties:
        tea: {type: string, example: oolong}
        water: {type: string, example: hot}
paths:
  /pots/{pot}/brews:
    post:
      operationId: postBrew
      tags: [pots]
      parameters: [{name: pot, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}
      responses: {204: {description: Done}}
"""
SPEAKEASY = {"language": "typescript", "profile": "speakeasy", "package": "tea", "class": "Tea"}
STAINLESS = {"language": "python", "profile": "stainless", "package": "tea", "class": "Tea"}
EARLY = {"language": "go", "profile": "speakeasy-2023", "package": "a.dev/tea"}
ON_METHOD, ON_PARAMETER, ON_MEMBER = "operationId: postBrew", "{name: pot,", "water: {"


def _called(folder: Path, settings: dict[str, Any], *told: tuple[str, str]) -> str:
    description = BREW
    for place, hint in told:
        description = description.replace(place, f"{place}{hint}")
    return predicted(folder, description, **settings).call


@pytest.mark.parametrize(
    ("settings", "hint", "call"),
    [
        (SPEAKEASY, "", "pots.postBrew"),
        (SPEAKEASY, "x-speakeasy-name-override: make, x-speakeasy-group: shop.tea", "shop.tea.make"),
        (SPEAKEASY, "x-fern-sdk-method-name: make, x-fern-sdk-group-name: [shop, tea]", "shop.tea.make"),
        (SPEAKEASY, "x-speakeasy-name-override: make, x-fern-sdk-method-name: brew", "pots.make"),
        (EARLY, "x-fern-sdk-method-name: make", "Pots.Make"),
        (STAINLESS, "", "pots.brews.create"),
        (STAINLESS, "x-fern-sdk-method-name: make", "pots.brews.make"),
        (STAINLESS, "x-fern-sdk-group-name: [shop, tea]", "shop.tea.create"),
        (STAINLESS, "x-speakeasy-name-override: make", "pots.brews.create"),
    ],
)
def test_names_of_methods(tmp_path: Path, settings: dict[str, Any], hint: str, call: str) -> None:
    """What is told to Fern counts where nothing is told to the generator itself."""
    lines = "".join(f"\n      {each}" for each in hint.replace(", x-", "\nx-").splitlines())
    more = {} if settings is not STAINLESS else {"env": "TEA_API_KEY"}
    assert _called(tmp_path, {**settings, **more}, (ON_METHOD, lines)) == call


def test_a_rule_for_names_of_all_methods(tmp_path: Path) -> None:
    rule = 'x-speakeasy-name-override: [{operationId: "^post.*", methodNameOverride: create}]\n'
    assert predicted(tmp_path, rule + BREW, **SPEAKEASY).name == "create"


def test_a_method_in_several_classes(tmp_path: Path) -> None:
    (surface,) = surfaces(tmp_path, BREW.replace("[pots]", "[pots, teas]"), {"sdk": SPEAKEASY})
    assert [each.call for each in surface.methods] == ["pots.postBrew", "teas.postBrew"]


@pytest.mark.parametrize(
    ("settings", "told", "names"),
    [
        (SPEAKEASY, (ON_PARAMETER, " x-speakeasy-name-override: pot_name,"), ["potName", "brew"]),
        (SPEAKEASY, (ON_PARAMETER, " x-fern-parameter-name: pot_name,"), ["potName", "brew"]),
        (STAINLESS, (ON_PARAMETER, " x-stainless-param: pot_name,"), ["pot_name", "tea", "water"]),
        (
            STAINLESS,
            (ON_PARAMETER, " x-stainless-naming: {python: {property_name: pot_name}},"),
            ["pot_name", "tea", "water"],
        ),
        (STAINLESS, (ON_MEMBER, "x-fern-property-name: heat, "), ["pot", "tea", "heat"]),
        (
            STAINLESS,
            (ON_MEMBER, "x-stainless-naming: {python: {property_name: heat}, node: {property_name: x}}, "),
            ["pot", "tea", "heat"],
        ),
        (STAINLESS, (ON_MEMBER, "x-stainless-skip: [python], "), ["pot", "tea"]),
        (STAINLESS, (ON_MEMBER, "x-stainless-skip: [go], "), ["pot", "tea", "water"]),
        (STAINLESS, (ON_MEMBER, "x-fern-ignore: true, "), ["pot", "tea"]),
    ],
)
def test_names_of_parameters_and_members(
    tmp_path: Path, settings: dict[str, Any], told: tuple[str, str], names: list[str]
) -> None:
    place, hint = told
    more = {"env": "TEA_API_KEY"} if settings is STAINLESS else {"maxMethodParams": 2}
    method = predicted(tmp_path, BREW.replace(place, f"{place}{hint}"), **{**settings, **more})
    assert [each.name for each in method.arguments or ()][: len(names)] == names
    assert ("water" in method.examples[0].code) == ("water" in names or settings is SPEAKEASY)


def _surface(folder: Path, description: str, **settings: Any) -> Surface:
    (surface,) = surfaces(folder, description, {"sdk": {**SPEAKEASY, **settings}})
    return surface


@pytest.mark.parametrize(
    ("hint", "settings", "there"),
    [
        ("x-speakeasy-ignore: true", SPEAKEASY, False),
        ("x-speakeasy-ignore: true", EARLY, False),
        ("x-speakeasy-ignore: false", SPEAKEASY, True),
        ("x-fern-ignore: true", SPEAKEASY, False),
        ("x-stainless-skip: true", SPEAKEASY, True),
        ("x-stainless-skip: [python]", {**STAINLESS, "env": "KEY"}, False),
        ("x-stainless-skip: [node]", {**STAINLESS, "env": "KEY"}, True),
        ("x-fern-audiences: [staff]", {**SPEAKEASY, "audiences": ["public"]}, False),
        ("x-fern-audiences: [staff, public]", {**SPEAKEASY, "audiences": ["public"]}, True),
        ("x-fern-audiences: [staff]", SPEAKEASY, True),
    ],
)
@pytest.mark.parametrize("place", ["operation", "path"])
def test_operations_that_are_left_out(
    tmp_path: Path, hint: str, settings: dict[str, Any], *, there: bool, place: str
) -> None:
    """What stands at a path holds for its operations; nobody misses such a method."""
    at = {"operation": ("operationId: postBrew", "      "), "path": ("/brews:", "    ")}[place]
    description = BREW.replace(at[0], f"{at[0]}\n{at[1]}{hint}")
    catalogue = read(tmp_path, description, {"sdk": settings})
    assert bool(catalogue.surfaces[0].methods) == there


def test_what_is_left_out_is_no_drift(tmp_path: Path) -> None:
    catalogue = read(
        tmp_path,
        BREW.replace(ON_METHOD, f"{ON_METHOD}\n      x-stainless-skip: true"),
        {"sdk": {**STAINLESS, "env": "K"}},
    )
    assert [
        each for each in differences_of(catalogue, lambda _: None) if each.code == "drift-operation"
    ] == []


def test_names_of_classes(tmp_path: Path) -> None:
    told = BREW.replace("    Brew:\n", "    Brew:\n      x-speakeasy-name-override: Infusion\n")
    told = told.replace("water: {type: string", "water: {x-fern-type-name: Heat, enum: [hot, cold]")
    surface = _surface(tmp_path, told, maxMethodParams=2)
    assert rows(surface.methods[0])[1].startswith("infusion | components.Infusion")
    assert {each.name for each in surface.models.values()} == {"Infusion", "Heat"}


def test_models_that_no_operation_uses(tmp_path: Path) -> None:
    unused = BREW.replace(
        "    Brew:\n",
        "    Cup: {type: object}\n    Jar: {x-speakeasy-include: true, type: object}\n    Brew:\n",
    )
    names = {each.name for each in _surface(tmp_path, unused).models.values()}
    assert names >= {"Brew", "Jar"}
    assert "Cup" not in names


def test_parameters_that_the_client_holds(tmp_path: Path) -> None:
    held = BREW.replace(
        "components:\n",
        "components:\n  parameters: {Pot: {name: pot, in: path, required: true, schema: {type: string}}}\n",
    ).replace(
        "\npaths:", '\nx-speakeasy-globals: {parameters: [{$ref: "#/components/parameters/Pot"}]}\npaths:'
    )
    method = predicted(tmp_path, held, **SPEAKEASY)
    assert rows(method)[0].startswith("request | components.Brew")


ERRORS = """
paths:
  /pots:
    get:
      operationId: listPots
      responses:
        200: {description: OK}
        302: {description: Moved, content: {application/json: {schema: {$ref: "#/components/schemas/Moved"}}}}
        404: {description: None, content: {application/json: {schema: {$ref: "#/components/schemas/None"}}}}
components: {schemas: {Moved: {type: object}, None: {type: object}}}
"""


@pytest.mark.parametrize(
    ("hint", "raised"),
    [
        ("", ["errors.None"]),
        ("x-speakeasy-errors: {statusCodes: [302]}", ["errors.Moved", "errors.None"]),
        ("x-speakeasy-errors: {statusCodes: [3XX], override: true}", ["errors.Moved"]),
    ],
)
def test_statuses_that_are_raised(tmp_path: Path, hint: str, raised: list[str]) -> None:
    description = ERRORS.replace("operationId: listPots", f"operationId: listPots\n      {hint}")
    method = predicted(tmp_path, description, **SPEAKEASY)
    assert [text(each.type) for each in method.errors or ()] == [*raised, "errors.SDKError"]


@pytest.mark.parametrize(
    ("above", "path", "own", "raised"),
    [
        ("{statusCodes: [302]}", "", "", ["errors.Moved", "errors.None"]),
        (
            "{statusCodes: [301]}",
            "{statusCodes: [302]}",
            "{statusCodes: [303]}",
            ["errors.Moved", "errors.None"],
        ),
        ("{statusCodes: [302]}", "", "{statusCodes: [404], override: true}", ["errors.None"]),
        ("{statusCodes: [302], override: true}", "", "{statusCodes: [303]}", ["errors.Moved"]),
        ("[302]", "", "{statusCodes: [303]}", ["errors.Moved", "errors.None"]),
        ("1", "{statusCodes: 2}", "3", ["errors.None"]),
    ],
)
def test_statuses_that_are_raised_join_those_of_paths(
    tmp_path: Path, above: str, path: str, own: str, raised: list[str]
) -> None:
    description = ERRORS
    for before, told in (("operationId: listPots", own), ("get:", path), ("/pots:", above)):
        if told:
            at = description.index(before)
            blanks = at - description.rindex("\n", 0, at) - 1
            line = f"x-speakeasy-errors: {told}\n{' ' * blanks}"
            description = description[:at] + line + description[at:]
    method = predicted(tmp_path, description, **SPEAKEASY)
    assert [text(each.type) for each in method.errors or ()] == [*raised, "errors.SDKError"]


KINDS = """
paths:
  /cups:
    get:
      operationId: listCups
      parameters:
        - name: size
          in: query
          required: true
          schema: {type: string, enum: [s, l], HINT}
      responses: {204: {description: OK}}
"""


@pytest.mark.parametrize(
    ("hint", "shown"),
    [
        ("title: Size", "operations.Size.S"),
        ("x-speakeasy-enums: {s: small, l: large}", "operations.Size.SMALL"),
        ("x-speakeasy-enums: [small, large]", "operations.Size.SMALL"),
        ("x-fern-enum: {s: {name: small}}", "operations.Size.SMALL"),
        ("x-speakeasy-enum-format: union", '"s"'),
        ("x-speakeasy-type-override: any", '"<value>"'),
    ],
)
def test_values_of_enums(tmp_path: Path, hint: str, shown: str) -> None:
    python = {**SPEAKEASY, "language": "python"}
    code = predicted(tmp_path, KINDS.replace("HINT", hint), **python).examples[0].code
    assert f'"size": {shown},' in code


def test_values_that_are_not_known_yet(tmp_path: Path) -> None:
    surface = _surface(tmp_path, KINDS.replace("HINT", "x-speakeasy-unknown-values: allow"))
    assert [each.open_values for each in surface.models.values() if each.values] == [True]


def test_what_takes_the_place_of_a_method(tmp_path: Path) -> None:
    description = BREW.replace(
        ON_METHOD,
        f"{ON_METHOD}\n      deprecated: true\n      x-speakeasy-deprecation-message: It is slow"
        "\n      x-speakeasy-deprecation-replacement: fastBrew",
    )
    description += "    put: {operationId: fastBrew, responses: {204: {description: Done}}}\n"
    slow = next(each for each in _surface(tmp_path, description).methods if each.name == "postBrew")
    assert slow.deprecation == "It is slow. Use `fastBrew` instead."


def test_descriptions_for_one_language(tmp_path: Path) -> None:
    docs = "\n      x-speakeasy-docs: {typescript: {description: Await it.}, go: {description: Check it.}}"
    description = BREW.replace(ON_METHOD, f"{ON_METHOD}{docs}")
    assert predicted(tmp_path, description, **SPEAKEASY).description == "Await it."


@pytest.mark.parametrize(
    ("settings", "row"), [(EARLY, "opts"), ({**EARLY, "language": "typescript"}, "retries")]
)
def test_retries_of_the_first_generation(tmp_path: Path, settings: dict[str, Any], row: str) -> None:
    assert not any(each.startswith(row) for each in rows(predicted(tmp_path, BREW, **settings)))
    told = f"x-speakeasy-retries: {{strategy: backoff}}\n{BREW}"
    assert any(each.startswith(row) for each in rows(predicted(tmp_path, told, **settings)))


def test_items_that_the_description_marks(tmp_path: Path) -> None:
    told = """
paths:
  /cups:
    get:
      operationId: listCups
      responses:
        200:
          description: OK
          content:
            application/json:
              schema:
                type: object
                properties:
                  cups:
                    type: array
                    items: {$ref: "#/components/schemas/Cup"}
                    x-stainless-pagination-property: {purpose: items}
components: {schemas: {Cup: {type: object, properties: {full: {type: boolean}}}}}
"""
    method = predicted(tmp_path, told, **{**STAINLESS, "env": "KEY"})
    assert method.returned is not None
    assert text(method.returned.type) == "SyncCursorPage[CupListResponse]"


def test_names_that_are_none(tmp_path: Path) -> None:
    """What has no letters makes no name, and whatever else stands in one never reaches code."""
    hints = '\n      x-speakeasy-name-override: "?!"\n      x-speakeasy-group: "a`b;/c"'
    method = predicted(tmp_path, BREW.replace(ON_METHOD, f"{ON_METHOD}{hints}"), **SPEAKEASY)
    assert method.call == "aBC.postBrew"
