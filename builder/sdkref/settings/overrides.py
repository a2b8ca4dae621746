"""What `sdkref.yml` says of single things: `operations: {POST /chats: {title: Talk}}`, models, resources."""

from collections.abc import Iterator, Sequence
from typing import Any

from sdkref.catalogue.operation import Example
from sdkref.catalogue.overrides import OperationOverride, Override, Overrides
from sdkref.location import escape
from sdkref.sdk import language_keys
from sdkref.settings.faults import Faults
from sdkref.settings.keys import ANYTHING, FLAG, TEXT, WHOLE, Either, Key, Keyed, Listing, Mapping, names

_TITLE = Key("title", "What it is called.", TEXT, "as the source calls it")
_DESCRIPTION = Key("description", "What is said of it, in Markdown.", TEXT, "what the source says")
_HIDE = Key("hide", "Whether no page shows it.", FLAG, "`false`")
_ORDER = Key(
    "order",
    "Its place among its like: those with a place stand first, the lowest at the top.",
    WHOLE,
    "behind those, in the order of the source",
)
OPERATION_KEYS = (
    _TITLE,
    _DESCRIPTION,
    Key(
        "resource",
        "The resource that it belongs to: one that is there, or a new one.",
        TEXT,
        "that of the source",
    ),
    _ORDER,
    Key(
        "hide",
        "`true`: no page shows it; a list of languages and SDKs: their tabs do not offer it.",
        Either((FLAG, Listing(TEXT))),
        "`false`",
    ),
    Key(
        "examples",
        "Request bodies by name, in the place of those of the source.",
        Keyed(ANYTHING),
        "those of the source",
    ),
    Key("parameters", "Values that examples have for parameters, by name.", Keyed(ANYTHING), "made by us"),
)
MODEL_KEYS = (_TITLE, _DESCRIPTION, _HIDE)
RESOURCE_KEYS = (_TITLE, _DESCRIPTION, _HIDE, _ORDER)
KEYS = (
    Key(
        "operations",
        "What is said of single operations, by `METHOD /path`.",
        Keyed(Mapping(OPERATION_KEYS)),
        "nothing",
    ),
    Key("models", "What is said of single models, by name.", Keyed(Mapping(MODEL_KEYS)), "nothing"),
    Key(
        "resources",
        "What is said of single resources, by tag or title.",
        Keyed(Mapping(RESOURCE_KEYS)),
        "nothing",
    ),
)


def read_overrides(faults: Faults, data: dict[str, Any], sdks: Sequence[str]) -> Overrides:
    """Return what settings say of single things; what is wrong is noted."""
    tabs = (*sdks, *language_keys())
    return Overrides(
        operations=tuple(
            _operation(faults, pointer, name, entry, tabs)
            for pointer, name, entry in _entries(faults, data, "operations", OPERATION_KEYS)
        ),
        models=tuple(_of_any(faults, data, "models", MODEL_KEYS)),
        resources=tuple(_of_any(faults, data, "resources", RESOURCE_KEYS)),
    )


def _of_any(faults: Faults, data: dict[str, Any], kind: str, keys: tuple[Key, ...]) -> Iterator[Override]:
    for pointer, name, entry in _entries(faults, data, kind, keys):
        hide = faults.of_type(f"{pointer}/hide", entry.get("hide"), bool, default=False)
        yield Override(**_said(faults, pointer, name, entry), hide=hide)


def _entries(
    faults: Faults, data: dict[str, Any], kind: str, keys: tuple[Key, ...]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, entry in faults.of_type(f"/{kind}", data.get(kind), dict, {}).items():
        pointer = f"/{kind}/{escape(name)}"
        mapping = faults.of_type(pointer, entry, dict, {})
        faults.unknown(pointer, mapping, names(keys))
        yield pointer, name, mapping


def _said(faults: Faults, pointer: str, name: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return what any override has but for what it hides."""
    line, column = faults.document.locate(pointer) or (1, 1)
    return {
        "name": name,
        "title": faults.of_type(f"{pointer}/title", entry.get("title"), str, None),
        "description": faults.of_type(f"{pointer}/description", entry.get("description"), str, None),
        "order": faults.of_type(f"{pointer}/order", entry.get("order"), int, None),
        "pointer": pointer,
        "line": line,
        "column": column,
    }


def _operation(
    faults: Faults, pointer: str, name: str, entry: dict[str, Any], tabs: Sequence[str]
) -> OperationOverride:
    hide, hidden_in = _hidden(faults, f"{pointer}/hide", entry.get("hide"), tabs)
    examples = faults.of_type(f"{pointer}/examples", entry.get("examples"), dict, {})
    parameters = faults.of_type(f"{pointer}/parameters", entry.get("parameters"), dict, {})
    method, _, path = name.partition(" ")
    return OperationOverride(
        **_said(faults, pointer, f"{method.upper()} {path.strip()}" if path else name, entry),
        resource=faults.of_type(f"{pointer}/resource", entry.get("resource"), str, None),
        hide=hide,
        hidden_in=hidden_in,
        examples=tuple(Example(name=each, value=value) for each, value in examples.items()),
        parameters=tuple(parameters.items()),
    )


def _hidden(faults: Faults, pointer: str, value: Any, tabs: Sequence[str]) -> tuple[bool, tuple[str, ...]]:
    """Return whether an operation is hidden everywhere, else the tabs in which it is."""
    if value is None or isinstance(value, bool):
        return bool(value), ()
    if not isinstance(value, list):
        faults.add(
            pointer, "`hide` is neither true or false nor a list", "write `true`, or a list such as [go]"
        )
        return False, ()
    found = faults.texts(pointer, value)
    for index, each in enumerate(found):
        faults.known(f"{pointer}/{index}", f"there is no language or SDK `{each}`", each, tabs)
    return False, found
