"""The front page of an SDK of Stainless: its package, how it is installed, and the class of its client."""

import posixpath
import re

from sdkref.catalogue.surface import About, Scheme
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.page_facts import PageFacts

_SHELLS = frozenset({"bash", "console", "sh", "shell"})
_TAGS = {"python": "python", "go": "go", "ts": "typescript", "typescript": "typescript", "js": "typescript"}
_INSTALL = re.compile(r"(?:pip|npm|pnpm|bun|uv|poetry|yarn|go|deno) (?:install|add|get|i)\b.*")
_GO_PACKAGE = re.compile(r"go get (?:-u )?['\"]?([\w./-]+)(?:@v?([\w.+-]+))?")
_CLIENT = {
    "python": re.compile(r"^client = (\w+)\(", re.MULTILINE),
    "typescript": re.compile(r"\bclient = new (\w+)\("),
    "go": re.compile(r"\bclient := (\w+)\.NewClient\("),
}
_VARIABLE = {
    "python": re.compile(r"(\w+)=os\.environ(?:\.get\(|\[)[\"'](\w+)[\"']"),
    "typescript": re.compile(r"(\w+): process\.env(?:\.|\[[\"'])(\w+)"),
    "go": re.compile(r"option\.With(\w+)\(.{0,200}os\.LookupEnv\(\"(\w+)\"\)"),
}


def knows(page: MarkdownPage) -> bool:
    """Tell whether a page is a front page that leads to an index of methods (`api.md`)."""
    if posixpath.basename(page.name).lower() != "readme.md":
        return False
    return any(block.kind == "paragraph" and "](api.md)" in block.text for block in page.blocks)


def read(page: MarkdownPage) -> PageFacts:
    """Return what the page says of the SDK as a whole."""
    code = next((each for each in page.blocks if _language(each) and _client(each)), None)
    language = _language(code) if code else ""
    install = next((found for each in page.blocks if (found := _install(each))), None)
    package, version = _package(language, install, code)
    about = About(
        title=next((each.text for each in page.blocks if each.kind == "heading" and each.level == 1), None),
        description=_description(page),
        package=package,
        client=_client(code) if code else None,
        install=install,
        version=version,
        schemes=_schemes(code, language),
    )
    return PageFacts(dialect=f"stainless-{language}" if language else "stainless", about=about)


def _language(block: Block) -> str:
    return _TAGS.get(block.language, "") if block.kind == "fence" else ""


def _client(block: Block) -> str | None:
    found = _CLIENT[_language(block)].search(block.text)
    return found[1] if found else None


def _install(block: Block) -> str | None:
    """Return the command of a fence that installs the package."""
    if block.kind != "fence" or block.language not in _SHELLS:
        return None
    lines = (line.strip() for line in block.text.split("\n"))
    return next((line for line in lines if _INSTALL.match(line)), None)


def _package(language: str, install: str | None, code: Block | None) -> tuple[str | None, str | None]:
    """Return what programs import, and the version that is installed, where it is named."""
    if language == "go":
        found = _GO_PACKAGE.match(install or "")
        return (found[1], found[2]) if found else (None, None)
    if code is None or (client := _client(code)) is None:
        return None, None
    pattern = (
        rf"^from ([\w.]+) import .*\b{client}\b"
        if language == "python"
        else rf"\bimport .{{0,200}}\b{client}\b.{{0,200}} from ['\"]([^'\"]+)['\"]"
    )
    named = re.search(pattern, code.text, re.MULTILINE)
    return (named[1] if named else None), None


def _description(page: MarkdownPage) -> str | None:
    """Return the paragraphs before the first heading below the title, without pictures."""
    found: list[str] = []
    for block in page.blocks:
        if block.kind == "heading" and block.level > 1:
            break
        if block.kind == "paragraph" and not block.text.startswith(("[![", "![", "<")):
            found.append(page.source(block.line, block.after))
    return "\n\n".join(found) or None


def _schemes(code: Block | None, language: str) -> tuple[Scheme, ...]:
    found = _VARIABLE[language].search(code.text) if code and language else None
    return (Scheme(name=found[1], variable=found[2]),) if found else ()
