"""The rules of changes: what each kind of change is called, says, and breaks.

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
    """One kind of change: the directions that it breaks, and a sentence with `{old}` and `{new}` in it."""

    breaks: int
    sentence: str
    kind: Kind = "changed"


def _bound(name: str, words: str, *, lower: bool) -> dict[str, Rule]:
    """Return the rules of a bound: a lower one allows less when it grows, an upper one when it shrinks."""
    grows, shrinks = (NARROWS, WIDENS) if lower else (WIDENS, NARROWS)
    return {
        f"{name}-set": Rule(NARROWS, f"the {words} {{new}} was set"),
        f"{name}-unset": Rule(WIDENS, f"the {words} {{old}} was dropped"),
        f"{name}-increased": Rule(grows, f"the {words} rose from {{old}} to {{new}}"),
        f"{name}-decreased": Rule(shrinks, f"the {words} fell from {{old}} to {{new}}"),
    }


def _condition(name: str, words: str) -> dict[str, Rule]:
    """Return the rules of something that values have to satisfy, or that is not asked of them."""
    return {
        f"{name}-set": Rule(NARROWS, f"the {words} {{new}} was set"),
        f"{name}-unset": Rule(WIDENS, f"the {words} {{old}} was dropped"),
        f"{name}-changed": Rule(DIFFERS, f"the {words} changed from {{old}} to {{new}}"),
    }


_OF_SCHEMAS = {
    "type-changed": Rule(DIFFERS, "the type changed from {old} to {new}"),
    "type-narrowed": Rule(NARROWS, "the type changed from {old} to {new}, which allows less"),
    "type-widened": Rule(WIDENS, "the type changed from {old} to {new}, which allows more"),
    "type-renamed": Rule(NONE, "the type is called {new} instead of {old}"),
    "nullable-set": Rule(WIDENS, "null is allowed now"),
    "nullable-unset": Rule(NARROWS, "null is not allowed any more"),
    "value-added": Rule(WIDENS, "the value {new} was added", "added"),
    "value-removed": Rule(NARROWS, "the value {old} was removed", "removed"),
    "values-listed": Rule(NARROWS, "only listed values are allowed now: {new}"),
    "values-unlisted": Rule(WIDENS, "values besides {old} are allowed now"),
    "variant-added": Rule(WIDENS, "the variant {new} was added", "added"),
    "variant-removed": Rule(NARROWS, "the variant {old} was removed", "removed"),
    "discriminator-changed": Rule(DIFFERS, "what tells variants apart changed from {old} to {new}"),
    "field-added": Rule(NONE, "the field was added", "added"),
    "required-field-added": Rule(NARROWS, "the field was added, and is required", "added"),
    "field-removed": Rule(DIFFERS, "the field was removed", "removed"),
    "field-became-required": Rule(NARROWS, "the field became required"),
    "field-became-optional": Rule(WIDENS, "the field became optional"),
    "became-read-only": Rule(NARROWS, "it became read-only"),
    "became-write-only": Rule(WIDENS, "it became write-only"),
    "no-longer-read-only": Rule(NONE, "it is not read-only any more"),
    "no-longer-write-only": Rule(NONE, "it is not write-only any more"),
    "other-fields-forbidden": Rule(NARROWS, "fields that are not described are not allowed any more"),
    "other-fields-allowed": Rule(NONE, "fields that are not described are allowed now"),
    "other-fields-narrowed": Rule(NARROWS, "fields that are not described have to be {new} now"),
    "other-fields-widened": Rule(WIDENS, "fields that are not described need not be {old} any more"),
    "condition-changed": Rule(DIFFERS, "further conditions on the value changed"),
    "default-changed": Rule(NONE, "the default changed from {old} to {new}"),
    "deprecated": Rule(NONE, "it is deprecated now", "deprecated"),
    "no-longer-deprecated": Rule(NONE, "it is not deprecated any more"),
    **_bound("minimum", "minimum", lower=True),
    **_bound("maximum", "maximum", lower=False),
    **_bound("exclusive-minimum", "exclusive minimum", lower=True),
    **_bound("exclusive-maximum", "exclusive maximum", lower=False),
    **_bound("min-length", "least length", lower=True),
    **_bound("max-length", "greatest length", lower=False),
    **_bound("min-items", "least number of items", lower=True),
    **_bound("max-items", "greatest number of items", lower=False),
    **_bound("min-properties", "least number of fields", lower=True),
    **_bound("max-properties", "greatest number of fields", lower=False),
    **_condition("format", "format"),
    "format-narrowed": Rule(NARROWS, "the format changed from {old} to {new}, which allows less"),
    "format-widened": Rule(WIDENS, "the format changed from {old} to {new}, which allows more"),
    **_condition("pattern", "pattern"),
    **_condition("multiple-of", "step"),
    **_condition("unique-items", "rule that items are distinct,"),
    **_condition("content-encoding", "content encoding"),
    **_condition("content-media-type", "content type"),
}

_OF_OPERATIONS = {
    "operation-added": Rule(NONE, "the operation was added", "added"),
    "operation-removed": Rule(DIFFERS, "the operation was removed", "removed"),
    "operation-renamed": Rule(DIFFERS, "the operation was {old} before"),
    "path-parameter-renamed": Rule(NONE, "it was called {old} before"),
    "operation-id-changed": Rule(NONE, "the operation ID changed from {old} to {new}"),
    "stability-changed": Rule(NONE, "the stability changed from {old} to {new}"),
    "webhook-added": Rule(NONE, "the webhook was added", "added"),
    "webhook-removed": Rule(DIFFERS, "the webhook was removed", "removed"),
    "callback-added": Rule(NONE, "the callback was added", "added"),
    "callback-removed": Rule(DIFFERS, "the callback was removed", "removed"),
    "parameter-added": Rule(NONE, "the parameter was added", "added"),
    "required-parameter-added": Rule(NARROWS, "the parameter was added, and is required", "added"),
    "parameter-removed": Rule(DIFFERS, "the parameter was removed", "removed"),
    "parameter-moved": Rule(DIFFERS, "the parameter travels in the {new} instead of the {old}"),
    "parameter-became-required": Rule(NARROWS, "the parameter became required"),
    "parameter-became-optional": Rule(WIDENS, "the parameter became optional"),
    "serialization-changed": Rule(DIFFERS, "the value is written as {new} instead of {old}"),
    "body-added": Rule(NONE, "there is a body now", "added"),
    "required-body-added": Rule(NARROWS, "there is a body now, and it is required", "added"),
    "body-removed": Rule(DIFFERS, "there is no body any more", "removed"),
    "body-became-required": Rule(NARROWS, "the body became required"),
    "body-became-optional": Rule(WIDENS, "the body became optional"),
    "content-type-added": Rule(NONE, "the content type {new} was added", "added"),
    "content-type-removed": Rule(DIFFERS, "the content type {old} was removed", "removed"),
    "response-added": Rule(NONE, "the status {new} was added", "added"),
    "success-response-removed": Rule(DIFFERS, "the status {old} was removed", "removed"),
    "error-response-removed": Rule(NONE, "the status {old} was removed", "removed"),
    "header-added": Rule(NONE, "the header was added", "added"),
    "header-removed": Rule(DIFFERS, "the header was removed", "removed"),
    "header-became-required": Rule(NARROWS, "the header became required"),
    "header-became-optional": Rule(WIDENS, "the header became optional"),
}

_OF_ACCESS = {
    "security-added": Rule(NONE, "{new} is enough now", "added"),
    "security-removed": Rule(NARROWS, "{old} is not enough any more", "removed"),
    "scheme-added": Rule(NONE, "the way to authenticate was added", "added"),
    "scheme-removed": Rule(NARROWS, "the way to authenticate was removed", "removed"),
    "scheme-changed": Rule(DIFFERS, "it is {new} instead of {old}"),
    "scope-added": Rule(NONE, "the scope {new} was added", "added"),
    "scope-removed": Rule(NARROWS, "the scope {old} was removed", "removed"),
    "server-added": Rule(NONE, "the server {new} was added", "added"),
    "server-removed": Rule(DIFFERS, "the server {old} was removed", "removed"),
    "server-value-added": Rule(NONE, "the server variable may be {new}", "added"),
    "server-value-removed": Rule(NARROWS, "the server variable may not be {old} any more", "removed"),
    "server-default-changed": Rule(NONE, "the server variable is {new} by default instead of {old}"),
}

RULES: Mapping[str, Rule] = {**_OF_OPERATIONS, **_OF_SCHEMAS, **_OF_ACCESS}
"""Every rule by its name."""
