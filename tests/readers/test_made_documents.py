"""Findings about a description that overlays or a conversion made name the files that it was made from."""

import contextlib
from pathlib import Path

from sdkref.diagnostics import Diagnostics
from sdkref.settings.config import Settings
from sdkref.settings.sources import Overlay, Source
from sdkref.sources.reading import ReadSource, read_sources

OPENAPI = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get: {responses: {200: {description: OK, content: {a/b: {schema: {$ref: parts/schemas.yaml#/A}}}}}}
    put: {responses: {200: {description: OK, content: {a/b: {schema: {$ref: "#/nope"}}}}}}
components: {schemas: {S: {type: strin}}}
"""
SWAGGER = """\
swagger: '2.0'
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters: [{name: b, in: body, schema: {$ref: parts/schemas.yaml#/A}}]
      responses: {200: {description: OK, schema: {$ref: "#/nope"}}}
definitions: {S: {type: strin}}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: O, version: '1'}
actions:
  - target: $.paths['/a'].get
    update: {summary: 3, responses: {201: {descriptio: x}}}
  - target: $.paths['/a']
    update: {delete: {responses: {200: {description: x, content: {a/b: {schema: {$ref: parts/b.yaml}}}}}}}
"""


def read(folder: Path, description: str, *overlays: str) -> tuple[ReadSource, list[str]]:
    """Return what was read of a description with overlays beside it, and the findings."""
    (folder / "parts").mkdir()
    (folder / "api.yaml").write_text(description)
    (folder / "parts" / "schemas.yaml").write_text("A:\n  type: object\n  properties: {x: {typ: 1}}\n")
    (folder / "parts" / "b.yaml").write_text("type: array\nitems:\n  $ref: schemas.yaml#/B\n")
    for number, text in enumerate(overlays):
        (folder / f"overlay-{number}.yaml").write_text(text)
    diagnostics = Diagnostics()
    with contextlib.chdir(folder):
        (found,) = read_sources(Settings(sources=(source(*range(len(overlays))),)), diagnostics)
    return found, [f"{each.place}: {each.code} {each.location.pointer}" for each in diagnostics.located()]


def source(*overlays: int) -> Source:
    """Return the description with some of the overlays."""
    names = [f"overlay-{number}.yaml" for number in overlays]
    changes = tuple(Overlay(file=Path(name), name=name) for name in names)
    return Source(file=Path("api.yaml"), name="api.yaml", overlays=changes)


def test_findings_of_several_files_and_an_overlay(tmp_path: Path) -> None:
    found, findings = read(tmp_path, OPENAPI, OVERLAY)
    assert findings == [
        "api.yaml:6:71: broken-reference /paths/~1a/put/responses/200/content/a~1b/schema/$ref",
        "api.yaml:7:28: unknown-type /components/schemas/S/type",
        "overlay-0.yaml:5:14: wrong-type /actions/0/update/summary",
        "overlay-0.yaml:5:44: unknown-keyword /actions/0/update/responses/201/descriptio",
        "parts/b.yaml:3:3: broken-reference /items/$ref",
        "parts/schemas.yaml:3:20: unknown-keyword /A/properties/x/typ",
    ]
    assert found.files == tuple(
        map(Path, ("api.yaml", "overlay-0.yaml", "parts/schemas.yaml", "parts/b.yaml"))
    )


def test_findings_of_a_converted_description(tmp_path: Path) -> None:
    found, findings = read(tmp_path, SWAGGER)
    assert findings == [
        "api.yaml:7:51: broken-reference /paths/~1a/get/responses/200/schema/$ref",
        "api.yaml:8:19: unknown-type /definitions/S/type",
        "parts/schemas.yaml:3:20: unknown-keyword /A/properties/x/typ",
    ]
    assert found.files == (Path("api.yaml"), Path("parts/schemas.yaml"))


def test_findings_of_a_converted_description_with_an_overlay(tmp_path: Path) -> None:
    _, findings = read(tmp_path, SWAGGER, OVERLAY.replace("$ref: parts/b.yaml", "type: strin"))
    assert "overlay-0.yaml:5:14: wrong-type /actions/0/update/summary" in findings
    assert "api.yaml:8:19: unknown-type /definitions/S/type" in findings


def test_one_description_with_different_overlays(tmp_path: Path) -> None:
    """Each finding is told of the overlay that it came in by, though both make a document of one name."""
    read(tmp_path, OPENAPI, OVERLAY, OVERLAY.replace("summary: 3", "operationId: 4"))
    diagnostics = Diagnostics()
    with contextlib.chdir(tmp_path):
        read_sources(Settings(sources=(source(0), source(1))), diagnostics)
    found = {f"{each.place} {each.location.pointer}" for each in diagnostics.located()}
    assert "overlay-0.yaml:5:14 /actions/0/update/summary" in found
    assert "overlay-1.yaml:5:14 /actions/0/update/operationId" in found
