"""Facts of `createChatCompletion`: read from five pages, and predicted by the settings of five SDKs."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from msgspec import Struct

from parity.literals import leaves, parted, tokens, trees
from parity.stated import stated_values
from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.folding import fold
from sdkref.catalogue.surface import Argument, ErrorType, Method, SdkType, UsageExample
from sdkref.catalogue.views import Views
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.page_reading import page_facts
from sdkref.settings.config import load_settings
from sdkref.sources.reading import read_sources

SETTINGS = Path(__file__).parent / "five_systems.yaml"
PAGES = {
    "argot-ts": ("speakeasy-typescript.argot.md", "docs/sdks/chat/README.md"),
    "jamelt-go": ("speakeasy-go.jamelt.md", "docs/sdks/chat/README.md"),
    "gpt-ts": ("speakeasy-typescript-legacy.gpt.md", "docs/sdks/chat/README.md"),
    "oag-ts": ("openapi-generator-typescript.md", "ChatApi.md"),
    "gpt-go": ("speakeasy-go-legacy.gpt.md", "docs/sdks/chat/README.md"),
}
"""The page of each SDK, and its path below the SDK's folder."""
_PATH = "/chat/completions"
_NAME_AND_PATH = 2
_NAMES = re.compile(r"(?<![\w.\"])[A-Za-z]\w*\.[A-Z]\w*")
"""Types, constructors, functions for pointers and constants that a request uses: `shared.CreateStopStr`."""


def read(key: str) -> Method:
    """Return the method as its page has it."""
    file, path = PAGES[key]
    (method,) = page_facts(shared("seeds", file).read_text(encoding="utf-8"), path).methods
    return method


def predicted(key: str) -> Method:
    """Return the method as the settings of the issue lead to it."""
    methods = next(each for each in api().catalogue.surfaces if each.key == key).methods
    return next(each for each in methods if each.endpoint is not None and each.endpoint.path == _PATH)


def type_names(key: str) -> set[str]:
    """Return the names of all models that an SDK is predicted to have."""
    surface = next(each for each in api().catalogue.surfaces if each.key == key)
    return {each.name for each in surface.models.values()}


class Api(Struct, frozen=True):
    """The description of the issue, with what is predicted from it."""

    catalogue: Catalogue

    def knows(self, name: str) -> bool:
        """Tell whether the description has a schema, a member of one (`Tea.name`), or an `operation`."""
        kind, _, operation = name.partition(" ")
        if kind == "operation":
            return any(each.operation_id == operation for each in self.catalogue.operations)
        schema, _, member = name.partition(".")
        if not member:
            return schema in self.catalogue.models
        found = self.catalogue.models.get(schema)
        view = Views(self.catalogue.models).object_view(found) if found is not None else None
        return view is not None and any(each.name == member for each in view.fields)


@cache
def api() -> Api:
    """Return what settings lead to that stand, as they are, beside the description that they name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for source in yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))["sources"]:
            (folder / source).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shared("specs", *source.split("/")), folder / source)
        shutil.copyfile(SETTINGS, folder / "sdkref.yml")
        settings = load_settings(folder)
        assert settings is not None
        return Api(read_sources(settings, Diagnostics())[0].catalogue)


def facts(method: Method) -> dict[str, Any]:
    """Return all that is said of a method, by name."""
    found: dict[str, Any] = {
        "call": ".".join((*method.accessor, method.name)),
        "signature": _text(method.signature),
        "summary": method.summary,
        "description": method.description,
        "returned": (_text(method.returned.type), method.returned.wrap) if method.returned else None,
        "errors": None if method.errors is None else [_error(each) for each in method.errors],
        "statuses": None
        if method.statuses is None
        else [f"{each.status} {each.description}" for each in method.statuses],
        "authorization": _listed(method.authorization),
        "request types": _listed(method.request_types),
        "response types": _listed(method.response_types),
        "rows": [each.name for each in method.arguments or ()],
        "samples": [each.kind for each in method.examples],
    }
    found |= {f"row {each.name}": _row(each) for each in method.arguments or ()}
    for example in method.examples:
        found |= dict(_of_sample(example, method.name))
    return found


def _of_sample(example: UsageExample, name: str) -> Iterator[tuple[str, Any]]:
    """Give the imports of a sample, what is around the request, and the values in the request.

    Values are told by their kinds, and those that the description states as they are written.
    """
    kind, code = example.kind, example.code
    yield f"{kind}: imports", sorted(" ".join(tokens(each)) for each in code.splitlines() if _imports(each))
    alone = re.search(r'import \{ (\w+) \} from "[^"]*/funcs/', code)
    around, inside = _parted(code, alone[1] if alone else name)
    yield f"{kind}: around the request", " ".join(around)
    for each in sorted(set(_NAMES.findall("".join(inside)))):
        yield f"{kind}: name {each}", True
    kinds: dict[str, set[str]] = {}
    texts: dict[str, set[str]] = {}
    for number, tree in enumerate(trees(inside)):
        for path, (sort, text) in leaves(tree, str(number)):
            kinds.setdefault(path, set()).add(sort)
            if text in _stated().get(fold(path.removesuffix("[]").rpartition(".")[2]), ()):
                texts.setdefault(path, set()).add(text)
    for path, sorts in kinds.items():
        yield f"{kind}: {path}", [*sorted(sorts), *sorted(texts.get(path, ()))]


def _parted(code: str, call: str) -> tuple[list[str], list[str]]:
    """Return the tokens around a request, and those of it: the argument, or the variable that is one."""
    around, inside = parted("\n".join(each for each in code.splitlines() if not _imports(each)), call)
    if inside != ["request"]:
        return around, inside
    start = around.index("=", around.index("request")) + 1
    depth, end = 0, start
    while end < len(around) and (depth or around[end] != ";"):
        depth += (around[end] in {"{", "[", "("}) - (around[end] in {"}", "]", ")"})
        end += 1
    return [*around[:start], "…", *around[end:]], around[start:end]


def _imports(line: str) -> bool:
    """Tell whether a line imports something: one of Go is a path, perhaps after a name."""
    words = line.strip().split(" ")
    is_path = line.startswith("\t") and words[-1].startswith('"') and len(words) <= _NAME_AND_PATH
    return line.startswith("import ") or is_path


@cache
def _stated() -> dict[str, set[str]]:
    """Return the values that the description states, by the folded names of their members."""
    return stated_values(shared("specs", "argot", "openapi.yaml"))


def _row(each: Argument) -> list[Any]:
    return [_text(each.type), each.required, each.description, each.example, each.role]


def _error(each: ErrorType) -> str:
    statuses = each.raw.get("Status Code", ", ".join(each.statuses))
    return f"{_text(each.type)} | {statuses} | {', '.join(each.content_types)}"


def _listed(found: tuple[str, ...] | None) -> list[str] | None:
    return None if found is None else list(found)


def _text(kind: SdkType | None) -> str | None:
    return None if kind is None else "".join(each.text for each in kind)


def differences(key: str) -> dict[str, tuple[Any, Any]]:
    """Return what a page and a prediction say otherwise: what was read, what was predicted."""
    ours, theirs = facts(read(key)), facts(predicted(key))
    return {
        name: (ours.get(name), theirs.get(name))
        for name in {**ours, **theirs}
        if ours.get(name) != theirs.get(name)
    }
