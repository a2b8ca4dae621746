"""Every command of ours that README and documentation show does something where such files are.

The folder holds what their names stand for: a description, versions of it, documentation of SDKs. Whether
pages say the truth of what a command does is for the tests of that command.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from commands import Project
from places import REPOSITORY
from sdkref.fences import FencedCode, fenced_code
from tea_house import locked
from tools import tool

PAGES = [*REPOSITORY.glob("*.md"), *sorted((REPOSITORY / "docs").rglob("*.md"))]
FOLLOWED = REPOSITORY / "docs" / "getting-started.md"
"""Its commands belong to one story, and have a test of their own."""
SHELL = frozenset({"sh", "bash"})
STEP = re.compile(r"^ *- run: (sdkref .+)$", re.MULTILINE)
"""A step of a workflow."""

ELSEWHERE = {
    "make": "tests/test_docs.py looks at its targets",
    "pytest": "tests/examples/ runs the plugin",
    "zensical": "tests/engine/ builds with it",
    "pip": "who runs the tests has installed the package",
}
"""Commands of others, and who knows that they work."""

SHORTENED = {"sdkref test openapi.yaml": "sdkref test openapi.yaml --language curl"}
"""Without settings no versions are locked, so that each language would bring a toolchain of its own."""

ENDLESS = ("serve", "mock")
"""These run up to Ctrl-C; tests/engine and tests/mock look at what they do."""

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Parley, version: "VERSION"}
servers: [{url: https://api.parley.example}]
tags: [{name: Chat}]
paths:
  /chat/completions:
    post:
      tags: [Chat]
      operationId: createChat
      summary: Create a chat completion
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {model: {type: string}}}}}
      responses: {"200": {description: The answer.}, "404": {description: No such model.}}
  /files: {get: {operationId: listFiles, summary: List files, responses: {"200": {description: Files.}}}}
"""
SETTINGS = """\
sources: [openapi.yaml]
guides: []
tabs: [curl, python, acme-python]
sdks:
  acme-python: {language: python}
"""
SNIPPET = """\
import os
import urllib.request

address = os.environ["PARLEY_BASE_URL"] + "/chat/completions"
headers = {"Content-Type": "application/json"}
print(urllib.request.urlopen(urllib.request.Request(address, b"{}", headers)).status)
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Words, version: "1"}
actions: [{target: $.info, update: {title: Parley API}}]
"""
METHODS = """\
# Chat
(*chat*)

## Overview

### Available Operations

* [create](#create) - Create a chat completion

## create

Create a chat completion

### Example Usage

<!-- UsageSnippet language="LANGUAGE" operationID="createChat" method="post" path="/chat/completions" -->
```LANGUAGE
client.chat.create()
```
"""


def blocks(path: Path) -> Iterator[FencedCode]:
    """Yield the shell code of a page; what calls curl is an example, which `sdkref test` runs."""
    for code in fenced_code(path.read_text(encoding="utf-8")):
        if code.language in SHELL and not re.search("^curl ", code.text, re.MULTILINE):
            yield code


def documented() -> Iterator[str]:
    """Yield each command of ours that a page shows, without those that have a test of their own."""
    for path in PAGES:
        if path != FOLLOWED:
            lines = [line for code in blocks(path) for line in code.text.splitlines()]
            lines += STEP.findall(path.read_text(encoding="utf-8"))
            yield from (line for line in lines if line.startswith("sdkref "))


COMMANDS = sorted({each for each in documented() if shlex.split(each)[1] not in ENDLESS})


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a folder with the files that documented commands name."""
    for needed in ("bash", "curl"):
        tool(needed)
    project = Project(tmp_path_factory.mktemp("shown"), platformdirs.user_cache_path())
    versions = {"openapi": "1.4", "openapi-1.3": "1.3", "openapi-1.4": "1.4"}
    versions |= {"v1/openapi": "1", "v2/openapi": "2"}
    for name, version in versions.items():
        project.write(f"{name}.yaml", DESCRIPTION.replace("VERSION", version))
    project.write("sdkref.yml", SETTINGS)
    project.write("words.overlay.yaml", OVERLAY)
    project.write("docs/guide.md", "# A guide\n")
    project.write("history/README.txt", "Catalogues of earlier versions.\n")
    shutil.copy(REPOSITORY / "docs" / "api" / "catalogue.yaml", project.folder)
    for folder, language in (("acme-ts", "typescript"), ("acme-go", "go"), ("acme-python", "python")):
        project.write(f"{folder}/docs/sdks/chat/README.md", METHODS.replace("LANGUAGE", language))
    for key in ("python", "acme-python"):
        locked(project, "python", key)
    project.write("snippets/post-chat-completions/acme-python/hello.py", SNIPPET)
    for arguments in (
        "catalogue openapi-1.3.yaml --output published.json",
        "catalogue acme-ts --output acme-ts-2.0.json",
        "test --language curl",
    ):
        ended = project.run(*arguments.split())
        assert ended.code == 0, ended.out + ended.err
    return project


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_can_be_carried_out(prepared: Project, command: str, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    shutil.copytree(prepared.folder, folder)
    if command.startswith("sdkref init "):
        (folder / "sdkref.yml").unlink()  # it begins a site, and replaces nothing
    words = shlex.split(SHORTENED.get(command, command), comments=True)
    ended = Project(folder, prepared.cache).run(*words[1:])
    # One says that something was found, as some of them are there to say.
    assert ended.code in {0, 1}, ended.err


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_other_commands_are_known_or_marked(path: Path) -> None:
    for code in blocks(path):
        if path == FOLLOWED or any(each.startswith("skip ") for each in code.directives):
            continue
        for words in filter(None, (shlex.split(line, comments=True) for line in code.text.splitlines())):
            assert words[0] in {"sdkref", *ELSEWHERE}, f"{code.line}: mark it, or say who runs it"
