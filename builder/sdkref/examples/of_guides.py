"""The examples in guides: fenced code of hand-written pages, and Python sessions with their output."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostic, Diagnostics, Level
from sdkref.directives import Directives, Fault, read_directives
from sdkref.example_files import absent_files, files_beside
from sdkref.examples.environment import addresses, variables
from sdkref.examples.example import Example
from sdkref.examples.sessions import is_session, session_program
from sdkref.fences import FencedCode, fenced_code
from sdkref.languages.known import languages
from sdkref.location import Location
from sdkref.nearest_name import did_you_mean

_JAVASCRIPT = frozenset({"javascript", "js", "mjs"})
_MORE = {"mjs": "typescript", "mts": "typescript", "pycon": "python"}


def examples_of_guides(
    folder: Path, patterns: Sequence[str], catalogues: Sequence[Catalogue], diagnostics: Diagnostics
) -> Iterator[Example]:
    """Give the examples of all pages below a folder that a pattern matches, in the order of their paths.

    They may ask any of the APIs. Of shell code only that which calls curl is an example of one.
    """
    environment = tuple(pair for each in catalogues for pair in variables(each))
    known = {address for each in catalogues for address in addresses(each)}
    longest = tuple(sorted(known, key=lambda each: (-len(each), each)))
    operations = [operation.key for each in catalogues for operation in each.operations]
    pages = sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()})
    for path in pages:
        name = path.relative_to(folder).as_posix()
        for code in fenced_code(_text(path, name, diagnostics)):
            language = _language(code)
            if language is not None:
                directives = _directives(code, name, path.parent, operations, diagnostics)
                example = _example(code, language, name, path.parent, directives)
                yield replace(example, environment=environment, addresses=longest)


def _text(path: Path, name: str, diagnostics: Diagnostics) -> str:
    """Return the text of a page; none for one that cannot be read, which is told."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        fact, remedy = "the file is not UTF-8", "save it as UTF-8"
    except OSError as error:
        fact, remedy = f"the file cannot be read ({error.strerror})", "correct it, or take it away"
    diagnostics.report("unreadable-snippet", fact, remedy, Location(name))
    return ""


def _language(code: FencedCode) -> str | None:
    known = _MORE.get(code.language) or next(
        (key for key, language in languages().items() if code.language in language.aliases), None
    )
    if known == "curl" and not any(line.lstrip().startswith("curl ") for line in code.text.splitlines()):
        return None
    return known


def _example(code: FencedCode, language: str, name: str, folder: Path, directives: Directives) -> Example:
    session = language == "python" and is_session(code.text)
    return Example(
        operation=directives.operation,
        target=language,
        language=language,
        name=f"line {code.line}",
        origin="guide",
        text=session_program(code.text) if session else code.text,
        source=name,
        line=code.line,
        location=Location(name),
        javascript=code.language in _JAVASCRIPT,
        files=files_beside(folder, directives.files),
        directives=directives,
    )


def _directives(
    code: FencedCode, name: str, folder: Path, operations: Sequence[str], diagnostics: Diagnostics
) -> Directives:
    """Return the directives before the fence and inside of the code."""
    text = "".join(f"# sdkref: {each}\n" for each in code.directives) + code.text
    directed = read_directives(text)
    place = Location(name)
    lines = (*code.said_at, *range(code.line, code.line + len(code.text.splitlines())))
    for fault in (*directed.faults, *_no_operation(text, directed.directives.operation, operations)):
        line = lines[fault.line - 1]
        diagnostics.add(
            Diagnostic("unknown-directive", fault.fact, fault.remedy, place, Level.WARNING, line, 1)
        )
    for fault in absent_files(folder, text, directed.directives.files):
        line = lines[fault.line - 1]
        diagnostics.add(Diagnostic("missing", fault.fact, fault.remedy, place, Level.ERROR, line, 1))
    return directed.directives


def _no_operation(text: str, wanted: str, operations: Sequence[str]) -> Iterator[Fault]:
    """Give a fault when code is for an operation that no API has."""
    if wanted and wanted not in operations:
        line = next((number for number, each in enumerate(text.splitlines(), 1) if wanted in each), 1)
        otherwise = "write method and path as the description does"
        remedy = did_you_mean(wanted, operations, otherwise, cutoff=0.5)
        yield Fault(line, f"`{wanted}` is no operation", remedy)
