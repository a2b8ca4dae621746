"""What is said of a value beside its type, as a few sentences of CommonMark: for cells and for models."""

from collections.abc import Iterator

from sdkref.projection.projection import Facts, Field, Phrase, TypePart, ValueNote
from sdkref.twins.cells import code_span, escaped

_VALUES_MOST = 40
"""Values that are listed in one cell; the others are counted."""


def said_of(value: Facts) -> str | None:
    """Return description, default, limits and allowed values of a value; None where nothing is said."""
    told = " ".join(each for each in _facts(value) if each)
    parts = [each for each in (value.description.strip(), told) if each]
    return "\n\n".join(parts) or None


def phrase_source(phrase: Phrase) -> str:
    """Return a few words of ours, with names and values among them as code."""
    if isinstance(phrase, str):
        return escaped(phrase)
    return "".join(
        code_span(each.text) if isinstance(each, TypePart) else _with_edges(each) for each in phrase
    )


def _facts(value: Facts) -> Iterator[str]:
    if isinstance(value, Field):
        if value.nullable:
            yield "May be null."
        if value.lead:
            yield _sentence(phrase_source(value.lead))
    if value.default is not None:
        yield f"Defaults to {code_span(value.default)}."
    for each in value.constraints:
        yield _sentence(phrase_source(each))
    if (
        value.values
        and not _is_model(value)
        and not (value.listed and not any(each.description for each in value.values))
    ):
        yield _values(value.values)
    if value.read_only:
        yield "Read only."
    if value.write_only:
        yield "Write only."


def _is_model(value: Facts) -> bool:
    """Tell whether the values are those of a model, which the type of the field leads to."""
    return isinstance(value, Field) and any(part.model is not None for part in value.type)


def _values(values: tuple[ValueNote, ...]) -> str:
    shown = [_value(each) for each in values[:_VALUES_MOST]]
    if len(values) > _VALUES_MOST:
        shown.append(f"and {len(values) - _VALUES_MOST} more")
    return f"Allowed: {', '.join(shown)}."


def _value(value: ValueNote) -> str:
    about = " ".join(value.description.split())
    return f"{code_span(value.literal)} ({about})" if about else code_span(value.literal)


def _sentence(words: str) -> str:
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def _with_edges(words: str) -> str:
    """Return words escaped, with the blanks at their ends, which escaping drops."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{escaped(words)}{after}"
