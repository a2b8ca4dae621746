"""Groups of fields put together and taken apart: their fields, and what is said of the value around."""

from typing import Any, TypeAlias

from msgspec.structs import replace

from sdkref.projection.projection import Facts, FieldGroup

Groups: TypeAlias = tuple[FieldGroup, ...]


def parted(groups: Groups) -> tuple[FieldGroup, Groups]:
    """Return the plain fields of a type, and its other groups."""
    if groups and not (groups[0].lead or groups[0].label or groups[0].choice):
        return groups[0], groups[1:]
    return _NO_FIELDS, groups


_NO_FIELDS = FieldGroup()


def with_inner(facts: Facts, plain: FieldGroup) -> Facts:
    """Return facts with those that plain fields inside bring along."""
    if says_nothing(plain):
        return facts
    inner = Facts(**_said(plain))
    if says_nothing(facts):
        return inner
    return replace(
        facts,
        title=_joined(" / ", facts.title, inner.title),
        description=_joined("\n\n", facts.description, inner.description),
        default=facts.default if facts.default is not None else inner.default,
        constraints=tuple(dict.fromkeys((*facts.constraints, *inner.constraints))),
        deprecated=facts.deprecated or inner.deprecated,
        deprecation=_joined("\n\n", facts.deprecation, inner.deprecation),
        read_only=facts.read_only or inner.read_only,
        write_only=facts.write_only or inner.write_only,
        examples=(*facts.examples, *inner.examples),
        external_docs=(*facts.external_docs, *inner.external_docs),
        inner=(*facts.inner, *inner.inner),
    )


def _joined(mark: str, *texts: str) -> str:
    return mark.join(dict.fromkeys(filter(None, texts)))


def grouped(facts: Facts, **members: Any) -> FieldGroup:
    """Return a group with facts and further members."""
    return FieldGroup(**members) if says_nothing(facts) else FieldGroup(**(_said(facts) | members))


def says_more(group: FieldGroup) -> bool:
    """Return whether a group says more than its label."""
    if group.fields or group.groups or not says_nothing(group):
        return True
    return any(not isinstance(part, str) and part.model for part in group.label)


def says_nothing(facts: Facts) -> bool:
    """Return whether nothing is said of a value."""
    return not (
        facts.description
        or facts.constraints
        or facts.values
        or facts.examples
        or facts.default is not None
        or facts.title
        or facts.deprecated
        or facts.deprecation
        or facts.read_only
        or facts.write_only
        or facts.external_docs
        or facts.inner
    )


def _said(facts: Facts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in Facts.__struct_fields__}
