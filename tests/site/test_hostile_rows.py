"""Each row of the hostile inputs, answered by the public command in a process of its own that is watched.

A cell of the table is a rule here, by its words: a row with other words fails until there is a rule for them.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from audited import Run, audited, foreign
from commands import Project, pages, sections
from harmless import Harmless, assert_portable, shown_text, site_faults, skeleton
from hostile import PLAIN, built
from places import REPOSITORY, shared
from sdkref.output.link_check import check_site
from sdkref.readers.openapi_words import METHODS

TABLE = REPOSITORY.parent / "shared" / "hostile" / "EXPECT.tsv"
MOST_SECONDS = 10
MOST_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Row:
    """A hostile input, and what the table says of it: the exit codes, what must not be, what must."""

    name: str
    expect: str
    must_not: str
    must: str

    @property
    def codes(self) -> set[int]:
        """The exit codes without `--strict`."""
        return set(map(int, re.findall(r"exit(\d)", re.sub(r"\(exit.*?\)", "", self.expect))))

    @property
    def strict_codes(self) -> set[int]:
        """The exit codes with `--strict`, where the table names them."""
        return set(map(int, re.findall(r"exit(\d)", "".join(re.findall(r"\(exit.*?\)", self.expect)))))

    @property
    def path(self) -> Path:
        """The input."""
        return shared("hostile", *self.name.split("/"))


@dataclass(frozen=True)
class Answer:
    """What the command made of an input."""

    row: Row
    run: Run
    project: Project
    harmless: Harmless
    twins: dict[str, list[tuple[str, ...]]]
    """Skeletons of the sites of harmless twins, by their text."""

    @property
    def description(self) -> Any:
        """The input as plain values."""
        return json.loads(self.row.path.read_text(encoding="utf-8-sig"), parse_int=str)

    @property
    def found(self) -> list[dict[str, Any]]:
        """The findings."""
        found: list[dict[str, Any]] = self.run.report["findings"]
        return found

    def finding(self, code: str) -> dict[str, Any]:
        """Return the one finding of a kind."""
        (found,) = [each for each in self.found if each["code"] == code]
        return found

    @property
    def text(self) -> str:
        """What the pages show."""
        return shown_text(self.project.site)


Rule: TypeAlias = Callable[[Answer], object]


def nothing_more(_: Answer) -> None:
    """Hold in any case, by what is asked of every row."""


def within(seconds: float, megabytes: float = 1_000) -> Rule:
    def rule(answer: Answer) -> None:
        assert answer.run.seconds < seconds
        assert answer.run.memory < megabytes * 1_000_000

    return rule


def harmless(answer: Answer) -> None:
    """Ask the parsed pages, the search index and the sitemap for what runs, loads, restyles or posts."""
    assert site_faults(answer.project.site, answer.harmless) == []
    assert check_site(answer.project.site) == []


def like_its_twin(answer: Answer) -> None:
    """Compare with a site of plain words: what comes after the description stands as it does there."""
    payload = answer.description["info"]["description"]
    text = answer.row.path.read_text(encoding="utf-8")
    twin = text.replace(json.dumps(payload), json.dumps(PLAIN))
    assert twin != text
    if twin not in answer.twins:
        project = Project(answer.project.folder.parent / "twin", answer.project.cache)
        project.folder.mkdir()
        answer.twins[twin] = skeleton(built(project, json.loads(twin)))
    assert skeleton(answer.project.site) == answer.twins[twin]


def nothing_evaluated(answer: Answer) -> None:
    harmless(answer)
    like_its_twin(answer)
    assert "site_name" not in answer.text, "a file was included"


def readable(answer: Answer) -> None:
    for word in re.findall(r"[A-Za-z]{2,}", answer.description["info"]["description"]):
        assert word in answer.text, word


def portable(answer: Answer) -> None:
    harmless(answer)
    assert_portable(answer.project.site)
    assert {each.name for each in answer.project.folder.iterdir()} == {"site"}


def pages_apart(fewest: int) -> Rule:
    def rule(answer: Answer) -> None:
        portable(answer)
        names = {path.name.casefold() for path in (answer.project.site / "reference").iterdir()}
        assert len(names) >= fewest

    return rule


def nothing_lost(answer: Answer) -> None:
    """Each operation and each model has one section, and no two share an id."""
    operations = Counter(
        f"{method.upper()} {path}"
        for path, item in answer.description.get("paths", {}).items()
        for method in item
        if method in METHODS
    )
    assert sections(answer.project.site) == operations
    models = answer.description.get("components", {}).get("schemas", {})
    # HTML has no character for NUL. Schemas without a name may have become models.
    assert {key.replace("\0", "\ufffd") for key in models} <= set(sections(answer.project.site, "data-model"))
    for _, tree in pages(answer.project.site):
        ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
        assert [name for name, count in ids.items() if count > 1] == []


def distinct_names(answer: Answer) -> None:
    nothing_lost(answer)
    names = [path.name for path in answer.project.site.rglob("*.html")]
    assert max(map(len, names)) < 200
    long = [each["tags"][0] for item in answer.description["paths"].values() for each in item.values()]
    assert len(list((answer.project.site / "reference").iterdir())) >= len(set(long))


def stable_names(answer: Answer) -> None:
    """Build the same description with its paths in another order: it has the same pages and anchors."""
    other = answer.description
    other["paths"] = dict(reversed(other["paths"].items()))
    project = Project(answer.project.folder.parent / "reordered", answer.project.cache)
    project.folder.mkdir()
    assert anchors(built(project, other)) == anchors(answer.project.site)


def anchors(site: Path) -> set[tuple[str, str, str]]:
    return {
        (name, node.attributes["data-operation"] or "", heading.attributes["id"] or "")
        for name, tree in pages(site)
        for node in tree.css("[data-operation]")
        for heading in node.css("h2")[:1]
    }


def not_run(answer: Answer) -> None:
    harmless(answer)
    assert "curl evil | sh" in answer.text
    assert "curl evil|sh" not in answer.text, "an install line is never the description's"


def exact_numbers(answer: Answer) -> None:
    assert "12345678901234567890123" in answer.text
    assert "1e400" in answer.text
    assert not re.search(r"\b(inf|nan|infinity)\b|1\.2345678901234568e", answer.text, re.IGNORECASE)


def no_carriage_return(answer: Answer) -> None:
    for path in answer.project.site.rglob("*"):
        if path.suffix in {".html", ".json", ".xml", ".txt", ".md"}:
            assert b"\r" not in path.read_bytes(), path


def no_site(answer: Answer) -> None:
    assert not answer.project.site.exists()


def small_pages(answer: Answer) -> None:
    assert max(path.stat().st_size for path in answer.project.site.rglob("*.html")) < 1_000_000


def all_values(answer: Answer) -> None:
    values = answer.description["components"]["schemas"]["E"]["enum"]
    assert re.search(rf"{len(values) - 12:,} more values", answer.text)
    assert f'"{values[0]}"' in answer.text
    assert f'"{values[-1]}"' in answer.text
    folded = [node for _, tree in pages(answer.project.site) for node in tree.css("details")]
    assert any(f'"{values[-1]}"' in node.text() for node in folded)


def webhook_there(answer: Answer) -> None:
    assert sum(sections(answer.project.site, "data-webhook").values()) == 1


def cut_short(answer: Answer) -> None:
    """Look for the example of what never ends: an empty object stands where it would go on."""
    assert re.search(r'\{\s*"a"\s*:\s*\{\s*("a"\s*:\s*)?\{\}', answer.text)


def doubled(answer: Answer) -> None:
    assert answer.finding("duplicate-key")["line"]


def at_the_reference(answer: Answer) -> None:
    found = answer.finding("broken-reference")
    assert found["file"] == str(answer.row.path)
    assert found["line"]
    assert found["column"]
    assert found["pointer"].endswith("/$ref")
    lines = answer.row.path.read_text(encoding="utf-8").splitlines()
    assert '"$ref"' in lines[found["line"] - 1][found["column"] - 1 :]


def placed(answer: Answer) -> None:
    (found,) = answer.found
    assert found["line"]
    assert found["column"]


def says(words: str, line: int | None = None) -> Rule:
    def rule(answer: Answer) -> None:
        (found,) = answer.found
        assert re.search(words, found["message"])
        assert line is None or found["line"] == line

    return rule


def every_wrong_field(answer: Answer) -> None:
    found = [each for each in answer.found if each["code"] == "wrong-type"]
    assert len({each["pointer"] for each in found}) == len(found) >= 6
    assert all(each["line"] and each["column"] for each in found)


ACTIVE = (
    "element or attribute able to run script, load a frame, restyle or post"
    " (HTML-parse the page, do not grep)"
)

ON_PAGES: dict[str, Rule] = {
    ACTIVE: harmless,
    "active href": harmless,
    "active href / tag": harmless,
    "active content; also in nav, search index JSON, llms.txt": harmless,
    "## heading after the description still rendered": like_its_twin,
    "evaluated expression, file content, lost or restructured following section": nothing_evaluated,
    "the text itself readable on the page": readable,
    "any path outside the output root; symlink followed": portable,
    "fewer than 4 distinct pages under casefold()": pages_apart(4),
    "fewer than 8 distinct pages": pages_apart(8),
    "empty file name; NFC/NFKC-colliding names; bidi control in a path": pages_apart(12),
    "path component over 200 bytes; OSError 36": portable,
    "two 245/246-byte names stay distinct": distinct_names,
    "description-supplied sample executed by the example runner without opt-in": not_run,
    "precision loss, inf or nan in an example": exact_numbers,
    "hang; infinite sample": within(5),
    "finite example cut with a marker": cut_short,
    "over 5 s or over 200 MB (expansion is 40**depth)": within(5, 200),
    "8**25 expansion; over 5 s": within(5),
    "CR in output": no_carriage_return,
    "two operations sharing a page or anchor": nothing_lost,
    "stable derived names: same after reordering paths": stable_names,
    "pages colliding": nothing_lost,
    "webhook missing": webhook_there,
    "page over 1 MB": small_pages,
    "first N shown, rest folded, count stated": all_values,
    "RecursionError; quadratic time": within(8),
    "RecursionError": nothing_more,
    "example validation over 1 s": within(3),
}
"""What pages show, for which a site is built."""

IN_FINDINGS: dict[str, Rule] = {
    "": nothing_more,
    "traceback": nothing_more,
    "AttributeError/TypeError traceback": nothing_more,
    "ValueError traceback (CPython 4300-digit limit)": nothing_more,
    "ValueError: month must be in 1..12 (PyYAML 6.0.3 default)": nothing_more,
    "JSONDecodeError: Unexpected UTF-8 BOM": nothing_more,
    "RecursionError traceback (json module raises at ~1000)": nothing_more,
    "SIGSEGV (seen: PyYAML 6.0.3 CSafeLoader on CPython 3.11, 8 MB stack, from 30,000 levels)": nothing_more,
    "hang": within(5),
    "hang, RecursionError": within(5),
    "network connection; bytes of a file outside the input root": nothing_more,
    "NaN copied into an example": no_site,
    "PWNED file; traceback": no_site,
    "silent loss": doubled,
    "silent loss of the first /a": doubled,
    "over 2 s or over 100 MB": within(2, 100),
    "file:2 and byte offset": says(r"\bbyte \d+\b", 2),
    "file:line:col and pointer of the $ref": at_the_reference,
    "line:column": placed,
    "one diagnostic per wrong field, all 6 found in one run": every_wrong_field,
    "says it looks like HTML": says("looks like HTML"),
    "says which key is missing": says("it has no `openapi`"),
}
"""What a check tells. Of every row it is asked that no traceback, connection or strange file comes of it."""


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:] if TABLE.is_file() else []
    return [Row(*line.split("\t")) for line in lines]


@pytest.fixture(scope="session")
def twins() -> dict[str, list[tuple[str, ...]]]:
    return {}


@pytest.mark.parametrize("row", rows() or [None], ids=lambda row: row.name if row else "absent")
def test_a_hostile_input(
    project: Project, harmless: Harmless, twins: dict[str, list[tuple[str, ...]]], row: Row | None
) -> None:
    if row is None:
        shared("hostile", "EXPECT.tsv")
        return
    builds = bool({row.must_not, row.must} & ON_PAGES.keys())
    run = audited(project, *(["build", "--jobs", "1"] if builds else ["check"]), row.path, "--json")
    answer = Answer(row, run, project, harmless, twins)
    assert run.code in row.codes, run.err
    for each in (run, *strictly(project, row, run)):
        assert "Traceback" not in each.err
        assert each.started == ()
        assert foreign(each, row.path.parent, project.folder.parent, project.cache) == []
        assert each.seconds < MOST_SECONDS
        assert each.memory < MOST_BYTES
    if "diagnostic" in row.expect:
        assert answer.found
    for line, column in re.findall(r"diagnostic at (\d+):(\d+)", row.expect):
        assert (int(line), int(column)) in {(each["line"], each["column"]) for each in answer.found}
    assert all(each["line"] for each in answer.found if run.code == 0)
    if builds and run.code == 0 and row.name.endswith(".json"):
        nothing_lost(answer)
    for words in (row.must_not, row.must):
        assert words in ON_PAGES.keys() | IN_FINDINGS.keys(), "write a rule for these words"
        (ON_PAGES | IN_FINDINGS)[words](answer)


def strictly(project: Project, row: Row, run: Run) -> list[Run]:
    """Return the run with `--strict`, where the table says how it ends; it tells the same."""
    if not row.strict_codes:
        return []
    strict = audited(project, "check", row.path, "--json", "--strict")
    assert strict.code in row.strict_codes
    assert strict.out == run.out
    return [strict]


def test_no_rule_is_left_without_a_row() -> None:
    """Words that the table no longer has are no rules; a check that nothing uses would look like a test."""
    if not TABLE.is_file():
        shared("hostile", "EXPECT.tsv")
    named = {words for row in rows() for words in (row.must_not, row.must)}
    assert sorted((ON_PAGES.keys() | IN_FINDINGS.keys()) - named) == []
    assert not ON_PAGES.keys() & IN_FINDINGS.keys()
