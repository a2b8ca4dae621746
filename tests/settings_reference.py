"""The reference of settings and the JSON Schema of `sdkref.yml`, made of the tables by which it is read.

`python tests/settings_reference.py` writes `docs/reference/settings.md` and `docs/sdkref.schema.json` anew.
"""

import json
from collections.abc import Iterator

from architecture import REPOSITORY
from profile_reference import profile_sections
from sdkref.settings.config import KEYS
from sdkref.settings.keys import Either, Flag, Given, Key, Keyed, Later, Listing, Mapping, Shape, Text, Whole
from sdkref.settings.schema import settings_schema

PAGE = REPOSITORY / "docs" / "reference" / "settings.md"
SCHEMA = REPOSITORY / "docs" / "sdkref.schema.json"

HEAD = """\
# Settings

All keys of `sdkref.yml`. The guide says [what they are good for](../guide/configuration.md). This page
and the [JSON Schema](../sdkref.schema.json) of the file are made of the tables by which sdkref reads it.

Editors with a language server for YAML offer the keys, and mark wrong ones, when the file begins with the
address of the schema. A copy beside the file serves as well:

```yaml
# yaml-language-server: $schema=sdkref.schema.json
sources: [openapi.yaml]
```

An SDK takes the keys of its [profile](../guide/profiles.md)
as well; these stand at the end.

A wrong key is a fault: sdkref says which, where, and the nearest right one, and ends with exit code 2.
"""


def page_text() -> str:
    """Return the page."""
    return "\n".join([HEAD, *_section("The file", KEYS, ""), *profile_sections()])


def schema_text() -> str:
    """Return the schema."""
    return json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n"


def _section(title: str, keys: tuple[Key, ...], path: str) -> Iterator[str]:
    yield from (f"## {title}", "", "| key | value | what it is for | without it |")
    yield "| --- | --- | --- | --- |"
    for each in keys:
        if isinstance(each.shape, Given) and path == "sdks.NAME.":
            continue  # is one of a profile, which has a section of its own
        without = each.without or "nothing"
        yield f"| `{each.name}` | {_words(each.shape)} | {each.says} | {without} |"
    yield ""
    for each in keys:
        place = f"{path}{each.name}"
        for inner, step in _mappings(each.shape, ""):
            yield from _section(f"`{place}{step}`", inner.keys, f"{place}{step}.")


def _mappings(shape: Shape, step: str) -> Iterator[tuple[Mapping, str]]:
    """Give the mappings with keys of their own that a value holds next, and how one gets there."""
    match shape:
        case Mapping():
            yield shape, step
        case Later(make=make):
            yield from _mappings(make(), step)
        case Listing(of=inner):
            yield from _mappings(inner, f"{step}[]")
        case Keyed(of=inner):
            yield from _mappings(inner, f"{step}.NAME")
        case Either(shapes=shapes):
            for each in shapes:
                yield from _mappings(each, step)
        case _:
            pass


def _words(shape: Shape) -> str:  # noqa: PLR0911 - one answer a shape
    match shape:
        case Text(usual=usual):
            return f"text: {', '.join(f'`{each}`' for each in usual)}" if usual else "text"
        case Flag():
            return "`true` or `false`"
        case Whole(least=least, most=most):
            bounds = [*([f"from {least}"] if least is not None else []), *([f"to {most}"] if most else [])]
            return " ".join(["number", *bounds])
        case Listing(of=inner):
            return "list" if isinstance(inner, Mapping | Either) else f"list of {_plural(_words(inner))}"
        case Keyed(of=inner):
            return "mapping" if isinstance(inner, Mapping) else f"mapping to {_plural(_words(inner))}"
        case Mapping():
            return "mapping"
        case Either(shapes=shapes):
            return " or ".join(dict.fromkeys(map(_words, shapes)))
        case Given(schema=schema):
            return _of_schema(schema.get("anyOf", [schema]))
        case Later(make=make):
            return _words(make())
        case _:
            return "any value"


def _plural(words: str) -> str:
    return f"{words}s" if words in {"text", "number"} else words


def _of_schema(options: list[dict[str, object]]) -> str:
    kinds = {"string": "text", "integer": "number", "boolean": "`true` or `false`", "array": "list"}
    inner = [one for each in options for one in _flat(each)]
    found = [kinds.get(str(each.get("type")), "mapping" if "type" in each else "text") for each in inner]
    return " or ".join(dict.fromkeys(found))


def _flat(schema: dict[str, object]) -> list[dict[str, object]]:
    options = schema.get("anyOf")
    return [each for each in options if each.get("type") != "null"] if isinstance(options, list) else [schema]


if __name__ == "__main__":
    PAGE.write_text(page_text(), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
