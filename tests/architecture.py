"""The shape that the package keeps: who may import whom, and the map of its modules in the documentation.

`python tests/architecture.py` writes map and arrows into `docs/contributing/architecture.md` anew.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "builder"
PACKAGE = "sdkref"
PAGE = REPOSITORY / "docs" / "contributing" / "architecture.md"

STAGES: dict[str, dict[str, str]] = {
    "Leaves, open to all": {
        "location": "",
        "visible": "",
        "diagnostics": "location visible",
        "limits": "location diagnostics",
        "origins": "location",
        "scalars": "",
        "yaml": "location",
        "yaml_values": "limits scalars yaml",
        "yaml_writer": "scalars",
        "source_text": "location diagnostics",
        "documents": "location limits diagnostics origins scalars source_text yaml yaml_values",
        "markdown": "",
        "markdown_page": "",
        "markdown_inline": "",
        "words": "",
        "machine": "",
        "templating": "machine",
        "progress": "",
        "belonging": "",
        "directives": "",
        "sdk": "",
        "documentation_folders": "sdk",
        "evidence": "location diagnostics",
        "fences": "",
        "example_files": "directives",
        "collector": "",
    },
    "Stages, each a package": {
        "catalogue": "",
        "drift": "catalogue",
        "twins": "catalogue",
        "readers": "catalogue",
        "languages": "catalogue",
        "profiles": "catalogue languages",
        "projection": "catalogue languages profiles",
        "pages": "catalogue projection",
        "output": "pages",
        "mock": "catalogue",
        "runners": "",
        "examples": "catalogue languages projection",
        "judging": "catalogue examples mock profiles runners",
    },
    "Pipelines": {
        "setting_faults": "",
        "profile_settings": "setting_faults profiles",
        "sdk_settings": "setting_faults profile_settings",
        "coverage_settings": "setting_faults",
        "config": "setting_faults sdk_settings coverage_settings",
        "findings": "",
        "progress_bar": "",
        "report": "findings",
        "snippets": "catalogue",
        "documentation": "config catalogue readers profiles",
        "reading": "config documentation findings readers catalogue snippets pages",
        "kept_catalogues": "catalogue config reading",
        "surface_digests": "catalogue",
        "fragments": "catalogue projection pages surface_digests",
        "rendering": "fragments pages",
        "kept": "fragments rendering pages output",
        "versions": "catalogue pages",
        "reference_twins": "catalogue pages twins",
        "references": "reading fragments kept projection pages output versions reference_twins",
        "publish": "output mkdocs_engine",
        "check": "config coverage examples findings reading references drift",
        "build": "config findings reading references publish report",
        "serve": "output",
        "results": "examples judging mock",
        "fixtures": "mock projection",
        "wanted": "examples languages",
        "trying": "config reading projection catalogue examples fixtures judging wanted",
        "visits": "examples mock projection runners",
        "trial_runs": "trying judging mock runners examples visits",
        "verify": "config examples trying trial_runs judging wanted",
        "coverage": "config coverage_settings judging reading trying",
    },
    "Front doors": {
        "markdown_extension": "output",
        "mkdocs_plugin": "config reading references output markdown_extension",
        "mkdocs_reuse": "output",
        "mkdocs_engine": "mkdocs_plugin mkdocs_reuse output",
        "cli_options": "config findings report",
        "ejecting": "config examples fixtures pages projection reading",
        "exporting": "config examples reading trying",
        "pytest_plugin": "pytest_examples",
        "pytest_examples": "config judging results trial_runs trying wanted",
        "cli_examples": "cli_options cli_mock progress_bar config ejecting exporting findings judging reading"
        " report mock results"
        " runners trial_runs trying verify wanted",
        "cli_site": "cli_options config findings reading check build serve report progress_bar mkdocs_engine"
        " catalogue",
        "cli_mock": "cli_options kept_catalogues findings report mock catalogue",
        "cli": "cli_site cli_examples cli_mock report",
        "__main__": "cli",
    },
}
"""What each part may import beside the leaves; of the leaves, what each may import at all."""

DOORS: dict[str, str] = {
    "ryml": "yaml",
    "markdown_it": "markdown markdown_page markdown_inline",
    "nh3": "markdown",
    "pygments": "pages.highlight",
    "jinja2": "templating pages.template output.theme_templates mkdocs_engine mkdocs_reuse",
    "jsonpath_rfc9535": "readers.overlay",
    "jsonschema_rs": "catalogue.formats catalogue.patterns readers.catalogue_faults"
    " mock.validation.compiling",
    "yaml": "yaml_writer mkdocs_engine",
    "selectolax": "output.link_check",
    "platformdirs": "machine",
    "watchfiles": "serve",
    "python_multipart": "mock.requests.multipart",
    "uvicorn": "mock.serving",
    "pytest": "pytest_plugin pytest_examples",
    "mkdocs": "mkdocs_plugin mkdocs_engine mkdocs_reuse",
    "markdown": "markdown_extension",
    "typer": "cli cli_examples cli_mock cli_options cli_site",
    "rich": "progress_bar",
    "msgspec": "*",
    "markupsafe": "*",
}
"""The modules through which a third-party package comes in; `*` for one that is part of how we write."""

LEAVES = frozenset(STAGES["Leaves, open to all"])
MAY_IMPORT = {part: frozenset(names.split()) for stage in STAGES.values() for part, names in stage.items()}


class Module(Struct, frozen=True):
    """A module of the package: its name without `sdkref.`, empty for the package itself, and its code."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def part(self) -> str:
        """The package or the single module that the arrows speak of."""
        return self.name.partition(".")[0]

    def __str__(self) -> str:
        return self.path.relative_to(REPOSITORY).as_posix()

    def imports(self) -> Iterator[tuple[str, int]]:
        """Return every imported module's full name, and the line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                yield node.module or "", node.lineno
            elif isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)

    def own_imports(self) -> Iterator[tuple[str, int]]:
        """Return the imported modules of this package, without `sdkref.`, and the line."""
        for name, line in self.imports():
            if name == PACKAGE or name.startswith(f"{PACKAGE}."):
                yield name.removeprefix(PACKAGE).removeprefix("."), line

    def loads(self) -> Iterator[tuple[str, int]]:
        """Return the modules of this package that are loaded by their names, and the line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = re.fullmatch(rf"{PACKAGE}\.([a-z_.]+)", node.value)
                if found and (SOURCE / PACKAGE / found[1].replace(".", "/")).with_suffix(".py").exists():
                    yield found[1], node.lineno

    def sentence(self) -> str:
        """Return the first sentence of the docstring."""
        text = " ".join((ast.get_docstring(self.tree) or "").partition("\n\n")[0].split())
        return re.split(r"(?<=\.) (?=[A-Z])", text)[0]


def modules() -> list[Module]:
    """Return every module of the package."""
    found = []
    for path in sorted((SOURCE / PACKAGE).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(SOURCE / PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found.append(Module(name, path, ast.parse(text), text.count("\n")))
    return found


def map_lines() -> list[str]:
    """Return the map: a heading for each group of parts, and a line for each module."""
    every = modules()
    lines = []
    for stage, parts in STAGES.items():
        lines += [f"### {stage}", ""]
        for part in parts:
            lines += [line_of(module) for module in every if module.part == part]
        lines.append("")
    return lines


def line_of(module: Module) -> str:
    """Return a module's line of the map."""
    indent = "    " if "." in module.name else ""
    ending = "/" if module.path.name == "__init__.py" else ".py"
    return f"{indent}- `{module.name.replace('.', '/')}{ending}`: {module.sentence()}"


def arrow_lines() -> list[str]:
    """Return a table of what each part may import beside the leaves."""
    lines = ["| part | may import |", "| --- | --- |"]
    for stage, parts in STAGES.items():
        for part, names in parts.items() if stage != "Leaves, open to all" else ():
            shown = ", ".join(f"`{name}`" for name in names.split())
            lines.append(f"| `{part}` | {shown or 'leaves only'} |")
    return [*lines, ""]


def with_generated(page: str) -> str:
    """Return the page with map and arrows between their marks."""
    for mark, lines in (("map", map_lines()), ("arrows", arrow_lines())):
        begin, end = f"<!-- begin of the {mark} -->\n", f"<!-- end of the {mark} -->"
        before, _, rest = page.partition(begin)
        body = "\n".join(lines)
        page = f"{before}{begin}\n{body}{end}{rest.partition(end)[2]}"
    return page


if __name__ == "__main__":
    PAGE.write_text(with_generated(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
