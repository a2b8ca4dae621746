"""Feature cases: a small description a feature, and what a reader must then see on the built pages.

`tests/features/cases/*.yaml` holds a group a file, a YAML stream of cases:

    feature: Path items can be references       one line, distinct, for the table in the documentation
    about: 3.0, 3.1, 3.2                        the versions it belongs to; `any` for all
    description: {openapi: 3.1.0, paths: {…}}   a mapping, or text that is written as it stands
    files: {parts/pets.yaml: {…}}               files beside it, mappings or text
    overlays: [{overlay: 1.0.0, …}]             overlays, applied in order
    also: [second.yaml]                         further sources of the same site, among the files
    shows: {pets/index.html: [List pets]}       page, * allowed: texts that can be read on it
    hides: {pets/index.html: [Internal]}        texts that cannot
    links: {pets/index.html: ['#get-pets']}     how addresses on it end
    findings: ['6:3 broken-reference']          all findings of the build, none when absent

Run this file (`python tests/feature_cases.py`) to write `docs/reference/openapi-features.md` anew.
"""

import json
import re
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

REPOSITORY = Path(__file__).resolve().parent.parent
CASES = REPOSITORY / "tests" / "features" / "cases"
PAGE = REPOSITORY / "docs" / "reference" / "openapi-features.md"
GROUPS = {
    "versions": "Versions",
    "files": "Files and references",
    "values": "Values and encodings of a file",
    "overlays": "Overlays",
    "parameters": "Parameters",
    "bodies": "Request bodies",
    "responses": "Responses",
    "security": "Security",
    "servers": "Servers",
    "beside_operations": "Beside operations",
    "schemas": "Schemas",
}
_MEMBERS = {
    "feature",
    "about",
    "description",
    "files",
    "overlays",
    "also",
    "shows",
    "hides",
    "links",
    "findings",
}
_INFO = {"title": "Parrot", "version": "1"}


class Case(Struct, frozen=True):
    """One feature: the files of its input by name, and what is expected of the built site."""

    group: str
    line: int
    feature: str
    about: str
    source: str
    files: dict[str, str]
    overlays: tuple[str, ...]
    also: tuple[str, ...]
    shows: dict[str, list[str]]
    hides: dict[str, list[str]]
    links: dict[str, list[str]]
    findings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.group}: {self.feature}"


def cases() -> list[Case]:
    """Return all cases, group by group in the order of the table."""
    return [case for group in GROUPS for case in cases_of(group)]


def cases_of(group: str) -> list[Case]:
    """Return the cases of one group."""
    path = CASES / f"{group}.yaml"
    if not path.is_file():
        return []
    found = []
    loader = yaml.SafeLoader(path.read_text(encoding="utf-8"))
    while loader.check_node():
        node: Any = loader.get_node()
        data = loader.construct_document(node)
        line = node.start_mark.line + 1
        if not isinstance(data, dict) or data.keys() - _MEMBERS or not data.get("shows"):
            raise ValueError(
                f"{path.name}:{line}: a case has {', '.join(sorted(_MEMBERS))}, and shows something"
            )
        found.append(_case(group, line, data))
    return found


def _case(group: str, line: int, data: dict[str, Any]) -> Case:
    description = data["description"]
    if isinstance(description, dict):
        description = {**({} if "info" in description else {"info": _INFO}), **description}
    return Case(
        group=group,
        line=line,
        feature=data["feature"],
        about=str(data["about"]),
        source=_text(description),
        files={name: _text(content) for name, content in data.get("files", {}).items()},
        overlays=tuple(map(_text, data.get("overlays", ()))),
        also=tuple(data.get("also", ())),
        shows=data["shows"],
        hides=data.get("hides", {}),
        links=data.get("links", {}),
        findings=tuple(data.get("findings", ())),
    )


def _text(content: Any) -> str:
    """Return a file's text; JSON is YAML too, whatever the file is called."""
    return content if isinstance(content, str) else json.dumps(content, indent=2, ensure_ascii=False)


def table() -> str:
    """Return the page of the documentation that lists every feature with its case."""
    lines = [
        "# OpenAPI features",
        "",
        "What sdkref reads of Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2, and shows on a page. Each feature",
        "has a case that builds a site and looks at it; the last column names its file and line below",
        "`tests/features/cases/`.",
        "",
        "<!-- Written by `python tests/feature_cases.py`. -->",
    ]
    for group, title in GROUPS.items():
        found = cases_of(group)
        if found:
            lines += ["", f"## {title}", "", "| feature | version | case |", "|---|---|---|"]
            lines += [
                f"| {_cell(case.feature)} | {case.about} | `{group}.yaml:{case.line}` |" for case in found
            ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Return a text as a cell of a Markdown table."""
    return re.sub(r"([|<])", r"\\\1", text)


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8", newline="\n")
