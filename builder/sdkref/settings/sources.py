"""The sources of `sdkref.yml`: descriptions, catalogue files, and what stands beside each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sdkref.documentation_folders import Documentation
from sdkref.sdk import Sdk
from sdkref.settings.faults import Faults
from sdkref.settings.history import KEY as HISTORY
from sdkref.settings.history import EarlierVersion, read_history
from sdkref.settings.keys import TEXT, TEXTS, Either, Key, Mapping, Shape, names
from sdkref.settings.tabs import KEY as TABS
from sdkref.settings.tabs import read_tabs

KEYS = (
    Key("file", "The path of a description or a catalogue file.", TEXT, "needed"),
    Key(
        "root",
        "The folder of the reference's pages in the site.",
        TEXT,
        "the site's root for a single source, else a name made from the API's title",
    ),
    Key("overlays", "Files that change the description, in order.", TEXTS, "none"),
    Key("sdks", "The keys of the SDKs that offer this API.", TEXTS, "all SDKs of the file"),
    TABS,
    HISTORY,
)
SHAPE: Shape = Either((TEXT, Mapping(KEYS, needed=("file",))))


class Overlay(Struct, frozen=True, kw_only=True):
    """A file of changes to a description."""

    file: Path
    name: str
    """The file as the user wrote it, for messages."""


class Source(Struct, frozen=True, kw_only=True):
    """A description or a catalogue file, and where in the site its reference stands."""

    file: Path
    """Without a description, the first folder of documentation."""
    name: str
    """The file as the user wrote it, for messages."""
    root: str | None = None
    """The folder of its pages: `parley`. None: the site's root when it is the only source."""
    overlays: tuple[Overlay, ...] = ()
    """Changes that are applied to it, in order."""
    sdks: tuple[str, ...] | None = None
    """The keys of the SDKs that it is offered by; None for all of the settings."""
    tabs: tuple[str, ...] | None = None
    """The keys of its tabs in their order; None for those of the settings."""
    history: tuple[EarlierVersion, ...] = ()
    """Versions that were published before, the oldest first."""
    docs: tuple[Documentation, ...] = ()
    """What the SDKs themselves say of the API."""

    @property
    def is_described(self) -> bool:
        """Whether there is more than the documentation of SDKs."""
        return all(each.folder != self.file for each in self.docs)


def read_sources(
    faults: Faults, data: dict[str, Any], directory: Path, sdks: Sequence[Sdk]
) -> tuple[Source, ...]:
    """Return the sources of the settings with the documentation of their SDKs; faults are noted.

    Without a source, the documentation is one by itself.
    """
    keys = [each.key for each in sdks]
    found = [
        _source(faults, f"/sources/{index}", entry, directory, keys)
        for index, entry in enumerate(faults.of_type("/sources", data.get("sources"), list, []))
    ]
    sources = _with_documentation([each for each in found if each is not None], sdks, directory)
    return _with_history(faults, sources, data, directory)


def _with_history(
    faults: Faults, sources: tuple[Source, ...], data: dict[str, Any], directory: Path
) -> tuple[Source, ...]:
    """Return the only source with the history of the file; with several sources, each has its own."""
    history = read_history(faults, "", data, directory)
    if history and len(sources) == 1:
        return (replace(sources[0], history=sources[0].history or history),)
    if history:
        fact = f"which of the {len(sources)} sources has this history is not known"
        faults.add(f"/{HISTORY.name}", fact, "move it to the source: `{file: …, history: …}`")
    return sources


def _with_documentation(
    sources: Sequence[Source], sdks: Sequence[Sdk], directory: Path
) -> tuple[Source, ...]:
    docs = {
        each.key: Documentation(folder=each.docs, name=_as_written(each.docs, directory), key=each.key)
        for each in sdks
        if each.docs is not None
    }
    if not sources and docs:
        first = next(iter(docs.values()))
        return (Source(file=first.folder, name=first.name, docs=tuple(docs.values())),)
    return tuple(
        replace(
            each,
            docs=tuple(found for key, found in docs.items() if each.sdks is None or key in each.sdks),
        )
        for each in sources
    )


def _as_written(folder: Path, directory: Path) -> str:
    return (folder.relative_to(directory) if folder.is_relative_to(directory) else folder).as_posix()


def _source(faults: Faults, pointer: str, entry: Any, directory: Path, sdks: Sequence[str]) -> Source | None:
    if isinstance(entry, str):
        return Source(file=directory / entry, name=entry)
    mapping = faults.of_type(pointer, entry, dict, {})
    faults.unknown(pointer, mapping, names(KEYS))
    file = faults.of_type(f"{pointer}/file", mapping.get("file"), str, "")
    root = faults.of_type(f"{pointer}/root", mapping.get("root"), str, "")
    if {".", ".."} & {*root.replace("\\", "/").split("/")}:
        fact = f"the root `{root}` is no folder inside the site"
        faults.add(f"{pointer}/root", fact, "write the path from the site's own root, such as `api/v1`")
    if not file:
        faults.add(pointer, "the source names no file", "add `file: openapi.yaml`")
        return None
    overlays = faults.texts(f"{pointer}/overlays", mapping.get("overlays"))
    chosen = faults.texts(f"{pointer}/sdks", mapping["sdks"]) if "sdks" in mapping else None
    for index, key in enumerate(chosen or ()):
        if key not in sdks:
            remedy = f"name some of {', '.join(sdks)}" if sdks else "describe it below `sdks:`"
            faults.add(f"{pointer}/sdks/{index}", f"there is no SDK `{key}`", remedy)
    return Source(
        file=directory / file,
        name=file,
        root=root.strip("/") if "root" in mapping else None,
        overlays=tuple(Overlay(file=directory / each, name=each) for each in overlays),
        sdks=chosen,
        tabs=read_tabs(faults, pointer, mapping, sdks if chosen is None else chosen),
        history=read_history(faults, pointer, mapping, directory),
    )
