"""The hostile inputs that concern reading: what each is answered with, and what it must never do."""

import re
import resource
import sys
import time
from pathlib import Path

import pytest

from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostic, Diagnostics, Stop
from sdkref.documents.reading import read_document
from sdkref.readers.dialects import read_source

SCHEMA = "/paths/~1a/get/responses/200/content/application~1json/schema/$ref"
OUTSIDE = ["file-abs", "http-meta", "http-loop", "https", "data", "proc", "fifo", "dir"]
BROKEN = ["self", "null", "missing", "bad-pointer", "into-paths"]

PATH_CODES = {"path-without-slash", "query-in-path", "broken-path", "same-path"}

_opened: list[str] = []


@pytest.fixture(scope="module", autouse=True)
def _watched() -> None:
    """Note every file that is opened and every connection; an audit hook stays until the process ends."""

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" or event.startswith("socket."):
            _opened.append(f"{event} {arguments[0]}")

    sys.addaudithook(note)


def read(path: Path) -> tuple[Catalogue, list[Diagnostic]]:
    """Return the catalogue and the findings with their places, within the time that any input may take."""
    began = time.process_time()
    diagnostics = Diagnostics()
    document = read_document(path, diagnostics, name=path.name)
    catalogue = read_source(document, diagnostics)
    found = diagnostics.located()
    assert time.process_time() - began < 5
    return catalogue, found


def stopped(path: Path) -> Stop:
    with pytest.raises(Stop) as raised:
        read(path)
    assert str(raised.value).startswith(f"{path.name}:")
    assert "; " in str(raised.value)
    return raised.value


@pytest.mark.parametrize("name", [*OUTSIDE, *BROKEN])
def test_a_reference_that_is_not_followed(name: str) -> None:
    path = shared("hostile", "refs", f"{name}.json")
    _opened.clear()
    catalogue, (found,) = read(path)
    assert [each for each in _opened if each not in {f"open {path}", "open /dev/null"}] == []
    assert (found.code, found.location.pointer) == ("broken-reference", SCHEMA)
    assert (found.line, found.column) == (20, 10)
    assert [each.key for each in catalogue.operations] == ["GET /a"]


@pytest.mark.parametrize(
    ("name", "pointers"),
    [
        ("loop2", ["/components/schemas/A/$ref"]),
        (
            "discriminator-loop",
            [
                f"/components/schemas/P/discriminator/{each}"
                for each in ("propertyName", "mapping/d", "mapping/e")
            ],
        ),
        ("required-cycle", []),
        ("dense-cycle", []),
        ("fanout", []),
    ],
)
def test_a_loop_ends(name: str, pointers: list[str]) -> None:
    _, found = read(shared("hostile", "refs", f"{name}.json"))
    assert [each.location.pointer for each in found] == pointers
    assert all(each.line and each.column for each in found)


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("yaml/bomb.yaml", 4, "the limit of aliases"),
        ("yaml/self-alias.yaml", 3, ":5:3: the alias *a stands inside its own anchor"),
        ("yaml/python-tag.yaml", 3, ":2:8: the tag !!python/object/apply:os.system"),
        ("yaml/multi-doc.yaml", 3, ":5:1: the file holds 2 YAML documents"),
        ("yaml/complex-key.yaml", 3, ":3:3: a key is a list or a mapping"),
        ("enc/latin1.yaml", 3, ":2: byte 31 is not UTF-8"),
        ("enc/empty.yaml", 3, ":1:1: the file is empty"),
        ("enc/list.json", 3, ":1:1: this is no API description"),
        ("enc/string.json", 3, ":1:1: this is no API description"),
        ("enc/nul-bytes.json", 3, ":1: the file holds NUL bytes"),
        ("enc/truncated.json", 3, ":1:62: this is no JSON"),
        ("enc/html.yaml", 3, "looks like HTML"),
        ("shape/neither.json", 3, "it has no `openapi`"),
        ("shape/deep-5000.json", 4, "the limit of depth"),
        ("shape/brackets-100k.yaml", 4, "the limit of depth"),
        ("code/nan.json", 3, ":1:73: NaN is no JSON"),
    ],
)
def test_unreadable(name: str, code: int, said: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    error = stopped(shared("hostile", *name.split("/")))
    assert error.code == code
    assert said in str(error)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    ("name", "findings"),
    [
        ("yaml/bad-date.yaml", []),
        ("yaml/dup-keys.yaml", ["5:3: duplicate-key"]),
        ("yaml/dup-keys.json", ["1:94: duplicate-key"]),
        ("yaml/custom-tag.yaml", ["2:8: yaml-tag"]),
        ("enc/bom.json", []),
        ("enc/crlf.yaml", []),
        ("enc/cr-only.yaml", []),
        ("shape/no-responses.json", ["9:4: missing"]),
        ("shape/empty-paths31.json", []),
        ("shape/enum-10k.json", []),
        ("shape/allof-300.json", []),
        ("shape/deep-300.json", []),
        ("shape/regex-redos.json", []),
        ("code/huge-int.json", ["1:66: unknown-keyword"]),
        ("code/install-command.json", []),
        ("code/numbers.json", []),
        (
            "shape/wrong-types.json",
            [
                "2:2: wrong-type",
                "3:2: wrong-type",
                "6:2: wrong-type",
                "11:2: wrong-type",
                "14:2: wrong-type",
                "15:2: wrong-type",
                "16:2: wrong-type",
            ],
        ),
    ],
)
def test_readable(name: str, findings: list[str]) -> None:
    _, found = read(shared("hostile", *name.split("/")))
    assert [f"{each.line}:{each.column}: {each.code}" for each in found] == findings


def test_wrong_types_inside_are_all_found() -> None:
    _, found = read(shared("hostile", "shape", "wrong-types2.json"))
    assert len(found) == len({each.location.pointer for each in found}) == 19
    assert all(each.line and each.column for each in found)


def test_a_line_end_is_a_newline_everywhere() -> None:
    catalogue, _ = read(shared("hostile", "enc", "crlf.yaml"))
    assert "\r" not in repr(catalogue)


def test_webhooks_alone_are_an_api() -> None:
    catalogue, _ = read(shared("hostile", "shape", "empty-paths31.json"))
    assert len(catalogue.webhooks) == 1


@pytest.mark.parametrize(
    ("name", "operations"),
    [
        ("shape/no-ids.json", 12),
        ("shape/same-path.json", 4),
        ("shape/undeclared-path-param.json", 6),
        ("names/case.json", 4),
        ("names/slug.json", 8),
        ("names/long.json", 4),
        ("names/traversal.json", 11),
        ("names/unicode.json", 13),
    ],
)
def test_no_operation_is_lost(name: str, operations: int) -> None:
    catalogue, found = read(shared("hostile", *name.split("/")))
    assert len(catalogue.operations) == operations
    for each in found:
        assert each.code in {"undeclared-parameter", "duplicate-id"} | PATH_CODES
        assert each.line


def test_every_row_about_reading_is_tested() -> None:
    rows = shared("hostile", "EXPECT.tsv").read_text(encoding="utf-8").splitlines()[1:]
    named = {row.split("\t")[0] for row in rows if re.match(r"refs/|yaml/|enc/|shape/|code/", row)}
    here = Path(__file__).read_text(encoding="utf-8")
    assert [
        name for name in sorted(named) if Path(name).name not in here and Path(name).stem not in here
    ] == []
