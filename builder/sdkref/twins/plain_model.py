"""One model in a language without an SDK, below its heading: its type, its fields, and its values."""

from collections.abc import Iterator

from sdkref.projection.projection import FieldGroup, ModelProjection
from sdkref.twins.nested import nested
from sdkref.twins.plain_facts import phrase_source, said_of
from sdkref.twins.plain_method import METHOD_LEVEL, Spelled, row_table
from sdkref.twins.plain_rows import field_rows, sdk_type_of


def plain_model(shown: ModelProjection, spelled: Spelled) -> str:
    """Return what stands below the heading of a model."""
    parts = []
    if about := said_of(shown):
        parts.append(nested(about, METHOD_LEVEL))
    if shown.inherits:
        parts.append(f"Extends {spelled(sdk_type_of(shown.inherits))}.")
    tables = [table for each in shown.groups for table in _tables(each, spelled)]
    if not tables and shown.type:
        parts.append(f"Type: {spelled(sdk_type_of(shown.type))}")
    return "\n\n".join([*parts, *tables])


def _tables(group: FieldGroup, spelled: Spelled) -> Iterator[str]:
    """Yield the tables of a group and of those inside, each below the words that tell it from others."""
    words = " ".join(filter(None, (phrase_source(group.lead), phrase_source(group.label))))
    if words:
        yield f"**{words.strip()}**"
    if group.fields:
        rows = [row for field in group.fields for row in field_rows(field)]
        yield row_table(rows, spelled, "Field")
    for each in group.groups:
        yield from _tables(each, spelled)
