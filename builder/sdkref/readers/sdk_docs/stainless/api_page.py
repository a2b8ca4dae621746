"""The index of methods and types that Stainless writes for an SDK (`api.md`, and more of them below it)."""

import posixpath
import re
from collections import Counter
from functools import partial

from sdkref.catalogue.surface import Method, MethodGroup, Spot, SurfaceModel
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.page_facts import PageFacts, PageFinding
from sdkref.readers.sdk_docs.stainless.entry import Entry, entry
from sdkref.readers.sdk_docs.stainless.signatures import is_method, method
from sdkref.readers.sdk_docs.stainless.type_lists import KnownTypes, ListedType, listed_type, python_types

_LISTS = frozenset({"Types:", "Methods:", "Params Types:", "Response Types:"})
_ENTRY = "- <code title="
_LANGUAGES = ((".py", "python"), (".ts", "typescript"), (".js", "typescript"))
_LINKED = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def knows(page: MarkdownPage) -> bool:
    """Tell whether a page lists methods or types the way Stainless does."""
    named = posixpath.basename(page.name).lower() == "api.md"
    for block in page.blocks:
        if block.kind == "list" and block.text.startswith(_ENTRY):
            return True
        if named and block.kind == "paragraph" and block.text.partition("\n")[0].strip() in _LISTS:
            return True
    return False


def read(page: MarkdownPage) -> PageFacts:
    """Return the methods and the types that a page lists."""
    titles, calls, listed = [""], list[tuple[int, Entry]](), list[ListedType]()
    named: list[tuple[int, Entry]] = []
    for block in page.blocks:
        section = len(titles) - 1
        match block.kind:
            case "heading":
                titles.append(_title(block.text))
            case "fence" if block.language == "python":
                listed += python_types(block, section, page.name)
            case "list":
                for each in _entries(block):
                    (calls if is_method(each) else named).append((section, each))
    language = _language([each for _, each in (*calls, *named)], len(listed))
    types = (listed_type(each, section, page.name) for section, each in named)
    listed += (each for each in types if each is not None)
    known = KnownTypes(listed)
    methods: list[Method] = []
    groups: dict[tuple[str, ...], MethodGroup] = {}
    findings: list[PageFinding] = []
    for section, each in calls:
        found = method(each, language, page.name, partial(known.linked, section=section))
        if found is None:
            findings.append(_broken(each))
            continue
        methods.append(found)
        title, spot = titles[section], Spot(page.name, each.line)
        groups.setdefault(found.accessor, MethodGroup(accessor=found.accessor, title=title, spot=spot))
    models: dict[str, SurfaceModel] = {}
    for each_type in listed:
        models.setdefault(each_type.model.key, each_type.model)
    return PageFacts(
        dialect=f"stainless-{language}" if language else "stainless",
        groups=tuple(groups.values()),
        methods=tuple(methods),
        models=tuple(models.values()),
        findings=tuple(findings),
    )


def _entries(block: Block) -> list[Entry]:
    lines = enumerate(block.text.split("\n"), block.line)
    return [found for number, line in lines if (found := entry(line, number)) is not None]


def _title(heading: str) -> str:
    """Return a heading without the link to the page that tells the rest."""
    return _LINKED.sub(r"\1", heading)


def _language(entries: list[Entry], imported: int) -> str:
    """Return the language that most links lead to sources of; empty when nothing tells."""
    votes = Counter(python=imported)
    for each in entries:
        for link in each.links:
            votes["go"] += "pkg.go.dev/" in link.url
            votes.update(language for suffix, language in _LANGUAGES if link.url.endswith(suffix))
    ((language, count),) = votes.most_common(1)
    return language if count else ""


def _broken(written: Entry) -> PageFinding:
    return PageFinding(
        written.line,
        1,
        "broken-entry",
        f"the entry `{written.text[:40]}` is no whole call, such as `client.files.list(after) -> FilePage`",
        "it is left out: mend the line",
    )
