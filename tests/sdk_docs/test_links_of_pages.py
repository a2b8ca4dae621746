"""Links in the types of pages: to models by the paths of their pages, and to pages that are not there."""

from pathlib import Path

import pytest

from sdkref.catalogue.surface import SdkType, Surface
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface

OPERATIONS = """\
# Kennels

### Available Operations

* [create](#create) - Create a kennel

## create

Create a kennel.

### Example Usage

```typescript
await dogs.kennels.create({{}});
```

### Parameters

| Parameter | Type | Required | Description |
| --- | --- | --- | --- |
| `request` | {type} | :heavy_check_mark: | N/A |

### Response

**Promise\\<[components.Kennel](../../models/components/kennel.md)\\>**
"""
KENNEL = """\
# Kennel

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `dogs` | [components.Dog](../../models/components/dog.md)[] | :heavy_check_mark: | N/A |
"""


def read(path: Path, written: str, *models: str) -> tuple[Surface, list[str]]:
    """Return the surface of a method with a request of a type, beside pages of models, and what is told."""
    pages = {f"models/components/{name}.md": KENNEL for name in ("kennel", "dog", *models)}
    pages["sdks/kennels/README.md"] = OPERATIONS.format(type=written)
    pages["guide.md"] = "# Guide\n"
    for name, content in pages.items():
        (path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (path / "docs" / name).write_text(content, encoding="utf-8")
    diagnostics = Diagnostics()
    surface = read_surface(path / "docs", diagnostics, name="docs", key="dogs", cache=path / "kept")
    return surface, [str(each) for each in diagnostics]


def request(surface: Surface) -> SdkType:
    return next(each.type for each in surface.methods[0].arguments or () if each.name == "request")


@pytest.mark.parametrize(
    ("written", "model"),
    [
        ("[components.Dog](../../models/components/dog.md)", "models/components/dog"),
        ("[components.Dog](../../models/components/dog.mdx)", "models/components/dog"),
        ("[components.Dog](../../models/components/dog.md#fields)", "models/components/dog"),
        ("[components.Dog](../../models/components/DOG.md)", "models/components/dog"),
        ("[components.Dog](../kennels/../../models/components/dog.md)", "models/components/dog"),
    ],
)
def test_paths_of_pages_are_keys_of_models(tmp_path: Path, written: str, model: str) -> None:
    surface, told = read(tmp_path, written)
    ((piece,), told_of) = request(surface), told
    assert (piece.text, piece.model, piece.url, told_of) == ("components.Dog", model, None, [])
    assert model in surface.models


def test_what_is_written_goes_before_what_differs_in_case(tmp_path: Path) -> None:
    surface, told = read(tmp_path, "[components.DOG](../../models/components/DOG.md)", "DOG")
    assert [piece.model for piece in request(surface)] == ["models/components/DOG"]
    assert told == []


@pytest.mark.parametrize(
    "written",
    [
        "[Dog](https://example.com/dog.md)",
        "[Dog](mailto:dog.md)",
        "[Dog](/docs/dog.md)",
        "[Dog](../../guide.md)",
        "[Dog](../../../../../etc/passwd)",
        "[operations.Dog[]](../../models/.md)",
        "[Dog](../../.mdx)",
    ],
)
def test_links_to_no_model_stay_as_they_are(tmp_path: Path, written: str) -> None:
    surface, told = read(tmp_path, written)
    (piece,) = request(surface)
    assert (piece.model, f"[{piece.text}]({piece.url})", told) == (None, written, [])


def test_dead_links_are_told_once_a_page(tmp_path: Path) -> None:
    links = "".join(f"[{name}](../../models/{name}.md) \\| " for name in ("cat", "cow", "hen", "ant", "cat"))
    surface, told = read(tmp_path, f"{links}[up](../../../../../up.md)")
    assert [piece.model for piece in request(surface)] == [None] * len(request(surface))
    assert told == [
        (
            "docs/sdks/kennels/README.md:21:1: warning: 5 links of types to pages that are not there: "
            "`../../models/cat.md`, `../../models/cow.md`, `../../models/hen.md` and 2 more; "
            "the types are shown without a link; put the pages into the folder if there are any"
        )
    ]


def test_fields_of_models_lead_to_models_too(tmp_path: Path) -> None:
    surface, _ = read(tmp_path, "*string*")
    (field,) = surface.models["models/components/kennel"].fields or ()
    assert [piece.model for piece in field.type] == ["models/components/dog", None]
    returned = surface.methods[0].returned
    assert returned is not None
    assert [piece.model for piece in returned.type] == ["models/components/kennel"]
