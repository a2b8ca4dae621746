"""How settled a part of an API is: deprecated and why, stable or not yet, internal.

OpenAPI has the flag `deprecated` alone; the rest are extensions that public descriptions use.
"""

from collections.abc import Mapping
from typing import Any

from sdkref.readers.node import Node, spelling

_REASONS = (
    "x-deprecated-description", "x-deprecated-reason", "x-deprecated-message", "x-deprecation-reason",
    "x-deprecation-message", "x-deprecation-description", "x-deprecation-notice",
    "x-speakeasy-deprecation-message", "x-stainless-deprecation-message",
    "x-deprecatedMessage", "x-deprecatedReason", "x-deprecationMessage",
)  # fmt: skip
_REPLACEMENTS = (
    "x-replaced-by", "x-replacement", "x-deprecated-replacement", "x-deprecation-replacement",
    "x-speakeasy-deprecation-replacement",
)  # fmt: skip
_SINCE = (
    "x-deprecatedAt", "x-deprecated-at", "x-deprecated-since", "x-deprecation-since", "x-deprecation-date",
)  # fmt: skip
_SINCE_VERSION = ("x-deprecatedInVersion", "x-deprecated-in-version", "x-version-deprecated")
_END = (
    "x-sunset", "x-sunset-date", "x-sunsetAt", "x-deprecated-sunset", "x-removal-date", "x-remove-on",
)  # fmt: skip
_WHOLE = ("x-deprecated", "x-deprecation", "x-ms-deprecation")
"""True, the reason, or a mapping with what follows."""
_INSIDE = {
    "reason": ("description", "reason", "message"),
    "replacement": ("replacement", "replacedBy"),
    "since": ("date", "since"),
    "end": ("removalDate", "sunset", "removal"),
}
_LEVELS = ("x-stability", "x-stability-level", "x-scalar-stability")
_FLAGS = {
    "x-beta": "beta",
    "x-alpha": "alpha",
    "x-preview": "preview",
    "x-technical-preview": "technical preview",
    "x-experimental": "experimental",
}
INTERNAL = frozenset({"x-internal", "x-gitbook-ignore", "x-scalar-ignore"})
"""Extensions that keep something from the public."""
_TRUTH = frozenset({"true", "false"})
_ON_STABILITY = frozenset({*_LEVELS, *_FLAGS})
ON_DEPRECATION = frozenset(
    {*_REASONS, *_REPLACEMENTS, *_SINCE, *_SINCE_VERSION, *_END, *_WHOLE, *_ON_STABILITY}
)
"""Extensions that tell of a deprecation."""


def deprecation(node: Node, operations: Mapping[str, str]) -> tuple[bool, str | None]:
    """Tell whether something is deprecated, and in sentences what is said of that.

    `operations` gives `METHOD /path` by operationId, for a replacement that is named so.
    """
    written = node.data.get("deprecated")
    given = written if isinstance(written, str) and " " in written.strip() else None
    flag = _with_reason(node) if given else node.flag("deprecated")
    if given is None and node.data.keys().isdisjoint(ON_DEPRECATION):
        return flag, None
    inner = next((value for key in _WHOLE if isinstance(value := node.data.get(key), dict)), {})
    reason = given or _first(node.data, (*_REASONS, *_WHOLE)) or _first(inner, _INSIDE["reason"])
    replacement = _first(node.data, _REPLACEMENTS) or _first(inner, _INSIDE["replacement"])
    since = _first(node.data, _SINCE) or _first(inner, _INSIDE["since"])
    version = _first(node.data, _SINCE_VERSION)
    end = _first(node.data, _END) or _first(inner, _INSIDE["end"])
    instead = operations.get(replacement, replacement) if replacement else None
    sentences = (
        _ended(reason),
        _instead(instead),
        f"Deprecated since {since}." if since else "",
        f"Deprecated since version {version}." if version else "",
        f"It ends on {end}." if end else "",
    )
    said = ("\n\n" if reason and "\n" in reason else " ").join(filter(None, sentences)) or None
    marked = any(node.data.get(key) is True for key in _WHOLE) or _level(node) == "deprecated"
    return flag or marked or said is not None, said


def stability(*nodes: Node) -> str | None:
    """Return how settled something is, as the first says of these that says it."""
    for node in nodes:
        if not node.data.keys().isdisjoint(_ON_STABILITY):
            found = _level(node)
            if found and found != "deprecated":
                return found
    return None


def is_internal(node: Node) -> bool:
    """Tell whether a published site leaves something out."""
    return not node.data.keys().isdisjoint(INTERNAL) and any(
        node.flag(key) for key in node.data if key in INTERNAL
    )


def _level(node: Node) -> str | None:
    flags = (name for key, name in _FLAGS.items() if node.data.get(key) in (True, "true"))
    return _first(node.data, _LEVELS) or next(flags, None)


def _with_reason(node: Node) -> bool:
    """Report a reason that stands in the place of true, and take it for that."""
    fact = "`deprecated` is a text, not true or false"
    remedy = f"write true, and the text as `{_REASONS[0]}`"
    node.report("wrong-type", fact, remedy, node.at("deprecated"))
    return True


def _first(data: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """Return the first text or number that stands under one of the keys."""
    for key in keys:
        value = data.get(key)
        text = value if isinstance(value, str) else None if isinstance(value, bool) else spelling(value)
        if text and text.strip() and text not in _TRUTH:
            return text.strip()
    return None


def _instead(named: str | None) -> str:
    """Return the sentence on what to use: an operation or a path is named, a sentence stands as it is."""
    if not named:
        return ""
    plain = named.replace("`", "'")
    return _ended(named) if " " in named and "/" not in named else f"Use `{plain}` instead."


def _ended(text: str | None) -> str:
    """Return a text as a sentence."""
    return "" if not text else text if text[-1] in ".!?:;)" else f"{text}."
