"""Pages of models that OpenAPI Generator wrote: properties, or the values of an enumeration."""

import re
from collections.abc import Iterator

from sdkref.catalogue.surface import Argument, Loss, ModelValue, Spot, SurfaceModel
from sdkref.markdown.page import MarkdownPage
from sdkref.readers.sdk_docs.openapi_generator.arguments import field
from sdkref.readers.sdk_docs.openapi_generator.flavours import FAMILY
from sdkref.readers.sdk_docs.openapi_generator.rows import rows
from sdkref.readers.sdk_docs.openapi_generator.samples import NO_SAMPLES, Samples, samples
from sdkref.readers.sdk_docs.openapi_generator.sections import contents
from sdkref.readers.sdk_docs.openapi_generator.texts import unescaped, with_breaks
from sdkref.readers.sdk_docs.openapi_generator.unread import losses
from sdkref.readers.sdk_docs.page_facts import PageFacts

_TITLE = re.compile(r"# \S.*")
_PARTS = ("Properties", "Enum", "Methods", "Example")
_BEGIN = {
    "Properties": re.compile(r"\|?\s*Name\s*\|\s*Type\b"),
    "Enum": re.compile(r"\* `|\|?\s*Name\s*\|\s*Type\b"),
}
"""How a part begins: guides have headings of the same name."""
_VALUE = re.compile(
    r"(?:\* `(?P<name>[^`]*)`|\|?\s*\*\*(?P<cell>.*?)\*\*\s*\|[^|]*\|) \(value: `(?P<value>.*)`\)\s*\|?\s*"
)
_ABOVE_VALUES = re.compile(r"\|?\s*Name\s*\|\s*Type\b.*|\|?[\s:]*-[\s|:-]*")
"""Head and rule of values in a table."""
_METHOD = re.compile(r"### (New|Get|Set|Has|Unset|As)(\w+)\s*")
_LANGUAGES = {"typescript": "typescript", "ts": "typescript", "python": "python", "go": "go"}
_QUOTES = "\"'"


def knows(page: MarkdownPage) -> bool:
    """Tell whether a page is one of a model: titled with its name, then properties or values."""
    title = next((line for line in page.lines if line.strip()), "")
    if _TITLE.fullmatch(title) is None:
        return False
    parts = dict(_parts(page))
    return any(
        begin.match(next((line for line in page.lines[parts[part] :] if line.strip()), ""))
        for part, begin in _BEGIN.items()
        if part in parts
    )


def read(page: MarkdownPage) -> PageFacts:
    """Return the model of a page."""
    title = next(number for number, line in enumerate(page.lines, 1) if line.strip())
    name = unescaped(page.lines[title - 1].removeprefix("# ").strip())
    starts = dict(_parts(page))
    borders = [*sorted(starts.values()), len(page.lines) + 1]
    parts = {part: (at + 1, borders[borders.index(at) + 1]) for part, at in starts.items()}
    description = with_breaks(unescaped(page.source(title + 1, borders[0])))
    lost: list[Loss] = []
    fields: tuple[Argument, ...] | None = None
    values: tuple[ModelValue, ...] | None = None
    if place := parts.get("Properties"):
        table, unread = rows(contents(page, *place))
        fields = tuple(map(field, table))
        lost += losses(page, unread, "`## Properties`")
    if place := parts.get("Enum"):
        listed = [(number, line, _VALUE.fullmatch(line)) for number, line in contents(page, *place)]
        values = tuple(_value(found) for _, _, found in listed if found)
        lost += losses(page, _no_values(listed), "`## Enum`")
    code = NO_SAMPLES
    if place := parts.get("Example"):
        code = samples(page.lines, *place)
        lost += losses(page, code.unread, "`## Example`")
    if place := parts.get("Methods"):
        members = {name, *(each.name for each in fields or ())}
        lost += losses(page, _other_methods(page, *place, members), "`## Methods`")
    model = SurfaceModel(
        key="",
        name=name,
        description=description or None,
        fields=fields,
        values=values,
        examples=code.examples,
        spot=Spot(page.name, title),
    )
    return PageFacts(
        dialect=_dialect(parts, code), models=(model,), losses=tuple(lost), findings=code.findings
    )


def _parts(page: MarkdownPage) -> Iterator[tuple[str, int]]:
    """Yield where the parts of a page begin; of several with one name the last counts."""
    for number, line in enumerate(page.lines, 1):
        if line.startswith("## ") and (heading := line[3:].strip()) in _PARTS:
            yield heading, number


def _no_values(listed: list[tuple[int, str, re.Match[str] | None]]) -> list[int]:
    return [number for number, line, found in listed if not found and not _ABOVE_VALUES.fullmatch(line)]


def _value(found: re.Match[str]) -> ModelValue:
    written = found["value"]
    quoted = len(written) > 1 and written[0] in _QUOTES and written[0] == written[-1]
    name = found["name"] if found["cell"] is None else found["cell"]
    return ModelValue(name=name, value=unescaped(written[1:-1]) if quoted else written)


def _other_methods(page: MarkdownPage, first: int, after: int, members: set[str]) -> Iterator[int]:
    """Yield the lines of methods of Go that do not follow from the fields: each field has some of its own."""
    follows = False
    for number, line in contents(page, first, after):
        if line.startswith("### "):
            found = _METHOD.fullmatch(line)
            follows = found is not None and bool(members & _stems(found[2]))
        if not follows:
            yield number


def _stems(name: str) -> set[str]:
    return {name, *(name.removesuffix(each) for each in ("Ok", "Nil", "WithDefaults"))}


def _dialect(parts: dict[str, tuple[int, int]], code: Samples) -> str:
    """Return the dialect as far as the page shows it; a model of TypeScript may be of any of three."""
    languages = {each.language for each in code.examples}
    language = next((_LANGUAGES[each] for each in sorted(languages) if each in _LANGUAGES), "")
    if "Methods" in parts:
        language = "go"
    return f"{FAMILY}-{language}" if language else FAMILY
