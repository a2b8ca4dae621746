"""The user's own examples: files under `snippets/<operation>/<name>.<ext>`, put before all other samples."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import CodeSample, Operation
from sdkref.diagnostics import Diagnostics
from sdkref.location import Location

LANGUAGES = {".py": "python", ".ts": "typescript", ".mts": "typescript", ".go": "go", ".sh": "curl"}
"""The language of a file by the ending of its name."""


def with_snippets(
    catalogue: Catalogue, anchors: Mapping[str, str], folder: Path, diagnostics: Diagnostics
) -> Catalogue:
    """Return the catalogue with the snippets of its operations; `anchors` names each one's folder."""
    return replace(
        catalogue,
        operations=tuple(
            _with(operation, folder / anchors[operation.key], diagnostics)
            for operation in catalogue.operations
        ),
    )


def stray_folders(folder: Path, known: set[str], diagnostics: Diagnostics) -> None:
    """Report folders of snippets that belong to no operation of any source."""
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.name.startswith(".") and each.name not in known:
            fact = f"the folder `{each.name}` names no operation"
            remedy = "name it like the operation's anchor on its page, such as post-chat-completions"
            diagnostics.report("stray-snippets", fact, remedy, Location(str(each)))


def _with(operation: Operation, folder: Path, diagnostics: Diagnostics) -> Operation:
    if not folder.is_dir():
        return operation
    found = []
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or not file.is_file():
            continue
        language = LANGUAGES.get(file.suffix)
        if language is None:
            remedy = f"give it one of the endings {', '.join(LANGUAGES)}"
            diagnostics.report(
                "unknown-language", f"no language has files *{file.suffix}", remedy, Location(str(file))
            )
            continue
        try:
            source = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            diagnostics.report(
                "unreadable-snippet", "the file is not UTF-8", "save it as UTF-8", Location(str(file))
            )
            continue
        label = file.stem.replace("-", " ").replace("_", " ").capitalize()
        location = Location(str(file))
        found.append(CodeSample(language=language, label=label, source=source, own=True, location=location))
    return replace(operation, samples=(*found, *operation.samples))
