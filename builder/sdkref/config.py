"""The settings of a site: `sdkref.yml`, or what the command line says without one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sdkref.coverage_settings import Exemption, read_exemptions
from sdkref.diagnostics import Diagnostic, Diagnostics, Stop, UsageError
from sdkref.documentation_folders import Documentation, documentation_of
from sdkref.documents import read_document
from sdkref.limits import DEFAULT_LIMITS, Limits, fault_of
from sdkref.sdk import Sdk
from sdkref.sdk_settings import read_sdks
from sdkref.setting_faults import Faults

FILE_NAME = "sdkref.yml"
RESULTS = "sdkref.results.json"
"""The file beside it that tells which examples ran, unless the settings name another."""


class Source(Struct, frozen=True, kw_only=True):
    """A description or a catalogue file, and where in the site its reference stands."""

    file: Path
    """Without a description, the first folder of documentation."""
    name: str
    """The file as the user wrote it, for messages."""
    root: str | None = None
    """The folder of its pages: `parley`. None: the site's root when it is the only source."""
    overlays: tuple["Overlay", ...] = ()
    """Changes that are applied to it, in order."""
    sdks: tuple[str, ...] | None = None
    """The keys of the SDKs that it is offered by; None for all of the settings."""
    docs: tuple[Documentation, ...] = ()
    """What the SDKs themselves say of the API."""

    @property
    def is_described(self) -> bool:
        """Whether there is more than the documentation of SDKs."""
        return all(each.folder != self.file for each in self.docs)


class Overlay(Struct, frozen=True, kw_only=True):
    """A file of changes to a description."""

    file: Path
    name: str
    """The file as the user wrote it, for messages."""


class Settings(Struct, frozen=True, kw_only=True):
    """All that decides what a site shows."""

    sources: tuple[Source, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    internal: bool = False
    snippets: Path | None = None
    """The folder of the user's own examples; None when there is none."""
    sdks: tuple[Sdk, ...] = ()
    """In the order of their tabs."""
    limits: Limits = DEFAULT_LIMITS
    guides: tuple[str, ...] = ()
    """Patterns of pages whose code is run, relative to `folder`: `docs/**/*.md`."""
    results: Path | None = None
    """The file that tells which examples ran, which need not be there yet; None without `sdkref.yml`."""
    coverage: tuple[Exemption, ...] = ()
    """Operations that need no example for some time."""
    folder: Path = Path()
    """That of `sdkref.yml`."""
    files: tuple[Path, ...] = ()
    """The configuration files that were read, to be watched."""

    def sdks_of(self, source: Source) -> tuple[Sdk, ...]:
        """Return the SDKs that offer the API of a source."""
        return tuple(each for each in self.sdks if source.sdks is None or each.key in source.sdks)


def load_settings(directory: Path) -> Settings | None:
    """Return the settings of the `sdkref.yml` in a folder, or None when there is none.

    Raises `UsageError` with all faults of the file, each with its place.
    """
    path = directory / FILE_NAME
    if not path.is_file():
        return None
    found = Diagnostics()
    try:
        faults = Faults(read_document(path, found, name=FILE_NAME))
    except Stop as stop:
        raise UsageError(*map(_of_settings, stop.findings)) from None
    faults.found += map(_of_settings, found.located())
    data = faults.of_type("", faults.document.data, dict, {})
    faults.unknown(
        "",
        data,
        (
            "sources",
            "include",
            "exclude",
            "internal",
            "snippets",
            "sdks",
            "guides",
            "results",
            "coverage",
            "limits",
        ),
    )
    sdks = read_sdks(faults, data, directory)
    keys = [each.key for each in sdks]
    sources = [
        _source(faults, f"/sources/{index}", entry, directory, keys)
        for index, entry in enumerate(faults.of_type("/sources", data.get("sources"), list, []))
    ]
    limits = faults.of_type("/limits", data.get("limits"), dict, {})
    faults.unknown("/limits", limits, Limits.__struct_fields__)
    settings = Settings(
        sources=_with_documentation([each for each in sources if each is not None], sdks, directory),
        include=faults.texts("/include", data.get("include")),
        exclude=faults.texts("/exclude", data.get("exclude")),
        internal=faults.of_type("/internal", data.get("internal"), bool, default=False),
        snippets=_snippets(faults, data, directory),
        sdks=sdks,
        guides=_guides(faults, data.get("guides", ["docs/**/*.md"]), directory),
        results=directory / faults.of_type("/results", data.get("results"), str, RESULTS),
        coverage=read_exemptions(faults, data),
        folder=directory,
        limits=Limits(
            **{
                name: _limit(faults, name, limits[name])
                for name in Limits.__struct_fields__
                if limits.get(name) is not None
            }
        ),
        files=(path,),
    )
    faults.stop()
    return settings


def settings_for(files: Sequence[Path], *, root: str | None = None) -> Settings:
    """Return the settings for sources named on the command line.

    Folders hold the documentation of SDKs, all of one API: that of the description beside them, if any.
    """
    folders = [each for each in files if each.is_dir()]
    described = [each for each in files if each not in folders]
    if folders and len(described) > 1:
        raise UsageError(
            f"{folders[0]}: which of the {len(described)} descriptions the SDK belongs to is not known; "
            "name sources and SDKs in sdkref.yml: `sdks: {…: {docs: …}}`"
        )
    docs = documentation_of(folders)
    first = folders[:1] if not described else []
    sources = tuple(Source(file=file, name=str(file), root=root, docs=docs) for file in (*described, *first))
    return Settings(sources=sources, snippets=_folder(Path(), "snippets"))


def _with_documentation(
    sources: Sequence[Source], sdks: Sequence[Sdk], directory: Path
) -> tuple[Source, ...]:
    """Return sources with the documentation of their SDKs; without a source, it is one by itself."""
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


_REMEDIES = {
    "no-description": "list the sources in it: `sources: [openapi.yaml]`",
    "duplicate-key": "keep one of the two",
}
"""What to do about a finding in the file of settings, where it is another thing than in a description."""


def _of_settings(found: Diagnostic) -> Diagnostic:
    return replace(found, remedy=_REMEDIES.get(found.code, found.remedy))


def _source(faults: Faults, pointer: str, entry: Any, directory: Path, sdks: Sequence[str]) -> Source | None:
    if isinstance(entry, str):
        return Source(file=directory / entry, name=entry)
    mapping = faults.of_type(pointer, entry, dict, {})
    faults.unknown(pointer, mapping, ("file", "root", "overlays", "sdks"))
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
    )


def _limit(faults: Faults, name: str, value: Any) -> int:
    pointer = f"/limits/{name}"
    limit: int = faults.of_type(pointer, value, int, 1)
    if (fault := fault_of(name, limit)) is not None:
        faults.add(pointer, *fault)
    return limit


def _snippets(faults: Faults, data: dict[str, Any], directory: Path) -> Path | None:
    """Return the folder of snippets; the usual one may be absent, one that was chosen may not."""
    name = faults.of_type("/snippets", data.get("snippets"), str, "snippets")
    folder = _folder(directory, name)
    if folder is None and name != "snippets":
        faults.add("/snippets", f"there is no folder `{name}`", "make it, or correct the name")
    return folder


def _guides(faults: Faults, value: Any, directory: Path) -> tuple[str, ...]:
    """Return patterns of pages; Python says only while it looks for files which it does not take."""
    patterns = faults.texts("/guides", value)
    for index, each in enumerate(patterns):
        try:
            next(directory.glob(each), None)
        except (IndexError, NotImplementedError, ValueError):
            pointer = "/guides" if isinstance(value, str) else f"/guides/{index}"
            fact = f"`{each}` is no pattern of files below this folder"
            faults.add(pointer, fact, "write it like `docs/**/*.md`, with `**` between slashes alone")
    return patterns


def _folder(directory: Path, name: str) -> Path | None:
    folder = directory / name
    return folder if folder.is_dir() else None
