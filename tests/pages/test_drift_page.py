"""The page of drift: what stands on it, and what it says when there is nothing to say."""

from selectolax.lexbor import LexborHTMLParser

from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Surface
from sdkref.drift.difference import KINDS, Difference
from sdkref.drift.place import Place
from sdkref.findings.drift_kinds import DRIFT_KINDS
from sdkref.pages.anchors import names_of
from sdkref.pages.drift import SHOWN, drift_page
from sdkref.pages.outline import outline_of
from sdkref.projection.target_note import TargetNote

CATALOGUE = Catalogue(
    info=Info(title="Tea"),
    resources=(Resource(key="teas", title="Teas"), Resource(key="cups", title="Cups")),
    operations=(
        Operation(method="GET", path="/teas", resource="teas", summary="List teas"),
        Operation(method="GET", path="/cups", resource="cups"),
        Operation(method="PUT", path="/cups", resource="cups"),
    ),
)
SDKS = ("tea-ts", "tea-go")
TEAS = Difference(
    code="drift-parameter",
    operation="GET /teas",
    sdks=("tea-ts",),
    call="teas.list",
    fact="`<max>` is not in the description",
    remedy="bring the two together",
    here=Place("docs/teas.md", 12),
    there=Place("openapi.yaml", 1, "/paths/~1teas"),
)
CUPS = Difference(
    code="drift-operation",
    operation="PUT /cups",
    sdks=SDKS,
    fact="it has no method",
    remedy="generate it",
    there=Place("openapi.yaml", 30, "/paths/~1cups"),
)
WHOLE = Difference(code="drift-version", sdks=("tea-go",), fact="it is of 2.0", remedy="install it")


def page(*differences: Difference, sdks: tuple[str, ...] = SDKS, described: bool = True) -> LexborHTMLParser:
    surfaces = tuple(Surface(key=each, language="go", dialect="speakeasy-go") for each in sdks)
    catalogue = Catalogue(
        info=CATALOGUE.info,
        resources=CATALOGUE.resources,
        operations=CATALOGUE.operations,
        surfaces=surfaces,
        described=described,
    )
    notes = [TargetNote(key=each, language="go", label=f"Go · {each}", documented=True) for each in sdks]
    notes.append(TargetNote(key="curl", language="curl", label="curl"))
    names, outline = names_of(catalogue), outline_of(catalogue)
    (section,) = drift_page(catalogue, names, outline, notes, differences).sections
    return LexborHTMLParser(section.html)


def text(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(each.text(separator=" ").split()) for each in tree.css(selector)]


def test_differences_stand_below_their_resources_and_operations() -> None:
    tree = page(WHOLE, CUPS, TEAS)
    assert text(tree, ".sdkref-label") == ["SDKs as a whole", "Teas", "Cups"]
    assert text(tree, ".sdkref-list a") == ["GET /teas List teas", "PUT /cups"]
    fact = "<max> is not in the description"
    assert text(tree, ".sdkref-drifts > li") == [
        "Versions Go · tea-go It is of 2.0",
        f"Parameters Go · tea-ts teas.list {fact} docs/teas.md:12 openapi.yaml:1 /paths/~1teas",
        "Operations Go · tea-ts, Go · tea-go It has no method openapi.yaml:30",
    ]


def test_counts_stand_at_the_top() -> None:
    tree = page(WHOLE, CUPS, TEAS)
    assert text(tree, ".sdkref-facts") == ["3 differences in 2 of 3 operations"]
    assert text(tree, "table tr") == [
        "About All Go · tea-ts Go · tea-go",
        "Operations 1 1 1",
        "Parameters 1 1 0",
        "Versions 1 0 1",
        "All 3 2 2",
    ]


def test_what_a_script_filters_by() -> None:
    tree = page(WHOLE, CUPS, TEAS)
    assert [
        (each.attributes["data-kind"], each.attributes["data-sdks"]) for each in tree.css("li[data-kind]")
    ] == [
        ("version", "tea-go"),
        ("parameter", "tea-ts"),
        ("operation", "tea-ts tea-go"),
    ]
    assert [each.attributes["value"] for each in tree.css("option")] == [
        *("", "operation", "parameter", "version"),
        *("", "tea-ts", "tea-go"),
    ]
    assert not page(TEAS, sdks=("tea-ts",)).css("form")


def test_an_empty_page_says_why() -> None:
    (said,) = text(page(sdks=()), "p")
    assert said.startswith("No documentation of an SDK was given")
    assert text(page(sdks=("tea-go",)), "p")[-1] == (
        "There are none: the SDK and the description agree in all 3 operations."
    )
    assert text(page(described=False), "p")[-1] == "There are none: the SDKs agree in all 3 operations."
    (said,) = text(page(sdks=("tea-go",), described=False), "p")
    assert said.startswith("Only the documentation of Go · tea-go was given")


def test_a_page_that_would_be_too_long_counts_the_rest() -> None:
    many = [TEAS] * (SHOWN + 7)
    tree = page(*many)
    assert len(tree.css("li[data-kind]")) == SHOWN
    assert "tells the other 7 as well" in " ".join(text(tree, "p"))


def test_every_kind_of_difference_has_a_word() -> None:
    assert {*KINDS} == {*DRIFT_KINDS}
