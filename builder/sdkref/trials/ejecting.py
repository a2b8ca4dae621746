"""Generated examples written as snippets, to be edited: the file takes the example's place on the page."""

from pathlib import Path

from msgspec.structs import replace

from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.examples.example import Example
from sdkref.examples.of_operations import examples_of
from sdkref.languages.known import languages
from sdkref.nearest_name import did_you_mean
from sdkref.pages.anchors import names_of
from sdkref.projection.samples import file_stem
from sdkref.projection.target import targets
from sdkref.settings.config import Settings
from sdkref.sources.reading import read_sources
from sdkref.templating.chosen import with_templates
from sdkref.trials.fixtures import file_named


def eject(settings: Settings, operation: str, wanted: tuple[str, ...], name: str | None) -> list[Path]:
    """Write the generated examples of an operation and return the files; raises `UsageError` for none.

    A file that is there is never replaced.
    """
    known_languages = languages()
    for each in wanted:
        if each in {sdk.key for sdk in settings.sdks}:
            raise UsageError(
                f"the programs of the SDK `{each}` are all yours; begin with those of its language, and give "
                f"each a file of the same name below `{each}`"
            )
        if each not in known_languages:
            raise UsageError(f"there is no language `{each}`; known are {', '.join(known_languages)}")
    folder = settings.snippets or settings.folder / "snippets"
    found = _files(settings, folder, operation)
    chosen = {
        path: example
        for path, example in found.items()
        if (not wanted or example.language in wanted) and name in {None, example.name}
    }
    if not chosen:
        known = ", ".join(dict.fromkeys(each.name for each in found.values()))
        raise UsageError(f"`{operation}` has no generated example of that name; it has {known}")
    taken = [path for path in chosen if path.exists()]
    if taken:
        raise UsageError(f"{taken[0]}: the file is there already; edit it, or remove it first")
    for path, example in chosen.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.text, encoding="utf-8", newline="\n")
    return list(chosen)


def _files(settings: Settings, folder: Path, operation: str) -> dict[Path, Example]:
    """Return the generated examples of an operation, those whose place snippets take included."""
    found: dict[Path, Example] = {}
    known: list[str] = []
    for each in read_sources(replace(settings, snippets=None), Diagnostics()):
        known += (one.key for one in each.catalogue.operations)
        anchors = names_of(each.catalogue).operations
        wanted = [one for one in each.catalogue.operations if one.key.lower() == operation.lower()]
        with with_templates(settings.templates):
            narrowed = replace(each.catalogue, operations=tuple(wanted))
            made = tuple(examples_of(narrowed, targets(), file_named))
        for example in made:
            if example.origin == "generated":
                stem = file_stem(example.name) or "example"
                file = f"{stem}{languages()[example.language].endings[0]}"
                found.setdefault(folder / anchors[example.operation] / file, example)
    if not found:
        if any(each.lower() == operation.lower() for each in known):
            raise UsageError(
                f"`{operation}` has no generated example: no description of the API says what to send"
            )
        otherwise = "write method and path as the description does"
        remedy = did_you_mean(operation, known, otherwise, cutoff=0.7)
        raise UsageError(f"there is no operation `{operation}`; {remedy}")
    return found
