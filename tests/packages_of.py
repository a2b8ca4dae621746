"""Packages of tests as a package manager lays them out: modules, and what declares their entry points."""

import shutil
import tomllib
from pathlib import Path

RUBY = Path(__file__).parent / "packages" / "sdkref_ruby"


def install(package: Path, target: Path) -> None:
    """Put a package, as its `pyproject.toml` declares it, into a folder from which Python imports."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = project["name"].replace("-", "_")
    shutil.copytree(package / name, target / name)
    _declare(target, project["name"], project["version"], project["entry-points"])


def install_module(target: Path, name: str, code: str, entry_points: dict[str, dict[str, str]]) -> None:
    """Put a package of one module into a folder."""
    module = name.replace("-", "_")
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{module}.py").write_text(code, encoding="utf-8")
    _declare(target, name, "1.0", entry_points)


def _declare(target: Path, name: str, version: str, entry_points: dict[str, dict[str, str]]) -> None:
    folder = target / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = []
    for group, found in entry_points.items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in found.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines) + "\n")
