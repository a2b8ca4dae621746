"""Plain values written as YAML that a person reads: block style, texts of several lines as blocks."""

from typing import Any

import yaml as pyyaml

from sdkref.documents.scalars import WrittenFloat, WrittenInt, scalar

_LINE_BREAKS = frozenset("\x85\u2028\u2029\ufeff")
"""What YAML 1.1 takes for the end of a line, or drops: written as escapes."""

_MISREAD = frozenset("-.:?")
"""How a key may not begin bare: after a list at its own indentation rapidyaml takes it for an error."""


class _Dumper(pyyaml.CSafeDumper):
    """Quotes whatever YAML 1.2 would not read back as the same text."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Write a value again where it stands twice, instead of an alias."""
        return True


def _represent_text(dumper: pyyaml.CSafeDumper, text: str) -> pyyaml.Node:
    if scalar(text) is not text or not _LINE_BREAKS.isdisjoint(text) or text[:1] in _MISREAD:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_number(dumper: pyyaml.CSafeDumper, number: WrittenInt | WrittenFloat) -> pyyaml.Node:
    # The tag that PyYAML's reader would give these letters, whatever it is, is the one left unwritten.
    tag = dumper.resolve(pyyaml.ScalarNode, number.text, (True, False))  # type: ignore[no-untyped-call] # untyped in PyYAML
    return dumper.represent_scalar(tag, number.text)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(WrittenInt, _represent_number)
_Dumper.add_representer(WrittenFloat, _represent_number)


def write_yaml(value: Any) -> str:
    """Return a JSON value as YAML 1.2 that reads back as the same value."""
    text: str = pyyaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
