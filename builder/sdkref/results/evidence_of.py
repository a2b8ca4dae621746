"""What a run of examples proves: the marks of those that passed, and of those that did not run again."""

from collections.abc import Mapping, Sequence

from sdkref.evidence import Evidence, program_digest
from sdkref.examples.example import Example
from sdkref.judging.trial import Result


def evidence_of(
    results: Sequence[Result],
    versions: Mapping[str, Mapping[str, str]],
    known: Evidence,
    examples: Sequence[Example],
    *,
    in_part: bool = False,
) -> Evidence:
    """Return the evidence after a run; `examples` are all that the site has, whether they ran or not.

    A mark stays with an example that did not run now, and is lost by one that failed, at an error that it met
    as well, or is gone. When only a part of the operations was looked at, the marks of others stay.
    """
    ran = {each.trial.example: each for each in results if each.trial.status is None}
    ran |= {each.trial.example: each for each in results if each.outcome == "failed"}
    seen = {each.operation for each in examples}
    found = {key: dict(marks) for key, marks in known.operations.items() if in_part and key not in seen}
    for example in examples:
        digest = program_digest(example.target, example.text)
        result = ran.get(example)
        if result is None:
            words = known.of(example.operation).get(digest, "")
        elif result.outcome == "passed" and not example.directives.compile_only:
            words = ", ".join(f"{name} {version}" for name, version in versions[example.target].items())
        else:
            words = ""
        if words and example.operation:
            found.setdefault(example.operation, {})[digest] = words
    return Evidence(operations=found)
