"""Where a site may be written: never in the place of something that a build did not make."""

from collections.abc import Iterable
from pathlib import Path

from sdkref.diagnostics import UsageError
from sdkref.output.manifest import read_manifest

REMEDY = "choose another folder with --site-dir"


def accepted_directory(site_dir: Path, inputs: Iterable[Path] = (), docs_dir: Path | None = None) -> Path:
    """Return the real path of a directory that a site may be swapped into, else stop with a `UsageError`.

    Refused are: a root; the home directory; the working directory; the folder of an input; a folder
    above any of these; the documents' folder, one above it and one inside it; what is no directory; a
    folder that no build of ours made and that has an `index.html`. `inputs` are the files that are read.
    """
    shown, site = site_dir, _resolved(site_dir)
    held = {
        "the root of the file system": Path(site.anchor),
        "your home directory": _home(),
        "the working directory": Path.cwd(),
    }
    for place, path in held.items():
        if path is not None and path.resolve().is_relative_to(site):
            raise UsageError(f"{shown}: a site cannot be written over {place}; {REMEDY}")
    for source in inputs:
        if source.expanduser().resolve().parent.is_relative_to(site):
            raise UsageError(f"{shown}: a site cannot be written over the folder of {source}; {REMEDY}")
    if docs_dir is not None:
        docs = docs_dir.expanduser().resolve()
        if docs.is_relative_to(site) or site.is_relative_to(docs):
            raise UsageError(
                f"{shown}: a site and its documents ({docs_dir}) cannot lie in one another; {REMEDY}"
            )
    if site.exists() and not site.is_dir():
        raise UsageError(f"{shown}: a site is a folder, and this is a file; {REMEDY}")
    if site.is_mount():
        raise UsageError(
            f"{shown}: a mounted folder cannot be swapped; choose a folder inside it with --site-dir"
        )
    if (site / "index.html").exists() and read_manifest(site) is None:
        raise UsageError(f"{shown}: the index.html in this folder is not ours; empty the folder, or {REMEDY}")
    return site


def _resolved(path: Path) -> Path:
    """Return the real path, or stop where none can be: a name that is too long, a loop of links."""
    try:
        resolved = path.expanduser().resolve()
        resolved.is_dir()
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: this cannot be a folder ({reason}); {REMEDY}") from error
    return resolved


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None
