"""The examples that the documentation of an SDK shows."""

from collections.abc import Iterable, Iterator, Sequence

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Method
from sdkref.examples.example import Client, Example
from sdkref.examples.named_variables import named_variables
from sdkref.location import Location
from sdkref.projection.surface_samples import surface_samples
from sdkref.projection.target import Target

_NOT_RUN = frozenset({"react-hooks"})
"""Examples that are a part of a page's code, and no programs."""
_FILE = "example.file"
"""What samples of Speakeasy's send."""


def documented_examples(
    operation: Operation, target: Target, methods: Sequence[Method], taken: Iterable[str]
) -> Iterator[Example]:
    """Give the examples of an operation in the tab of an SDK; `taken` are the names of those before them."""
    surface = target.surface
    if surface is None:
        return
    keys = tuple((each.variable, "key-for-tests") for each in surface.about.schemes if each.variable)
    spots = {id(example): method.spot for method in methods for example in method.examples}
    for sample, shown in surface_samples(methods, target.language.lexer, taken):
        if shown.kind in _NOT_RUN:
            continue
        file = spots[id(shown)].file
        declared = Location(file) if file else operation.location
        more = named_variables(sample.code.text, known=dict(keys))
        yield Example(
            operation=operation.key,
            target=target.key,
            language=target.language.key,
            name=sample.name,
            origin="documented" if file else "predicted",
            text=sample.code.text,
            source=file or (declared.file if declared else ""),
            line=shown.line if file else 1,
            location=declared,
            environment=(*keys, *more),
            client=Client(surface.dialect, surface.about.client or "", surface.about.version or ""),
            files=((_FILE, b"An example.\n"),) if f'"{_FILE}"' in sample.code.text else (),
        )
