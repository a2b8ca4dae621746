"""Generated examples written as snippets, to be edited: the file takes the example's place on the page."""

import re
from collections.abc import Iterator
from pathlib import Path

from sdkref.config import Settings
from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.examples.example import Example
from sdkref.examples.of_operations import examples_of
from sdkref.fixtures import file_named
from sdkref.pages.anchors import names_of
from sdkref.projection.target import targets
from sdkref.reading import read_sources

_ENDINGS = {"python": ".py", "typescript": ".ts", "go": ".go", "curl": ".sh"}


def eject(settings: Settings, operation: str, languages: tuple[str, ...], name: str | None) -> list[Path]:
    """Write the generated examples of an operation and return the files; raises `UsageError` for none.

    A file that is there is never replaced.
    """
    folder = settings.snippets or settings.folder / "snippets"
    found = dict(_files(settings, folder, operation))
    chosen = {
        path: example
        for path, example in found.items()
        if (not languages or example.language in languages) and name in {None, example.name}
    }
    if not chosen:
        known = ", ".join(dict.fromkeys(each.name for each in found.values()))
        raise UsageError(
            f"`{operation}` has no such example; its generated ones are {known}"
            if found
            else f"there is no operation `{operation}`; write method and path as the description does"
        )
    taken = [path for path in chosen if path.exists()]
    if taken:
        raise UsageError(f"{taken[0]}: the file is there already; edit it, or remove it first")
    for path, example in chosen.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.text, encoding="utf-8", newline="\n")
    return list(chosen)


def _files(settings: Settings, folder: Path, operation: str) -> Iterator[tuple[Path, Example]]:
    for each in read_sources(settings, Diagnostics()):
        anchors = names_of(each.catalogue).operations
        for example in examples_of(each.catalogue, targets(), file_named):
            if example.origin == "generated" and example.operation.lower() == operation.lower():
                stem = re.sub(r"[^a-z0-9]+", "-", example.name.lower()).strip("-") or "example"
                yield folder / anchors[example.operation] / f"{stem}{_ENDINGS[example.language]}", example
