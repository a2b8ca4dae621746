"""The examples on the pages of webhooks and callbacks: programs that receive an event, or send one.

Only those that we make are tried: of code that a description brings along nobody knows where it listens.
"""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.directives import NO_DIRECTIVES, Directives
from sdkref.examples.environment import variables
from sdkref.examples.event import event_of
from sdkref.examples.example import Example
from sdkref.location import Location
from sdkref.projection.calls import Call
from sdkref.projection.groundwork import Groundwork
from sdkref.projection.programs.receiver import event_for_trial
from sdkref.projection.projection import Sample
from sdkref.projection.samples import SampleMaker
from sdkref.projection.target import Target


def examples_of_webhooks(catalogue: Catalogue, targets: Sequence[Target]) -> Iterator[Example]:
    """Give the examples of webhooks and callbacks, in the order of the pages: each by tab.

    One whose event cannot be written without a client is only compiled.
    """
    ground = Groundwork(catalogue)
    makers = [(target, SampleMaker(target)) for target in targets]
    environment = variables(catalogue)
    for operation in _received(catalogue):
        calls = ground.calls(operation, "response")
        for target, maker in makers:
            made = (each for each in maker.receivers(operation, calls) if each.generated)
            # A receiver takes any of the events, and gets the first; senders are one for each.
            for sample, call in zip(made, calls, strict=False):
                yield _example(operation, target, sample, call, environment)


def _received(catalogue: Catalogue) -> Iterator[Operation]:
    yield from catalogue.webhooks
    for owner in (*catalogue.operations, *catalogue.webhooks):
        yield from (each.operation for each in owner.callbacks)


def _example(
    operation: Operation,
    target: Target,
    sample: Sample,
    call: Call,
    environment: tuple[tuple[str, str], ...],
) -> Example:
    location = operation.location or Location("")
    event = event_of(operation, call)
    address = (event_for_trial(call).base_variable, "{base_url}")
    return Example(
        operation=operation.key,
        target=target.key,
        language=target.language.key,
        name=sample.name,
        origin="generated",
        text=sample.code.text,
        source=location.file,
        location=location,
        environment=(*environment, address),
        event=event,
        serves=target.profile.receiver(target.language.key) is not None,
        directives=NO_DIRECTIVES if event is not None else Directives(compile_only=True),
    )
