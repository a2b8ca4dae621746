"""A site tells nothing of the disk on which it was built, wherever its sources lie."""

from pathlib import Path

import pytest

from commands import Project
from tea_docs import with_documentation
from tea_house import DESCRIPTION

SETTINGS = """\
sources: [{{file: {beside}/openapi.yaml, overlays: [{beside}/more.yaml], history: {beside}/history}}]
sdks:
  tea-python: {{docs: {beside}/tea-python, install: httpx==0.28.1}}
guides: []
drift: true
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: More, version: "1"}
actions:
  - {target: "$.paths['/teas'].get", update: {description: Said by an overlay.}}
  - target: "$.paths['/teas'].get.parameters[0]"
    update: {description: "Said [by](parts.yaml) it.", schema: {$ref: "parts.yaml#/Limit"}}
  - target: $.paths
    update: {/lost: {get: {operationId: lose, responses: {"200": {$ref: "gone.yaml#/Lost"}}}}}
"""


@pytest.mark.parametrize("command", [["build"], ["build", "--engine", "zensical"], ["pages", "docs"]])
def test_sources_from_anywhere_leave_no_place_on_pages(
    project: Project, tmp_path: Path, command: list[str]
) -> None:
    beside = Project(tmp_path / "somebodys-own-folder", project.cache)
    beside.write("openapi.yaml", DESCRIPTION)
    beside.write("more.yaml", OVERLAY)
    beside.write("parts.yaml", "Limit: {type: integer, maximum: 10}\n")
    beside.write("history/0.1.yaml", DESCRIPTION.replace("listTeas", "readTeas").replace("limit", "count"))
    with_documentation(beside)
    project.write("sdkref.yml", SETTINGS.format(beside=beside.folder))
    ended = project.run(*command)
    assert ended.code == 0, ended.err
    told = [each for each in project.folder.rglob("*") if each.is_file() and each.name != "sdkref.yml"]
    mine = [each.read_bytes() for each in told]
    assert any(b"tea-python/docs/sdks/teas/README.md:" in each for each in mine)
    assert [path for path, each in zip(told, mine, strict=True) if beside.folder.name.encode() in each] == []
