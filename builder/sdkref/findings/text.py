"""Findings for people: a line for each fact, with the number of its further places."""

from collections.abc import Iterator, Sequence

from sdkref.diagnostics import Diagnostic, Stop
from sdkref.findings.kinds import KINDS
from sdkref.findings.report import Report, Telling, counted

MOST_SHOWN = 50
"""Lines that are told unless all are asked for."""


def lines(report: Report, telling: Telling, apart: Stop | None = None) -> Iterator[str]:
    """Yield the findings, and how to see those that are not shown; those of `apart` are told elsewhere.

    A fact that holds at many places, as one of a response that many operations share, is told once.
    """
    found = [each for each in report.findings if apart is None or each not in apart.findings]
    groups = [[each] for each in found] if telling.everything else _by_fact(found)
    shown = groups if telling.everything else groups[:MOST_SHOWN]
    for group in shown:
        further = counted(len(group) - 1, "more place")
        yield f"{group[0]} (and {further})" if len(group) > 1 else str(group[0])
    if len(shown) < len(found):
        how = f"all of them: {telling.again} --verbose" if telling.again else "--verbose shows all of them"
        yield f"{len(shown):,} of {len(found):,} findings are shown; {how}"
    elif telling.again and not telling.checking and any(not KINDS[each.code].by_build for each in found):
        yield f"The same without a build: {telling.again}"


def _by_fact(found: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for each in found:
        groups.setdefault((each.code, each.level, each.fact, each.remedy), []).append(each)
    return list(groups.values())
