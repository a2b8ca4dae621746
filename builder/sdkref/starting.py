"""A new site for sources: what they are is read, and the files of a site are written, all or none."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.documents.reading import read_document
from sdkref.own_release import WHEELS, install_command, is_from_disk
from sdkref.readers.dialects import dialects
from sdkref.references.building import roots_of
from sdkref.settings.config import FILE_NAME, settings_for
from sdkref.settings.schema import settings_schema
from sdkref.sources.reading import ReadSource, read_sources
from sdkref.starter_files import (
    Starter,
    StarterReference,
    StarterSdk,
    StarterSource,
    first_page,
    settings_file,
    site_file,
    workflow,
)

DOCUMENTS = "docs"
OTHER_DOCUMENTS = "pages"
"""The folder of written pages where `docs` holds the documentation of an SDK."""
ONLY_ROOT = "api"
"""The folder of a site's only reference."""
SAFE_FOLDER = re.compile(r"[A-Za-z0-9][\w. /-]*")
"""Folders that a workflow may name."""


def start_site(files: Sequence[Path]) -> list[Path]:
    """Write the files of a site for sources into the working directory, and return them.

    Raises what reading the sources raises, and `UsageError` where a file stands already; nothing is written
    then.
    """
    here = Path.cwd()
    inside = next((each for each in files if each.is_dir() and here.is_relative_to(each.resolve())), None)
    if inside is not None:
        raise UsageError(
            f"{inside}: the site would stand inside of the documentation that it is made of;"
            " start it in a folder of its own, and name this one from there"
        )
    read = read_sources(settings_for(files), Diagnostics())
    repository = _repository(here)
    starter = _starter(read, here, repository)
    written = {here / path: text for path, text in _site_files(starter)}
    written[repository / ".github/workflows/docs.yml"] = workflow(starter)
    _write(written, here)
    return list(written)


def _starter(read: Sequence[ReadSource], here: Path, repository: Path) -> Starter:
    described = [each for each in read if each.source.is_described]
    roots = [ONLY_ROOT] if len(described) == 1 else roots_of(read) if described else [""]
    folders = [each.folder for each in read[0].source.docs]
    named = [each.source.file for each in described] + folders
    surfaces = {each.key: each.language for source in read for each in source.catalogue.surfaces}
    return Starter(
        references=[
            StarterReference(each.catalogue.info.title, root) for each, root in zip(read, roots, strict=True)
        ],
        sources=[StarterSource(_named(each.source.file, here), _kind(each)) for each in described],
        sdks=[
            StarterSdk(each.key, _named(each.folder, here), surfaces.get(each.key, ""))
            for each in read[0].source.docs
        ],
        docs_dir=OTHER_DOCUMENTS if any(_within(here / DOCUMENTS, each) for each in folders) else DOCUMENTS,
        folder=f"{here.relative_to(repository).as_posix()}/" if here != repository else "",
        install=install_command(),
        wheel=WHEELS if is_from_disk() else "",
        outside=not all(each.resolve().is_relative_to(repository) for each in named),
    )


def _site_files(starter: Starter) -> Iterator[tuple[str, str]]:
    yield FILE_NAME, settings_file(starter)
    yield "sdkref.schema.json", f"{json.dumps(settings_schema(), indent=2, ensure_ascii=False)}\n"
    yield "mkdocs.yml", site_file(starter)
    yield f"{starter.docs_dir}/{starter.first_page}", first_page(starter)


def _write(files: Mapping[Path, str], here: Path) -> None:
    """Write new files; where one cannot be, none is left."""
    standing = [os.path.relpath(path, here) for path in files if os.path.lexists(path)]
    if standing:
        several = len(standing) > 1
        remedy = f"move {'them' if several else 'it'} away, or start in another folder"
        if "mkdocs.yml" in standing and FILE_NAME not in standing:
            remedy += "; a site that you have takes three lines, as the guide on embedding says"
        raise UsageError(
            f"{', '.join(standing)}: {'these files stand' if several else 'this file stands'} already, and"
            f" nothing was written; {remedy}"
        )
    made: list[Path] = []
    try:
        for path, text in files.items():
            for folder in reversed([each for each in path.parents if not each.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                made.append(path)
                stream.write(text)
    except OSError as error:
        for each in reversed(made):
            each.rmdir() if each.is_dir() else each.unlink()
        raise UsageError(
            f"{os.path.relpath(path, here)}: cannot be written ({error.strerror}), and nothing was;"
            " start in another folder"
        ) from error


def _repository(here: Path) -> Path:
    """Return the root of the repository around a folder, where workflows are; else the folder itself."""
    for each in (here, *here.parents):
        if (each / ".git").exists():
            inside = here.relative_to(each).as_posix()
            return each if inside == "." or SAFE_FOLDER.fullmatch(inside) else here
    return here


def _kind(read: ReadSource) -> str:
    document = read_document(read.source.file, Diagnostics(), read.settings.limits)
    name = next(each.name for each in dialects() if each.recognises(document))
    return f"A description of the API: {name}" if name != "operation catalogue" else "An operation catalogue"


def _named(path: Path, here: Path) -> str:
    """Return how settings name a file: from their own folder."""
    return Path(os.path.relpath(path.absolute(), here)).as_posix()


def _within(folder: Path, path: Path) -> bool:
    """Tell whether a path is a folder or lies in it, or the other way round."""
    first, second = folder.resolve(), path.resolve()
    return first.is_relative_to(second) or second.is_relative_to(first)
