"""Tools that tests run besides Python: whether they are there, and what Node needs, kept outside the tree."""

import json
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from places import REPOSITORY

_NODE = REPOSITORY / "tests" / "node"


def tool(name: str) -> str:
    """Return the path of a program, or skip and say so; under CI a missing one fails."""
    found = shutil.which(name)
    if found is None:
        missing(f"{name} was not found; install it to run this test")
    return found or name


def missing(message: str) -> None:
    """Skip the test with a message, or fail where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def node_modules() -> Path:
    """Return the folder of the packages that `tests/node/package-lock.json` pins, installed when missing."""
    npm = tool("npm")
    lock = (_NODE / "package-lock.json").read_bytes()
    folder = platformdirs.user_cache_path("sdkref-tests") / f"node-{sha256(lock).hexdigest()[:16]}"
    done = folder / "installed"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_NODE / name, folder)
        run = subprocess.run([npm, "ci", "--silent"], cwd=folder, capture_output=True, text=True, check=False)
        if run.returncode:
            missing(f"npm could not install what the tests of TypeScript need: {run.stderr.strip()}")
        done.touch()
    return folder / "node_modules"


def typescript_project(folder: Path, *, emit: bool) -> list[str]:
    """Write a project for the `.mts` files of a folder and return the command that checks them strictly."""
    modules = node_modules()
    options = (
        '"strict": true, "target": "es2022", "module": "nodenext", "types": ["node"], '
        f'"skipLibCheck": true, "noEmit": {"false" if emit else "true"}, '
        f'"typeRoots": ["{(modules / "@types").as_posix()}"]'
    )
    project = folder / "tsconfig.json"
    project.write_text(f'{{"compilerOptions": {{{options}}}, "include": ["**/*.mts"]}}')
    return [tool("node"), str(modules / "typescript" / "bin" / "tsc"), "--project", str(project)]


def go_type_checker(folder: Path) -> list[str]:
    """Build `tests/gocheck` in a folder and return its command; it reads file names from standard input."""
    checker = folder / "gocheck"
    build = [tool("go"), "build", "-o", str(checker), "."]
    subprocess.run(build, cwd=REPOSITORY / "tests" / "gocheck", check=True, capture_output=True)
    return [str(checker)]


def sarif_schema() -> dict[str, Any]:
    """Return the official JSON Schema of SARIF 2.1.0, as the Go module that `tests/sarif` pins carries it."""
    download = [tool("go"), "mod", "download", "-json"]
    folder = REPOSITORY / "tests" / "sarif"
    run = subprocess.run(download, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode:
        missing(f"go could not fetch the schema of SARIF: {run.stderr.strip()}")
    module = Path(json.loads(run.stdout)["Dir"])
    source = (module / "pkg" / "report" / "v210" / "sarif" / "schema.go").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(source.split("`")[1])
    return schema
