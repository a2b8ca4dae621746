"""The tables of a method as Speakeasy writes them: parameters, and errors."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sdkref.catalogue.surface import Argument, ErrorType, SdkType, SurfaceModel, TypePiece
from sdkref.twins.cells import code_cell, escaped, piped, prose_cell, table, value_cell
from sdkref.twins.types import Address, type_source

_MARKS = {True: ":heavy_check_mark:", False: ":heavy_minus_sign:", None: ""}
_WARNING = re.compile(r":(?=\s?warning:\s*\*\*\s?DEPRECATED)")
_OLD_RANGE = re.compile(r"[1-5](?:xx?|00)-[1-6](?:xx?|00)")
_PLAIN_STATUS = re.compile(r"[\w, -]+")


def parameters(arguments: Sequence[Argument], address: Address, language: str) -> str:
    """Return the table of parameters, which has examples as soon as one has any."""
    head = ["Parameter", "Type", "Required", "Description"]
    rows = [
        [
            _name(each),
            piped(type_source(each.type, address, language)),
            _MARKS[each.required],
            _description(each),
        ]
        for each in arguments
    ]
    if any(each.example for each in arguments):
        head.append("Example")
        rows = [[*row, value_cell(each.example)] for row, each in zip(rows, arguments, strict=True)]
    return table(head, rows)


def errors(found: Sequence[ErrorType], address: Address, names: "ModelNames") -> str:
    """Return the table of errors; the generator links no type of an error, as its name tells the model."""
    first = "Error Object" if is_of_2023(found) else "Error Type"
    rows = [
        [
            piped(type_source(names.without_links(each.type), address)),
            _status(each),
            ", ".join(escaped(kind) for kind in each.content_types)
            if "\\" in each.raw.get("Content Type", "\\")
            else ", ".join(map(piped, each.content_types)),
        ]
        for each in found
    ]
    return table([first, "Status Code", "Content Type"], rows)


def is_of_2023(found: Sequence[ErrorType]) -> bool:
    """Tell whether a table has a range of statuses as the generator wrote them in 2023."""
    return any(_OLD_RANGE.fullmatch(each.raw.get("Status Code", "")) for each in found)


class ModelNames:
    """The models of a surface by the names that types write: `components.Message`."""

    def __init__(self, models: Mapping[str, SurfaceModel]) -> None:
        counts = Counter(map(_qualified, models.values()))
        self._names = {
            key: name
            for key, each in models.items()
            if each.namespace and counts[name := _qualified(each)] == 1
        }

    def without_links(self, written: SdkType) -> SdkType:
        """Return a type in which a model that its text names has no link."""
        return tuple(
            TypePiece(text=each.text)
            if each.model is not None and self._names.get(each.model) == each.text
            else each
            for each in written
        )


def _qualified(model: SurfaceModel) -> str:
    return f"{model.namespace}.{model.name}" if model.namespace else model.name


def _name(argument: Argument) -> str:
    code = code_cell(argument.name)
    return f"~~{code}~~" if argument.deprecated and argument.deprecation is None else code


def _description(argument: Argument) -> str:
    about = argument.description
    if about and (warning := _WARNING.match(about)):
        about = f"\\{about[warning.start() :]}"
    if argument.deprecation is None:
        return prose_cell(about)
    reason = re.sub(r"\n{2,}", "\n", argument.deprecation.strip())
    text = f": warning: ** DEPRECATED **: {reason}"
    return prose_cell(f"{text}\n\n{about}" if about else text)


def _status(error: ErrorType) -> str:
    raw = error.raw.get("Status Code", "")
    return raw if raw and _PLAIN_STATUS.fullmatch(raw) else ", ".join(map(escaped, error.statuses))
