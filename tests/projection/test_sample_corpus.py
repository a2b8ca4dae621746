"""Every generated sample is a program: each language's own tools must take it as it stands."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from places import REPOSITORY, shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents.reading import read_document
from sdkref.projection.project import AnyProjection, projections
from sdkref.projection.target import targets
from sdkref.readers.dialects import read_source
from sdkref.readers.openapi import is_openapi
from sdkref.readers.swagger import is_swagger
from tools import go_type_checker, tool, typescript_project

ENDINGS = {"typescript": "mts", "go": "go", "python": "py", "curl": "sh"}


def read(path: Path) -> Catalogue | None:
    """Return the catalogue of a description; None for what is none."""
    diagnostics = Diagnostics()
    try:
        document = read_document(path, diagnostics)
        known = is_openapi(document) or is_swagger(document)
        return read_source(document, diagnostics) if known else None
    except Stop:
        return None


def programs(projection: AnyProjection) -> Iterator[str]:
    """Give the code of every sample that we made, those of webhooks included."""
    shown = [projection.operation(operation) for operation in projection.catalogue.operations]
    shown += [projection.webhook(webhook) for webhook in projection.catalogue.webhooks]
    for sample in (sample for each in shown for sample in each.samples):
        if sample.generated and sample.code.lexer == projection.target.language.lexer:
            yield sample.code.text


def write_programs(descriptions: Iterable[Path], folder: Path) -> int:
    written = 0
    for number, path in enumerate(descriptions):
        catalogue = read(path)
        if catalogue is None:
            continue
        for projection in projections(catalogue, targets()):
            language = projection.target.key
            place = folder / language / f"{number}-{path.stem}"
            place.mkdir(parents=True)
            for index, code in enumerate(programs(projection)):
                (place / f"s{index}.{ENDINGS[language]}").write_text(code, encoding="utf-8")
                written += 1
    return written


def assert_programs_are_valid(folder: Path) -> None:
    for file in (folder / "python").rglob("*.py"):
        ast.parse(file.read_text(encoding="utf-8"), str(file))

    formatted = subprocess.run(
        [tool("gofmt"), "-l", folder / "go"], capture_output=True, text=True, check=False
    )
    assert (formatted.stdout, formatted.stderr) == ("", "")
    names = "\n".join(str(file) for file in sorted((folder / "go").rglob("*.go")))
    typed = subprocess.run(go_type_checker(folder), input=names, capture_output=True, text=True, check=False)
    assert (typed.stdout, typed.stderr) == ("", "")

    script = 'status=0; while IFS= read -r file; do bash -n "$file" || status=1; done; exit $status'
    names = "".join(f"{file}\n" for file in sorted((folder / "curl").rglob("*.sh")))
    shell = subprocess.run(
        [tool("bash"), "-c", script], input=names, capture_output=True, text=True, check=False
    )
    assert (shell.returncode, shell.stderr) == (0, "")

    checked = subprocess.run(
        typescript_project(folder / "typescript", emit=False), capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def test_samples_of_small_and_hostile_descriptions(tmp_path: Path) -> None:
    descriptions = [REPOSITORY / "tests" / "projection" / "exchanges.yaml"]
    descriptions += [
        shared("specs", *name) for name in (("xkcd", "xkcd.com.json"), ("argot", "openapi.yaml"))
    ]
    for kind in ("code", "names", "xss", "second", "shape"):
        descriptions += sorted(shared("hostile", kind).iterdir())
    assert write_programs(descriptions, tmp_path) > 400
    assert_programs_are_valid(tmp_path)


@pytest.mark.corpus
def test_samples_of_every_description(tmp_path: Path) -> None:
    descriptions = sorted(path for path in shared("specs").rglob("*") if path.is_file())
    assert write_programs(descriptions, tmp_path) > 15_000
    assert_programs_are_valid(tmp_path)
