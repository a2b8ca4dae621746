"""What is wrong with a configuration file, collected so that one run tells it all."""

from collections.abc import Sequence
from typing import Any

from sdkref.diagnostics import Diagnostic, Level, UsageError
from sdkref.documents.reading import Document
from sdkref.location import Location, escape
from sdkref.nearest_name import did_you_mean


class Faults:
    """The faults of one file of settings, and values of it that are as they should be."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Diagnostic] = []

    def add(self, pointer: str, fact: str, remedy: str) -> None:
        """Note a fault at a place."""
        line, column = self.document.locate(pointer) or (1, 1)
        location = Location(self.document.name, pointer)
        self.found.append(Diagnostic("setting", fact, remedy, location, Level.ERROR, line, column))

    def of_type(self, pointer: str, value: Any, wanted: type, default: Any) -> Any:
        """Return a value of the wanted type; the default for none, and with a fault for another type."""
        if value is None or (isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))):
            return default if value is None else value
        words = {
            dict: "a mapping",
            list: "a list",
            str: "a text",
            bool: "true or false",
            int: "a whole number",
        }
        key = pointer.rpartition("/")[2]
        name = "this" if key.isdecimal() else f"`{key}`" if key else "the file"
        self.add(pointer, f"{name} is not {words[wanted]}", f"write {words[wanted]}")
        return default

    def texts(self, pointer: str, value: Any) -> tuple[str, ...]:
        """Return a list of texts, or a single one."""
        entries = [value] if isinstance(value, str) else self.of_type(pointer, value, list, [])
        return tuple(
            self.of_type(f"{pointer}/{index}", entry, str, "") for index, entry in enumerate(entries)
        )

    def known(self, pointer: str, fact: str, word: str, known: Sequence[str]) -> None:
        """Note a word that is none of those that are known, with the nearest of them."""
        if word and word not in known:
            self.add(pointer, fact, did_you_mean(word, known, f"known are {', '.join(known)}"))

    def unknown(self, pointer: str, mapping: dict[str, Any], known: Sequence[str]) -> None:
        """Note the keys of a mapping that mean nothing."""
        for key in mapping:
            if key not in known:
                remedy = did_you_mean(key, known, f"known are {', '.join(known)}")
                self.add(f"{pointer}/{escape(key)}", f"`{key}` is no setting", remedy)

    def stop(self) -> None:
        """Raise `UsageError` with all faults, if there are any."""
        if self.found:
            raise UsageError(*sorted(self.found, key=lambda each: (each.line or 0, each.column or 0)))
