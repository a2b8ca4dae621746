"""Whether a value of a sample is valid against a schema, whatever language spells it."""

import json

from parity.literals import Tree
from sdkref.catalogue.folding import fold
from sdkref.catalogue.schema import AllOf, Array, Boolean, Enum, Null, Number, Object, Schema, String, Union
from sdkref.catalogue.views import Views


def fits(tree: Tree, schema: Schema, views: Views) -> bool:  # noqa: PLR0911 - a case a kind
    """Tell whether a tree is valid; constants stand for a value of their enum, calls for a text."""
    resolved = views.resolve(schema)
    if isinstance(tree, tuple) and tree[0] == "null":
        return resolved.nullable or isinstance(resolved, Null)
    match resolved:
        case Union():
            return any(fits(tree, each.schema, views) for each in views.variants(resolved))
        case Enum():
            return isinstance(tree, tuple) and any(_names(tree, each) for each in resolved.values)
        case Boolean():
            return isinstance(tree, tuple) and tree[0] == "boolean"
        case Number():
            return isinstance(tree, tuple) and tree[0] == "number" and _in_bounds(tree[1], resolved)
        case String():
            return isinstance(tree, tuple) and (
                tree[0] == "call" or (tree[0] == "string" and _is_long_enough(tree[1], resolved))
            )
        case Array():
            return (
                isinstance(tree, list)
                and (resolved.min_items or 0) <= len(tree)
                and (resolved.max_items is None or len(tree) <= resolved.max_items)
                and all(fits(each, resolved.items, views) for each in tree)
            )
        case Object() | AllOf():
            return isinstance(tree, dict) and _is_object(tree, schema, views)
        case _:
            return True


def _is_object(tree: dict[str, Tree], schema: Schema, views: Views) -> bool:
    view = views.object_view(schema)
    known = {fold(each.name): each for each in view.fields}
    given = {fold(name): value for name, value in tree.items()}
    complete = all(name in given for name, each in known.items() if each.required)
    others = view.additional
    return complete and all(
        fits(value, known[name].schema, views)
        if name in known
        else not view.fields or (others is not None and fits(value, others, views))
        for name, value in given.items()
    )


def _names(leaf: tuple[str, str], value: object) -> bool:
    """Tell whether a literal is a value, or a constant is named by it."""
    kind, text = leaf
    if kind == "constant":
        return fold(text).endswith(fold(str(value)))
    return json.loads(f'"{text}"') == value if kind == "string" else text == str(value)


def _in_bounds(text: str, schema: Number) -> bool:
    value = float(text)
    least, most = schema.minimum, schema.maximum
    return (
        (not schema.integer or value.is_integer())
        and (least is None or value >= least)
        and (most is None or value <= most)
    )


def _is_long_enough(text: str, schema: String) -> bool:
    return (schema.min_length or 0) <= len(text) and (
        schema.max_length is None or len(text) <= schema.max_length
    )
