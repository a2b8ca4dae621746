"""YAML 1.2 as plain values: scalars, aliases as shared objects, merge keys, within a budget."""

from typing import Any

from msgspec import Struct

from sdkref.documents.scalars import scalar
from sdkref.documents.yaml import (
    END,
    KEYANCH,
    KEYREF,
    MAP,
    SEQ,
    VAL,
    VAL_PLAIN,
    VALANCH,
    VALNIL,
    VALREF,
    VALTAG,
    Tree,
    text_of,
)
from sdkref.limits import check_time

_KIND = MAP | SEQ | VAL | VALANCH | VALNIL | VALREF | VALTAG
"""What a node is: of these, a scalar that is nothing but its text is `VAL` alone."""
_MARKED_KEY = KEYANCH | KEYREF
_CORE_TAGS = frozenset({"!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"})
_TEXT_TAGS = frozenset({"!", "!!str"})


class YamlLimitError(Exception):
    """A budget was used up: `limit` names it (`depth`, `nodes`, `aliases`)."""

    def __init__(self, limit: str, allowed: int) -> None:
        super().__init__(limit)
        self.limit, self.allowed = limit, allowed


class Budget(Struct, frozen=True):
    """What a tree may cost: levels of nesting, values, and values that aliases and merge keys repeat."""

    depth: int
    nodes: int
    aliases: int


def values_of(tree: Tree, budget: Budget) -> Any:
    """Return the document of a tree as dicts, lists and scalars; aliases are shared objects, not copies."""
    walk = _Walk(tree, budget)
    root = tree.document()
    return walk.value(root, walk.kind(root), 0)


class _Walk:
    """One pass over a tree that makes plain values of it, within its budget.

    It takes a third of the time of reading a description: loops ask rapidyaml for as little as they can, and
    read a scalar that is nothing but its text where it stands.
    """

    def __init__(self, owner: Tree, budget: Budget) -> None:
        self.owner, self.tree, self.budget = owner, owner.nodes, budget
        self.kind, self.key_text, self.val_text = map(owner.question, ("type", "key", "val"))
        self.first_child, self.next_sibling = map(owner.question, ("first_child", "next_sibling"))
        self.num_children = owner.question("num_children")
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes, self.repeated = 1, 0

    def value(self, node: int, kind: int, depth: int) -> Any:
        """Return the value of a node; `kind` tells all that is asked of it, in one call."""
        if kind & VALREF:
            return self.alias(node)
        before = self.nodes
        if kind & VALTAG:
            self.check_tag(node)
        if kind & MAP:
            result: Any = self.mapping(node, depth)
        elif kind & SEQ:
            result = self.sequence(node, depth)
        elif not kind & VAL or kind & VALNIL:
            result = None
        else:
            result = self.scalar(node, kind)
        if kind & VALANCH:
            self.anchors[text_of(self.tree.val_anchor(node))] = (result, 1 + self.nodes - before)
        return result

    def scalar(self, node: int, kind: int) -> Any:
        text = text_of(self.val_text(node))
        tag = text_of(self.tree.val_tag(node)) if kind & VALTAG else ""
        if tag in _TEXT_TAGS or (not kind & VAL_PLAIN and tag not in _CORE_TAGS):
            return text
        return scalar(text)

    def entered(self, node: int, depth: int) -> int:
        """Return the first child of a container, when what is in it keeps within the budget."""
        check_time()
        child: int = self.first_child(node)
        if child != END:
            if depth >= self.budget.depth:
                raise YamlLimitError("depth", self.budget.depth)
            self.spend(self.num_children(node))
        return child

    def mapping(self, node: int, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        merged: list[Any] = []
        child = self.entered(node, depth)
        while child != END:
            kind = self.kind(child)
            key = self.key(child, kind) if kind & _MARKED_KEY else text_of(self.key_text(child))
            if key == "<<" and self.tree.is_key_plain(child):
                merged += self.merged(child, kind, depth)
            else:
                if key in result:
                    self.owner.note_double(node, child, key)
                if kind & _KIND == VAL:
                    text = text_of(self.val_text(child))
                    result[key] = scalar(text) if kind & VAL_PLAIN else text
                else:
                    result[key] = self.value(child, kind, depth + 1)
            child = self.next_sibling(child)
        if not merged:
            return result
        whole: dict[str, Any] = {}
        # In place, since a copy for each part would take as long as all of them together.
        for part in reversed(merged):
            self.repeat(len(part))
            whole.update(part)
        whole.update(result)
        return whole

    def key(self, node: int, kind: int) -> str:
        """Return a key as text; one that is anchored can be repeated, one that is an alias is looked up."""
        if kind & KEYREF:
            value, _ = self.anchored(node, text_of(self.tree.key_ref(node)))
            if not isinstance(value, str):
                raise self.owner.error(node, "a key is an alias of no text", "write the key itself")
            self.owner.aliased[node] = value
            return value
        key = text_of(self.key_text(node))
        if kind & KEYANCH:
            self.anchors[text_of(self.tree.key_anchor(node))] = (key, 1)
        return key

    def merged(self, node: int, kind: int, depth: int) -> list[dict[str, Any]]:
        """Return the mappings that a merge key names, the first of which wins."""
        value = self.value(node, kind, depth + 1)
        listed = value if isinstance(value, list) else [value]
        parts = [part for part in listed if isinstance(part, dict)]
        if len(parts) < len(listed):
            fact, remedy = "the merge key `<<` names something that is no mapping", "name mappings only"
            self.owner.note("merge-key", fact, remedy, node)
        return parts

    def sequence(self, node: int, depth: int) -> list[Any]:
        result: list[Any] = []
        child = self.entered(node, depth)
        while child != END:
            kind = self.kind(child)
            if kind & _KIND == VAL:
                text = text_of(self.val_text(child))
                result.append(scalar(text) if kind & VAL_PLAIN else text)
            else:
                result.append(self.value(child, kind, depth + 1))
            child = self.next_sibling(child)
        return result

    def alias(self, node: int) -> Any:
        value, size = self.anchored(node, text_of(self.tree.val_ref(node)))
        self.nodes -= 1  # it was counted as one of its container's
        self.repeat(size)
        return value

    def anchored(self, node: int, name: str) -> tuple[Any, int]:
        """Return what an anchor stands for and how many values that are."""
        if name not in self.anchors:
            fact = f"the alias *{name} stands inside its own anchor or has none"
            raise self.owner.error(node, fact, f"define &{name} before it is used")
        return self.anchors[name]

    def spend(self, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > self.budget.nodes:
            raise YamlLimitError("nodes", self.budget.nodes)

    def repeat(self, nodes: int) -> None:
        self.repeated += nodes
        if self.repeated > self.budget.aliases:
            raise YamlLimitError("aliases", self.budget.aliases)
        self.spend(nodes)

    def check_tag(self, node: int) -> None:
        tag = text_of(self.tree.val_tag(node))
        if tag.startswith(("!!python", "<tag:yaml.org,2002:python", "!<tag:yaml.org,2002:python")):
            fact = f"the tag {tag} asks for a Python object"
            raise self.owner.error(node, fact, "remove the tag; a description holds plain data")
        if tag not in _CORE_TAGS:
            fact = f"the tag {tag} has no meaning in an API description"
            self.owner.note("yaml-tag", fact, "remove the tag; the value is read without it", node)
