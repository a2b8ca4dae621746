"""Tables of parameters, properties and headers, with the fields inside them opened in place.

Rows are most of a site, so they are put together here and not in a template: a row by a template took six
times as long.
"""

import html
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from sdkref.pages.anchors import component, numbered
from sdkref.pages.code import code_block
from sdkref.pages.example_notes import example_notes
from sdkref.pages.facts import FactRenderer, badges, folded
from sdkref.pages.part_history import NO_HISTORY, TOP, Above, PartHistory
from sdkref.pages.types import TypeRenderer
from sdkref.projection.projection import Field, FieldGroup, Phrase, TypeText
from sdkref.wording.saying import say, say_html

_LONG_NAME = 16
_LONG_TEXT = 240
"""Characters of a description; an alternative with a longer one is behind a line that opens it."""

_IN_A_LINE = 4
"""Names of alternatives; more than these are a list."""


_PLACES = frozenset({"body", "cookie", "header", "path", "query", "querystring"})


class Columns(Struct, frozen=True):
    """Which columns a table has beside names and descriptions."""

    typed: bool = True
    required: bool = True

    @property
    def count(self) -> int:
        """How many there are."""
        return 2 + self.typed + self.required

    @property
    def name(self) -> str:
        """The classes of the table."""
        narrow = f" sdkref-columns-{self.count}" if self != _ALL else ""
        return f"sdkref-fields{narrow}"


_ALL = Columns()


class FieldRenderer:
    """Writes the tables of one reference; the ids in them begin with what the caller says."""

    def __init__(
        self, types: TypeRenderer, *, sparse: bool = False, history: PartHistory = NO_HISTORY
    ) -> None:
        self._types, self._history = types, history
        self._sparse = sparse
        """Whether a column in which nothing would stand is left out: documentation may not say the type."""
        self.facts = FactRenderer(types)
        self._required = {
            True: f'<td class="sdkref-yes">{say_html("facts.required")}</td>',
            False: f"<td>{say_html('facts.optional')}</td>",
            None: "<td></td>",
        }

    def table(self, fields: Sequence[Field], scope: str, heading: str, above: Above = TOP) -> str:
        """Return a table with a head; the first column is called `heading`; ids begin with `scope`."""
        if not fields:
            return ""
        columns = self._columns(fields)
        middle = f"<th>{say_html('columns.type')}</th>" if columns.typed else ""
        if columns.required:
            middle += f"<th>{say_html('columns.required')}</th>"
        rows = self._rows(fields, above, scope, columns)
        button = _open_all() if "<details" in rows else ""
        return (
            f'<table class="{columns.name}"><thead><tr><th>{html.escape(heading, quote=False)}</th>{middle}'
            f"<th>{say_html('columns.description')}{button}</th></tr></thead><tbody>{rows}</tbody></table>"
        )

    def _columns(self, fields: Sequence[Field]) -> "Columns":
        if not self._sparse:
            return _ALL
        return Columns(
            typed=any(each.type for each in fields),
            required=any(each.required is not None for each in fields),
        )

    def groups(self, groups: Sequence[FieldGroup], scope: str, heading: str, above: Above = TOP) -> str:
        """Return the fields of a type that stands by itself: a table, and what opens besides."""
        plain = [each for each in groups if _is_plain(each)]
        fields = [field for group in plain for field in group.fields]
        said = "".join(map(self.facts.html, plain))
        others = [each for each in groups if not _is_plain(each)]
        return said + self.table(fields, scope, heading, above) + self._opened(others, above, scope)

    def _rows(self, fields: Sequence[Field], above: Above, scope: str, columns: "Columns") -> str:
        steps = _distinct_steps(fields, above.path)
        rows = []
        origin: TypeText = ()
        for field, step in zip(fields, steps, strict=True):
            if field.origin != origin:
                origin = field.origin
                words = (
                    say_html("facts.from", type=_html(self._types.code(origin)))
                    if origin
                    else say_html("facts.own_fields")
                )
                rows.append(f'<tr class="sdkref-from"><td colspan="4">{words}</td></tr>')
            rows.append(self._row(field, above, f"{scope}.{step}", columns))
        return "".join(rows)

    def _row(self, field: Field, above: Above, anchor: str, columns: "Columns") -> str:
        name = html.escape(field.name, quote=False)
        # Scripts make it a link to the row: written out, the addresses would be a tenth of a page.
        name = f"<a>{_breakable(name.replace('.', '.<wbr>') if self._sparse else name)}</a>"
        inner = ""
        if field.groups or field.part_headers:
            below = self._history.below(field, above)
            opened = self._opened(field.groups, below, anchor) + self._part_headers(field, anchor)
            inner = f'<tr class="sdkref-inner"><td colspan="{columns.count}">{opened}</td></tr>'
        middle = f"<td>{self._types.code(field.type)}</td>" if columns.typed else ""
        if columns.required:
            middle += self._required[field.required]
        first = f"{name}{_badges(field)}"
        said = self._said(field) + above.note(field)
        return f'<tr id="{anchor}"><td>{first}</td>{middle}<td>{said}</td></tr>{inner}'

    def _part_headers(self, field: Field, anchor: str) -> str:
        if not field.part_headers:
            return ""
        return folded(
            say_html("parts.part_headers"),
            self.table(field.part_headers, f"{anchor}:headers", say("columns.header")),
        )

    def _said(self, field: Field) -> str:
        said = self.facts.html(field)
        if field.named_examples:
            said += example_notes(field.named_examples)
        if field.lead:
            said = f'<p class="sdkref-facts">{self.facts.phrase(field.lead)}</p>{said}'
        if field.more:
            more = say_html("facts.more_in", type=_html(self._types.code(field.more)))
            said += f'<p class="sdkref-facts">{more}</p>'
        return said

    def _opened(self, groups: Sequence[FieldGroup], above: Above, scope: str) -> str:
        """Return the fields of each group behind a line that opens them, alternatives below their words."""
        parts = [each.groups if each.choice else (each,) for each in groups]
        steps = iter(numbered(_step(each) for part in parts for each in part))
        made = []
        for group, part in zip(groups, parts, strict=True):
            scopes = [f"{scope}/{step}" if (step := next(steps)) else scope for _ in part]
            if group.choice:
                made.append(self._choice(group, above, scopes))
            else:
                made.append(self._group(group, above, scopes[0]))
        return "".join(made)

    def _choice(self, choice: FieldGroup, above: Above, scopes: Sequence[str]) -> str:
        words = self.facts.phrase(choice.lead)
        if all(map(_is_name, choice.groups)):
            names = [self.facts.phrase(each.label) for each in choice.groups]
            if len(names) <= _IN_A_LINE:
                return f'<p class="sdkref-variant">{words}: {" · ".join(names)}</p>'
            listed = "".join([f"<li>{each}</li>" for each in names])
            return f'<p class="sdkref-variant">{words}</p><ul class="sdkref-names">{listed}</ul>'
        made = [self._group(each, above, scope) for each, scope in zip(choice.groups, scopes, strict=True)]
        inside = "".join(made)
        kind = "sdkref-variants" if "<details" in inside else "sdkref-part"
        inside = f'<div class="{kind}">{inside}</div>'
        return f'<p class="sdkref-variant">{words}</p>{inside}'

    def _group(self, group: FieldGroup, above: Above, scope: str) -> str:
        above = self._history.inside(group.label, above)
        count = len(group.fields)
        if not count and not group.groups and group.code is None and len(group.description) <= _LONG_TEXT:
            return self.facts.part(group)
        words = [self.facts.phrase(_unlinked(each)) for each in (group.lead, group.label) if each]
        if count:
            words.append(f"<small>{say_html('counts.fields', count)}</small>")
        words += badges(group)
        table = ""
        if group.fields:
            # A first row across all columns would leave their widths open.
            widths = "<colgroup><col><col><col><col></colgroup>" if group.fields[0].origin else ""
            columns = self._columns(group.fields)
            rows = self._rows(group.fields, above, scope, columns)
            table = f'<table class="{columns.name}">{widths}<tbody>{rows}</tbody></table>'
        inside = (
            self._leads_to(group) + self.facts.html(group) + table + self._opened(group.groups, above, scope)
        )
        if group.code is not None:
            inside += code_block(group.code)
        return folded(" ".join(words), inside)

    def _leads_to(self, group: FieldGroup) -> str:
        """Return links to the models of a line that opens: a control itself, it holds no links."""
        parts = (part for each in (group.lead, group.label) for part in each if not isinstance(part, str))
        spelled = dict.fromkeys(self._types.code((part,)) for part in parts)
        links = [each for each in spelled if "<a" in each]
        if not links:
            return ""
        return f'<p class="sdkref-facts">{say_html("facts.see", links=_html(", ".join(links)))}</p>'


def field_names(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the names of fields and of all fields that open inside them."""
    for field in fields:
        yield field.name
        yield from names_inside(field.groups)


def names_inside(groups: Iterable[FieldGroup]) -> Iterator[str]:
    """Yield the names of all fields of some groups."""
    for group in groups:
        yield from field_names(group.fields)
        yield from names_inside(group.groups)


def _is_plain(group: FieldGroup) -> bool:
    return not (group.lead or group.label or group.choice)


def _unlinked(phrase: Phrase) -> Phrase:
    """Return words without their links."""
    if isinstance(phrase, str):
        return phrase
    return tuple(each if isinstance(each, str) else replace(each, model=None, url=None) for each in phrase)


def _is_name(group: FieldGroup) -> bool:
    """Return whether an alternative is but a link."""
    return group == FieldGroup(label=group.label, key=group.key)


def _badges(field: Field) -> str:
    plain = f"<small>{_place(field.place)}</small>" if field.place else ""
    if field.nullable:
        plain += f"<small>{say_html('facts.nullable')}</small>"
    return plain + "".join(badges(field))


def _place(place: str) -> str:
    """Return where a parameter travels, as its row says it."""
    return say_html(f"places.{place}") if place in _PLACES else html.escape(place)


def _open_all() -> str:
    return f'<button type="button" class="sdkref-all">{say_html("scripts.expand")}</button>'


def _html(text: str) -> Markup:
    """Return HTML that was made here, so that it is not escaped once more."""
    return Markup(text)  # noqa: S704 - escaped


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


def _step(group: FieldGroup) -> str:
    """Return the step of a group's id: its key, which is the same in every language."""
    if not group.key and not group.label:
        return ""
    return component(
        group.key or "".join(part if isinstance(part, str) else part.text for part in group.label)
    )


def _breakable(name: str) -> str:
    """Let a long name break after its underscores."""
    return name.replace("_", "_<wbr>") if len(name) > _LONG_NAME else name
