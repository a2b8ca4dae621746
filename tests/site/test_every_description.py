"""Every published description becomes a whole site: no operation lost, no link broken, no page too big."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from commands import LANGUAGES, Project, pages
from places import REPOSITORY, shared
from sdkref.output.link_check import check_site

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
LARGEST = 3_000_000
SAMPLE = ("xkcd", "nasa", "listennotes")
LOADS = "script[src], img, iframe, frame, object, embed, source, video, audio, track, link[href], base"


def descriptions() -> list[Any]:
    """Return every file of the folder; all but a few small ones are left to the walk over the corpus."""
    folder = REPOSITORY.parent / "shared" / "specs"
    return [
        pytest.param(
            path, id=path.parent.name, marks=[] if path.parent.name in SAMPLE else pytest.mark.corpus
        )
        for path in sorted(folder.glob("*/*"))
        if path.is_file()
    ] or [None]


@pytest.mark.parametrize("path", descriptions())
def test_a_description_becomes_a_whole_site(tmp_path: Path, path: Path | None) -> None:
    path = path or shared("specs")
    document = load(path)
    project = Project(tmp_path, tmp_path / "cache")
    ended = project.finish("build", path)
    assert ended.code == 0, ended.err[-2000:]
    assert "Traceback" not in ended.err
    for line in ended.err.splitlines():
        assert re.match(rf"{re.escape(str(path))}:\d+:\d+: |.+: sdkref check ", line), line
    assert faults(project.site, document) == []
    assert check_site(project.site)[:20] == []
    shutil.rmtree(tmp_path)


def load(path: Path) -> dict[str, Any]:
    """Return the raw document by a parser of its own; scalars of YAML stay text."""
    text = path.read_bytes()
    if path.suffix == ".json":
        return dict(json.loads(text))
    seen: set[bytes] = set()

    def once(anchor: re.Match[bytes]) -> bytes:
        """Leave out an anchor that was there before: YAML allows it, this parser does not."""
        repeated = anchor[1] in seen
        seen.add(anchor[1])
        return b"" if repeated else anchor[0]

    text = re.sub(rb" &(\w+)(?= |$)", once, text, flags=re.MULTILINE)
    return dict(yaml.load(text, Loader=yaml.CBaseLoader))


def shown(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the name and the raw content of each operation that a site shows, its path's content with it."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            operation = item.get(method)
            if operation is not None and operation.get("x-internal") not in (True, "true"):
                rest = {key: value for key, value in item.items() if key not in METHODS}
                yield f"{method.upper()} {path}", [operation, rest]


def reached(document: dict[str, Any]) -> set[str]:
    """Return the names of the schemas that shown operations and webhooks refer to, however far away."""
    found: set[str] = set()
    seen: set[str] = set()
    pending: list[Any] = [content for _, content in shown(document)]
    pending += [document.get("webhooks", {}), document.get("x-webhooks", {})]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += value
        elif isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                target = resolved(document, reference)
                if target is not None:
                    pending.append(target)
                    around, _, name = reference.rpartition("/")
                    if around in {"#/components/schemas", "#/definitions"}:
                        found.add(unescaped(name))
            skipped = {"example", "examples", "default", "enum"}
            pending += [each for key, each in value.items() if key not in skipped and key[:2] != "x-"]
    return found


def resolved(document: dict[str, Any], reference: str) -> Any:
    value: Any = document
    for token in reference.removeprefix("#/").split("/"):
        value = value.get(unescaped(token)) if isinstance(value, dict) else None
    return value


def unescaped(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def faults(site: Path, document: dict[str, Any]) -> list[str]:
    """Return what is wrong with the pages of a site, a line each."""
    found: list[str] = []
    operations: Counter[str] = Counter()
    models: Counter[str] = Counter()
    for name, tree in pages(site):
        if (size := (site / name).stat().st_size) > LARGEST:
            found.append(f"{name}: {size} bytes")
        ids = Counter(each.attributes["id"] for each in tree.css("[id]"))
        found += [f"{name}: the id {each} occurs {count} times" for each, count in ids.items() if count > 1]
        found += [f"{name}: loads {each}" for each in foreign(tree)]
        for section in tree.css("[data-operation]"):
            operation = section.attributes["data-operation"] or ""
            operations[operation] += 1
            panels = Counter(each.attributes["data-language"] for each in section.css("[role=tabpanel]"))
            if panels != Counter(LANGUAGES):
                found.append(f"{name}: {operation} has the panels {dict(panels)}")
        models.update(each.attributes["data-model"] or "" for each in tree.css("[data-model]"))
    wanted = Counter(name for name, _ in shown(document))
    found += [f"{each}: {count} times too few" for each, count in (wanted - operations).items()]
    found += [f"{each}: {count} times too many" for each, count in (operations - wanted).items()]
    found += [
        f"the model {each} has {models[each]} sections" for each in reached(document) if models[each] != 1
    ]
    return found


def foreign(tree: LexborHTMLParser) -> Iterator[str]:
    """Give what a page would load from elsewhere."""
    for node in tree.css(LOADS):
        for attribute in ("src", "srcset", "href", "data", "poster"):
            parts = urlsplit(node.attributes.get(attribute) or "")
            if parts.netloc or (parts.scheme and parts.scheme != "data"):
                yield f"{node.tag} {attribute}={node.attributes[attribute]}"
    for node in tree.css("style, [style]"):
        if re.search(r"url\(|@import", f"{node.text()}{node.attributes.get('style') or ''}"):
            yield f"{node.tag} with a style that loads"


def test_no_stylesheet_or_script_of_a_site_names_another_host(demo: Path) -> None:
    for path in demo.glob("assets/sdkref/*"):
        assert not re.search(r"(https?:)?//[a-z]", re.sub(r"//.*|/\*.*?\*/", "", path.read_text())), path
    for path in demo.rglob("*.css"):
        for address in re.findall(r"url\(['\"]?([^'\")]*)|@import\s+(\S+)", path.read_text()):
            assert "".join(address).startswith(("data:", "#", "../", "./")), (path, address)
