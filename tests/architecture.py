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
        "documents": "location limits diagnostics origins",
        "markdown": "",
        "words": "",
        "nearest_name": "",
        "machine": "",
        "wording": "nearest_name",
        "templating": "diagnostics location machine nearest_name wording",
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
        "own_release": "",
        "watching": "",
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
        "findings": "",
        "results": "examples judging mock",
        "settings": "catalogue profiles",
        "sources": "settings catalogue drift findings languages pages profiles readers",
        "changelog": "settings sources catalogue history",
        "references": "settings sources catalogue history projection pages output twins",
        "engines": "settings sources references output",
        "publish": "output engines",
        "kept_addresses": "output settings",
        "site_report": "settings sources findings",
        "site_pages": "settings findings sources references output site_report",
        "preview_site": "output engines publish",
        "build": "settings engines findings preview_site sources references publish site_report",
        "serve": "output",
        "starter_files": "output",
        "starting": "settings sources readers references starter_files",
        "trials": "settings sources catalogue examples judging languages mock pages projection results"
        " runners",
        "check": "settings drift examples findings sources references kept_addresses trials",
    },
    "Front doors": {
        "commands": "settings sources catalogue findings runners results mock engines references trials"
        " check build site_pages preview_site serve changelog history judging starting",
        "__main__": "commands",
    },
}
"""What each part may import beside the leaves; of the leaves, what each may import at all."""

DOORS: dict[str, str] = {
    "ryml": "documents.yaml",
    "markdown_it": "markdown.rendering markdown.page markdown.inline",
    "nh3": "markdown.rendering",
    "pygments": "pages.highlight",
    "jinja2": "templating.environment templating.user_templates pages.template output.theme_templates"
    " engines.mkdocs.engine engines.mkdocs.reuse engines.mkdocs.memory",
    "jsonpath_rfc9535": "readers.overlay",
    "jsonschema_rs": "catalogue.formats catalogue.patterns readers.catalogue_faults"
    " mock.validation.compiling",
    "yaml": "documents.writer engines.mkdocs.engine engines.site_settings",
    "selectolax": "output.link_check output.selected_parts",
    "platformdirs": "machine",
    "watchfiles": "watching",
    "python_multipart": "mock.requests.multipart",
    "uvicorn": "mock.serving",
    "pytest": "trials.pytest_plugin trials.pytest_examples",
    "properdocs": "engines.properdocs.process",
    "mkdocs": "engines.mkdocs.plugin engines.mkdocs.engine engines.mkdocs.reuse engines.mkdocs.texts"
    " engines.mkdocs.memory engines.mkdocs.known_parts engines.mkdocs.page_memory"
    " engines.mkdocs.site_languages engines.mkdocs.near_navigation engines.mkdocs.failed_plugins",
    "markdown": "engines.markdown_extension engines.page_context",
    "typer": "commands.app commands.examples commands.history commands.init commands.mock commands.options"
    " commands.site",
    "rich": "commands.progress_bar",
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
