"""Print how long a site takes, what it weighs and what it needs, on this machine, in one run.

`python -m benchmarks.bench [site] [reading] [mock] [examples]` from the folder of tests; all without a name.
Figures of sites are of a whole process: `sdkref build` with an empty cache (cold) and again after one
operation changed (rebuild), over the descriptions of the folder beside the checkout; neoteroi-mkdocs, a
MkDocs plugin that renders one page without code, is timed beside them as a measure of the machine.
Ratios within one run hold on a busy machine; single seconds do not.
"""

import argparse
import compileall
import contextlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import platformdirs
import psutil

from benchmarks.example_speed import print_example_speed
from benchmarks.mock_speed import print_mock_speed
from benchmarks.reading_speed import print_reading_speed

REPOSITORY = Path(__file__).resolve().parents[2]
SPECS = REPOSITORY.parent / "shared" / "specs"
OPENAI = SPECS / "openai" / "openapi.yaml"
GITHUB = SPECS / "github" / "api.github.com.json"
DEMO = REPOSITORY / "docs" / "api" / "openapi.yaml"
SDKREF = Path(sys.executable).with_name("sdkref")
PACKAGE = REPOSITORY / "builder" / "sdkref"
PEER = "neoteroi-mkdocs==1.2.0"
RUNS = 3
MEGABYTE = 1e6


@dataclass(frozen=True)
class Run:
    """One finished process: wall seconds, and the most memory that it and its children held, in bytes."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Site:
    """A finished site: its bytes, its largest page, its pages."""

    size: int
    largest: int
    pages: int

    @classmethod
    def of(cls, folder: Path) -> "Site":
        """Measure a folder."""
        files = [path for path in folder.rglob("*") if path.is_file()]
        pages = [path.stat().st_size for path in files if path.suffix == ".html"]
        return cls(sum(path.stat().st_size for path in files), max(pages), len(pages))


class Measured(Protocol):
    """Does something once in a process of its own, whose memory is watched or not."""

    def __call__(self, *, watch: bool) -> Run:
        """Return the figures of that process."""


@dataclass(frozen=True)
class Row:
    """The figures of one description."""

    operations: int
    cold: Run
    rebuild: Run
    site: Site


FIGURES: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("operations", lambda row: f"{row.operations}"),
    ("cold build, s", lambda row: f"{row.cold.seconds:.2f}"),
    ("ms an operation", lambda row: f"{1000 * row.cold.seconds / row.operations:.2f}"),
    ("rebuild, s", lambda row: f"{row.rebuild.seconds:.2f}"),
    ("rebuild / cold", lambda row: f"{row.rebuild.seconds / row.cold.seconds:.0%}"),
    ("peak memory, MB", lambda row: f"{row.cold.memory / MEGABYTE:.0f}"),
    ("site, MB", lambda row: f"{row.site.size / MEGABYTE:.1f}"),
    ("kB an operation", lambda row: f"{row.site.size / 1000 / row.operations:.0f}"),
    ("largest page, MB", lambda row: f"{row.site.largest / MEGABYTE:.2f}"),
    ("pages", lambda row: f"{row.site.pages}"),
)


def main() -> None:
    """Run what was asked for, and print a table of each."""
    parser = argparse.ArgumentParser(description="Print how fast sdkref is, on this machine.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; none: all of them")
    asked = parser.parse_args().parts or list(PARTS)
    if strange := {*asked} - {*PARTS}:
        parser.error(f"there is no {', '.join(sorted(strange))}")
    if not SPECS.is_dir():
        sys.exit(f"the descriptions are absent: {SPECS} was not found")
    # As pip leaves a package, such as the peer's: else each start would compile a part of ours.
    compileall.compile_dir(PACKAGE, quiet=2)
    for part in asked:
        PARTS[part]()


def print_sites() -> None:
    """Build sites, and print what they cost."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        rows = [measure("OpenAI", OPENAI, work), measure("GitHub", GITHUB, work)]
        peer = median(lambda *, watch: run_peer(work, watch=watch))
    print(f"{'':18}{'OpenAI':>12}{'GitHub':>12}")
    for title, figure in FIGURES:
        print(f"{title:18}" + "".join(f"{figure(row):>12}" for row in rows))
    openai, github = (row.cold.seconds / row.operations for row in rows)
    print(f"GitHub / OpenAI, seconds an operation: {github / openai:.2f} (goal: at most 1.2)")
    print(f"{PEER}, OpenAI on one page, no code: {peer.seconds:.2f} s, {peer.memory / MEGABYTE:.0f} MB")
    print(f"sdkref / neoteroi-mkdocs: {rows[0].cold.seconds / peer.seconds:.2f} (goal: at most 0.5)")


def measure(title: str, description: Path, work: Path) -> Row:
    """Return the figures of one description."""
    print(f"{title} …", file=sys.stderr)
    copy = work / description.name
    shutil.copyfile(description, copy)
    operations = len(json.loads(catalogue(copy))["operations"])
    site, cache = work / f"{title}-site", work / f"{title}-cache"

    def cold(*, watch: bool) -> Run:
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)
        return build(copy, site, cache, watch=watch)

    def rebuild(*, watch: bool) -> Run:
        change_an_operation(copy)
        return build(copy, site, cache, watch=watch)

    return Row(operations, median(cold), median(rebuild), Site.of(site))


def median(measured: Measured) -> Run:
    """Return the median time of some runs, and the memory of one more, whose watching would take time."""
    seconds = statistics.median(measured(watch=False).seconds for _ in range(RUNS))
    return Run(seconds, measured(watch=True).memory)


def build(description: Path, site: Path, cache: Path, *, watch: bool) -> Run:
    """Build a site in a process of its own."""
    command = [str(SDKREF), "build", str(description), "--site-dir", str(site)]
    return timed(command, watch=watch, XDG_CACHE_HOME=str(cache))


def catalogue(description: Path) -> bytes:
    """Return the catalogue of a description."""
    return subprocess.run([SDKREF, "catalogue", description], check=True, capture_output=True).stdout


def change_an_operation(description: Path) -> None:
    """Give one operation another summary, in place."""
    text = description.read_text(encoding="utf-8")
    stamp = f"Changed at {time.time_ns()}"
    changed = re.sub(r'("?summary"?: )("?)[A-Z][^\n"]*("?)', rf"\g<1>\g<2>{stamp}\g<3>", text, count=1)
    if changed == text:
        sys.exit(f"{description}: no summary was found to change")
    description.write_text(changed, encoding="utf-8")


def run_peer(work: Path, *, watch: bool) -> Run:
    """Build the peer's page in a process of its own."""
    home = platformdirs.user_cache_path("sdkref-bench", appauthor=False) / PEER.replace("==", "-")
    mkdocs = home / "bin" / "mkdocs"
    if not mkdocs.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        packages = [PEER, "mkdocs<2", "mkdocs-material<10"]
        subprocess.run([home / "bin" / "pip", "install", "--quiet", *packages], check=True)
    site = work / "peer"
    (site / "docs").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(OPENAI, site / "docs" / "openapi.yaml")
    (site / "docs" / "index.md").write_text("# API\n\n[OAD(./docs/openapi.yaml)]\n")
    (site / "mkdocs.yml").write_text(
        "site_name: API\ntheme: {name: material, font: false}\nplugins: [search, neoteroi.mkdocsoad]\n"
        "markdown_extensions: [pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}]\n"
    )
    return timed([str(mkdocs), "build", "-q"], cwd=site, watch=watch)


def timed(command: list[str], *, watch: bool, cwd: Path | None = None, **environment: str) -> Run:
    """Run a command and return its figures; one that fails ends the benchmark."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env={**os.environ, **environment}, stdout=said, stderr=subprocess.STDOUT
        )
        peak = 0
        while watch and process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(0.02)
        process.wait()
        seconds = time.perf_counter() - started
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{words}")
    return Run(seconds, peak)


def memory_of(pid: int) -> int:
    """Return the bytes that a process and its children hold; what they share is counted once."""
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0
    for each in family:
        with contextlib.suppress(psutil.Error):
            total += getattr(each.memory_full_info(), "pss", 0)
    return total


PARTS: dict[str, Callable[[], None]] = {
    "site": print_sites,
    "reading": lambda: print_reading_speed(OPENAI),
    "mock": lambda: print_mock_speed(OPENAI),
    "examples": lambda: print_example_speed(DEMO),
}
"""What is measured, by name."""


if __name__ == "__main__":
    main()
