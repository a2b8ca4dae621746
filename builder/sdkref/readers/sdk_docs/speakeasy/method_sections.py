"""The fixed sections of a method: samples, parameters, response and errors, each read by its own function."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from sdkref.catalogue.surface import Argument, Endpoint, ErrorType, Loss, Returned, UsageExample
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.speakeasy.leftovers import lost
from sdkref.readers.sdk_docs.speakeasy.markers import marker
from sdkref.readers.sdk_docs.speakeasy.returned import returned
from sdkref.readers.sdk_docs.speakeasy.tables import arguments, errors, is_of_errors, is_of_fields

UsageKind: TypeAlias = Literal["usage", "standalone", "react-hooks"]
EXAMPLE = "Example Usage"
_STANDALONE = "The standalone function version of this method:"
_REACT = ("This method can be used in React components through", "> Check out [this guide][hook-guide]")
_LEVEL = 3


class Said:
    """What the sections of a method have said so far."""

    def __init__(self, page: MarkdownPage) -> None:
        self.page = page
        self.examples: list[UsageExample] = []
        self.example_name: str | None = None
        self.arguments: tuple[Argument, ...] | None = None
        self.returned: Returned | None = None
        self.errors: tuple[ErrorType, ...] | None = None
        self.endpoint: Endpoint | None = None
        self.operation_id: str | None = None
        self.losses: list[Loss] = []

    def read(self, heading: Block, blocks: Sequence[Block]) -> None:
        """Read the section below a heading, and note what has no place in it."""
        for block in _SECTIONS.get(heading.text, _example)(self, heading, blocks):
            self.losses.append(lost(self.page, block, heading.text))


def is_section(block: Block) -> bool:
    """Tell whether a block is the heading of one of the fixed sections of a method."""
    return (
        block.kind == "heading" and block.level == _LEVEL and (block.text in _SECTIONS or is_example(block))
    )


def is_example(block: Block) -> bool:
    """Tell whether the heading of a fixed section is one of a sample, which may have a name."""
    return block.text == EXAMPLE or block.text.startswith(f"{EXAMPLE}:")


def _example(said: Said, heading: Block, blocks: Sequence[Block]) -> list[Block]:
    said.example_name = heading.text.removeprefix(EXAMPLE).lstrip(":").strip() or None
    left = []
    for block in blocks:
        if block.kind == "fence":
            said.examples.append(_sample(block, said.example_name))
        elif block.kind == "html" and (found := marker(block.text)):
            said.operation_id = said.operation_id or found.operation_id
            said.endpoint = said.endpoint or found.endpoint
            said.example_name = said.example_name or found.example
        else:
            left.append(block)
    return left


def _standalone(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    return _samples(said, blocks, "standalone", (_STANDALONE,))


def _react(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    return _samples(said, blocks, "react-hooks", _REACT)


def _parameters(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    left = []
    for block in blocks:
        if is_of_fields(block) and said.arguments is None:
            said.arguments = arguments(block, roles=True, escaped=said.page.name.endswith(".mdx"))
        else:
            left.append(block)
    return left


def _response(said: Said, heading: Block, blocks: Sequence[Block]) -> list[Block]:
    left = []
    for block in blocks:
        if block.kind == "paragraph" and said.returned is None and (found := returned(block.text)):
            said.returned = found
        else:
            left.append(block)
    # In 2023 the table of errors of Go had no heading of its own.
    return _errors(said, heading, left)


def _errors(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    left = []
    for block in blocks:
        if is_of_errors(block) and said.errors is None:
            said.errors = errors(block)
        else:
            left.append(block)
    return left


def _samples(said: Said, blocks: Sequence[Block], kind: UsageKind, sentences: tuple[str, ...]) -> list[Block]:
    fences = [block for block in blocks if block.kind == "fence"]
    said.examples.extend(_sample(block, said.example_name, kind) for block in fences)
    return [block for block in blocks if block.kind != "fence" and not block.text.startswith(sentences)]


def _sample(block: Block, name: str | None, kind: UsageKind = "usage") -> UsageExample:
    return UsageExample(kind=kind, name=name, language=block.language, code=block.text, line=block.line + 1)


_SECTIONS: dict[str, Callable[[Said, Block, Sequence[Block]], list[Block]]] = {
    EXAMPLE: _example,
    "Standalone function": _standalone,
    "React hooks and utilities": _react,
    "Parameters": _parameters,
    "Response": _response,
    "Errors": _errors,
}
