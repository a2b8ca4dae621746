"""The code on pages of OpenAPI Generator, and what it tells besides: package, client and schemes."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import About, Scheme, UsageExample
from sdkref.readers.sdk_docs.page_facts import PageFinding

_OPEN = re.compile(r"(`{3,}|~{3,})\s*([\w+-]*)\s*")
_SCHEME = re.compile(r"\s*[*-] (?P<kind>[^()]+?) \((?P<name>.+?)\):?\s*")
_CLIENT = re.compile(r"\b(\w+)\.(ApiClient)\(")
_GO_IMPORT = re.compile(r"^[ \t]*(\w+) \"([^\"\s]+/[^\"\s]+)\"$", re.MULTILINE)
_TYPESCRIPT_IMPORT = re.compile(r"^(?:import\b|\}).* from '([^'\s.][^'\s]*)'", re.MULTILINE)
_VARIABLE = re.compile(
    r"# Configure (?:\w+ )*?authorization: (\S+)\n[^#]*?os\.environ\[\"(\w+)\"\]", re.IGNORECASE
)
_TOKEN = re.compile(r"^configuration\.access_token = os\.environ\[\"(\w+)\"\]", re.MULTILINE)
"""Of the one scheme of OAuth that code is for, which it does not name."""


class Samples(Struct, frozen=True):
    """The code of a section, the schemes that it is for, and the numbers of lines that are neither."""

    examples: tuple[UsageExample, ...]
    schemes: tuple[Scheme, ...]
    unread: list[int]
    findings: tuple[PageFinding, ...] = ()


NO_SAMPLES = Samples((), (), [])


def samples(lines: Sequence[str], first: int, after: int) -> Samples:
    """Return what stands from line `first` up to `after`; a fence that nobody closed ends there."""
    examples: list[UsageExample] = []
    schemes: list[Scheme] = []
    unread: list[int] = []
    findings: list[PageFinding] = []
    names: list[str] = []
    number = first
    while number < after:
        line = lines[number - 1]
        if opened := _OPEN.fullmatch(line):
            end = _closing(lines, number + 1, after, opened[1])
            if end == after:
                fact, remedy = "code begins here that is never closed", "generate the page anew"
                findings.append(PageFinding(number, 1, "unclosed-code", fact, remedy))
            code = "".join(f"{each}\n" for each in lines[number : end - 1])
            name = ", ".join(names) or None
            examples.append(UsageExample(name=name, language=opened[2], code=code, line=number + 1))
            names = []
            number = end
        elif told := _SCHEME.fullmatch(line):
            schemes.append(Scheme(name=told["name"], kind=told["kind"]))
            names.append(f"{told['kind']} ({told['name']})")
        elif line.strip() and not line.startswith("[[Back to "):
            unread.append(number)
        number += 1
    if len(examples) == 1:
        examples = [_unnamed(examples[0])]
    return Samples(tuple(examples), tuple(schemes), unread, tuple(findings))


def about(examples: Iterable[UsageExample], schemes: Iterable[Scheme]) -> About:
    """Return what code tells of the SDK: what it imports, its client, and the variables of schemes."""
    codes = [each.code for each in examples]
    package = client = None
    variables: dict[str, str] = {}
    schemes = list(schemes)
    oauth = [each.name for each in schemes if (each.kind or "").startswith("OAuth")]
    for code in codes:
        if found := _CLIENT.search(code):
            package, client = package or found[1], client or found[2]
        elif found := _GO_IMPORT.search(code):
            client, package = client or found[1], package or found[2]
        elif found := _TYPESCRIPT_IMPORT.search(code):
            package = package or found[1]
        variables |= dict(_VARIABLE.findall(code))
        if found := _TOKEN.search(code):
            variables |= dict.fromkeys(oauth, found[1])
    known = {each.name: replace(each, variable=variables.get(each.name)) for each in schemes}
    return About(package=package, client=client, schemes=tuple(known.values()))


def promised(name: str, examples: Iterable[UsageExample]) -> bool:
    """Tell whether code of TypeScript waits for what a method gives back."""
    call = re.compile(rf"\bawait [\w.]+\.{re.escape(name)}\(|\.{re.escape(name)}\([^()]*\)\.then\(")
    return any(each.language in {"typescript", "ts"} and call.search(each.code) for each in examples)


def _closing(lines: Sequence[str], first: int, after: int, mark: str) -> int:
    """Return the line that closes a fence; `after` when none does."""
    for number in range(first, after):
        text = lines[number - 1].strip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return number
    return after


def _unnamed(example: UsageExample) -> UsageExample:
    return UsageExample(language=example.language, code=example.code, line=example.line)
