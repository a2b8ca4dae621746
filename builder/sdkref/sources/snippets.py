"""The user's own examples: files under `snippets/<operation>/<name>.<ext>`, put before all other samples."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import CodeSample, Operation
from sdkref.diagnostics import Diagnostic, Diagnostics, Level
from sdkref.directives import read_directives
from sdkref.example_files import absent_files
from sdkref.languages.known import languages
from sdkref.location import Location
from sdkref.nearest_name import did_you_mean
from sdkref.sdk import Sdk


@cache
def _endings() -> dict[str, str]:
    """Return the language of a file by the ending of its name."""
    return {ending: key for key, each in languages().items() for ending in each.endings}


def with_snippets(
    catalogue: Catalogue,
    anchors: Mapping[str, str],
    folder: Path,
    sdks: Sequence[Sdk],
    diagnostics: Diagnostics,
) -> Catalogue:
    """Return the catalogue with the snippets of its operations; `anchors` names each one's folder.

    Those of an SDK stand in a folder of its key inside of that.
    """
    keys = {each.key: each.language for each in sdks}
    return replace(
        catalogue,
        operations=tuple(
            _with(operation, folder / anchors[operation.key], keys, diagnostics)
            for operation in catalogue.operations
        ),
    )


def stray_folders(folder: Path, known: set[str], diagnostics: Diagnostics) -> None:
    """Report folders of snippets that belong to no operation of any source."""
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.name.startswith(".") and each.name not in known:
            fact = f"the folder `{each.name}` names no operation"
            otherwise = "name it like the operation's anchor on its page, such as post-chat-completions"
            remedy = did_you_mean(each.name, sorted(known), otherwise)
            diagnostics.report("stray-snippets", fact, remedy, Location(str(each)))


def _with(operation: Operation, folder: Path, sdks: Mapping[str, str], diagnostics: Diagnostics) -> Operation:
    if not folder.is_dir():
        return operation
    found: list[CodeSample] = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_file():
            found += _read(entry, "", None, diagnostics)
        elif entry.name in sdks:
            for file in sorted(each for each in entry.iterdir() if each.is_file()):
                found += _read(file, entry.name, sdks[entry.name], diagnostics)
        elif not entry.is_dir():
            _unreadable(entry, "there is no file behind the name", diagnostics)
        elif any(each.suffix in _endings() for each in entry.iterdir()):
            fact = f"the folder `{entry.name}` names no SDK"
            remedy = "describe the SDK in sdkref.yml, which is not read where the command line names sources"
            remedy = f"name it like one of {', '.join(sdks)}" if sdks else remedy
            diagnostics.report("stray-snippets", fact, remedy, Location(str(entry)))
    return replace(operation, samples=(*found, *operation.samples)) if found else operation


def _unreadable(file: Path, fact: str, diagnostics: Diagnostics) -> None:
    diagnostics.report("unreadable-snippet", fact, "correct it, or take it away", Location(str(file)))


def _read(file: Path, sdk: str, wanted: str | None, diagnostics: Diagnostics) -> Iterator[CodeSample]:
    """Give the snippet of a file, unless it is none; `wanted` is the only language that it may have."""
    location = Location(str(file))
    language = _endings().get(file.suffix)
    if file.name.startswith(".") or (sdk and language is None):
        return  # beside the programs of an SDK may stand what they read
    if language is None or wanted not in {None, language}:
        remedy = f"give it one of the endings {', '.join(_endings())}"
        fact = f"no language has files *{file.suffix}"
        if wanted is not None:
            fact, remedy = f"the SDK {sdk} is in {wanted}", "move the file to another folder"
        diagnostics.report("unknown-language", fact, remedy, location)
        return
    try:
        source = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        diagnostics.report("unreadable-snippet", "the file is not UTF-8", "save it as UTF-8", location)
        return
    except OSError as error:
        _unreadable(file, f"the file cannot be read ({error.strerror})", diagnostics)
        return
    directed = read_directives(source)
    for fault in directed.faults:
        diagnostics.add(
            Diagnostic("unknown-directive", fault.fact, fault.remedy, location, Level.WARNING, fault.line, 1)
        )
    for fault in absent_files(file.parent, source, directed.directives.files):
        diagnostics.add(Diagnostic("missing", fault.fact, fault.remedy, location, Level.ERROR, fault.line, 1))
    label = file.stem.replace("-", " ").replace("_", " ").capitalize()
    yield CodeSample(
        language=language,
        label=label,
        source=directed.shown,
        program=source if source != directed.shown else "",
        own=True,
        sdk=sdk,
        location=location,
    )
