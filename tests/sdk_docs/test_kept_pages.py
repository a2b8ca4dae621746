"""What pages say is kept between runs: what has not changed is not read again, and nothing else decides."""

import multiprocessing
import threading
import time
from pathlib import Path

import pytest

from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostics, LimitError
from sdkref.limits import DEFAULT_LIMITS, Allowance, within
from sdkref.readers.sdk_docs import folder as reading
from sdkref.readers.sdk_docs import keeping, page_processes
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.readers.sdk_docs.page_processes import FEW, read_pages
from sdkref.readers.sdk_docs.page_reading import ReadPage

PAGE = """\
# Group {number}

Types:

```python
from dogs.types import Dog{number}
```

Methods:

- <code title="get /{number}">client.g{number}.<a href="./src/a.py">list</a>() -> Dog{number}</code>
"""


class Readings:
    """Counts the pages that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        monkeypatch.setattr(reading, "read_pages", self._read)

    def _read(self, folder: Path, paths: list[str], *rest: object) -> list[ReadPage]:
        self.paths = paths
        return list(read_pages(folder, paths, *rest))  # type: ignore[arg-type] # handed on as they came


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for number in range(3):
        write(tmp_path / "docs", number)
    return tmp_path / "docs"


def write(docs: Path, number: int) -> None:
    page = docs / str(number) / "api.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(number=number), encoding="utf-8")


def read(docs: Path, name: str = "docs") -> Surface:
    diagnostics = Diagnostics()
    surface = read_surface(docs, diagnostics, name=name, key="a", cache=docs.parent / "kept")
    assert not len(diagnostics)
    return surface


def test_only_what_has_changed_is_read_again(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = Readings(monkeypatch)
    first = read(docs)
    assert readings.paths == ["0/api.md", "1/api.md", "2/api.md"]
    assert read(docs) == first
    assert readings.paths == []
    (docs / "1" / "api.md").write_text(PAGE.format(number=7), encoding="utf-8")
    write(docs, 5)
    (docs / "0" / "api.md").unlink()
    assert [each.accessor for each in read(docs).methods] == [("g7",), ("g2",), ("g5",)]
    assert readings.paths == ["1/api.md", "5/api.md"]


def test_places_are_named_as_the_user_names_the_folder(docs: Path) -> None:
    assert read(docs).methods[0].spot.file == "docs/0/api.md"
    assert read(docs, "../docs").methods[0].spot.file == "../docs/0/api.md"


def test_other_code_reads_all_again(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = Readings(monkeypatch)
    read(docs)
    monkeypatch.setattr(keeping, "_code", lambda: b"another")
    read(docs)
    assert len(readings.paths) == 3


@pytest.mark.parametrize("damage", [b"", b"\x93", b"\xff" * 400, None])
def test_a_damaged_file_is_as_if_it_were_absent(docs: Path, damage: bytes | None) -> None:
    first = read(docs)
    (kept,) = (docs.parent / "kept").iterdir()
    content = kept.read_bytes()
    kept.write_bytes(content[:32] + damage if damage is not None else content[:-9])
    assert read(docs) == first
    assert kept.read_bytes() == content


def test_where_nothing_can_be_kept_all_is_read(docs: Path) -> None:
    (docs.parent / "kept").write_text("a file where the folder would be", encoding="utf-8")
    assert len(read(docs).methods) == 3


def test_what_is_unused_for_longest_goes(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_FILES", 2)
    for number in range(4):
        write(docs / f"sdk{number}", number)
        read_surface(docs / f"sdk{number}", Diagnostics(), name="a", key="a", cache=docs.parent / "kept")
    assert len([*(docs.parent / "kept").iterdir()]) == 2


def test_runs_at_the_same_time_do_not_disturb_each_other(docs: Path) -> None:
    found: list[Surface] = []
    runs = [threading.Thread(target=lambda: found.append(read(docs))) for _ in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(found) == 6
    assert all(each == found[0] for each in found)
    assert len([*(docs.parent / "kept").iterdir()]) == 1


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages be read by other processes: workers of pytest-xdist have a thread, beside which none is."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("alone")
def test_several_processes_read_the_same(docs: Path) -> None:
    """All pages come back, each once, in their order, however they are spread."""
    for number in range(FEW + 20):
        write(docs, number)
    paths = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    alone, spread = (list(read_pages(docs, paths, DEFAULT_LIMITS, jobs)) for jobs in (1, 3))
    assert [each.path for each in alone] == paths
    assert spread == alone


@pytest.mark.usefixtures("alone")
def test_processes_end_with_the_reading(docs: Path) -> None:
    for number in range(FEW + 20):
        write(docs, number)
    paths = [f"{number}/api.md" for number in range(FEW + 20)]
    reading_begun = iter(read_pages(docs, paths, DEFAULT_LIMITS, 2))
    assert next(reading_begun).path == "0/api.md"
    del reading_begun
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("alone")
def test_a_page_that_takes_for_ever_ends_with_the_time(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_processes, "read_page", lambda *_: time.sleep(30))
    began = time.monotonic()
    with within(Allowance("docs", 1)), pytest.raises(LimitError, match=r"^docs: the limit of time \(1\)"):
        list(read_pages(docs, ["0/api.md"], DEFAULT_LIMITS))
    assert time.monotonic() - began < 60
    assert multiprocessing.active_children() == []


def test_threads_read_by_themselves(docs: Path) -> None:
    """Where other threads run, no process is forked, and the pages are the same."""
    found: list[ReadPage] = []
    thread = threading.Thread(target=lambda: found.extend(read_pages(docs, ["0/api.md"], DEFAULT_LIMITS)))
    thread.start()
    thread.join()
    assert found == list(read_pages(docs, ["0/api.md"], DEFAULT_LIMITS))


def test_the_code_that_counts_is_all_that_readers_import() -> None:
    """Every leaf and part of the catalogue that readers of pages import decides what is kept."""
    counted = {path.stem for path in keeping._modules()}  # noqa: SLF001 - the list is what is tested
    readers = Path(keeping.__file__).parent
    imported = {
        line.split()[1].rpartition(".")[2]
        for path in readers.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("from sdkref.")
    }
    harmless = {"diagnostics", "limits", "location", "machine", "catalogue", "sdk_docs"}
    assert imported - harmless - {path.name for path in readers.iterdir()} <= counted
