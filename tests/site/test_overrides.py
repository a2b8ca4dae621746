"""What settings say of single operations, models and resources, and of those that there are not."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from tea_docs import SETTINGS as DOCUMENTED
from tea_docs import with_documentation
from tea_house import DESCRIPTION

SOURCES = "sources: [openapi.yaml]\ntabs: [python, curl]\n"


@pytest.fixture
def house(project: Project) -> Project:
    project.write("openapi.yaml", DESCRIPTION)
    return project


def built(house: Project, settings: str) -> None:
    house.write("sdkref.yml", SOURCES + settings)
    ended = house.run("build")
    assert ended.code == 0, ended.err


def page(house: Project, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((house.folder / "site" / path).read_bytes())


def text(house: Project, path: str) -> str:
    (body,) = page(house, path).css("article")
    return " ".join(body.text(separator=" ").split())


def headings(house: Project, path: str) -> list[str]:
    return [each.text().strip("¶ \n") for each in page(house, path).css("article h2")]


def test_operations_are_called_described_and_ordered_otherwise(house: Project) -> None:
    built(
        house,
        """\
operations:
  POST /teas: {title: Put a tea on the shelf, description: "It *stays* there.", order: 1}
  get /teas/{tea_id}: {order: 2}
""",
    )
    assert headings(house, "reference/teas.html") == [
        "Put a tea on the shelf",
        "GET /teas/{tea_id}",
        "GET /teas",
    ]
    assert "It stays there." in text(house, "reference/teas.html")
    assert "Put a tea on the shelf" in text(house, "operations.html")


def test_an_operation_moves_to_another_resource(house: Project) -> None:
    built(
        house,
        """\
operations:
  POST /teas: {resource: Shelves}
resources:
  teas: {title: Leaves, description: What is drunk here., order: 2}
""",
    )
    assert headings(house, "reference/shelves.html") == ["POST /teas"]
    assert headings(house, "reference/teas.html") == ["GET /teas", "GET /teas/{tea_id}"]
    shown = text(house, "reference/teas.html")
    assert shown.startswith("Leaves")
    assert "What is drunk here." in shown


def test_an_operation_is_hidden_everywhere_or_in_some_tabs(house: Project) -> None:
    built(house, "operations: {POST /teas: {hide: true}, GET /teas: {hide: [curl]}}\n")
    assert "POST /teas" not in text(house, "operations.html")
    panels = page(house, "reference/teas.html").css('[role="tabpanel"]')
    first = {each.attributes["data-target"]: each.text() for each in panels[:2]}
    assert "This operation is not offered here." in first["curl"]
    assert "This operation is not offered here." not in first["python"]
    house.write("sdkref.yml", SOURCES + "operations: {GET /teas: {hide: [curl]}}\n")
    ended = house.run("check", "--coverage", "100")
    assert "0 of 3 operations (0 %, not 100 %) have an example that is known to run in python" in ended.out
    assert "0 of 2 operations (0 %, not 100 %) have an example that is known to run in curl" in ended.out


def test_a_resource_is_hidden_with_its_operations(house: Project) -> None:
    built(house, "operations: {POST /teas: {resource: Shelves}}\nresources: {teas: {hide: true}}\n")
    assert not (house.folder / "site/reference/teas.html").exists()
    assert headings(house, "reference/shelves.html") == ["POST /teas"]


def test_examples_of_settings_take_the_place_of_those_of_the_source(house: Project) -> None:
    built(
        house,
        """\
operations:
  POST /teas:
    examples:
      A little: {name: Sencha, grams: 5}
      A lot: {name: Sencha, grams: 5000}
  GET /teas: {parameters: {limit: 42}}
""",
    )
    shown = text(house, "reference/teas.html")
    assert '"grams": 100' not in shown
    assert "A lot" in shown
    assert "5000" in shown
    assert "limit=42" in shown


def test_models_are_called_and_described_otherwise_or_have_no_page(house: Project) -> None:
    built(house, "models: {Tea: {title: Leaf, description: Dried.}, Teas: {hide: true}}\n")
    index = text(house, "models/index.html")
    assert "Leaf" in index
    assert "Tea" not in index.replace("Tea 1", "")
    assert "Dried." in text(house, "models/all.html")
    reference = page(house, "reference/teas.html")
    links = {each.attributes.get("href") or "" for each in reference.css("article a")}
    assert any(each.endswith("#model-leaf") for each in links)
    assert not any("model-tea" in each for each in links)


def test_what_is_said_of_things_that_are_not_there(house: Project) -> None:
    house.write(
        "sdkref.yml",
        SOURCES
        + """\
operations:
  POST /tees: {title: x}
  GET /teas: {examples: {a: 1}, parameters: {limt: 3}}
models:
  Te: {title: x}
  Tea: {title: Teas}
resources:
  tees: {title: x}
""",
    )
    ended = house.run("check")
    assert ended.code == 2
    for fault in (
        "sdkref.yml:4:3: there is no operation `POST /tees`; did you mean `POST /teas`?",
        "sdkref.yml:5:3: GET /teas has no request body that examples could be of; remove `examples`",
        "sdkref.yml:5:3: GET /teas has no parameter `limt`; did you mean `limit`?",
        "sdkref.yml:7:3: there is no model `Te`; did you mean `Tea`?",
        "sdkref.yml:8:3: there is a model `Teas` already; choose another title",
        "sdkref.yml:10:3: there is no resource `tees`; did you mean `teas`?",
    ):
        assert fault in ended.err


def test_what_is_wrong_with_what_is_said(house: Project) -> None:
    house.write(
        "sdkref.yml",
        SOURCES
        + "operations: {GET /teas: {titel: x, hide: [crul], order: first}}\nmodels: {Tea: {hide: [go]}}\n",
    )
    told = house.run("check").err
    assert "`titel` is no setting; did you mean `title`?" in told
    assert "there is no language or SDK `crul`; did you mean `curl`?" in told
    assert "`order` is not a whole number" in told
    assert "`hide` is not true or false" in told


def test_what_is_said_holds_for_the_documentation_of_sdks(house: Project) -> None:
    with_documentation(house, settings=DOCUMENTED.replace("tea.yaml", "openapi.yaml"))
    text_of = (house.folder / "sdkref.yml").read_text(encoding="utf-8")
    more = "operations: {GET /teas: {title: All teas, hide: [KEY]}}\nmodels: {Tea: {title: Leaf}}\n"
    for key in ("curl", "tea-python"):
        house.write("sdkref.yml", text_of + more.replace("KEY", key))
        ended = house.run("build")
        assert ended.code == 0, ended.err
        assert "All teas" in headings(house, "reference/teas.html")
        panels = page(house, "reference/teas.html").css('.sdkref-operation [role="tabpanel"]')
        empty = [
            each.attributes["data-target"]
            for each in panels
            if "This operation is not offered here." in each.text()
        ]
        assert empty == [key]


def test_earlier_versions_need_not_have_what_settings_name(house: Project) -> None:
    house.write(
        "history/0.9.yaml", DESCRIPTION.replace("/teas:", "/leaves:").replace("listTeas", "listLeaves")
    )
    settings = (
        "sources: [{file: openapi.yaml, history: history}]\noperations: {GET /teas: {title: All teas}}\n"
    )
    sdk = "{language: python, profile: speakeasy, package: tea, overrides: {listTeas: {method: all}}}"
    house.write("sdkref.yml", f"{settings}sdks: {{tea-python: {sdk}}}\n")
    ended = house.run("build")
    assert ended.code == 0, ended.err
    assert "/leaves" in text(house, "changelog.html")
