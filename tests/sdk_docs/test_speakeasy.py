"""The reader of Speakeasy: cases, and every fact of four pages of published documentation."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from places import shared
from sdk_docs_cases import PageCase, page_cases, shown
from sdkref.markdown.page import markdown_page
from sdkref.readers.sdk_docs.speakeasy.calls import accessor_in, spelled
from sdkref.readers.sdk_docs.speakeasy.tables import arguments

SEEDS = Path(__file__).parent / "seeds"


@pytest.mark.parametrize("case", page_cases("speakeasy"), ids=str)
def test_case(case: PageCase) -> None:
    assert shown(case).rstrip("\n") == case.facts.rstrip("\n")


@pytest.mark.parametrize("case", page_cases("speakeasy"), ids=str)
def test_the_last_line_needs_no_end(case: PageCase) -> None:
    """Most pages end without one."""
    assert shown(replace(case, page=case.page.rstrip("\n"))).rstrip("\n") == case.facts.rstrip("\n")


@pytest.mark.parametrize(
    ("code", "method", "accessor"),
    [
        ("const result = await shed.club.kites\n    .list({});", "list", ("club", "kites")),
        ("await shed.kites?.list<Kite>();", "list", ("kites",)),
        ("res, err := s.Club.Kites.List(ctx)", "List", ("Club", "Kites")),
        ("x = options.list('a')\nres = s_client.kites.list()", "list", ("kites",)),
        ("var res = await sdk.Kites.ListAsync(req);", "List", ("Kites",)),
        ("ListResponse res = sdk.club().kites().list()\n    .call();", "list", ("club", "kites")),
        ("$response = $sdk->club->kites->list(", "list", ("club", "kites")),
        ("await shed.list();", "list", ()),
        ("await shed.kites.listAll();", "list", None),
    ],
)
def test_accessor_is_the_path_of_the_call(code: str, method: str, accessor: tuple[str, ...] | None) -> None:
    assert accessor_in(code, method, ("Kites",)) == accessor


@pytest.mark.parametrize(
    ("language", "accessor"),
    [
        ("typescript", ("qrCodes", "apiKeys", "v1")),
        ("python", ("qr_codes", "api_keys", "v1")),
        ("go", ("QRCodes", "APIKeys", "V1")),
    ],
)
def test_words_of_a_heading_are_spelled_as_the_language_does(
    language: str, accessor: tuple[str, ...]
) -> None:
    assert spelled(("QRCodes", "APIKeys", "V1"), language) == accessor


_TEXTS = st.text(alphabet="ab `|*_[]()#>\n~:N/A-", max_size=40)


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_descriptions_are_read_as_they_were_before_they_were_put_into_cells(descriptions: list[str]) -> None:
    texts = [" ".join(text.split(" ")).strip() for text in descriptions]
    cells = [text.replace("|", "\\|").replace("\n", "<br/>") or "N/A" for text in texts]
    rows = [f"| `p{number}` | *str* | :heavy_check_mark: | {cell} |" for number, cell in enumerate(cells)]
    head = "| Parameter | Type | Required | Description |\n| --------- | ---- | -------- | ----------- |"
    (block,) = markdown_page("\n".join([head, *rows]), "page.md").blocks
    read = [(each.name, each.required, each.description) for each in arguments(block)]
    expected = [None if text in {"", "N/A"} else text for text in texts]
    assert read == [(f"p{number}", True, text) for number, text in enumerate(expected)]


@pytest.mark.parametrize("expected", sorted(SEEDS.glob("speakeasy-*.yaml")), ids=lambda path: path.stem)
def test_every_fact_of_a_page(expected: Path) -> None:
    page = shared("seeds", f"{expected.stem}.md").read_text(encoding="utf-8")
    case = PageCase(expected, "docs/sdks/chat/README.md", expected.stem, page, "")
    assert _with_digests(yaml.safe_load(shown(case))) == yaml.safe_load(expected.read_text(encoding="utf-8"))


def _with_digests(facts: Any) -> Any:
    """Return facts with the digest and the size of code in its place: the code is another's."""
    match facts:
        case {"code": str(code), **rest}:
            return rest | {
                "code": f"{len(code.splitlines())} lines, {hashlib.sha256(code.encode()).hexdigest()}"
            }
        case dict():
            return {key: _with_digests(each) for key, each in facts.items()}
        case list():
            return [_with_digests(each) for each in facts]
        case _:
            return facts
