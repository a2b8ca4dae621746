"""Programs with one fault put in, to see that running them tells of it.

A fault is put in by the tokens of a program's text: the parts that say what is asked are found by how the
generated code of each language writes them, or in code for an SDK as the arguments of its calls.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Array, Enum, Schema
from sdkref.catalogue.views import Views
from sdkref.examples.example import Example

_TOKEN = re.compile(
    r"""(?P<text>[fr]?"(?:\\.|[^"\\\n])*"|[fr]?'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"""
    r"|(?P<number>-?\b\d+(?:\.\d+)?\b)|(?P<word>[A-Za-z_]\w*)|(?P<mark>[^\s\w])"
)
_OPEN, _CLOSED = "([{", ")]}"
_DEEPEST = 6


class Asked(Struct, frozen=True):
    """What an operation wants, as far as faults are chosen by it."""

    operation: Operation
    required: frozenset[str]
    """Members that its body must have."""
    listed: Mapping[str, frozenset[str]]
    """Members of its body, at any depth, that hold one of some texts."""
    secured: bool


class Token(Struct, frozen=True):
    """A part of a program: its kind, its text and where that begins."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the text ends."""
        return self.start + len(self.text)

    @property
    def bare(self) -> str:
        """The text without quotes."""
        return self.text.strip("\"'`") if self.kind == "text" else self.text


def asked_of(catalogue: Catalogue, operation: Operation) -> Asked:
    """Return what an operation wants."""
    views = Views(catalogue.models)
    required: set[str] = set()
    listed: dict[str, set[str]] = {}
    for media in operation.request_body.content[:1] if operation.request_body else ():
        if media.schema is not None:
            required |= {each.name for each in views.object_view(media.schema).fields if each.required}
            _list(media.schema, views, listed, 0)
    secured = bool(operation.security) and all(operation.security)
    return Asked(
        operation, frozenset(required), {name: frozenset(each) for name, each in listed.items()}, secured
    )


def _list(schema: Schema, views: Views, listed: dict[str, set[str]], depth: int) -> None:
    real = views.resolve(schema)
    if isinstance(real, Array):
        real = views.resolve(real.items)
    if depth > _DEEPEST:
        return
    for field in views.object_view(real).fields:
        inner = views.resolve(field.schema)
        if isinstance(inner, Enum):
            listed.setdefault(field.name, set()).update(
                each for each in inner.values if isinstance(each, str)
            )
        else:
            _list(inner, views, listed, depth + 1)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a part of a program."""
    matches = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(match.lastgroup or "", match[0], match.start()) for match in matches]


def misspelt(word: str) -> str:
    """Return a word with two neighbours exchanged, or with a letter more."""
    for index in range(len(word) // 2, len(word) - 1):
        one, other = word[index], word[index + 1]
        if one != other and one.isalpha() and other.isalpha():
            return word[:index] + other + one + word[index + 2 :]
    return f"{word}x"


def _balanced(text: str, start: int) -> int:
    """Return where the bracket at a place is closed."""
    depth = 0
    for each in tokens(text, start):
        if each.kind == "mark" and each.text in _OPEN:
            depth += 1
        elif each.kind == "mark" and each.text in _CLOSED:
            depth -= 1
            if not depth:
                return each.end
    return len(text)


_BODIES = {
    "python": r"\b(?:json|data|content=json\.dumps)=?(?=[({\[])",
    "typescript": r"\bbody: (?:JSON\.stringify|new URLSearchParams)(?=\()",
    "go": r"\bjson\.Marshal(?=\()",
}
_SDK = r"\bclient\.[\w.]+(?=\()"
_QUERIES = {
    "python": r"\bparams=(?=[\[{])",
    "typescript": r"\bconst query = new URLSearchParams(?=\()",
}


def _regions(text: str, pattern: str | None) -> Iterator[tuple[int, int]]:
    for match in re.finditer(pattern, text) if pattern else ():
        yield match.end(), _balanced(text, match.end())


def _body_regions(example: Example) -> Iterator[tuple[int, int]]:
    text = example.text
    if example.origin == "described":
        yield from _regions(text, _SDK)
    elif example.language == "curl":
        for match in re.finditer(r"--data-raw '([^']*)'", text):
            yield match.span(1)
    else:
        yield from _regions(text, _BODIES[example.language])


class Member(Struct, frozen=True):
    """A member of an object, or an argument with a name, as a program writes it."""

    key: Token
    value: tuple[Token, ...]
    depth: int


def _members(example: Example, regions: Iterator[tuple[int, int]]) -> Iterator[Member]:
    """Give the members that stand in some parts of a program."""
    text = example.text
    for start, end in regions:
        found = tokens(text, start, end)
        depth = 0
        for index, each in enumerate(found):
            if each.kind == "mark":
                depth += (each.text in _OPEN) - (each.text in _CLOSED)
            after = found[index + 1].text if index + 1 < len(found) else ""
            later = found[index + 2].text if index + 2 < len(found) else ""
            before = found[index - 1].text if index else ""
            named = after == "=" and later != "=" and each.kind == "word" and before in {"(", ","}
            quoted = after == ":" and each.kind == "text"
            plain = after == ":" and each.kind == "word" and before in {"{", ","}
            if (named or quoted or plain) and before != "?":
                yield Member(each, tuple(_value(found[index + 2 :])), depth)


def _value(rest: list[Token]) -> Iterator[Token]:
    depth = 0
    for each in rest:
        if each.kind == "mark":
            if not depth and each.text in f",;{_CLOSED}":
                return
            depth += (each.text in _OPEN) - (each.text in _CLOSED)
        yield each


_SETS = r"\b{name}\.(?:Set|Add)\(\"([^\"]+)\", \"([^\"]*)\"\)\n?"


def _pairs(example: Example) -> Iterator[re.Match[str]]:
    """Give the members of a form that is sent as text: name, value, and all of its line."""
    if example.language == "go":
        yield from re.finditer(r"\t" + _SETS.format(name="form"), example.text)
    if example.language == "curl":
        yield from re.finditer(r" \\\n  --data-urlencode '([^'=]+)=([^']*)'", example.text)


def _exchanged(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def renamed_key(example: Example, asked: Asked) -> Iterator[str]:
    """Misspell a key of the body."""
    for each in _members(example, _body_regions(example)):
        name = each.key.bare
        yield _exchanged(
            example.text, each.key.start, each.key.end, each.key.text.replace(name, misspelt(name))
        )
    for match in _pairs(example):
        yield _exchanged(example.text, *match.span(1), misspelt(match[1]))


def changed_type(example: Example, asked: Asked) -> Iterator[str]:
    """Give a value of the body another type."""
    form = bool(re.search(r"\bdata=|body: new URLSearchParams", example.text))
    for each in _members(example, _body_regions(example)):
        if len(each.value) != 1 or each.value[0].text.startswith(("f", "`")):
            continue
        value = each.value[0]
        quote = '"' if example.language != "python" or '"' in example.text else "'"
        match value.kind:
            case "number":
                yield _exchanged(example.text, value.start, value.end, f"{quote}twelve{quote}")
            case "word" if value.text.lower() in {"true", "false"}:
                yield _exchanged(example.text, value.start, value.end, f"{quote}perhaps{quote}")
            case "text" if not form:
                yield _exchanged(example.text, value.start, value.end, "12345")
            case "text" if re.fullmatch(r"-?\d+|true|false", value.bare):
                yield _exchanged(example.text, value.start, value.end, f"{quote}twelve{quote}")
            case _:
                pass
    for match in _pairs(example):
        if re.fullmatch(r"-?\d+|true|false", match[2]):
            yield _exchanged(example.text, *match.span(2), "twelve")


def dropped_member(example: Example, asked: Asked) -> Iterator[str]:
    """Drop a member that the body must have."""
    text = example.text
    every = list(_members(example, _body_regions(example)))
    outermost = min((each.depth for each in every), default=0)
    for each in every:
        if each.key.bare not in asked.required or not each.value or each.depth > outermost:
            continue
        end = each.value[-1].end
        follows = re.compile(r",[ \t]*").match(text, end)
        if follows:
            yield _exchanged(text, each.key.start, follows.end(), "")
        else:
            before = re.search(r",\s*$", text[: each.key.start])
            yield _exchanged(text, before.start() if before else each.key.start, end, "")
    for match in _pairs(example):
        if match[1] in asked.required:
            yield _exchanged(text, *match.span(), "")


def misspelt_value(example: Example, asked: Asked) -> Iterator[str]:
    """Misspell a value that is one of a list."""
    for each in _members(example, _body_regions(example)):
        listed = asked.listed.get(each.key.bare, frozenset())
        if len(each.value) == 1 and each.value[0].bare in listed:
            value = each.value[0]
            new = value.text.replace(value.bare, misspelt(value.bare))
            yield _exchanged(example.text, value.start, value.end, new)
    for match in _pairs(example):
        if match[2] in asked.listed.get(match[1], frozenset()):
            yield _exchanged(example.text, *match.span(2), misspelt(match[2]))


_ADDRESS = re.compile(
    r"(?:\{base_url\}|\$\{baseUrl\}|baseURL ?\+ ?\"|_BASE_URL:-[^}]+\})((?:/[^/?\"'`\s]*)+)"
)


def _segments(example: Example) -> Iterator[tuple[int, int, str]]:
    """Give the parts of the path that a program asks, with where they stand."""
    match = _ADDRESS.search(example.text)
    for part in re.finditer(r"/([^/]*)", match[1]) if match else ():
        start = (match.start(1) if match else 0) + part.start(1)
        yield start, start + len(part[1]), part[1]


def wrong_path(example: Example, asked: Asked) -> Iterator[str]:
    """Misspell a constant part of the path; in code for an SDK, the name of a method."""
    if example.origin == "described":
        for match in re.finditer(r"\bclient(?:\.\w+)*\.(\w+)\(", example.text):
            yield _exchanged(example.text, *match.span(1), misspelt(match[1]))
        return
    known = asked.operation.path.strip("/").split("/")
    for (start, end, part), template in zip(_segments(example), known, strict=False):
        if part == template:
            yield _exchanged(example.text, start, end, misspelt(part))


def dropped_path_value(example: Example, asked: Asked) -> Iterator[str]:
    """Drop the value of a path parameter."""
    known = asked.operation.path.strip("/").split("/")
    for (start, end, _), template in zip(_segments(example), known, strict=False):
        if re.fullmatch(r"\{\w+\}", template):
            yield _exchanged(example.text, start, end, "")


_OTHERS = {"get": "delete", "post": "put", "put": "patch", "patch": "put", "delete": "post", "head": "delete"}


def wrong_method(example: Example, asked: Asked) -> Iterator[str]:
    """Ask by another method."""
    if example.origin == "described":
        return
    method = asked.operation.method.lower()
    other = _OTHERS.get(method, "put")
    exchanges = {
        "python": [
            (f"httpx.{method}(", f"httpx.request({other.upper()!r}, "),
            (f'"{method.upper()}"', f'"{other.upper()}"'),
        ],
        "typescript": [
            (f'method: "{method.upper()}"', f'method: "{other.upper()}"'),
            ("  headers: {", f'  method: "{other.upper()}",\n  headers: {{'),
        ],
        "go": [(f"http.Method{method.title()}", f"http.Method{other.title()}")],
        "curl": [
            (f"--request {method.upper()}", f"--request {other.upper()}"),
            ("curl ", f"curl --request {other.upper()} "),
        ],
    }
    for right, wrong in exchanges[example.language]:
        if right in example.text:
            yield example.text.replace(right, wrong, 1)
            return


_CREDENTIALS = {
    "python": r",?\s*\"Authorization\": f?\"[^\"]*\"|\n    auth=[^\n]*",
    "typescript": r",?\s*Authorization: `(?:[^`$]|\$\{(?:[^{}`]|`[^`]*`)*\})*`",
    "go": r"\n\trequest\.(?:Header\.Set\(\"Authorization\"|SetBasicAuth\()[^\n]*",
    "curl": r" \\\n  (?:--header \"Authorization[^\"]*\"|--user \"[^\"]*\")",
}


def dropped_credentials(example: Example, asked: Asked) -> Iterator[str]:
    """Drop the header that says who asks."""
    if asked.secured and example.origin != "described":
        for match in re.finditer(_CREDENTIALS[example.language], example.text):
            yield _exchanged(example.text, *match.span(), "")


def misspelt_query(example: Example, asked: Asked) -> Iterator[str]:
    """Misspell the name of a query parameter."""
    text = example.text
    if example.origin == "described":
        return
    for each in _members(example, _regions(text, _QUERIES.get(example.language))):
        yield _exchanged(
            text, each.key.start, each.key.end, each.key.text.replace(each.key.bare, misspelt(each.key.bare))
        )
    pattern = {"go": _SETS.format(name="query"), "curl": r"[?&]([\w.-]+)="}.get(example.language)
    for match in re.finditer(pattern, text) if pattern else ():
        yield _exchanged(text, *match.span(1), misspelt(match[1]))


def broken_syntax(example: Example, asked: Asked) -> Iterator[str]:
    """Drop the last bracket or quote."""
    mark = {"curl": ("'", '"'), "go": ("}",)}.get(example.language, (")",))
    place = max(example.text.rfind(each) for each in mark)
    if place >= 0:
        yield _exchanged(example.text, place, place + 1, "")


_BRANCHES = {
    "python": r"if not response\.is_success:\n(?: {4}[^\n]*\n)+",
    "typescript": r"if \(!response\.ok\) \{\n(?:  [^\n]*\n)+\}\n",
    "go": r"\tif response\.StatusCode < 200[^\n]*\{\n(?:\t\t[^\n]*\n)+\t\}\n",
    "curl": r"--fail-with-body ",
}


def unhandled_error(example: Example, asked: Asked) -> Iterator[str]:
    """Drop the branch that handles an error."""
    if example.origin == "generated" and any(each.is_error for each in asked.operation.responses):
        for match in re.finditer(_BRANCHES[example.language], example.text):
            yield _exchanged(example.text, *match.span(), "")


FAULTS: Mapping[str, Callable[[Example, Asked], Iterator[str]]] = {
    "a key of the body renamed": renamed_key,
    "a value of another type": changed_type,
    "a required member dropped": dropped_member,
    "a listed value misspelt": misspelt_value,
    "a wrong path": wrong_path,
    "a wrong method": wrong_method,
    "no credentials": dropped_credentials,
    "a query parameter misspelt": misspelt_query,
    "no path value": dropped_path_value,
    "a syntax error": broken_syntax,
    "an unhandled error": unhandled_error,
}
"""How each fault can be put into a program: every text gives one way."""

UNHANDLED = "an unhandled error"


def with_fault(
    fault: str, example: Example, asked: Asked, choice: Callable[[list[str]], str]
) -> Example | None:
    """Return an example with a fault; None where it has no place for it."""
    ways = [each for each in FAULTS[fault](example, asked) if each != example.text]
    return replace(example, text=choice(ways)) if ways else None
