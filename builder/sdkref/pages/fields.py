"""Tables of parameters, properties and headers, with the fields inside them opened in place.

Rows are most of a site, so they are put together here and not in a template: a row by a template took six
times as long.
"""

import html
from collections.abc import Iterable, Iterator, Sequence

from sdkref.markdown import render
from sdkref.pages.anchors import component, numbered
from sdkref.pages.types import TypeRenderer
from sdkref.projection.projection import Field, FieldGroup, TypeText, ValueNote

_VALUES_SHOWN = 12
_VALUES_MOST = 500
"""Allowed values of one field: shown at once, and shown at all; the rest is counted."""

_LONG_NAME = 16

_REQUIRED = {True: '<td class="sdkref-yes">required</td>', False: "<td>optional</td>", None: "<td></td>"}


class FieldRenderer:
    """Writes the tables of one reference; the ids in them begin with what the caller says."""

    def __init__(self, types: TypeRenderer) -> None:
        self._types = types

    def table(self, fields: Sequence[Field], scope: str, heading: str) -> str:
        """Return a table with a head; the first column is called `heading`; ids begin with `scope`."""
        if not fields:
            return ""
        return (
            f'<table class="sdkref-fields"><thead><tr><th>{heading}</th><th>Type</th><th>Required</th>'
            f"<th>Description</th></tr></thead><tbody>{self._rows(fields, '', scope)}</tbody></table>"
        )

    def groups(self, groups: Sequence[FieldGroup], scope: str, heading: str) -> str:
        """Return the fields of a type that stands by itself: a table, and what opens for each variant."""
        plain = [each for each in groups if not each.label]
        fields = [field for group in plain for field in group.fields]
        labelled = [each for each in groups if each.label]
        said = "".join([_prose(each.description) for each in plain])
        return said + self.table(fields, scope, heading) + self._opened(labelled, "", scope)

    def _rows(self, fields: Sequence[Field], above: str, scope: str) -> str:
        steps = _distinct_steps(fields, above)
        return "".join([self._row(each, f"{scope}.{step}") for each, step in zip(fields, steps, strict=True)])

    def _row(self, field: Field, anchor: str) -> str:
        name = f"<code>{_breakable(html.escape(field.name, quote=False))}</code>"
        inner = ""
        if field.groups:
            opened = self._opened(field.groups, field.path, anchor)
            inner = f'<tr class="sdkref-inner"><td colspan="4">{opened}</td></tr>'
        return (
            f'<tr id="{anchor}"><td>{name}{_badges(field)}</td><td>{self._types.code(field.type)}</td>'
            f"{_REQUIRED[field.required]}<td>{_prose(field.description)}{self._facts(field)}</td></tr>{inner}"
        )

    def _facts(self, field: Field) -> str:
        facts = []
        if field.default is not None:
            facts.append(f"Default {_code(field.default)}")
        facts += [html.escape(each, quote=False) for each in field.constraints]
        if field.examples:
            facts.append(f"Example {_code(field.examples[0])}")
        told = f'<p class="sdkref-facts">{" · ".join(facts)}</p>' if facts else ""
        if field.values:
            told += values(field.values)
        linked = {part.model for part in field.type}
        if any(part.model and part.model not in linked for part in field.more):
            told += f'<p class="sdkref-facts">More in {self._types.code(field.more)}</p>'
        return told

    def _opened(self, groups: Sequence[FieldGroup], above: str, scope: str) -> str:
        """Return the fields of each group behind a line that opens them."""
        steps = numbered(_variant_step(each.label) if each.label else "" for each in groups)
        made = [
            self._group(group, above, f"{scope}/{step}" if step else scope)
            for group, step in zip(groups, steps, strict=True)
        ]
        plain = sum(not each.label for each in groups)
        if len(groups) - plain > 1:  # the fields that all variants share come first
            made.insert(plain, '<p class="sdkref-variant">One of</p>')
        return "".join(made)

    def _group(self, group: FieldGroup, above: str, scope: str) -> str:
        count = len(group.fields)
        what = f"<small>{count} {'field' if count == 1 else 'fields'}</small>"
        if group.label:
            label = self._types.code(group.label)
            if not count and not group.description:
                return f'<p class="sdkref-variant">{label}</p>'
            what = f"{label} {what}" if count else label
        rows = self._rows(group.fields, above, scope)
        table = f'<table class="sdkref-fields"><tbody>{rows}</tbody></table>' if rows else ""
        inner = f"{_prose(group.description)}{table}"
        return f'<details class="sdkref-nested"><summary>{what}</summary>{inner}</details>'


def field_names(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the names of fields and of all fields that open inside them."""
    for field in fields:
        yield field.name
        for group in field.groups:
            yield from field_names(group.fields)


def values(notes: Sequence[ValueNote]) -> str:
    """Return allowed values: a line when nothing is said of them, else a list; many are folded."""
    told = any(each.description for each in notes)
    first, rest, left = notes[:_VALUES_SHOWN], notes[_VALUES_SHOWN:_VALUES_MOST], len(notes) - _VALUES_MOST
    if len(rest) <= _VALUES_SHOWN // 2 and left <= 0:
        first, rest = notes, ()
    shown = _value_list(first, told)
    if rest:
        more = f"{len(notes) - len(first):,} more values"
        end = f"<p>{left:,} further values are not listed.</p>" if left > 0 else ""
        shown += f'<details class="sdkref-nested"><summary>{more}</summary>'
        shown += f"{_value_list(rest, told)}{end}</details>"
    return shown


def _value_list(notes: Iterable[ValueNote], told: bool) -> str:  # noqa: FBT001 - the list's one property
    if not told:
        return f'<p class="sdkref-facts">One of {", ".join(_code(each.literal) for each in notes)}</p>'
    items = "".join(f"<li>{_code(each.literal)} {_prose(each.description)}</li>" for each in notes)
    return f'<ul class="sdkref-values">{items}</ul>'


def _badges(field: Field) -> str:
    words = [html.escape(field.place)] if field.place else []
    words += ["read-only"] * field.read_only + ["write-only"] * field.write_only
    plain = "".join(f"<small>{word}</small>" for word in words)
    return plain + '<small class="sdkref-old">deprecated</small>' if field.deprecated else plain


def _distinct_steps(fields: Sequence[Field], above: str) -> list[str]:
    """Return for each field the last step of its id: its own name in the API, distinct in its table."""
    begin = f"{above}." if above else ""
    steps = [component(each.path.removeprefix(begin)) for each in fields]
    if len(set(steps)) == len(steps):
        return steps
    return numbered(
        [
            f"{step}~{component(each.place)}" if each.place else step
            for step, each in zip(steps, fields, strict=True)
        ]
    )


def _variant_step(label: TypeText) -> str:
    """Return the step of a variant's id: the model that it is, the same in every language, else its words."""
    models = [part.model for part in label if part.model]
    return component(models[0] if len(models) == 1 else "".join(part.text for part in label))


def _breakable(name: str) -> str:
    """Let a long name break after its underscores."""
    return name.replace("_", "_<wbr>") if len(name) > _LONG_NAME else name


def _code(text: str) -> str:
    return f"<code>{html.escape(text, quote=False)}</code>"


def _prose(text: str) -> str:
    return str(render(text)) if text else ""
