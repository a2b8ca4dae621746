"""Examples that are known to run, as an OpenAPI Overlay of `x-codeSamples` for other tools that read them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.directives import read_directives
from sdkref.examples.example import Example
from sdkref.languages.known import languages
from sdkref.location import tokens
from sdkref.settings.config import Settings
from sdkref.sources.reading import ReadSource, read_sources
from sdkref.trials.plan import examples_found

_LABELS = {"curl": "cURL"}
"""What readers of `x-codeSamples` call languages, where it is not the label of their tab."""


def overlay_of_examples(settings: Settings, wanted: Path | None) -> dict[str, Any]:
    """Return the overlay for one source, the wanted one or the only one; raises `UsageError` for none."""
    diagnostics = Diagnostics()
    read = _chosen(read_sources(settings, diagnostics), wanted)
    paths = dict(_paths(read))
    samples: dict[str, list[dict[str, str]]] = {}
    for _, example in examples_found(settings, [read], diagnostics).examples:
        known = read.evidence.ran_on(example.operation, example.target, example.text)
        if (
            known
            and example.origin in {"generated", "documented", "predicted", "snippet"}
            and example.operation in paths
        ):
            samples.setdefault(paths[example.operation], []).append(_sample(example))
    if not samples:
        raise UsageError(
            f"{read.source.name}: no example is known to run that an overlay could hold; "
            "run `sdkref test` first; an overlay is for a description, and for the operations in its own file"
        )
    info = read.catalogue.info
    return {
        "overlay": "1.0.0",
        "info": {"title": f"Examples of {info.title}", "version": info.version},
        "actions": [
            {"target": target, "update": {"x-codeSamples": each}} for target, each in samples.items()
        ],
    }


def _chosen(read: Sequence[ReadSource], wanted: Path | None) -> ReadSource:
    names = ", ".join(each.source.name for each in read)
    if wanted is None and len(read) > 1:
        raise UsageError(f"an overlay is for one source; name one of {names}")
    found = [each for each in read if wanted is None or each.source.file.resolve() == wanted.resolve()]
    if not found:
        raise UsageError(f"{wanted}: sdkref.yml has no such source; its sources are {names}")
    return found[0]


def _paths(read: ReadSource) -> Iterator[tuple[str, str]]:
    """Give operations and their JSONPaths in the file of their source; one that two share has the first."""
    taken: set[str] = set()
    for operation in read.catalogue.operations:
        place = operation.location
        steps = tokens(place.pointer) if place is not None and place.file == read.source.name else []
        if steps[:1] in (["paths"], ["components"]):
            path = f"${''.join(map(_step, steps))}"
            if path not in taken:
                yield operation.key, path
            taken.add(path)


def _step(name: str) -> str:
    """Return a member as a selector of RFC 9535."""
    escaped = "".join(_escaped(each) for each in name)
    return f"['{escaped}']"


def _escaped(character: str) -> str:
    if character in {"'", "\\"}:
        return f"\\{character}"
    return character if character >= " " else f"\\u{ord(character):04x}"


def _sample(example: Example) -> dict[str, str]:
    label = example.name if example.target == example.language else f"{example.target}: {example.name}"
    return {
        "lang": _LABELS.get(example.language) or languages()[example.language].label,
        "label": label,
        "source": read_directives(example.text).shown,
    }
