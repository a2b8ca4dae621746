"""What of a page by Speakeasy its facts do not hold, line by line: whatever is left was lost without a word.

This knows the pages by their lines only, and shares nothing with the reader but the split of rows into cells.
"""

import re
from collections.abc import Iterator

from sdkref.catalogue.surface import Argument, ErrorType, Method, SurfaceModel
from sdkref.markdown.page import MarkdownPage, cells
from sdkref.readers.sdk_docs.page_facts import PageFacts

FIXED = frozenset(
    {
        "## Overview",
        "### Available Operations",
        "### Example Usage",
        "### Parameters",
        "### Response",
        "### Errors",
        "### Standalone function",
        "The standalone function version of this method:",
        "### React hooks and utilities",
        "This method can be used in React components through the following hooks and",
        "associated utilities.",
        "> Check out [this guide][hook-guide] for information about each of the utilities",
        "> below and how to get started using React hooks.",
        "[hook-guide]: ../../../REACT_QUERY.md",
        "## Example Usage",
        "## Fields",
        "### Fields",
        "## Values",
        "## Supported Types",
        "## Union Discrimination",
        "Use the `Type` field to determine which variant is active, then access the corresponding field:",
        "# Options",
        "## Options",
        "This is an open enum. Unrecognized values will not fail type checks.",
    }
)
_REQUIRED = {True: ":heavy_check_mark:", False: ":heavy_minus_sign:", None: ""}
_WARNING = "warning DEPRECATED"
_MARK = ":warning: **Deprecated**"
_TARGET = re.compile(r"\]\([^)]*\)")
_DIVIDER = re.compile(r"\|(?: -+ \|)+")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def lost_lines(page: MarkdownPage, facts: PageFacts) -> Iterator[tuple[int, str]]:
    """Return the lines of a page of operations or models that none of its facts holds, by their numbers."""
    rows = _rows(facts)
    code = _code_lines(page, facts)
    texts = _texts(facts)
    words = " ".join(map(_words, texts))
    lines = {line.strip() for text in texts for line in text.split("\n")}
    markers = {(each.endpoint.method, each.endpoint.path) for each in facts.methods if each.endpoint}
    ids = {each.operation_id for each in facts.methods}
    for number, written in enumerate(page.lines, 1):
        line = written.strip()
        if not line or line in FIXED or number in code or _DIVIDER.fullmatch(line) or line in lines:
            continue
        if number in rows:
            if not all(_held(cell, rows[number]) for cell in cells(line)):
                yield number, line
        elif line.startswith("<!-- UsageSnippet "):
            said = dict(_ATTRIBUTE.findall(line))
            if (said["method"].upper(), said["path"]) not in markers or said["operationID"] not in ids:
                yield number, line
        elif line in {f"```{code.get(number + 1)}", "```" if number - 1 in code else ""}:
            continue
        elif not _is_head(line) and _words(line) not in words and not _is_listed(line, words):
            yield number, line


def _is_head(line: str) -> bool:
    names = {"Parameter", "Field", "Name", "Type", "Required", "Description", "Example", "Value"}
    names |= {"Error Type", "Error Object", "Status Code", "Content Type"}
    return line.startswith("|") and set(cells(line)) <= names


def _code_lines(page: MarkdownPage, facts: PageFacts) -> dict[int, str]:
    """Return the lines that stand in samples as they do on the page, each with the language of its sample."""
    samples = [(each.line, each.code, each.language) for method in facts.methods for each in method.examples]
    for model in facts.models:
        samples += [(each.line, each.code, each.language) for each in model.examples]
        for variant in model.variants or ():
            code = (variant.code or "").split("\n")
            starts = range(1, len(page.lines) + 2 - len(code))
            found = [at for at in starts if list(page.lines[at - 1 : at - 2 + len(code)]) == code[:-1]]
            samples += [(at, variant.code, variant.language or "") for at in found if variant.code]
        samples += [(at, line, "typescript") for at, line in _union(page, model)]
    return {
        first + offset: language
        for first, code, language in samples
        for offset, line in enumerate(code.split("\n")[:-1] or [code])
        if page.lines[first + offset - 1] == line
    }


def _union(page: MarkdownPage, model: SurfaceModel) -> Iterator[tuple[int, str]]:
    """Return the line of a union of literals whose members are exactly the values of the model."""
    spelled = [each.value or "" for each in model.values or ()]
    for number, line in enumerate(page.lines, 1):
        members = [part for part in line.split(" | ") if not part.startswith("Unrecognized<")]
        is_open = len(members) < len(line.split(" | "))
        if spelled and [part.strip('"') for part in members] == spelled and is_open == model.open_values:
            yield number, line


def _rows(facts: PageFacts) -> dict[int, str]:
    """Return the words of the facts of each row, by line."""
    found: dict[int, str] = {}
    for method in facts.methods:
        found |= {each.line: _of_argument(each) for each in method.arguments or ()}
        found |= {each.line: _of_error(each) for each in method.errors or ()}
    for model in facts.models:
        found |= {each.line: _of_argument(each) for each in model.fields or ()}
    return found


def _of_argument(row: Argument) -> str:
    texts = [
        row.name,
        "".join(piece.text for piece in row.type),
        _REQUIRED[row.required],
        row.description or "",
    ]
    texts += [row.example or "", *row.raw.values()]
    texts += [f"{_WARNING} {row.deprecation} {row.description or ''}"] if row.deprecated else []
    texts += [piece.url or piece.model or "" for piece in row.type]
    return " ".join(map(_words, texts))


def _of_error(row: ErrorType) -> str:
    texts = ["".join(piece.text for piece in row.type), ",".join(row.statuses), ",".join(row.content_types)]
    return " ".join(map(_words, [*texts, *row.raw.values()]))


def _texts(facts: PageFacts) -> list[str]:
    texts = [each.title for each in facts.groups] + [each.description or "" for each in facts.groups]
    for method in facts.methods:
        texts += _of_method(method)
    for model in facts.models:
        texts += [f"# {model.name}", model.description or "", model.deprecation or ""]
        texts += ["".join(piece.text for piece in each.type) for each in model.variants or ()]
        texts += [f"| {each.name} | {each.value} |" for each in model.values or ()]
        texts += [f"- {each.value}" for each in model.values or ()]
        if model.deprecation:
            texts.append(f"{_WARNING} {model.deprecation}")
    if facts.about:
        texts += [facts.about.title or "", facts.about.description or ""]
    return texts


def _of_method(method: Method) -> list[str]:
    item = f"{method.name} {method.name.lower()} {method.summary or ''}"
    texts = [method.name, method.description or "", ".".join(method.accessor)]
    texts += [f"{item} {'warning Deprecated' if method.deprecated else ''}"]
    if method.deprecation:
        texts += [f"{_WARNING} {method.deprecation}", f"{item} warning Deprecated {method.deprecation}"]
        texts += [f"{item.rpartition(chr(10))[2]} warning Deprecated"]
    texts += [method.returned.raw] if method.returned else []
    return texts + [f"Example Usage: {each.name}" for each in method.examples]


def _held(cell: str, words: str) -> bool:
    """Tell whether facts hold the words of a cell, or those beside its links and the targets of these."""
    targets = _TARGET.findall(cell)
    return _words(cell) in words or all(_words(each) in words for each in [_TARGET.sub("]", cell), *targets])


def _is_listed(line: str, words: str) -> bool:
    """Tell whether facts hold an item of the list of operations, but for a link to what replaces it."""
    return line.startswith("* [") and all(
        _words(_TARGET.sub("]", part)) in words for part in line.split(_MARK)
    )


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"<\s*/?\s*br\s*/?\s*>", "", text)).lower()
