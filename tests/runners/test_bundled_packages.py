"""Packages bundled for the programs that import them: these see what they would see of them as they lie."""

from pathlib import Path

import platformdirs
import pytest

from sdkref.diagnostics import Stop
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from sdkref.runners.typescript.bundle import FEWEST, bundled
from sdkref.runners.typescript.node import ran
from sdkref.runners.typescript.sources import Source, source
from sdkref.runners.typescript.toolchain import TypeScriptTools, typescript_tools
from tools import missing, tool

PACKAGES = {
    "plain/package.json": '{"exports": {".": "./index.mjs", "./more": "./more.mjs", "./a/b.js": "./a.mjs"}}',
    "plain/index.mjs": 'import { Same as Other } from "./other.mjs";\nimport "./effect.mjs";\n'
    "export class Same {}\nexport const names = [Same.name, Other.name];\n"
    'export { state } from "./state.mjs";\nexport default class Client {}\n',
    "plain/more.mjs": 'export { state } from "./state.mjs";\n',
    "plain/a.mjs": 'export const deep = "deep";\n',
    "plain/other.mjs": "export class Same {}\n",
    "plain/state.mjs": "export const state = { count: 0 };\n",
    "plain/effect.mjs": "globalThis.effects = (globalThis.effects ?? 0) + 1;\n",
    "mixed/package.json": '{"exports": "./index.mjs", "sideEffects": false}',
    "mixed/index.mjs": 'import { held } from "./state.cjs";\nimport * as common from "common";\n'
    "export { held };\nexport const where = common.where;\n",
    "mixed/state.cjs": "exports.held = typeof require;\n",
    "common/package.json": '{"main": "index.js"}',
    "common/index.js": "exports.where = require('node:path').basename(__dirname);\n",
    "placed/package.json": '{"exports": "./index.mjs"}',
    "placed/index.mjs": 'export const where = import.meta.url.split("/").slice(-2).join("/");\n',
    "fails/package.json": '{"exports": "./index.mjs"}',
    "fails/index.mjs": "export class LimitError extends Error {}\n"
    "export const fail = () => { throw new LimitError('too many'); };\n",
}
"""Files of packages: a module with parts, one that reads CommonJS, others that ask where they are."""

BUNDLED = {
    "parts": 'import Client, { names, state } from "plain";\nimport { state as other } from "plain/more";\n'
    'import { basename } from "node:path";\n'
    'console.log(Client.name, names, state === other, globalThis.effects, basename("a/b"));',
    "deep": 'import { deep } from "plain/a/b.js";\nconsole.log(deep);',
    "mixed": 'import { held, where } from "mixed";\nconsole.log(held, where);',
    "fresh": 'import { state } from "plain";\nstate.count += 1;\nconsole.log(state.count);',
    "fresh-too": 'import { state } from "plain";\nstate.count += 1;\nconsole.log(state.count);',
    "fails": 'import { fail } from "fails";\n\nfail();',
}
AS_THEY_LIE = {
    "common": 'import { where } from "common";\nconsole.log(where);',
    "placed": 'import { where } from "placed";\nimport { names } from "plain";\nconsole.log(where, names);',
    "later": 'const { names } = await import("plain");\nconsole.log(names);',
    "required": 'const { where } = require("common");\nconsole.log(where);',
    "nothing": "console.log(1);",
    "absent": 'import { a } from "plain/absent";\nconsole.log(a);',
}


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> TypeScriptTools:
    """Return Node and esbuild of a toolchain, and a folder with the packages."""
    tool("node")
    tool("npm")
    cache = platformdirs.user_cache_path("sdkref-tests") / "toolchains"
    try:
        found = typescript_tools(Toolchain(language="typescript", install=("openai@7.2.0",), cache=cache))
    except Stop as stop:
        missing(str(stop))
    folder = tmp_path_factory.mktemp("packages")
    for name, text in PACKAGES.items():
        path = folder / "node_modules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "node_modules" / "esbuild").symlink_to(found.modules / "esbuild")
    return TypeScriptTools(found.node, folder, {})


def written(programs: dict[str, str], folder: Path, tools: TypeScriptTools) -> list[Source]:
    """Write programs as JavaScript that is ready to run, in a folder that leads to the packages."""
    (folder / "node_modules").symlink_to(tools.modules)
    (folder / "programs").mkdir()
    found = []
    for name, text in programs.items():
        made = source(Program(id=name, text=text, source="a.md", dialect="javascript"), folder / "programs")
        made.compiled.write_text(text, encoding="utf-8")
        found.append(made)
    return found


def seen(finished: Finished) -> tuple[object, ...]:
    return finished.fault, finished.message, finished.line, finished.stdout, finished.error


def test_programs_see_what_they_would_see(tools: TypeScriptTools, tmp_path: Path) -> None:
    sources = written(BUNDLED, tmp_path, tools)
    quick = bundled(sources, tools, tmp_path / "bundled")
    assert quick == BUNDLED.keys()
    for each in sources:
        expected = seen(ran(each, tools, Fence(), tmp_path))
        assert seen(ran(each, tools, Fence(), tmp_path / "bundled")) == expected
    assert len(list((tmp_path / "bundled").rglob("*.mjs"))) < len(PACKAGES) // 2


def test_what_could_tell_the_difference_is_left_as_it_lies(tools: TypeScriptTools, tmp_path: Path) -> None:
    plain = {f"plain{number}": BUNDLED["fresh"] for number in range(FEWEST)}
    sources = written(AS_THEY_LIE | plain, tmp_path, tools)
    left = bundled([each for each in sources if each.program.id != "absent"], tools, tmp_path / "bundled")
    assert left == plain.keys()


def test_where_it_cannot_be_done_nothing_is_bundled(tools: TypeScriptTools, tmp_path: Path) -> None:
    plain = {f"plain{number}": BUNDLED["fresh"] for number in range(FEWEST)}
    sources = written(AS_THEY_LIE | plain, tmp_path, tools)
    assert bundled(sources, tools, tmp_path / "bundled") == frozenset()


def test_for_few_programs_it_is_not_worth_its_time(tools: TypeScriptTools, tmp_path: Path) -> None:
    plain = {f"plain{number}": BUNDLED["fresh"] for number in range(FEWEST - 1)}
    sources = written(plain | {"nothing": AS_THEY_LIE["nothing"]}, tmp_path, tools)
    assert bundled(sources, tools, tmp_path / "bundled") == frozenset()
