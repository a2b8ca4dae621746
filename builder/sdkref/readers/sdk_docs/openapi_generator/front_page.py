"""The README beside OpenAPI Generator's pages: package, installation, address and schemes."""

import html
import posixpath
import re
from collections.abc import Iterator

from sdkref.catalogue.surface import About, Scheme
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.cell_text import plain_text
from sdkref.readers.sdk_docs.openapi_generator.flavours import FAMILY
from sdkref.readers.sdk_docs.page_facts import PageFacts

_SIGNS = ("openapi generator", "openapi-generator", "generator creates typescript/javascript client")
_BASE = re.compile(r"All URIs are relative to \*(.+?)\*")
_PACKAGED = re.compile(r"(?P<package>@?[\w./-]+)@(?P<version>\d[\w.+-]*)")
_VERSION = re.compile(r"[-*] Package version: (.+)")
_INSTALL = re.compile(
    r"\s*(?:\$\s*)?(?P<command>(?:(?:npm|pnpm|bun) (?:install|add|i)|yarn add|pip3? install|go get(?: -u)?)"
    r" (?!PATH_TO|\S*GIT_USER_ID)(?P<package>(?:git\+)?@?[\w][^\s]*).*)"
)
_IMPORTS = (
    re.compile(r"^[ \t]*import (?P<client>\w+) \"(?P<package>[^\"\s]+)\"", re.MULTILINE),
    re.compile(r"^import (?P<package>\w+)[ \t]*$", re.MULTILINE),
)
_AUTHORIZATION = re.compile(r"documentation for authorization", re.IGNORECASE)
_BULLET = re.compile(r"- \*\*(?P<key>[^*]+)\*\*:\s*(?P<text>.*)")
_PICTURE = ("[![", "![", "<")
_FIXED = ("No description provided", "This Python package is automatically generated")
"""How paragraphs begin that the generator writes when there is nothing to say, or for itself."""


def knows(page: MarkdownPage) -> bool:
    """Tell whether a page is a front page that names the generator."""
    text = "\n".join(page.lines).lower() if _named(page) else ""
    return any(sign in text for sign in _SIGNS)


def knows_any(page: MarkdownPage) -> bool:
    """Tell whether a page is a front page, of whomever, that shows how something is installed."""
    return _named(page) and _install(page) is not None


def read(page: MarkdownPage) -> PageFacts:
    """Return what the page says of the SDK as a whole."""
    install = _install(page)
    package, client = _import(page)
    titled = next((each.text for each in page.blocks if each.kind == "heading" and each.level == 1), None)
    named = next((found for each in page.blocks if (found := _packaged(each))), None)
    command = install["command"].strip() if install else None
    if install and command and command.startswith("go get") and package not in {None, install["package"]}:
        command = None
    base = next((found[1] for line in page.lines if (found := _BASE.search(line))), None)
    version = next((found[1] for line in page.lines if (found := _VERSION.match(line))), None)
    about = About(
        title=plain_text(titled) if titled else None,
        description=_lead(page),
        package=package or (named["package"] if named else None) or (_bare(install) if install else None),
        client=client,
        install=command,
        version=version or (named["version"] if named else None),
        server=html.unescape(base) if base else None,
        schemes=tuple(_schemes(page)),
    )
    return PageFacts(dialect=FAMILY if knows(page) else "", about=about)


def _named(page: MarkdownPage) -> bool:
    return posixpath.basename(page.name).lower() in {"readme.md", "readme.mdx"}


def _install(page: MarkdownPage) -> re.Match[str] | None:
    """Return the first command in code that installs a package by its name."""
    lines = (line for each in page.blocks if each.kind == "fence" for line in each.text.split("\n"))
    return next((found for line in lines if (found := _INSTALL.match(line))), None)


def _bare(install: re.Match[str]) -> str | None:
    """Return the package that a command installs, without its version; nothing for an address."""
    name = install["package"].strip("'\"")
    return None if "+" in name else re.sub(r"(?<=.)(?:@|==).*", "", name)


def _import(page: MarkdownPage) -> tuple[str | None, str | None]:
    """Return what programs import, and of Go the name that stands before `New`."""
    for block in page.blocks:
        for pattern in _IMPORTS if block.kind == "fence" else ():
            if found := pattern.search(block.text):
                return found["package"], found.groupdict().get("client")
    return None, None


def _packaged(block: Block) -> re.Match[str] | None:
    return _PACKAGED.fullmatch(block.text.strip()) if block.kind == "heading" else None


def _lead(page: MarkdownPage) -> str | None:
    """Return the paragraphs between the title, or the top, and the next heading; no pictures."""
    titles = [number for number, each in enumerate(page.blocks) if each.kind == "heading" and each.level == 1]
    found: list[str] = []
    for block in page.blocks[titles[0] + 1 if titles else 0 :]:
        if block.kind == "heading":
            break
        if block.kind == "paragraph" and not block.text.startswith((*_PICTURE, *_FIXED)):
            found.append(page.source(block.line, block.after))
    return "\n\n".join(found) or None


def _schemes(page: MarkdownPage) -> Iterator[Scheme]:
    """Yield what stands below `Documentation For Authorization`: a heading and a list for each scheme."""
    level, name = 0, ""
    for block in page.blocks:
        if block.kind == "heading":
            if not level:
                level = block.level if _AUTHORIZATION.search(block.text) else 0
            elif block.level <= level and not _AUTHORIZATION.search(block.text):
                name, level = "", 0
            else:
                name = plain_text(block.text)
        elif block.kind == "list" and level and name:
            kind, rest = _told(block)
            if kind is not None:
                yield Scheme(name=name, kind=kind, description=rest or None)
                name = ""


def _told(block: Block) -> tuple[str | None, str]:
    """Return the type of a scheme, and the other lines of its list."""
    kind: str | None = None
    rest: list[str] = []
    for line in block.text.split("\n"):
        found = _BULLET.match(line)
        if found and found["key"] == "Type" and kind is None:
            kind = found["text"].strip()
        elif line.strip():
            rest.append(line.rstrip())
    return kind, "\n".join(rest)
