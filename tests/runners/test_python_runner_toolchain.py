"""Python toolchains made from wheels in a folder: their locks, and what is told when they do not hold."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain
from sdkref.runners.python import lock as python_lock
from sdkref.runners.python import toolchain as python_toolchain
from sdkref.runners.python.lock import Lock, Pin, parsed, written
from sdkref.runners.python.toolchain import python_tools


def wheel(folder: Path, name: str, version: str, needs: str = "") -> None:
    """Write a wheel with one module."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}.py", f"VERSION = {version!r}\n")
        archive.writestr(f"{info}/METADATA", metadata + (f"Requires-Dist: {needs}\n" if needs else ""))
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of wheels, which is all that pip knows."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    wheel(folder, "pets_sdk", "1.0", "paws>=1")
    wheel(folder, "pets_sdk", "2.0", "paws>=1")
    wheel(folder, "paws", "1.0")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def toolchain(wheels: Path, tmp_path: Path) -> Toolchain:
    return Toolchain(
        language="python", install=("Pets.SDK==1.0",), cache=tmp_path / "cache", lock=tmp_path / "lock"
    )


def lock_of(toolchain: Toolchain) -> Path:
    """Return the path of the lock."""
    assert toolchain.lock is not None
    return toolchain.lock / "python.txt"


def test_the_first_installation_is_locked(toolchain: Toolchain, wheels: Path) -> None:
    tools = python_tools(toolchain)
    assert tools.versions["pets-sdk"] == "1.0"
    assert set(tools.versions) == {"python", "pets-sdk"}
    lock = parsed(lock_of(toolchain).read_text())
    assert lock is not None
    assert {name: pin.version for name, pin in lock.pins.items()} == {"paws": "1.0", "pets-sdk": "1.0"}
    wheel(wheels, "paws", "1.1")
    again = python_tools(replace(toolchain, cache=toolchain.cache / "other"))
    assert [path.name for path in again.folder.glob("lib/*/site-packages/paws*.dist-info")] == [
        "paws-1.0.dist-info"
    ]
    assert python_tools(replace(toolchain, offline=True)).folder == tools.folder
    wheel(wheels, "paws", "1.0", "pets_sdk")
    with pytest.raises(UsageError, match=r"python\.txt to lock anew(.|\n)*DO NOT MATCH THE HASHES"):
        python_tools(replace(toolchain, cache=toolchain.cache / "third"))


def test_another_platform_adds_its_hashes_and_other_requirements_lock_anew(
    toolchain: Toolchain, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python_tools(toolchain)
    wheel(wheels, "paws", "1.1")
    wheel(wheels, "paws", "1.0", "pets_sdk")
    for module in (python_lock, python_toolchain):
        monkeypatch.setattr(module, "PLATFORM", "elsewhere")
    python_tools(toolchain)
    lock = parsed(lock_of(toolchain).read_text())
    assert lock is not None
    assert "elsewhere" in lock.platforms
    assert len(lock.platforms) == 2
    assert lock.pins["paws"].version == "1.0"
    assert len(lock.pins["paws"].hashes) == 2
    assert python_tools(replace(toolchain, install=("pets-sdk==2.0",))).versions["pets-sdk"] == "2.0"
    renewed = parsed(lock_of(toolchain).read_text())
    assert renewed is not None
    assert renewed.platforms == frozenset({"elsewhere"})
    assert renewed.pins["paws"].version == "1.1"


def test_a_lock_of_another_tool_that_lacks_a_package_is_told(toolchain: Toolchain, wheels: Path) -> None:
    digest = hashlib.sha256((wheels / "paws-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    lock_of(toolchain).parent.mkdir()
    lock_of(toolchain).write_text(f"paws==1.0 --hash=sha256:{digest}\n")
    with pytest.raises(UsageError, match=r"python\.txt: there is no pets-sdk, which `install` asks for"):
        python_tools(toolchain)


def test_a_package_that_is_not_there_is_told(toolchain: Toolchain) -> None:
    with pytest.raises(UsageError, match=r"could not make the Python environment for nowhere==1; look at"):
        python_tools(replace(toolchain, install=("nowhere==1",)))
    assert not lock_of(toolchain).exists()


def test_no_packages_are_a_toolchain_too(tmp_path: Path) -> None:
    tools = python_tools(Toolchain(language="python", cache=tmp_path))
    assert set(tools.versions) == {"python"}


def test_a_lock_is_read_as_it_is_written() -> None:
    lock = Lock(
        asked=("a[x]==1",),
        platforms=frozenset({"here", "there"}),
        pins={
            "a": Pin("1", frozenset({"sha256:aa", "sha256:bb"}), frozenset({"here", "there"})),
            "b-c": Pin("2.0rc1", frozenset(), frozenset({"there"})),
            "d": Pin("3", frozenset({"sha256:cc"}), frozenset({"here", "there"})),
        },
    )
    assert parsed(written(lock)) == lock
    assert parsed("a==1 --hash=sha256:aa\n") is None
    assert parsed("") is None
