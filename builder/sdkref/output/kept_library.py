"""A site's references as a folder of files, for an engine that runs in another process.

`library.json` says what pages and sections there are; the texts lie beside it, each in a file that is
named by its digest, so that writing again touches only what changed.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from sdkref.diagnostics import UnreadableError
from sdkref.location import Location
from sdkref.output.mounting import MountedReference
from sdkref.pages.page import Page, Reference, Section, SiteFile, Stored, Twin

INDEX = "library.json"
TEXTS = "texts"

_FORMAT = 2


class _Text(msgspec.Struct, frozen=True):
    """A text that lies beside the index."""

    digest: str
    size: int


class _Section(msgspec.Struct, frozen=True):
    facts: dict[str, Any]
    html: _Text | None


class _Page(msgspec.Struct, frozen=True):
    facts: dict[str, Any]
    sections: list[_Section]


class _Written(msgspec.Struct, frozen=True):
    """A twin or a file."""

    facts: dict[str, Any]
    text: _Text


class _Mount(msgspec.Struct, frozen=True):
    name: str
    root: str
    facts: dict[str, Any]
    pages: list[_Page]
    twins: list[_Written]
    files: list[_Written]
    translations: "dict[str, _Mount]"


class _Index(msgspec.Struct, frozen=True):
    format: int
    mounts: list[_Mount]


def write_library(mounts: Sequence[MountedReference], folder: Path) -> str:
    """Write the references into a folder that is ours alone; return a digest of all that they show."""
    texts = folder / TEXTS
    texts.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()

    def keep(content: bytes) -> _Text:
        digest = hashlib.blake2b(content, digest_size=20).hexdigest()
        if digest not in written:
            written.add(digest)
            file = texts / digest
            if not (file.is_file() and file.stat().st_size == len(content)):
                file.write_bytes(content)
        return _Text(digest, len(content))

    index = msgspec.json.encode(_Index(_FORMAT, [_mount(each, keep) for each in mounts]))
    (folder / INDEX).write_bytes(index)
    for file in texts.iterdir():
        if file.name not in written:
            file.unlink()
    return hashlib.blake2b(index, digest_size=20).hexdigest()


def read_library(folder: Path) -> list[MountedReference]:
    """Return the references that were written into a folder; their texts are read when they are asked for."""
    file = folder / INDEX
    try:
        index = msgspec.json.decode(file.read_bytes(), type=_Index)
        if index.format == _FORMAT:
            return [_mounted(each, folder / TEXTS) for each in index.mounts]
    except (OSError, msgspec.MsgspecError, LookupError) as error:
        raise _unread(file) from error
    raise _unread(file)


def _unread(file: Path) -> UnreadableError:
    fact = "the pages of the reference are not here, or another version wrote them"
    return UnreadableError.at(Location(str(file)), "unreadable", fact, "write them again with `sdkref pages`")


def _mount(mount: MountedReference, keep: Callable[[bytes], _Text]) -> _Mount:
    reference = mount.reference
    return _Mount(
        mount.name,
        mount.root,
        _facts(reference, "pages", "twins", "files"),
        [
            _Page(_facts(page, "sections"), [_section(each, keep) for each in page.sections])
            for page in reference.pages
        ],
        [_Written(_facts(each, "write"), keep(_bytes(each.write()))) for each in reference.twins],
        [_Written(_facts(each, "write"), keep(each.content)) for each in reference.files],
        {
            language: _mount(MountedReference(mount.name, mount.root, each), keep)
            for language, each in mount.translations.items()
        },
    )


def _section(section: Section, keep: Callable[[bytes], _Text]) -> _Section:
    html = keep(_bytes(section.finished())) if section.size else None
    return _Section(_facts(section, "html", "stored"), html)


def _facts(record: msgspec.Struct, *others: str) -> dict[str, Any]:
    """Return what a record says, but for members that are written otherwise."""
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in msgspec.structs.asdict(record).items()
        if name not in others
    }


def _mounted(mount: _Mount, texts: Path) -> MountedReference:
    reference = Reference(
        **_read(Reference, mount.facts),
        pages=tuple(
            Page(**_read(Page, page.facts), sections=tuple(_placed(each, texts) for each in page.sections))
            for page in mount.pages
        ),
        twins=tuple(
            Twin(**_read(Twin, each.facts), write=partial(_load, texts, each.text.digest))
            for each in mount.twins
        ),
        files=tuple(
            SiteFile(**_read(SiteFile, each.facts), write=(texts / each.text.digest).read_bytes)
            for each in mount.files
        ),
    )
    translations = {
        language: _mounted(each, texts).reference for language, each in mount.translations.items()
    }
    return MountedReference(mount.name, mount.root, reference, translations)


def _placed(section: _Section, texts: Path) -> Section:
    stored = None
    if section.html is not None:
        digest = section.html.digest
        stored = Stored(digest, section.html.size, partial(_load, texts, digest))
    return Section(**_read(Section, section.facts), stored=stored)


def _read(record: type[msgspec.Struct], facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts as a record has them."""
    types = _types(record)
    return {name: msgspec.convert(value, types[name]) for name, value in facts.items()}


@cache
def _types(record: type[msgspec.Struct]) -> dict[str, Any]:
    return {each.name: each.type for each in msgspec.structs.fields(record)}


def _load(texts: Path, digest: str) -> str:
    return (texts / digest).read_bytes().decode("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
