"""The examples on the pages of operations: generated ones, snippets, and what descriptions bring along."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import CodeSample, Operation
from sdkref.directives import read_directives
from sdkref.example_files import files_beside
from sdkref.examples.environment import addresses, variables
from sdkref.examples.example import Example
from sdkref.examples.named_files import file_names
from sdkref.examples.named_variables import named_variables
from sdkref.examples.of_surfaces import documented_examples
from sdkref.location import Location
from sdkref.projection.calls import Call, FileBody, MultipartBody
from sdkref.projection.groundwork import Groundwork
from sdkref.projection.projection import Sample
from sdkref.projection.samples import SampleMaker
from sdkref.projection.target import Target

_NO_PLACE = Location("")


def examples_of(
    catalogue: Catalogue, targets: Sequence[Target], content: Callable[[str], bytes]
) -> Iterator[Example]:
    """Give the examples of all operations in the order of the pages: by operation, then by tab.

    `content` makes a file that programs send, from its name.
    """
    ground = Groundwork(catalogue)
    makers = [(target, SampleMaker(target)) for target in targets]
    documented = {each.key: each.surface.by_operation() for each in targets if each.surface is not None}
    environment, known = variables(catalogue), addresses(catalogue)
    for operation in catalogue.operations:
        calls = ground.calls(operation)
        for target, maker in makers:
            if not target.offers(operation):
                continue
            if operation.key in ground.undescribed and not target.is_written:
                continue  # nobody says what to send
            taken = []
            for sample, source in _with_sources(maker, operation, calls):
                taken.append(sample.name)
                example = replace(
                    _plain(operation, target, sample),
                    environment=environment,
                    addresses=known,
                )
                match source:
                    case Call():
                        files = tuple((name, content(name)) for name in _files(source))
                        yield replace(example, files=files)
                    case CodeSample(own=True):
                        yield _snippet(example, source)
                    case _:
                        files = tuple((name, content(name)) for name in file_names(example.text))
                        more = named_variables(example.text, known=dict(environment))
                        yield replace(
                            example,
                            origin="described",
                            location=source.location,
                            environment=(*environment, *more),
                            files=files,
                        )
            if target.key in documented:
                methods = documented[target.key].get(operation.key, ())
                for example in documented_examples(operation, target, methods, taken):
                    yield replace(example, addresses=known)


def _with_sources(
    maker: SampleMaker, operation: Operation, calls: Sequence[Call]
) -> Iterator[tuple[Sample, CodeSample | Call]]:
    """Give each sample of a tab with what it was made of."""
    samples = maker.samples(operation, calls)
    written = maker.snippets(operation, calls)
    shown = maker.shown(operation, calls)
    generated = samples[len(written) : len(written) + len(shown)]
    sources: Sequence[CodeSample | Call] = (*written, *shown, *maker.described(operation, generated))
    return zip(samples, sources, strict=True)


def _plain(operation: Operation, target: Target, sample: Sample) -> Example:
    location = operation.location or _NO_PLACE
    return Example(
        operation=operation.key,
        target=target.key,
        language=target.language.key,
        name=sample.name,
        origin="generated",
        text=sample.code.text,
        source=location.file,
        location=location,
        javascript=sample.code.lexer == "javascript",
    )


def _snippet(example: Example, source: CodeSample) -> Example:
    """Return the example of a snippet: as its file has it, with what the page leaves out."""
    file = Path(source.location.file if source.location else "")
    text = source.program or source.source
    directives = read_directives(text).directives
    return replace(
        example,
        origin="snippet",
        text=text,
        source=str(file),
        location=source.location,
        directives=directives,
        files=files_beside(file.parent, directives.files),
    )


def _files(call: Call) -> Iterator[str]:
    match call.body:
        case FileBody(file=file):
            yield file
        case MultipartBody(parts=parts):
            yield from dict.fromkeys(part.file for part in parts if part.file is not None)
        case _:
            pass
