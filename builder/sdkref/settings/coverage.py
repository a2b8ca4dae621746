"""The coverage of `sdkref.yml`: operations that need no example in a tab for some time, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from sdkref.settings.faults import Faults
from sdkref.settings.keys import TEXT, Key, Listing, Mapping, Text, names

_KEYS = (
    Key("operation", "`METHOD /path`; `*` stands for any text.", TEXT, "needed"),
    Key("tab", "The key of a language or of an SDK.", TEXT, "all tabs"),
    Key("until", "The last day on which it holds.", Text(pattern=r"^\d{4}-\d{2}-\d{2}$"), "needed"),
    Key("because", "The reason.", TEXT, "needed"),
)
SHAPE = Mapping(
    (
        Key(
            "allow",
            "Operations that count as covered for some time.",
            Listing(Mapping(_KEYS, needed=("operation", "until", "because"))),
            "none",
        ),
    )
)


class Exemption(Struct, frozen=True, kw_only=True):
    """Operations that count as covered for some time."""

    operation: str
    """`METHOD /path`; `*` stands for any text."""
    tab: str
    """The key of a language or of an SDK; empty for all tabs."""
    until: date
    """The last day on which it holds."""
    because: str
    pointer: str
    """Where it stands in the settings."""
    line: int
    column: int


def read_exemptions(faults: Faults, data: dict[str, Any]) -> tuple[Exemption, ...]:
    """Return the exemptions of the settings; what is wrong with one is noted, and the others taken."""
    mapping = faults.of_type("/coverage", data.get("coverage"), dict, {})
    faults.unknown("/coverage", mapping, names(SHAPE.keys))
    return tuple(_exemptions(faults, faults.of_type("/coverage/allow", mapping.get("allow"), list, [])))


def _exemptions(faults: Faults, found: list[Any]) -> Iterator[Exemption]:
    for index, entry in enumerate(found):
        pointer = f"/coverage/allow/{index}"
        mapping = faults.of_type(pointer, entry, dict, {})
        faults.unknown(pointer, mapping, names(_KEYS))
        words = {
            name: faults.of_type(f"{pointer}/{name}", mapping.get(name), str, "")
            for name in ("operation", "tab", "because")
        }
        until = _day(faults, pointer, mapping)
        for name, example in (("operation", "POST /stays"), ("because", "the reason")):
            if mapping.get(name) in (None, ""):
                faults.add(pointer, f"the exemption has no `{name}`", f"add `{name}: {example}`")
        if until is not None and words["operation"] and words["because"]:
            line, column = faults.document.locate(pointer) or (1, 1)
            yield Exemption(**words, until=until, pointer=pointer, line=line, column=column)


def _day(faults: Faults, pointer: str, mapping: dict[str, Any]) -> date | None:
    found = mapping.get("until")
    if found is None:
        faults.add(pointer, "the exemption has no end", "add `until: 2027-01-31`")
        return None
    try:
        return date.fromisoformat(found)
    except (TypeError, ValueError):
        fact = f"`{found}` is no day"
        faults.add(f"{pointer}/until", fact, "write year, month and day: 2027-01-31")
        return None
