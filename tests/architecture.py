"""The shape that the package keeps: who may import whom, and the map of its modules in the documentation.

`python tests/architecture.py` writes map and arrows into `docs/contributing/architecture.md` anew.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "builder"
PACKAGE = "sdkref"
PAGE = REPOSITORY / "docs" / "contributing" / "architecture.md"
OWN = re.compile(rf"{PACKAGE}\.([a-z_.]+)")

STAGES: dict[str, dict[str, str]] = {
    "Leaves, open to all": {
        "location": "",
        "visible": "",
        "diagnostics": "location visible",
        "limits": "location diagnostics",
        "origins": "location",
        "scalars": "",
        "line_places": "",
        "yaml": "line_places location",
        "yaml_values": "limits scalars yaml",
        "measuring": "",
        "yaml_as_json": "limits measuring scalars yaml",
        "yaml_writer": "scalars",
        "source_text": "location diagnostics",
        "documents": "location limits diagnostics measuring origins scalars source_text yaml yaml_as_json"
        " yaml_values",
        "markdown": "",
        "markdown_page": "",
        "markdown_inline": "",
        "words": "",
        "machine": "",
        "chosen_templates": "",
        "templating": "chosen_templates diagnostics location machine",
        "user_templates": "diagnostics location templating",
        "progress": "",
        "belonging": "",
        "directives": "",
        "extensions": "diagnostics",
        "sdk": "extensions",
        "package_versions": "",
        "documentation_folders": "sdk",
        "evidence": "location diagnostics",
        "fences": "",
        "example_files": "directives",
        "collector": "",
        "addresses": "",
    },
    "Stages, each a package": {
        "catalogue": "",
        "drift": "catalogue",
        "history": "catalogue",
        "readers": "catalogue",
        "languages": "catalogue",
        "profiles": "catalogue languages",
        "projection": "catalogue languages profiles",
        "twins": "catalogue projection",
        "pages": "catalogue projection drift history",
        "output": "pages",
        "mock": "catalogue",
        "runners": "",
        "examples": "catalogue languages projection",
        "judging": "catalogue examples languages mock profiles runners",
    },
    "Pipelines": {
        "setting_faults": "",
        "setting_keys": "",
        "limit_settings": "setting_faults setting_keys",
        "depth_settings": "setting_faults setting_keys",
        "folder_settings": "setting_faults",
        "tab_settings": "setting_faults setting_keys",
        "history_settings": "setting_faults setting_keys",
        "source_settings": "history_settings setting_faults setting_keys tab_settings",
        "generator_settings": "setting_faults profiles",
        "profile_settings": "setting_faults generator_settings profiles",
        "sdk_settings": "setting_faults setting_keys generator_settings profile_settings profiles",
        "policy_settings": "setting_faults setting_keys",
        "redirect_settings": "setting_faults setting_keys",
        "coverage_settings": "setting_faults setting_keys",
        "override_settings": "catalogue setting_faults setting_keys",
        "overriding": "catalogue readers",
        "stray_overrides": "catalogue",
        "config": "catalogue setting_faults setting_keys limit_settings folder_settings tab_settings"
        " depth_settings source_settings override_settings policy_settings history_settings sdk_settings"
        " coverage_settings redirect_settings",
        "settings_schema": "config setting_keys",
        "findings": "",
        "progress_bar": "",
        "report": "findings",
        "snippets": "catalogue languages",
        "documentation": "source_settings catalogue readers profiles",
        "reading": "config overriding stray_overrides source_settings documentation drift findings readers"
        " catalogue snippets pages",
        "kept_catalogues": "catalogue config reading",
        "changelog": "catalogue config reading history",
        "kept_comparisons": "catalogue history",
        "version_history": "catalogue config history history_settings kept_catalogues kept_comparisons"
        " source_settings",
        "surface_digests": "catalogue",
        "plain_twins": "catalogue projection pages twins",
        "fragments": "catalogue history projection pages surface_digests plain_twins",
        "rendering": "fragments pages",
        "kept": "fragments rendering pages output",
        "versions": "catalogue pages",
        "surface_twins": "catalogue pages twins",
        "reference_twins": "catalogue projection pages twins surface_twins",
        "published_catalogue": "catalogue pages",
        "references": "catalogue history reading fragments kept projection pages output versions"
        " version_history reference_twins published_catalogue",
        "engine_findings": "",
        "publish": "output engines mkdocs_engine",
        "kept_addresses": "output redirect_settings",
        "check": "config coverage drift examples findings reading references kept_addresses",
        "site_report": "config findings reading",
        "site_pages": "config findings reading references output site_report",
        "preview_site": "output mkdocs_engine page_memory publish",
        "build": "config engine_findings engines findings preview_site reading references publish report"
        " site_report",
        "serve": "output",
        "starter_files": "output",
        "starting": "config reading readers references settings_schema starter_files",
        "results": "examples judging mock",
        "fixtures": "mock projection",
        "wanted": "examples languages",
        "trying": "config reading projection catalogue examples fixtures judging languages runners wanted",
        "visits": "examples mock projection runners",
        "trial_runs": "trying judging mock runners examples visits",
        "verify": "config examples trying trial_runs judging wanted",
        "coverage": "config coverage_settings judging reading trying",
    },
    "Front doors": {
        "page_context": "",
        "markdown_extension": "output page_context",
        "mkdocs_texts": "output",
        "site_languages": "",
        "mkdocs_plugin": "config reading references output markdown_extension mkdocs_texts policy_settings"
        " site_languages",
        "mkdocs_reuse": "output",
        "page_memory": "",
        "mkdocs_known_parts": "",
        "mkdocs_memory": "mkdocs_plugin mkdocs_known_parts page_memory output",
        "site_settings": "",
        "zensical_engine": "output site_settings",
        "properdocs_task": "output",
        "properdocs_process": "mkdocs_engine output properdocs_task",
        "properdocs_engine": "output properdocs_process properdocs_task",
        "engines": "mkdocs_engine output properdocs_engine zensical_engine",
        "mkdocs_engine": "mkdocs_plugin mkdocs_reuse mkdocs_memory page_memory output",
        "cli_options": "config source_settings findings report",
        "ejecting": "config examples fixtures languages pages projection reading",
        "exporting": "config examples languages reading trying",
        "pytest_plugin": "pytest_examples",
        "pytest_examples": "config judging results trial_runs trying wanted",
        "cli_examples": "cli_options cli_mock progress_bar config ejecting exporting findings judging reading"
        " report mock results"
        " runners trial_runs trying verify wanted",
        "cli_site": "cli_options config engines findings reading check build site_pages preview_site serve"
        " report progress_bar mkdocs_engine catalogue",
        "cli_mock": "cli_options kept_catalogues findings report mock catalogue",
        "cli_init": "report starting",
        "cli_history": "cli_options changelog history report",
        "cli": "cli_init cli_site cli_examples cli_history cli_mock report",
        "__main__": "cli",
    },
}
"""What each part may import beside the leaves; of the leaves, what each may import at all."""

DOORS: dict[str, str] = {
    "ryml": "yaml",
    "markdown_it": "markdown markdown_page markdown_inline",
    "nh3": "markdown",
    "pygments": "pages.highlight",
    "jinja2": "templating user_templates pages.template output.theme_templates mkdocs_engine mkdocs_reuse"
    " mkdocs_memory",
    "jsonpath_rfc9535": "readers.overlay",
    "jsonschema_rs": "catalogue.formats catalogue.patterns readers.catalogue_faults"
    " mock.validation.compiling",
    "yaml": "yaml_writer mkdocs_engine site_settings",
    "selectolax": "output.link_check output.selected_parts",
    "platformdirs": "machine",
    "watchfiles": "serve",
    "python_multipart": "mock.requests.multipart",
    "uvicorn": "mock.serving",
    "pytest": "pytest_plugin pytest_examples",
    "properdocs": "properdocs_process",
    "mkdocs": "mkdocs_plugin mkdocs_engine mkdocs_reuse mkdocs_texts mkdocs_memory mkdocs_known_parts"
    " page_memory site_languages",
    "markdown": "markdown_extension page_context",
    "typer": "cli cli_examples cli_history cli_init cli_mock cli_options cli_site",
    "rich": "progress_bar",
    "msgspec": "*",
    "markupsafe": "*",
}
"""The modules through which a third-party package comes in; `*` for one that is part of how we write."""

LEAVES = frozenset(STAGES["Leaves, open to all"])
MAY_IMPORT = {part: frozenset(names.split()) for stage in STAGES.values() for part, names in stage.items()}


class Facts(Struct, frozen=True):
    """What is asked of a module's code: the tree itself would be a burden to every test that follows."""

    lines: int
    imports: tuple[tuple[str, int], ...]
    """Every imported module's full name, and the line."""
    top: frozenset[int]
    """The lines of imports outside of functions and blocks."""
    relative: tuple[int, ...]
    """The lines of relative imports."""
    names: tuple[tuple[str, int], ...]
    """Names that hide imports, and the line."""
    texts: tuple[tuple[str, int], ...]
    """Texts that could name a module of this package, without `sdkref.`, and the line."""
    docstring: str


class Module(Struct, frozen=True):
    """A module of the package: its name without `sdkref.`, empty for the package itself, and its file."""

    name: str
    path: Path

    @property
    def part(self) -> str:
        """The package or the single module that the arrows speak of."""
        return self.name.partition(".")[0]

    @property
    def facts(self) -> Facts:
        """What is asked of its code."""
        return _facts(self.path)

    def __str__(self) -> str:
        return self.path.relative_to(REPOSITORY).as_posix()

    def tree(self) -> ast.Module:
        """Return its code, parsed anew."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def own_imports(self) -> Iterator[tuple[str, int]]:
        """Return the imported modules of this package, without `sdkref.`, and the line."""
        for name, line in self.facts.imports:
            if name == PACKAGE or name.startswith(f"{PACKAGE}."):
                yield name.removeprefix(PACKAGE).removeprefix("."), line

    def loads(self) -> Iterator[tuple[str, int]]:
        """Return the modules of this package that are loaded by their names, and the line."""
        for name, line in self.facts.texts:
            if (SOURCE / PACKAGE / name.replace(".", "/")).with_suffix(".py").exists():
                yield name, line

    def sentence(self) -> str:
        """Return the first sentence of the docstring."""
        text = " ".join(self.facts.docstring.partition("\n\n")[0].split())
        return re.split(r"(?<=\.) (?=[A-Z])", text)[0]


@cache
def _facts(path: Path) -> Facts:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imports: list[tuple[str, int]] = []
    relative, names, texts = [], [], []
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom():
                imports.append((node.module or "", node.lineno))
                relative += [node.lineno] if node.level else []
            case ast.Import():
                imports += ((alias.name, node.lineno) for alias in node.names)
            case ast.Name(id=name) | ast.alias(name=name) if name == "TYPE_CHECKING":
                names.append((name, node.lineno))
            case ast.Constant(value=str(value)) if found := OWN.fullmatch(value):
                texts.append((found[1], node.lineno))
    top = {node.lineno for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)}
    return Facts(
        text.count("\n"),
        tuple(imports),
        frozenset(top),
        tuple(relative),
        tuple(names),
        tuple(texts),
        ast.get_docstring(tree) or "",
    )


def modules() -> list[Module]:
    """Return every module of the package."""
    found = []
    for path in sorted((SOURCE / PACKAGE).rglob("*.py")):
        parts = path.relative_to(SOURCE / PACKAGE).with_suffix("").parts
        found.append(Module(".".join(part for part in parts if part != "__init__"), path))
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
