"""Cases of descriptions in several files: what `api.yaml` and the files beside it come to together.

    === the title of a case
    components: …              api.yaml; version, `info` and `paths` are added below it when absent
    @ schemas/Pet.yaml         another file, by its path from the folder of api.yaml
    type: object
    @ here.yaml -> Pet.yaml    a symbolic link
    --- models                 a part of the catalogue, as in `openapi_cases`
    --- findings               always last: `file:line:column: code: fact; remedy`

Run this file (`python tests/files_cases.py`) to write what follows the inputs anew; then read the diff.
"""

import contextlib
import re
import tempfile
from pathlib import Path

from openapi_cases import Case, cases_of, part_of, whole, written
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents.reading import read_document
from sdkref.readers.dialects import read_source

CASES = Path(__file__).parent / "readers" / "cases" / "files"
_FILE = re.compile(r"^@ (.+)\n", re.MULTILINE)


def cases() -> list[Case]:
    """Return all cases of all files."""
    return [case for path in sorted(CASES.glob("*.txt")) for case in cases_of(path)]


def read(case: Case, folder: Path) -> dict[str, str]:
    """Return the parts that a case's input, written to a new folder, really gives."""
    inside = folder / "input"
    _write(case.source, inside)
    diagnostics = Diagnostics()
    with contextlib.chdir(inside):
        try:
            catalogue = read_source(read_document(Path("api.yaml"), diagnostics), diagnostics)
        except Stop as stop:
            return {"findings": f"exit {stop.code}: {stop}"}
        found = diagnostics.located()
    lines = [
        f"{each.location.file}:{each.line}:{each.column}: {each.code}: {each.fact}; {each.remedy}"
        for each in found
    ]
    parts = {name: written(part_of(catalogue, name)) for name in case.expected if name != "findings"}
    return parts | {"findings": "\n".join(lines)}


def update(path: Path) -> None:
    """Write a file's expectations anew."""
    blocks = []
    for case in cases_of(path):
        with tempfile.TemporaryDirectory() as folder:
            parts = read(case, Path(folder))
        texts = "".join(f"--- {name}\n{text}\n" for name, text in parts.items())
        blocks.append(f"=== {case.title}\n{case.source}{texts}".replace("\n\n", "\n"))
    path.write_text("\n".join(blocks), encoding="utf-8")


def _write(source: str, folder: Path) -> None:
    """Write the files that a case's input shows."""
    first, *others = _FILE.split(source)
    version = "swagger: '2.0'" if first.startswith("swagger:") else "openapi: 3.1.0"
    for name, text in [("api.yaml", whole(first, version)), *zip(*[iter(others)] * 2, strict=True)]:
        path, _, target = name.partition(" -> ")
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if target:
            file.symlink_to(target)
        else:
            file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(CASES.glob("*.txt")):
        update(each)
