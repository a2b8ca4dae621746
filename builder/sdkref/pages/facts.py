"""What is said of a value beside its type: descriptions, limits, values and examples as finished HTML."""

import html
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sdkref.markdown.rendering import render
from sdkref.pages.types import TypeRenderer
from sdkref.pages.web import external_html
from sdkref.projection.projection import Facts, FieldGroup, Phrase, ValueNote
from sdkref.wording.saying import figure, say_html, spoken

_VALUES_SHOWN = 12
"""Allowed values that are shown at once; the others are behind a line that opens them."""
_EXAMPLES_SHOWN = 4
_LONG = 160
"""Characters of a value; one that is longer, or has several lines, is behind a line that opens it."""


class Said(Struct, frozen=True, gc=False):
    """The facts of a value as HTML: the line of its limits without an element, and what stands around it."""

    before: str
    line: str
    after: str


class FactRenderer:
    """Writes facts of one reference."""

    def __init__(self, types: TypeRenderer) -> None:
        self._types = types

    def html(self, facts: Facts) -> str:
        """Return all that is said of a value."""
        said = self.said(facts)
        line = f'<p class="sdkref-facts">{said.line}</p>' if said.line else ""
        return said.before + line + said.after

    def said(self, facts: Facts) -> Said:
        """Return what is said of a value in its parts."""
        before = prose(facts.description) if facts.description else ""
        if facts.title:
            before = f'<p class="sdkref-title">{html.escape(facts.title, quote=False)}</p>{before}'
        if facts.deprecation:
            before += f'<div class="sdkref-old">{prose(facts.deprecation)}</div>'
        after = "".join(_long_values(facts)) if facts.examples or facts.default else ""
        if facts.values and not facts.listed and not fit_a_line(facts.values):
            after = values(facts.values) + after
        if facts.inner:
            after += "".join([self.part(each) for each in facts.inner])
        return Said(before, " · ".join([*self._limits(facts)]), after)

    def part(self, group: FieldGroup) -> str:
        """Return what is said of a value inside that has no fields."""
        said = self.said(group)
        pieces = [self.phrase(group.label)] if group.label else []
        pieces += badges(group)
        pieces += [said.line] if said.line else []
        line = " · ".join(pieces)
        if group.lead:
            line = f"{self.phrase(group.lead)}{': ' if line else ''}{line}"
        if not (said.line or said.before or said.after or group.label):
            return ""
        line = f'<p class="sdkref-facts">{line}</p>'
        if said.before or said.after:
            return f'<div class="sdkref-part">{line}{said.before}{said.after}</div>'
        return line

    def phrase(self, phrase: Phrase) -> str:
        """Return words as HTML, the parts of code in them as code."""
        if isinstance(phrase, str):
            return html.escape(spoken(phrase), quote=False)
        pieces: list[str] = []
        inside = False
        for part in phrase:
            if isinstance(part, str) == inside:
                pieces.append("</code>" if inside else "<code>")
                inside = not inside
            pieces.append(
                html.escape(spoken(part), quote=False)
                if isinstance(part, str)
                else self._types.spell((part,))
            )
        return "".join(pieces) + ("</code>" if inside else "")

    def _limits(self, facts: Facts) -> Iterator[str]:
        if facts.values and not facts.listed and fit_a_line(facts.values):
            yield _one_of(facts.values)
        if facts.default is not None and not _is_long(facts.default):
            yield f"{say_html('facts.default')} {code(facts.default)}"
        for each in facts.constraints:
            yield self.phrase(each)
        if facts.examples:
            short = _short_examples(facts)
            if short:
                yield f"{say_html('facts.example', len(short))} {', '.join(map(code, short))}"
        for docs in facts.external_docs:
            yield external_html(docs)


def fit_a_line(notes: Sequence[ValueNote]) -> bool:
    """Return whether values are few and nothing is said of any, so that they stand among other facts."""
    return len(notes) <= _VALUES_SHOWN and not any(each.description or each.name for each in notes)


def values(notes: Sequence[ValueNote]) -> str:
    """Return allowed values: a line when nothing is said of them, else a list; many are folded."""
    first, rest = notes[:_VALUES_SHOWN], notes[_VALUES_SHOWN:]
    if len(rest) <= _VALUES_SHOWN // 2:
        first, rest = notes, ()
    told = any(each.description or each.name for each in notes)
    shown = _value_list(first) if told else f'<p class="sdkref-facts">{_one_of(first)}</p>'
    if not rest:
        return shown
    others = _value_list(rest) if told else f'<p class="sdkref-facts">{code(_joined(rest))}</p>'
    return shown + folded(say_html("facts.more_values", len(rest), shown=figure(len(rest))), others)


def badges(facts: Facts) -> Iterator[str]:
    """Give what marks a value besides its name: read-only, write-only, deprecated."""
    if facts.read_only:
        yield f"<small>{say_html('facts.read_only')}</small>"
    if facts.write_only:
        yield f"<small>{say_html('facts.write_only')}</small>"
    if facts.deprecated:
        yield f'<small class="sdkref-old">{say_html("badges.deprecated")}</small>'


def folded(summary: str, inside: str) -> str:
    """Return HTML behind a line that opens it."""
    return f'<details class="sdkref-nested"><summary>{summary}</summary>{inside}</details>'


def prose(text: str) -> str:
    """Return a description as HTML."""
    return str(render(spoken(text))) if text else ""


def code(text: str) -> str:
    """Return a short value as code."""
    return f"<code>{html.escape(text, quote=False)}</code>"


def _one_of(notes: Sequence[ValueNote]) -> str:
    words = say_html("facts.always" if len(notes) == 1 else "facts.one_of")
    return f"{words} {', '.join([code(each.literal) for each in notes])}"


def _joined(notes: Sequence[ValueNote]) -> str:
    # One element for all of them: thousands of elements would be most of a page.
    return ", ".join([each.literal for each in notes])


def _value_list(notes: Sequence[ValueNote]) -> str:
    return f'<ul class="sdkref-values">{"".join(map(_value, notes))}</ul>'


def _value(note: ValueNote) -> str:
    name = f" <small>{html.escape(note.name, quote=False)}</small>" if note.name else ""
    return f"<li>{code(note.literal)}{name} {prose(note.description)}</li>"


def _short_examples(facts: Facts) -> tuple[str, ...]:
    return tuple(each for each in facts.examples if not _is_long(each))[:_EXAMPLES_SHOWN]


def _long_values(facts: Facts) -> Iterator[str]:
    if facts.default is not None and _is_long(facts.default):
        yield folded(say_html("facts.default"), _block(facts.default))
    short = _short_examples(facts)
    others = [each for each in facts.examples if each not in short]
    if others:
        words = say_html("examples.more" if short else "examples.long", len(others))
        yield folded(words, "".join(map(_block, others)))


def _block(text: str) -> str:
    # The theme puts a button on every `pre > code`; the span keeps it off.
    return f'<pre class="sdkref-value" tabindex="0"><span>{code(text)}</span></pre>'


def _is_long(text: str) -> bool:
    return len(text) > _LONG or "\n" in text
