"""A user's mkdocs.yml as nodes: read without running its tags, changed by key, all else as it was."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml as pyyaml

from sdkref.diagnostics import UsageError
from sdkref.documents.writer import write_yaml

_TAG_OF_LISTS = "tag:yaml.org,2002:seq"


class SiteSettings:
    """The settings of a site. Tags such as `!ENV` and `!!python/name:…` stay what they are."""

    def __init__(self, text: str, name: str) -> None:
        """Take the text of a file, and what to call it in messages."""
        try:
            root = pyyaml.compose(text, Loader=pyyaml.CSafeLoader)
        except pyyaml.YAMLError as error:
            raise UsageError(f"{name}: this is no YAML ({' '.join(str(error).split())})") from error
        if not isinstance(root, pyyaml.MappingNode):
            raise UsageError(f"{name}: this is no mapping; see `sdkref init` for one")
        self._root = root

    @classmethod
    def read(cls, path: Path) -> "SiteSettings":
        """Return the settings of a file."""
        try:
            return cls(path.read_text(encoding="utf-8-sig"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: it cannot be read ({error}); mend it") from error

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "SiteSettings":
        """Return settings that stand in no file."""
        return cls(write_yaml(dict(settings)), "mkdocs.yml")

    def get(self, key: str, default: Any = None) -> Any:
        """Return a plain value; what has a tag of its own is its text."""
        node = self._find(key)
        return default if node is None else _plain(node)

    def put(self, key: str, value: Any) -> None:
        """Set a key to a plain value."""
        self.remove(key)
        self._root.value.append((_scalar(key), _node(value)))

    def extend(self, key: str, values: list[Any]) -> None:
        """Add values to a list; what has been a mapping becomes a list of its entries."""
        node = self._find(key)
        entries: list[pyyaml.Node] = []
        if isinstance(node, pyyaml.SequenceNode):
            entries = list(node.value)
        elif isinstance(node, pyyaml.MappingNode):
            entries = [pyyaml.MappingNode(node.tag, [entry]) for entry in node.value]
        added = [_node(each) for each in values]
        self.remove(key)
        self._root.value.append((_scalar(key), pyyaml.SequenceNode(_TAG_OF_LISTS, [*entries, *added])))

    def drop(self, key: str, name: str) -> None:
        """Leave an entry out of a list, whether it has options or not."""
        node = self._find(key)
        if isinstance(node, pyyaml.SequenceNode | pyyaml.MappingNode):
            node.value[:] = [each for each in node.value if _named(each) != name]

    def remove(self, key: str) -> None:
        """Leave a key out."""
        self._root.value[:] = [each for each in self._root.value if each[0].value != key]

    def text(self) -> str:
        """Return the settings as YAML."""
        text: str = pyyaml.serialize(self._root, Dumper=pyyaml.CSafeDumper, allow_unicode=True)
        return text

    def _find(self, key: str) -> pyyaml.Node | None:
        found = [value for name, value in self._root.value if name.value == key]
        return found[-1] if found else None


def _named(entry: Any) -> Any:
    """Return the name of an entry of `plugins`: a text, a mapping of one key, or a pair of a mapping."""
    if isinstance(entry, tuple):
        return entry[0].value
    if isinstance(entry, pyyaml.MappingNode) and entry.value:
        return entry.value[0][0].value
    return entry.value


def _plain(node: pyyaml.Node) -> Any:
    match node:
        case pyyaml.MappingNode():
            return {_plain(key): _plain(value) for key, value in node.value}
        case pyyaml.SequenceNode():
            return [_plain(each) for each in node.value]
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in {"true", "yes", "on"}
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _scalar(text: str) -> pyyaml.ScalarNode:
    return pyyaml.ScalarNode("tag:yaml.org,2002:str", text)


def _node(value: Any) -> pyyaml.Node:
    node = pyyaml.compose(write_yaml(value), Loader=pyyaml.CSafeLoader)
    if node is None:
        raise ValueError("a value was written as no YAML at all")
    return node
