"""The rules of changes: what each kind of change is called, and whom it breaks.

What a change does to the values that are allowed decides whom it breaks. One that allows less breaks callers
that send them, one that allows more breaks callers that read them, another set of values breaks both.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.history.directions import BOTH, REQUEST, RESPONSE

Kind: TypeAlias = Literal["added", "removed", "changed", "deprecated"]

NONE = 0
NARROWS = REQUEST
WIDENS = RESPONSE
DIFFERS = BOTH


class Rule(Struct, frozen=True):
    """One kind of change: the directions that it breaks. What it says stands among the words of a site."""

    breaks: int
    kind: Kind = "changed"


def _bound(name: str, *, lower: bool) -> dict[str, Rule]:
    """Return the rules of a bound: a lower one allows less when it grows, an upper one when it shrinks."""
    grows, shrinks = (NARROWS, WIDENS) if lower else (WIDENS, NARROWS)
    return {
        f"{name}-set": Rule(NARROWS),
        f"{name}-unset": Rule(WIDENS),
        f"{name}-increased": Rule(grows),
        f"{name}-decreased": Rule(shrinks),
    }


def _condition(name: str) -> dict[str, Rule]:
    """Return the rules of something that values have to satisfy, or that is not asked of them."""
    return {
        f"{name}-set": Rule(NARROWS),
        f"{name}-unset": Rule(WIDENS),
        f"{name}-changed": Rule(DIFFERS),
    }


_OF_SCHEMAS = {
    "type-changed": Rule(DIFFERS),
    "type-narrowed": Rule(NARROWS),
    "type-widened": Rule(WIDENS),
    "type-renamed": Rule(NONE),
    "nullable-set": Rule(WIDENS),
    "nullable-unset": Rule(NARROWS),
    "value-added": Rule(WIDENS, "added"),
    "value-removed": Rule(NARROWS, "removed"),
    "values-listed": Rule(NARROWS),
    "values-unlisted": Rule(WIDENS),
    "variant-added": Rule(WIDENS, "added"),
    "variant-removed": Rule(NARROWS, "removed"),
    "discriminator-changed": Rule(DIFFERS),
    "field-added": Rule(NONE, "added"),
    "required-field-added": Rule(NARROWS, "added"),
    "field-removed": Rule(DIFFERS, "removed"),
    "field-became-required": Rule(NARROWS),
    "field-became-optional": Rule(WIDENS),
    "became-read-only": Rule(NARROWS),
    "became-write-only": Rule(WIDENS),
    "no-longer-read-only": Rule(NONE),
    "no-longer-write-only": Rule(NONE),
    "other-fields-forbidden": Rule(NARROWS),
    "other-fields-allowed": Rule(NONE),
    "other-fields-narrowed": Rule(NARROWS),
    "other-fields-widened": Rule(WIDENS),
    "condition-changed": Rule(DIFFERS),
    "default-changed": Rule(NONE),
    "deprecated": Rule(NONE, "deprecated"),
    "no-longer-deprecated": Rule(NONE),
    **_bound("minimum", lower=True),
    **_bound("maximum", lower=False),
    **_bound("exclusive-minimum", lower=True),
    **_bound("exclusive-maximum", lower=False),
    **_bound("min-length", lower=True),
    **_bound("max-length", lower=False),
    **_bound("min-items", lower=True),
    **_bound("max-items", lower=False),
    **_bound("min-properties", lower=True),
    **_bound("max-properties", lower=False),
    **_condition("format"),
    "format-narrowed": Rule(NARROWS),
    "format-widened": Rule(WIDENS),
    **_condition("pattern"),
    **_condition("multiple-of"),
    **_condition("unique-items"),
    **_condition("content-encoding"),
    **_condition("content-media-type"),
}

_OF_OPERATIONS = {
    "operation-added": Rule(NONE, "added"),
    "operation-removed": Rule(DIFFERS, "removed"),
    "operation-renamed": Rule(DIFFERS),
    "path-parameter-renamed": Rule(NONE),
    "operation-id-changed": Rule(NONE),
    "stability-changed": Rule(NONE),
    "webhook-added": Rule(NONE, "added"),
    "webhook-removed": Rule(DIFFERS, "removed"),
    "callback-added": Rule(NONE, "added"),
    "callback-removed": Rule(DIFFERS, "removed"),
    "parameter-added": Rule(NONE, "added"),
    "required-parameter-added": Rule(NARROWS, "added"),
    "parameter-removed": Rule(DIFFERS, "removed"),
    "parameter-moved": Rule(DIFFERS),
    "parameter-became-required": Rule(NARROWS),
    "parameter-became-optional": Rule(WIDENS),
    "serialization-changed": Rule(DIFFERS),
    "body-added": Rule(NONE, "added"),
    "required-body-added": Rule(NARROWS, "added"),
    "body-removed": Rule(DIFFERS, "removed"),
    "body-became-required": Rule(NARROWS),
    "body-became-optional": Rule(WIDENS),
    "content-type-added": Rule(NONE, "added"),
    "content-type-removed": Rule(DIFFERS, "removed"),
    "response-added": Rule(NONE, "added"),
    "success-response-removed": Rule(DIFFERS, "removed"),
    "error-response-removed": Rule(NONE, "removed"),
    "header-added": Rule(NONE, "added"),
    "header-removed": Rule(DIFFERS, "removed"),
    "header-became-required": Rule(NARROWS),
    "header-became-optional": Rule(WIDENS),
}

_OF_ACCESS = {
    "security-added": Rule(NONE, "added"),
    "security-removed": Rule(NARROWS, "removed"),
    "scheme-added": Rule(NONE, "added"),
    "scheme-removed": Rule(NARROWS, "removed"),
    "scheme-changed": Rule(DIFFERS),
    "scope-added": Rule(NONE, "added"),
    "scope-removed": Rule(NARROWS, "removed"),
    "server-added": Rule(NONE, "added"),
    "server-removed": Rule(DIFFERS, "removed"),
    "server-value-added": Rule(NONE, "added"),
    "server-value-removed": Rule(NARROWS, "removed"),
    "server-default-changed": Rule(NONE),
}

RULES: Mapping[str, Rule] = {**_OF_OPERATIONS, **_OF_SCHEMAS, **_OF_ACCESS}
"""Every rule by its name."""
