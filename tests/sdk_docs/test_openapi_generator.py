"""The reader of OpenAPI Generator: cases, one published page fact by fact, and pages that are broken."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places import shared
from sdk_docs_cases import PageCase, page_cases, shown
from sdkref.catalogue.surface import (
    About,
    Argument,
    Endpoint,
    Method,
    MethodGroup,
    Returned,
    Scheme,
    Spot,
    Status,
    TypePiece,
    UsageExample,
)
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.page_reading import page_facts

CASES = page_cases("openapi_generator")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: PageCase) -> None:
    assert shown(case).rstrip("\n") == case.facts.rstrip("\n")


def test_every_fact_of_a_published_page() -> None:
    """Nothing stands on the page of `createChatCompletion` but what is compared here."""
    text = shared("seeds", "openapi-generator-typescript.md").read_text(encoding="utf-8")
    lines = text.split("\n")
    code = "".join(f"{line}\n" for line in lines[lines.index("```typescript") + 1 : lines.index("```")])
    guides = "/docs/guides"
    assert page_facts(text, "ChatApi.md") == PageFacts(
        dialect="openapi-generator-typescript",
        groups=(MethodGroup(accessor=("ChatApi",), title="ChatApi", spot=Spot("ChatApi.md", 1)),),
        methods=(
            Method(
                accessor=("ChatApi",),
                name="createChatCompletion",
                endpoint=Endpoint("POST", "/chat/completions"),
                summary="Creates a model response for the given chat conversation. Learn more in the "
                f"[text generation]({guides}/text-generation), [vision]({guides}/vision), and [audio]"
                f"({guides}/audio) guides.  Parameter support can differ depending on the model used to "
                "generate the response, particularly for newer reasoning models. Parameters that are only "
                "supported for reasoning models are noted below. For the current state of  unsupported "
                f"parameters in reasoning models,  [refer to the reasoning guide]({guides}/reasoning).",
                signature=(
                    TypePiece(
                        text="CreateChatCompletionResponse createChatCompletion(createChatCompletionRequest)"
                    ),
                ),
                arguments=(
                    Argument(
                        name="createChatCompletionRequest",
                        type=(TypePiece(text="CreateChatCompletionRequest"),),
                        place="body",
                        role="body",
                        line=98,
                    ),
                ),
                returned=Returned(
                    type=(TypePiece(text="CreateChatCompletionResponse"),),
                    wrap="promise",
                    raw="**CreateChatCompletionResponse**",
                ),
                statuses=(Status(status="200", description="OK"),),
                authorization=("ApiKeyAuth",),
                request_types=("application/json",),
                response_types=("application/json",),
                examples=(UsageExample(language="typescript", code=code, line=18),),
                spot=Spot("ChatApi.md", 10),
            ),
        ),
        about=About(server="https://api.openai.com/v1"),
    )


PAGES = [case.page for case in CASES if case.path != "README.md"]


@settings(max_examples=40)
@given(st.sampled_from([each for each in PAGES if "##### Parameters" not in each]), st.data())
def test_half_pages_are_read_as_far_as_they_go(page: str, data: st.DataObject) -> None:
    """A page that ends too early says nothing that the whole page does not say.

    Unless a description has fixed headings, which are taken for the real ones when these are missing.
    """
    cut = data.draw(st.integers(0, len(page)))
    whole, half = page_facts(page, "docs/Page.md"), page_facts(page[:cut], "docs/Page.md")
    assert {each.name for each in half.methods} <= {each.name for each in whole.methods}
    last = "" if cut == len(page) else page[:cut].rpartition("\n")[2]
    for method in half.methods:
        known = next(each for each in whole.methods if each.name == method.name)
        arguments = {each.name for each in known.arguments or ()}
        named = {each.name for each in method.arguments or () if each.name not in last}
        assert named <= arguments


@settings(max_examples=40)
@given(st.sampled_from(PAGES), st.data())
def test_a_page_without_some_of_its_lines_is_read(page: str, data: st.DataObject) -> None:
    lines = page.split("\n")
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=5))
    left = "\n".join(line for number, line in enumerate(lines) if number not in gone)
    assert not [each for each in page_facts(left, "docs/Page.md").findings if each.code == "failed-page"]


_MARKS = st.sampled_from(
    [
        "**",
        "|",
        "`",
        "[",
        "](",
        ")",
        "]",
        "> ",
        "# ",
        "### ",
        "- ",
        "\\",
        "&#39;",
        "<br>",
        "x",
        " ",
        "\n",
        "f(",
    ]
)


@settings(max_examples=40)
@given(st.sampled_from(PAGES), st.lists(_MARKS, max_size=30).map("".join), st.data())
def test_a_page_with_anything_in_it_is_read(page: str, text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(page)))
    page_facts(page[:at] + text + page[at:], "docs/Page.md")


_SIZE = 60_000
_HOSTILE = {
    "pipes": "|" * _SIZE,
    "bold": "**a" * _SIZE,
    "code": "`" * _SIZE,
    "brackets": "[" * _SIZE,
    "links": "[a](" * (_SIZE // 4),
    "defaults": "**a** | **b** | c | " + "[default to ]x" * (_SIZE // 14),
    "calls": ".f(" * (_SIZE // 3),
    "imports": "import 'a\n" * (_SIZE // 10),
    "headings": "### Parameters\n" * (_SIZE // 15),
    "sections": "# **f**\n> f()\n" * (_SIZE // 14),
    "blank lines": "\n" * _SIZE,
    "blanks": "x" + " " * _SIZE + "x",
    "quotes": "> > " * (_SIZE // 4),
}


_SECONDS = 3
"""Of work; the slowest of them takes a third of one, and what grows with the square takes ten."""


@pytest.mark.parametrize("place", ["### Parameters", "### Example\n\n```typescript"])
@pytest.mark.parametrize("kind", _HOSTILE)
def test_time_grows_with_the_page(kind: str, place: str) -> None:
    """A page that was made to be slow takes about as long as any other of its size."""
    head = "# XApi\n\nAll URIs are relative to *https://example.com*\n\n# **f**\n> f()\n\n"
    begin = time.process_time()
    page_facts(f"{head}{place}\n{_HOSTILE[kind]}\n", "docs/XApi.md")
    assert time.process_time() - begin < _SECONDS


def test_types_without_links_lead_to_the_models_that_they_name(tmp_path: Path) -> None:
    """The pages of axios link no type of a method; constants, members and unknown names are no models."""
    for case in CASES:
        if case.file.stem in {"typescript-axios", "models"} and case.path in {
            "docs/LeavesApi.md",
            "docs/Leaf.md",
        }:
            page = case.page.replace(
                "[**string**] | The leaf", "**Array<{ Leaf?: 'Leaf' | Leaf; }>** | The leaf"
            )
            (tmp_path / case.path.replace("/", "-")).write_text(page, encoding="utf-8")
    surface = read_surface(tmp_path, Diagnostics(), name="docs", key="ts", cache=tmp_path / "kept")
    returned, arguments = surface.methods[0].returned, surface.methods[0].arguments or ()
    leaf = TypePiece(text="Leaf", model="docs-Leaf")
    assert returned is not None
    assert returned.type == (leaf,)
    assert arguments[1].type == (
        TypePiece(text="Array<{ Leaf?: 'Leaf' | "),
        leaf,
        TypePiece(text="; }>"),
    )


def test_schemes_of_several_pages_come_together(tmp_path: Path) -> None:
    """A README tells what a scheme is, and code which variable it reads; the address is on each page."""
    (tmp_path / "docs").mkdir()
    for case in CASES:
        if case.path == "docs/WellsApi.md" or "Go: versions" in case.title:
            (tmp_path / case.path).write_text(case.page, encoding="utf-8")
    about = read_surface(tmp_path, Diagnostics(), name="docs", key="py", cache=tmp_path / "kept").about
    key = Scheme(
        name="ApiKey",
        kind="API key",
        description="- **API key parameter name**: Authorization\n- **Location**: HTTP header",
        variable="API_KEY",
    )
    assert about.schemes[0] == key
    assert [each.name for each in about.schemes] == ["ApiKey", "orchard_auth", "orchardToken"]
    assert (about.title, about.server) == ("Go API client for orchard", "https://orchard.example.com")


def test_code_stays_as_it_is() -> None:
    code = "\tx := `a`\n\n\tif y {  \n\t}\t\n"
    page = (
        f"# \\XApi\n\nAll URIs are relative to *u*\n\n## F\n\n> F(ctx)\n\n### Example\n\n```go\n{code}```\n"
    )
    assert [each.code for each in page_facts(page, "docs/XApi.md").methods[0].examples] == [code]


@settings(max_examples=50)
@given(st.text("abc.[]()|*`\\\"' <>&;#_0", max_size=40))
def test_text_of_cells_never_changes_the_arguments_beside_it(text: str) -> None:
    """Whatever a description holds, its row and those around it stay rows, with their names and types."""
    rows = "".join(f" **a{number}** | [**string**] | {text} | defaults to undefined\n" for number in range(2))
    page = (
        "# .XApi\n\nAll URIs are relative to *u*\n\n# **f**\n> f()\n\n### Parameters\n\n"
        f"Name | Type | Description  | Notes\n------------- | ----- | ---- | -----\n{rows}"
    )
    found = page_facts(page, Path("docs/XApi.md").as_posix()).methods[0].arguments or ()
    assert [(each.name, each.type, each.required) for each in found] == [
        (f"a{number}", (TypePiece(text="string"),), True) for number in range(2)
    ]
