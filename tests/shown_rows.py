"""Rows and groups as lines of text that read well in an expectation."""

from sdkref.projection.projection import Facts, Field, FieldGroup, Phrase


def text(parts: Phrase) -> str:
    """Return words as they read: links in <>, other code in quotes only where it stands among plain words."""
    if isinstance(parts, str):
        return parts
    mixed = any(isinstance(part, str) for part in parts)
    return "".join(
        part if isinstance(part, str)
        else f"<{part.text}>" if part.model
        else f"`{part.text}`" if mixed
        else part.text
        for part in parts
    )  # fmt: skip


def shown(groups: tuple[FieldGroup, ...], level: int = 0) -> list[str]:
    """Return groups as lines: words in front, labels in [], facts in (), fields below."""
    lines = []
    for group in groups:
        head = " ".join(
            text(each) for each in (group.lead, f"[{text(group.label)}]" if group.label else "") if each
        )
        said = facts(group)
        if head or said:
            lines.append("  " * level + " ".join(each for each in (head, said) if each))
        for field in group.fields:
            lines += row(field, level)
        lines += shown(group.groups, level + 1)
    return lines


def facts(said: Facts) -> str:
    """Return what is said of a value on one line."""
    told = [said.title and f"{said.title}:", said.description.replace("\n\n", " / ")]
    told += ["always" if len(said.values) == 1 else "one of"] if said.values and not said.listed else []
    told += [note.literal for note in said.values if not said.listed]
    told += [f"default {said.default}"] if said.default is not None else []
    told += map(text, said.constraints)
    told += [f"e.g. {each}" for each in said.examples]
    told += [word for word in ("deprecated", "read_only", "write_only") if getattr(said, word)]
    told += [said.deprecation, *(each.url for each in said.external_docs)]
    words = "; ".join(each for each in told if each)
    return f"({words})" if words else ""


def row(field: Field, level: int = 0) -> list[str]:
    more = f" -> {text(field.more)}" if field.more else ""
    star = "" if field.required else "?"
    lead = f" {{{text(field.lead)}}}" if field.lead else ""
    origin = f" from {text(field.origin)}" if field.origin else ""
    null = " nullable" if field.nullable else ""
    said = facts(field)
    line = f"{field.path}{star}: {text(field.type)}{null}{lead}{origin}{' ' if said else ''}{said}{more}"
    return ["  " * level + line, *shown(field.inner, level + 1), *shown(field.groups, level + 1)]
