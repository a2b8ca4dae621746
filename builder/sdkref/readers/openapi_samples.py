"""Code that a description brings along: `x-codeSamples` and its relatives. It is shown, never run unasked."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from sdkref.catalogue.operation import CodeSample, Example
from sdkref.documents.reading import json_value
from sdkref.readers.node import Node

_Words: TypeAlias = tuple[str, str, str]

_REDOCLY: _Words = ("lang", "label", "source")
_README: _Words = ("language", "name", "code")
"""What a vendor calls the language, the label and the code of a sample."""


def code_samples(operation: Node) -> tuple[CodeSample, ...]:
    """Return the samples of an operation, of every vendor's extension, in the order of the source."""
    return tuple(
        sample
        for samples in (_redocly(operation), _readme(operation), _openai(operation))
        for sample in samples
    )


def answer_examples(operation: Node) -> tuple[Example, ...]:
    """Return the JSON answers that OpenAI's own extension shows beside its samples."""
    found = []
    for _request, response, place in _openai_blocks(operation):
        text = response if isinstance(response, str) else ""
        try:
            value = json_value(text)
        except ValueError:  # an event stream or a binary body shown as prose: nothing to take a value from
            continue
        found.append(Example(name=place.text("title") or "", value=value))
    return tuple(found)


def _redocly(operation: Node) -> Iterator[CodeSample]:
    for key in ("x-codeSamples", "x-code-samples"):
        if key in operation:
            yield from _listed(operation, key, _REDOCLY, _README)


def _readme(operation: Node) -> Iterator[CodeSample]:
    nested = operation.mapping("x-readme") if "x-readme" in operation else None
    for node, key in ((operation, "x-readme.code-samples"), (nested, "code-samples")):
        if node is not None and key in node:
            yield from _listed(node, key, _README, _REDOCLY)


def _listed(operation: Node, key: str, usual: _Words, others: _Words) -> Iterator[CodeSample]:
    """Give the samples of a list; words of the other vendor are taken where its own are missing."""
    for sample in operation.mappings(key, usual[-1]):
        language, label, code = (
            other if word not in sample and other in sample else word
            for word, other in zip(usual, others, strict=True)
        )
        source = sample.text(code)
        named = sample.text(language)
        if source is None and sample.data.get(code) is None:
            sample.report("missing", f"the code sample has no `{code}`", f"add `{code}`", sample.location)
        elif source is not None and not source.strip():
            sample.report(
                "missing", "the code sample is empty", "write the code, or remove it", sample.at(code)
            )
        elif source is not None:
            if not named:
                fact, remedy = f"the code sample has no `{language}`", f"add `{language}`, such as `python`"
                sample.report("missing", fact, remedy, sample.location)
            yield CodeSample(
                language=named or "",
                label=sample.text(label),
                source=source,
                location=sample.location,
            )


def _openai(operation: Node) -> Iterator[CodeSample]:
    for request, _response, place in _openai_blocks(operation):
        for language, source in request.items():
            if isinstance(source, str) and source.strip():
                yield CodeSample(
                    language=language,
                    label=place.text("title"),
                    source=source,
                    location=place.at("request", language),
                )


def _openai_blocks(operation: Node) -> Iterator[tuple[dict[str, Any], Any, Node]]:
    """Return request, response and place of each block of `x-oaiMeta.examples`, a list or a mapping."""
    if "x-oaiMeta" not in operation:
        return
    meta = operation.mapping("x-oaiMeta")
    if meta is None or "examples" not in meta:
        return
    blocks = (
        meta.mappings("examples") if isinstance(meta.data["examples"], list) else [meta.mapping("examples")]
    )
    for block in blocks:
        request = block.data.get("request") if block is not None else None
        if block is not None and isinstance(request, dict):
            yield request, block.data.get("response"), block
