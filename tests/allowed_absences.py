"""What need not be on a page although a description says it: each with a reason, as narrow as can be told."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import quote

from site_comparison import Comparison
from source_facts import Fact

Covers: TypeAlias = Callable[[Fact, Comparison], bool]


def reason_for(fact: Fact, comparison: Comparison) -> str | None:
    """Return why a fact may be absent, or None when it may not."""
    return next((reason for reason, covers in ALLOWED.items() if covers(fact, comparison)), None)


def _last(fact: Fact) -> str:
    return fact.spot.rpartition("/")[2]


def _silent(*members: str) -> Covers:
    """Return the predicate for members that a walk gives as silent."""
    return lambda fact, _: fact.kind == "silent" and _last(fact) in members


def _kind(*kinds: str) -> Covers:
    return lambda fact, _: fact.kind in kinds


def _is_reported(fact: Fact, comparison: Comparison) -> bool:
    """Whether a build complains about this place, the object that it is a member of, or its neighbour."""
    around = fact.spot.rpartition("/")[0]
    return any(
        each in {fact.spot, around} or each.rpartition("/")[0] in {fact.spot, around}
        for each in comparison.site.findings_at(around)
    )


def _repeats_name(fact: Fact, _: Comparison) -> bool:
    """Whether a title is the name again, with other spaces, hyphens or capitals."""
    names = [*fact.scope.chain[-1:], fact.scope.place[1]]
    return fact.kind == "title" and _bare(str(fact.value)) in map(_bare, names)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _allows_all(fact: Fact, _: Comparison) -> bool:
    lowest = {"minLength", "minItems", "minProperties"}
    return fact.kind == "limit" and fact.value == 0 and _last(fact) in lowest


def _is_forbidden_beside(fact: Fact, _: Comparison) -> bool:
    """Whether null is allowed by a part of allOf: beside parts that forbid it that means nothing."""
    says_null = fact.kind == "nullable" or (fact.kind == "value" and fact.value is None)
    return says_null and "/allOf/" in fact.spot


def _inside_internal(fact: Fact, comparison: Comparison) -> bool:
    """Whether a schema has no section because only internal operations refer to it."""
    hidden = comparison.has_internal and fact.scope.place[0] == "model"
    return hidden and not comparison.sections(fact.scope.place)


def _is_empty_form_field(fact: Fact, _: Comparison) -> bool:
    """Whether it is said that a field of a Swagger 2.0 form may be empty: a place that OpenAPI 3 lacks."""
    return fact.kind == "may be empty" and fact.spot.endswith("/allowEmptyValue") and "/post/" in fact.spot


def _is_replaced(fact: Fact, comparison: Comparison) -> bool:
    """Whether it is an example of what a body or an answer is, whose media type has examples of its own."""
    found = _OF_CONTENT.match(fact.spot) if fact.kind == "example" else None
    if found is None:
        return False
    media = comparison.description.target(comparison.description.root, f"#{quote(found[1])}")
    return media is not None and bool({"example", "examples"} & media.value.keys())


_OF_CONTENT = re.compile(
    r"(/.*/content/[^/]+)/schema(?:/(?:oneOf|anyOf|allOf)/\d+)*/(?:example|examples/\d+)"
)


def _is_path_of_file(fact: Fact, comparison: Comparison) -> bool:
    """Whether the example of a form gives files by paths or by `<words>`, and samples send them by names."""
    in_form = fact.kind == "example" and "/content/multipart~1form-data/" in fact.spot
    if not in_form or not isinstance(fact.value, dict):
        return False
    said = [str(each) for each in fact.value.values()]
    names = [each.rpartition("/")[2] for each in said if not re.fullmatch(r"<[^<>]+>", each)]
    blocks = [each for section in comparison.sections(fact.scope.place) for each in section.blocks]
    return any(all(name in block for name in names) for block in blocks)


ALLOWED: Mapping[str, Covers] = {
    "a vendor's extension that has no meaning for readers": _kind("extension"),
    "the version of the format and its dialect speak to parsers": _silent(
        "openapi", "swagger", "$self", "jsonSchemaDialect"
    ),
    "identifiers of schemas and comments on them speak to whoever edits the file": _silent(
        "$recursiveAnchor", "$comment", "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$vocabulary"
    ),
    "what a tag is for decides whether it groups operations or marks them": _silent("kind"),
    "a generic schema stands with what its user puts into it under the user's name": _kind("bound model"),
    "a dynamic reference is followed, and its text names no model": _silent("$dynamicRef", "$recursiveRef"),
    "how a value travels is shown by the request of the example": _silent(
        "style", "explode", "allowReserved", "collectionFormat"
    ),
    "which address scheme a single operation takes is part of its server": _silent("schemes"),
    "the name of a body parameter of Swagger 2.0 does not travel": _silent("name"),
    "OpenAPI 3 has no place for a field of a form that may be empty": _is_empty_form_field,
    "a flow is called by its words": _silent("flow"),
    "an internal operation, parameter or member is left out unless it is asked for": _kind("internal"),
    "a read-only member is no part of a request": _kind("never sent"),
    "a write-only member is no part of an answer": _kind("never answered"),
    "a schema of internal operations alone is left out with them": _inside_internal,
    "a shared part that nothing refers to is part of no operation": _kind("unused component"),
    "a single example needs no name": _kind("name of the only example"),
    "no limit below 0 is a limit": _allows_all,
    "what may be of any kind may be null": _kind("nullable of any kind"),
    "null in one part of allOf, which another part forbids": _is_forbidden_beside,
    "a limit that says nothing: of values that the type rules out, or a flag on no limit": _kind(
        "of another type"
    ),
    "a title that spells the name again": _repeats_name,
    "the build reports it, at its place": _is_reported,
    "an example of the media type replaces that of its schema": _is_replaced,
    "a path or words that stand for a file are shown as the name of a file": _is_path_of_file,
    "a media type of Swagger 2.0 where nothing is sent or answered": _kind("media type of nothing"),
}
"""Predicates by their reason."""
