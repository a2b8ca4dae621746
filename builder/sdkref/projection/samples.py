"""Samples: complete programs made from calls, and the code that descriptions bring along."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.operation import CodeSample, Operation
from sdkref.languages.known import languages, packaged_languages
from sdkref.projection.calls import Call, FormBody, JsonBody, TextBody
from sdkref.projection.examples import json_code
from sdkref.projection.programs.curl import curl_program
from sdkref.projection.programs.go import go_program
from sdkref.projection.programs.python import python_program
from sdkref.projection.programs.receiver import event_for_trial, receiver_program
from sdkref.projection.programs.typescript import typescript_program
from sdkref.projection.projection import Code, Sample
from sdkref.projection.shown_examples import distinct_name
from sdkref.projection.target import Target
from sdkref.projection.wire import encoded
from sdkref.templating.environment import code_environment
from sdkref.words import one_line

PROGRAMS: Mapping[str, Callable[[Call], Mapping[str, Any]]] = {
    "python.jinja": python_program,
    "typescript.jinja": typescript_program,
    "go.jinja": go_program,
    "curl.jinja": curl_program,
}
"""What a template of ours shows, by its name."""

_LEXERS = {"javascript": "javascript", "js": "javascript", "node": "javascript", "node.js": "javascript"}


class SampleMaker:
    """Makes the samples of one target."""

    def __init__(self, target: Target) -> None:
        self._target, self._language = target, target.language
        name = target.profile.template(target.language.key)
        self._program = (
            PROGRAMS[name] if name in PROGRAMS else packaged_languages()[target.language.key].program
        )
        packaged = packaged_languages().get(target.language.key)
        environment = code_environment(packaged.templates if packaged is not None else None)
        self._template = environment.get_template(f"calls/{name}")
        receiver = target.profile.receiver(target.language.key)
        self._receiver = code_environment().get_template(f"calls/{receiver}") if receiver else None

    def speaks(self, sample: CodeSample) -> bool:
        """Return whether code that was brought along belongs into this target's tab."""
        if sample.sdk or self._target.is_written:
            return sample.sdk == self._target.key
        return sample.language.strip().lower() in self._language.aliases

    def shown(self, operation: Operation, calls: Sequence[Call]) -> Sequence[Call]:
        """Return the calls that become programs: those whose place no snippet of the same name takes.

        In the tab of an SDK all programs are snippets.
        """
        if self._target.is_written:
            return ()
        written = {
            file_stem(each.label or "") for each in operation.samples if each.own and self.speaks(each)
        }
        return [call for call in calls if file_stem(call.name) not in written]

    def samples(self, operation: Operation, calls: Sequence[Call]) -> tuple[Sample, ...]:
        """Return the user's snippets, a program for each call, then what the description brings along."""
        generated = [self.program(call) for call in self.shown(operation, calls)]
        taken = {sample.name for sample in generated}
        snippets = self._brought(self.snippets(operation, calls), taken, calls)
        described = self.described(operation, generated)
        return (*snippets, *generated, *self._brought(described, taken))

    def snippets(self, operation: Operation, calls: Sequence[Call]) -> Sequence[CodeSample]:
        """Return the user's snippets for this tab: those that take a call's place in its order, then others.

        A file can hold a name only barely; a snippet in a call's place has the name of the call.
        """
        places = {file_stem(call.name): (number, call.name) for number, call in enumerate(calls)}
        found = [
            (*places.get(file_stem(each.label or ""), (len(calls), each.label)), each)
            for each in operation.samples
            if each.own and self.speaks(each)
        ]
        ordered = sorted(found, key=lambda each: each[0])
        return [replace(each, label=name) for _, name, each in ordered]

    def described(self, operation: Operation, generated: Sequence[Sample]) -> list[CodeSample]:
        """Return what a description brings along for this tab, without what the page shows anyway.

        An overlay of our own examples may have put them into the description.
        """
        found = [sample for sample in operation.samples if not sample.own and self.speaks(sample)]
        if not found:
            return found
        shown = {sample.code.text.strip() for sample in generated}
        shown |= {sample.source.strip() for sample in operation.samples if sample.own}
        return [sample for sample in found if sample.source.strip() not in shown]

    def receivers(self, operation: Operation, calls: Sequence[Call]) -> tuple[Sample, ...]:
        """Return a program that receives a webhook's requests; where a language has none, how to send one.

        In the tab of an SDK there is none, since only the SDK's own way would be of use there.
        """
        if self._target.is_written:
            return tuple(self._brought(operation.samples, set()))
        taken = {"Receiver", *(call.name for call in calls)}
        if self._receiver is None:
            sent = [self.program(event_for_trial(call)) for call in calls]
            return (*sent, *self._brought(operation.samples, taken))
        code = Code(self._receiver.render(receiver_program(operation, calls[0])), self._language.lexer)
        return (Sample(name="Receiver", code=code), *self._brought(operation.samples, taken))

    def program(self, call: Call) -> Sample:
        """Return a complete program that makes a call."""
        code = Code(self._template.render(self._program(call)), self._language.lexer)
        return Sample(name=call.name, code=code, description=call.description)

    def _brought(
        self, samples: Sequence[CodeSample], taken: set[str], calls: Sequence[Call] = ()
    ) -> Iterator[Sample]:
        descriptions = {call.name: call.description for call in calls}
        for sample in samples:
            if not self.speaks(sample):
                continue
            spelled = sample.language.strip().lower()
            wanted = one_line(sample.label or "", 60) or "From the description"
            if wanted in taken:
                wanted = f"{wanted} ({'snippet' if sample.own else 'from the description'})"
            name = distinct_name(wanted, taken)
            code = Code(sample.source, _LEXERS.get(spelled, self._language.lexer))
            yield Sample(
                name=name,
                code=code,
                description=descriptions.get(wanted, ""),
                generated=False,
                program=sample.program,
            )


def file_stem(name: str) -> str:
    """Return the name of a sample as that of a file, without an ending: by it a snippet takes its place."""
    return _NO_NAME.sub("-", name.lower()).strip("-")


_NO_NAME = re.compile(r"[^a-z0-9]+")


@cache
def _aliases() -> frozenset[str]:
    return frozenset(alias for language in languages().values() for alias in language.aliases)


def samples_elsewhere(operation: Operation) -> tuple[Sample, ...]:
    """Return the code that a description brings along in languages that we have no tabs for."""
    taken: set[str] = set()
    return tuple(
        Sample(
            name=distinct_name(
                ": ".join(filter(None, (one_line(each.language), one_line(each.label or "")))) or "Code",
                taken,
            ),
            code=Code(each.source, each.language.strip().lower() or "text"),
            generated=False,
        )
        for each in operation.samples
        if each.language.strip().lower() not in _aliases()
    )


def payloads(calls: Sequence[Call]) -> tuple[Sample, ...]:
    """Return what a webhook's requests hold, as far as it is text."""
    found = ((call, _payload(call)) for call in calls)
    return tuple(
        Sample(
            name="Payload" if call.name == "Default" else call.name, code=code, description=call.description
        )
        for call, code in found
        if code is not None
    )


def _payload(call: Call) -> Code | None:
    match call.body:
        case JsonBody(value=value):
            return json_code(value)
        case TextBody(text=text):
            return Code(text, "xml" if text.startswith("<?xml") else "text")
        case FormBody(pairs=pairs):
            return Code("&".join(f"{encoded(each.name)}={encoded(each.value)}" for each in pairs), "text")
        case _:
            return None
