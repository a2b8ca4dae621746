"""What is made of the index of a search plugin: titles with method and path, and names of SDKs."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from handmade import chat_page, models_page, overview_page
from sdkref.output.mounting import Library, MountedReference
from sdkref.output.search_index import OPERATION_BOOST, PLACE, improve_search_index
from sdkref.pages.page import Reference, SdkName

URLS = {"index.md": "index.html", "reference/chat.md": "reference/chat.html", "models/a.md": "models/a.html"}


def library(*names: SdkName) -> Library:
    page = chat_page()
    top, create, *rest = page.sections
    page = replace(page, sections=(top, replace(create, names=names), *rest))
    pages = (overview_page(), page, models_page())
    return Library([MountedReference("parley", "", Reference(title="Parley", pages=pages))])


def improved(site: Path, index: Any, *names: SdkName) -> Any:
    path = site / PLACE
    path.parent.mkdir()
    path.write_text(json.dumps(index))
    improve_search_index(site, library(*names), URLS)
    return json.loads(path.read_text())


def entry(location: str, title: str = "T", text: str = "words") -> dict[str, Any]:
    return {"location": location, "title": title, "text": text}


def test_an_operation_is_found_by_method_and_path(tmp_path: Path) -> None:
    create = entry("reference/chat.html#post-chat", "Create a completion")
    others = [entry("guide.html"), entry("reference/chat.html", "Chat"), entry("models/a.html#model-message")]
    found = improved(tmp_path, {"config": {"lang": ["en"]}, "docs": [create, *others]})
    assert found["config"] == {"lang": ["en"]}
    assert found["docs"] == [
        create | {"title": "Create a completion · POST /chat/completions", "boost": OPERATION_BOOST},
        *others,
    ]


def test_names_of_sdks_lead_to_their_panels(tmp_path: Path) -> None:
    create = entry("reference/chat.html#post-chat", "Create")
    name = SdkName("go", "Chat.New · Go <1>", "ChatNewParams & more")
    _, go = improved(tmp_path, {"docs": [create]}, name)["docs"]
    assert go == {
        "location": "reference/chat.html#post-chat.go",
        "title": "Chat.New · Go &lt;1&gt;",
        "text": "ChatNewParams &amp; more",
        "boost": OPERATION_BOOST,
    }


@pytest.mark.parametrize("index", [{"docs": [], "index": {}}, {"docs": None}, {}])
def test_another_kind_of_index_stays(tmp_path: Path, index: Any) -> None:
    assert improved(tmp_path, index) == index


def test_a_site_without_search_stays(tmp_path: Path) -> None:
    improve_search_index(tmp_path, library(), URLS)
    assert list(tmp_path.iterdir()) == []
