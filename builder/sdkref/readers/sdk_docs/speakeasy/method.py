"""One method of a page: its heading, its description, and what its sections say."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sdkref.catalogue.surface import Loss, Method, Spot
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.speakeasy.deprecations import described, name_of
from sdkref.readers.sdk_docs.speakeasy.method_sections import Said, is_example, is_section
from sdkref.readers.sdk_docs.speakeasy.operation_list import Listed


class ReadMethod(Struct, frozen=True):
    """A method without its accessor, and what of its section has no place."""

    method: Method
    losses: tuple[Loss, ...]


def read_method(page: MarkdownPage, blocks: Sequence[Block], after: int, listed: Listed | None) -> ReadMethod:
    """Return the method whose heading is the first of the blocks, and whose section ends before a line.

    What stands before its first example is its description, whatever headings and tables that has.
    """
    heading = blocks[0]
    fixed = [index for index, block in enumerate(blocks) if is_section(block)]
    first = next((index for index in fixed if is_example(blocks[index])), min(fixed, default=len(blocks)))
    starts = [index for index in fixed if index >= first]
    said = Said(page)
    for start, end in pairwise([*starts, len(blocks)]):
        said.read(blocks[start], blocks[start + 1 : end])
    until = blocks[first].line if starts else after
    description, deprecation = described(page, heading.after, blocks[1:first], until)
    name, struck = name_of(heading.text)
    # A method without arguments has no table of them; of one whose section ends early, nothing is known.
    ended = said.returned is not None or said.errors is not None
    method = Method(
        name=name,
        endpoint=said.endpoint,
        operation_id=said.operation_id,
        summary=listed.summary if listed else None,
        description=description,
        deprecated=struck or deprecation is not None or (listed is not None and listed.deprecated),
        deprecation=deprecation or (listed.deprecation if listed else None),
        arguments=() if said.arguments is None and ended else said.arguments,
        returned=said.returned,
        errors=said.errors,
        examples=tuple(said.examples),
        spot=Spot(page.name, heading.line),
    )
    return ReadMethod(method, tuple(said.losses))
