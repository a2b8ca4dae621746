"""Results as JUnit XML, which CI systems show."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sdkref.judging.trial import Result
from sdkref.visible import visible


def junit(results: Sequence[Result], seconds: float) -> str:
    """Return a test suite for each tab, with a case for each trial."""
    root = ET.Element("testsuites", _counts(results, seconds))
    for target in dict.fromkeys(each.trial.example.target for each in results):
        mine = [each for each in results if each.trial.example.target == target]
        suite = ET.SubElement(
            root, "testsuite", {"name": target} | _counts(mine, sum(each.seconds for each in mine))
        )
        for each in mine:
            _case(suite, each)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _counts(results: Sequence[Result], seconds: float) -> dict[str, str]:
    outcomes = [each.outcome for each in results]
    return {
        "tests": str(len(outcomes)),
        "failures": str(outcomes.count("failed")),
        "skipped": str(outcomes.count("skipped")),
        "time": f"{seconds:.3f}",
    }


def _case(suite: ET.Element, result: Result) -> None:
    file, line = result.place
    case = ET.SubElement(
        suite,
        "testcase",
        name=_text(result.trial.name),
        classname=_text(result.trial.example.operation or result.trial.example.source),
        file=_text(file),
        line=str(line or 1),
        time=f"{result.seconds:.3f}",
    )
    if result.outcome == "skipped":
        ET.SubElement(case, "skipped", message=_text(result.message))
    elif result.outcome == "failed":
        failure = ET.SubElement(case, "failure", message=_text(result.message))
        failure.text = "\n".join(map(_text, result.output.splitlines()))


def _text(text: str) -> str:
    """Return text that XML can hold."""
    return visible(text)
