"""The public command in tests: in this process for speed, or in one of its own for signals and streams."""

import contextlib
import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from unittest import mock

from selectolax.lexbor import LexborHTMLParser

from sdkref.commands import app

LANGUAGES = ("typescript", "go", "python", "curl")


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A folder in which a user calls the command, and a cache that belongs to the tests."""

    folder: Path
    cache: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file of the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str | Path) -> Outcome:
        """Call the command in this process."""
        out, err, code = io.StringIO(), io.StringIO(), 0
        settings = {"XDG_CACHE_HOME": str(self.cache), "TERM": "dumb", "COLUMNS": "200"}
        with (
            mock.patch.object(sys, "argv", ["sdkref", *map(str, arguments)]),
            mock.patch.dict(os.environ, settings),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                app.main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
        return Outcome(code, out.getvalue(), err.getvalue())

    def start(
        self, *arguments: str | Path, stdout: IO[str] | int = subprocess.PIPE, **environment: str
    ) -> subprocess.Popen[str]:
        """Call the command in a process group of its own."""
        return subprocess.Popen(
            [Path(sys.executable).with_name("sdkref"), *map(str, arguments)],
            cwd=self.folder,
            env=os.environ | {"XDG_CACHE_HOME": str(self.cache)} | environment,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def finish(
        self, *arguments: str | Path, stdout: IO[str] | int = subprocess.PIPE, **environment: str
    ) -> Outcome:
        """Call the command in a process of its own and wait for its end."""
        return outcome(self.start(*arguments, stdout=stdout, **environment))

    @property
    def site(self) -> Path:
        """Where the command puts a site unless it is told otherwise."""
        return self.folder / "site"


def outcome(process: subprocess.Popen[str]) -> Outcome:
    """Return how a started command ended."""
    out, err = process.communicate(timeout=300)
    return Outcome(process.returncode, out, err)


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Give the path below the site and the tree of every HTML page."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), LexborHTMLParser(path.read_bytes())


def sections(site: Path, attribute: str = "data-operation") -> Counter[str]:
    """Return how often each operation, model or webhook has a section, by the attribute that names it."""
    return Counter(
        each.attributes[attribute] or "" for _, tree in pages(site) for each in tree.css(f"[{attribute}]")
    )


def digests(site: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder by its path."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
