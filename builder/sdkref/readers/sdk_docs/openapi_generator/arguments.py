"""Arguments of methods and fields of models, from the rows of OpenAPI Generator's tables."""

from msgspec import Struct

from sdkref.catalogue.surface import Argument, Role
from sdkref.readers.sdk_docs.openapi_generator.flavours import Flavour
from sdkref.readers.sdk_docs.openapi_generator.notes import Notes, read_notes
from sdkref.readers.sdk_docs.openapi_generator.rows import Row
from sdkref.readers.sdk_docs.openapi_generator.texts import restored
from sdkref.readers.sdk_docs.openapi_generator.type_cells import cell_type, glued

_ROLES: dict[tuple[str, str], Role] = {
    ("ctx", "**context.Context**"): "context",
    ("optional", "optional parameters"): "options",
}
"""By name, and type or description."""


class Table(Struct, frozen=True):
    """What a table says of all of its rows."""

    place: str | None = None
    required: bool | None = None


def argument(row: Row, flavour: Flavour, table: Table, *, sends: bool) -> Argument:
    """Return the argument of a row; `sends` tells whether the method sends a body at all."""
    notes = read_notes(row.notes or "")
    required = _required(row, notes, flavour) if table.required is None else table.required
    place = table.place
    role = _ROLES.get((row.name, row.type)) or _ROLES.get((row.name, row.description), "input")
    if role != "input":
        place = None
    elif sends and flavour.body_without_default and not notes.says_default:
        role = place = "body"
    return _argument(row, notes, required=required, role=role, place=place)


def field(row: Row) -> Argument:
    """Return the field of a row of a model."""
    notes = read_notes(row.notes or "")
    return _argument(row, notes, required=None if row.notes is None else not notes.optional)


def _required(row: Row, notes: Notes, flavour: Flavour) -> bool | None:
    if notes.optional:
        return False
    return flavour.unmarked if row.notes else flavour.empty_unmarked


def _argument(
    row: Row, notes: Notes, *, required: bool | None, role: Role = "input", place: str | None = None
) -> Argument:
    raw = {"Notes": row.notes} if row.notes else {}
    if glued(row.type):
        raw["Type"] = row.type
    return Argument(
        name=row.name,
        type=cell_type(row.type),
        required=required,
        description=restored(row.description),
        default=notes.default,
        place=place,
        role=role,
        raw=raw,
        line=row.line,
    )
