"""Runs Zensical, which loads no plugins: pages are written first, and the site is finished afterwards.

It works in a folder of its own, with a copy of the user's pages and links to whatever else stands beside
his mkdocs.yml, so that nothing is written among his files.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sdkref.diagnostics import UsageError
from sdkref.engines.site_settings import SiteSettings
from sdkref.output.builtin_site import builtin_settings
from sdkref.output.cache import FragmentCache
from sdkref.output.engine_outcome import EngineOutcome
from sdkref.output.finishing import SiteFacts, finish_site
from sdkref.output.links import page_address
from sdkref.output.llms import Guide
from sdkref.output.mounting import Library, MountedReference
from sdkref.output.navigation import plain_nav, sorted_pages, with_references
from sdkref.output.written_pages import FOLDER, SITE, WrittenPages, write_pages

_COLOURS = re.compile("\x1b\\[[0-9;]*m")
_ISSUE = re.compile(
    r"^(?:Warning|Error): (?P<fact>.+)\n\s*╭─\[ (?P<file>.+):(?P<line>\d+):\d+ \]", re.MULTILINE
)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# +(.+?) *#*$", re.MULTILINE)
_OURS = re.compile(r"^.+?: .*::: sdkref.*$", re.MULTILINE)


def run_zensical(
    references: Sequence[MountedReference],
    site_dir: Path,
    *,
    mkdocs_yml: Path | None,
    site_name: str,
    finished: FragmentCache | None = None,  # noqa: ARG001 - as engines are called; this one keeps nothing
) -> EngineOutcome:
    """Build the site into an empty directory. What the user can mend is a `UsageError`."""
    library = Library(references)
    with tempfile.TemporaryDirectory(prefix="sdkref-zensical-") as folder:
        work = Path(folder).resolve()
        if mkdocs_yml is None:
            settings = SiteSettings.of(
                builtin_settings(site_name, "docs", "site", references[0].reference.language)
            )
            (work / "docs").mkdir()
        else:
            settings = SiteSettings.read(mkdocs_yml)
            _bring_project(mkdocs_yml.absolute().parent, settings, work)
        docs = work / str(settings.get("docs_dir") or "docs")
        urls = bool(settings.get("use_directory_urls", default=True))
        title = site_name if mkdocs_yml is None else None
        own = sorted_pages(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
        written = write_pages(library, docs, use_directory_urls=urls, title=title)
        _add_reference(settings, library, written, own)
        (work / "mkdocs.yml").write_text(settings.text(), encoding="utf-8")
        said = _run(work)
        guides = [
            each for path in own if path not in written.pages for each in _guides(docs, path, urls=urls)
        ]
        shutil.copytree(work / "site", site_dir, dirs_exist_ok=True)
        shutil.copytree(docs / FOLDER / SITE, site_dir, dirs_exist_ok=True)
    address = str(settings.get("site_url") or "")
    facts = SiteFacts(
        name=str(settings.get("site_name") or site_name),
        about=str(settings.get("site_description") or ""),
        address=address,
        use_directory_urls=urls,
    )
    finish_site(site_dir, library, facts, guides)
    kept = (
        f"{path}: the page of the reference is left out; move yours to have both" for path in written.kept
    )
    pages = sum(1 for _ in site_dir.rglob("*.html"))
    return EngineOutcome((*kept, *_warnings(said)), pages, urlsplit(address).path or "/")


def _bring_project(project: Path, settings: SiteSettings, work: Path) -> None:
    """Copy the user's pages into the workplace, and link the rest of his project there."""
    docs_dir = str(settings.get("docs_dir") or "docs")
    docs = project / docs_dir
    if Path(docs_dir).is_absolute() or not docs.is_dir() or ".." in Path(docs_dir).parts:
        raise UsageError(f"{docs}: Zensical takes its pages from a folder beside mkdocs.yml; move them there")
    if settings.get("INHERIT") is not None:
        raise UsageError(
            "mkdocs.yml: INHERIT is not supported with `--engine zensical`; write it in one file"
        )
    top = Path(docs_dir).parts[0]
    left_out = {top, ".cache", "site", "mkdocs.yml", str(settings.get("site_dir") or "site")}
    for entry in project.iterdir():
        if entry.name not in left_out:
            (work / entry.name).symlink_to(entry)
    shutil.copytree(docs, work / docs_dir, ignore=shutil.ignore_patterns(FOLDER))


def _add_reference(
    settings: SiteSettings, library: Library, written: WrittenPages, own: Sequence[str]
) -> None:
    nav = plain_nav(with_references(settings.get("nav"), own, library, set(written.pages)))
    first = [page for page in written.pages if page == "index.md"]
    settings.put("nav", [*first, *(each for each in nav if each not in first)])
    settings.put("site_dir", "site")
    settings.remove("strict")
    settings.drop("plugins", "sdkref")
    settings.drop("markdown_extensions", "sdkref")
    for key, values in written.settings.items():
        settings.extend(key, values)


def _guides(docs: Path, path: str, *, urls: bool) -> Iterator[Guide]:
    """Yield a hand-written page for those who read it as text; one that is no UTF-8 is left out."""
    try:
        text = (docs / path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    body = _FRONT_MATTER.sub("", text)
    heading = _HEADING.search(body)
    title = heading[1] if heading else path
    yield Guide(title=title, url=page_address(path, use_directory_urls=urls), about="", text=body)


def _run(work: Path) -> str:
    """Run the engine; return what it says."""
    run = subprocess.run(  # noqa: S603 - our own interpreter, and a module that the user installed
        [sys.executable, "-m", "zensical", "build", "--config-file", str(work / "mkdocs.yml")],
        cwd=work,
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    said = _COLOURS.sub("", f"{run.stdout}\n{run.stderr}").replace(f"{work}{os.sep}", "")
    if run.returncode or not (work / "site").is_dir():
        last = said.strip().splitlines()[-1:] or [f"exit code {run.returncode}"]
        raise UsageError(f"Zensical could not build the site: {last[0].strip()}")
    return said


def _warnings(said: str) -> Iterator[str]:
    """Yield each issue that the engine tells, and what our directives tell, once."""
    issues = [f"{each['file']}:{each['line']}: {each['fact']}" for each in _ISSUE.finditer(said)]
    yield from dict.fromkeys([*issues, *_OURS.findall(said)])
