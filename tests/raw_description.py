"""Descriptions as plain values, by parsers that the product does not use, and where their references lead."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import yaml
from msgspec import Struct


class _CoreLoader(yaml.CSafeLoader):
    """YAML 1.2: only true, false, null and numbers are no text, and every key is text."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - the library's own way

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """Return a mapping; keys of it keep their spelling, and the later of two wins."""
        if not isinstance(node, yaml.MappingNode):
            return dict(super().construct_mapping(node, deep=deep))
        self.flatten_mapping(node)
        return {str(key.value): self.construct_object(value, deep=deep) for key, value in node.value}


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("merge", r"<<", "<"),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first)
    )
_CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(str(node.value)))
_CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(str(node.value)))


def parse(text: bytes) -> Any:
    """Return what a JSON or YAML text holds."""
    if text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        try:
            return json.loads(text)
        except ValueError:
            pass
    seen: set[bytes] = set()

    def once(anchor: re.Match[bytes]) -> bytes:
        """Leave out an anchor that was there before: YAML allows it, this parser does not."""
        repeated = anchor[1] in seen
        seen.add(anchor[1])
        return b"" if repeated else anchor[0]

    text = re.sub(rb" &(\w+)(?= |$)", once, text, flags=re.MULTILINE)
    return yaml.load(text, Loader=_CoreLoader)


class Spot(Struct, frozen=True):
    """A value and where it stands: a JSON pointer, after the file's name for all files but the first."""

    value: Any
    pointer: str
    file: str = ""

    def at(self, *steps: str | int) -> "Spot":
        """Return what a member or an item holds."""
        value, pointer = self.value, self.pointer
        for step in steps:
            value = value[step]
            pointer = f"{pointer}/{str(step).replace('~', '~0').replace('/', '~1')}"
        return Spot(value, pointer, self.file)

    @property
    def place(self) -> str:
        """Return file and pointer in one line."""
        return f"{self.file}{self.pointer}"


class Description:
    """A description with the files that its references name."""

    def __init__(self, root: Any, others: dict[str, Any] | None = None, name: str = "api.yaml") -> None:
        self.files = {"": root, **(others or {})}
        self.root = Spot(root, "")
        self._bases: dict[str, str] = {}
        """Address of each file and of each schema with an `$id`, by its place."""
        self._addressed: dict[str, Spot] = {}
        self._anchors: dict[tuple[str, str], Spot] = {}
        own = root.get("$self") if isinstance(root, dict) else None
        whole = own if isinstance(own, str) else f"file:///{name}"
        for file, value in self.files.items():
            address = urljoin(whole, file)
            self._bases[file] = address
            self._addressed[address] = Spot(value, "", file)
            self._index(Spot(value, "", file), address)

    @classmethod
    def read(cls, path: Path) -> "Description":
        """Return the description of a file."""
        return cls(parse(path.read_bytes()), name=path.name)

    def target(self, spot: Spot, reference: str) -> Spot | None:
        """Return what a reference that stands at a spot leads to; None where it leads nowhere."""
        full = urljoin(self._base(spot), reference.replace("\\", "/"))
        address, fragment = (unquote(each) for each in urldefrag(full))
        if fragment and not fragment.startswith("/"):
            return self._anchors.get((address, fragment))
        found = self._addressed.get(address)
        for token in fragment.split("/")[1:]:
            step: Any = token.replace("~1", "/").replace("~0", "~")
            found = found and self.followed(found)
            if found is None:
                return None
            if isinstance(found.value, list) and step.isdecimal() and int(step) < len(found.value):
                step = int(step)
            elif not isinstance(found.value, dict) or step not in found.value:
                return None
            found = found.at(step)
        return found

    def followed(self, spot: Spot) -> Spot | None:
        """Return what a spot stands for: itself, or what its references lead to, siblings left out."""
        for _ in range(100):
            if not isinstance(spot.value, dict) or not isinstance(spot.value.get("$ref"), str):
                return spot
            found = self.target(spot, spot.value["$ref"])
            if found is None:
                return None
            spot = found
        return None

    def _index(self, spot: Spot, base: str) -> None:
        """Note the addresses and anchors of the schemas inside a value."""
        if isinstance(spot.value, list):
            for index, each in enumerate(spot.value):
                if isinstance(each, dict | list):
                    self._index(spot.at(index), base)
            return
        if not isinstance(spot.value, dict):
            return
        if isinstance(spot.value.get("$id"), str):
            base = unquote(urldefrag(urljoin(base, spot.value["$id"])).url)
            self._bases[spot.place] = base
            self._addressed.setdefault(base, spot)
        for word in ("$anchor", "$dynamicAnchor"):
            if isinstance(spot.value.get(word), str):
                self._anchors.setdefault((base, spot.value[word]), spot)
        for name, each in spot.value.items():
            if isinstance(each, dict | list):
                self._index(spot.at(name), base)

    def _base(self, spot: Spot) -> str:
        """Return the address that references at a spot are relative to."""
        if len(self._bases) == 1:
            return self._bases[""]
        place = spot.place
        while place not in self._bases:
            shorter = place.rpartition("/")[0]
            place = shorter if len(shorter) > len(spot.file) else spot.file
        return self._bases[place]
