"""A description in several files, as the public command takes it: all of them are inputs of the site."""

import json
import os
import signal
import time
from pathlib import Path
from typing import IO

import pytest

from commands import Project

API = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "paths": {"/pets": {"$ref": "parts/paths.yaml#/pets"}},
}
PATHS = """\
pets:
  get:
    summary: List pets
    responses:
      200: {description: All., content: {application/json: {schema: {$ref: ../schemas/Pet.yaml}}}}
"""


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """Return a folder with a description in three files, of which one refers to a file that is not there."""
    project = Project(tmp_path, cache)
    project.write("api.json", json.dumps(API))
    project.write("parts/paths.yaml", PATHS)
    project.write("schemas/Pet.yaml", "{type: object, properties: {tag: {$ref: Tag.yaml}}}")
    return project


def test_findings_name_the_file_as_the_description_is_named(project: Project) -> None:
    told = "schemas/Pet.yaml:1:35: error: the reference `Tag.yaml` leads nowhere: there is no such file"
    assert f"\n{told}" in f"\n{project.run('check', 'api.json').out}"
    (project.folder / "elsewhere").mkdir()
    from_elsewhere = Project(project.folder / "elsewhere", project.cache).run("check", "../api.json")
    assert f"\n../{told}" in f"\n{from_elsewhere.out}"
    absolute = project.run("check", project.folder / "api.json").out
    assert f"\n{project.folder}/{told}" in f"\n{absolute}"


@pytest.mark.parametrize("site", ["schemas", "parts", "."])
def test_no_site_is_written_over_a_file_that_was_read(project: Project, site: str) -> None:
    ended = project.run("build", "api.json", "--site-dir", site)
    assert ended.code == 2
    assert "a site cannot be written over" in ended.err
    assert (project.folder / "schemas" / "Pet.yaml").is_file()


def test_a_missing_file_keeps_no_folder_from_being_written(project: Project) -> None:
    project.write("schemas/Pet.yaml", "{$ref: ../site/Pet.yaml}")
    ended = project.run("build", "api.json", "--site-dir", "site")
    assert ended.code == 0, ended.err


def test_no_catalogue_replaces_a_file_that_was_read(project: Project) -> None:
    before = (project.folder / "schemas" / "Pet.yaml").read_text()
    ended = project.run("catalogue", "api.json", "-o", "schemas/Pet.yaml")
    assert (ended.code, (project.folder / "schemas" / "Pet.yaml").read_text()) == (2, before)
    assert project.run("catalogue", "api.json", "-o", "schemas/Other.yaml").code == 0


def test_the_preview_watches_every_file(project: Project) -> None:
    process = project.start("serve", "api.json", "--port", "0", PYTHONUNBUFFERED="1")
    assert process.stdout is not None
    try:
        until(process.stdout, "Preview at")
        project.write("parts/paths.yaml", PATHS.replace("List pets", "All pets"))
        until(process.stdout, "Built in")
        project.write("schemas/Tag.yaml", "{type: string}")  # which was named, and not there
        until(process.stdout, "Built in")
        project.write("schemas/Tag.yaml", "{type: integer}")
        until(process.stdout, "Built in")
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=30)


def until(lines: IO[str], start: str) -> None:
    """Read lines until one begins so; a change needs a moment to be seen, and the next one as well."""
    for line in lines:
        if line.startswith(start):
            time.sleep(1)
            return
    raise AssertionError(f"no line begins with {start}")
