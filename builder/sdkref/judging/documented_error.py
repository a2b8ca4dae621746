"""Whether an example does right by a documented error: it tells of the status, or lets the error be seen."""

import re
from collections.abc import Sequence

from sdkref.judging.trial import Trial
from sdkref.judging.wording import WHEN, language_of
from sdkref.runners.program import Finished

_GO_OWN = re.compile(r"(?!main\Z)[^.]*(?:/|\Z)")
"""The path of a package of Go itself: there is no dot in its first part."""


def unmet_error(trial: Trial, status: int, finished: Finished) -> str | None:
    """Return how an example fails at an error that its operation documents; None where it does not.

    A program of plain HTTP tells of the status, and ends with an error. That of an SDK may do so, or handle
    the error, tell of the status and end well; what it does not handle has to be of the documented type.
    """
    who, met = f"the {language_of(trial.example)}", f"when it meets the status {status}"
    told = _tells_of(status, finished)
    handles = told and trial.seen is not None
    match finished.fault:
        case None:
            return None if handles else f"{who} takes the status {status} for a success"
        case "exit" if trial.seen and finished.error:
            go = trial.example.language == "go"
            words = f"ends with {finished.error[0]} {met}, and not with {trial.seen}, which is documented"
            fault = "" if _is_of(finished.error, trial.seen, go=go) else words
        case "exit" if not told:
            fault = f"fails {met}, and does not tell of it"
        case "exit":
            fault = (
                "" if handles or not _was_not_expected(finished) else f"does not expect the status {status}"
            )
        case other:
            fault = f"{WHEN[other]} {met}"
    return f"{who} {fault}: {finished.message}" if fault else None


def _was_not_expected(finished: Finished) -> bool:
    return "Traceback (most recent call last)" in f"{finished.stderr}\n{finished.stdout}"


def _tells_of(status: int, finished: Finished) -> bool:
    return re.search(rf"(?<!\d){status}(?!\d)", f"{finished.stderr}\n{finished.stdout}") is not None


def _is_of(names: Sequence[str], wanted: str, *, go: bool) -> bool:
    """Return whether one of the types of an error is the wanted one, wherever its package has it.

    In Go many packages have an `Error`: the one of an SDK is none of those in Go's own library.
    """
    name = wanted.lstrip("*").rpartition(".")[2]
    found = (each.rpartition(".") for each in names)
    return any(last == name and not (go and _GO_OWN.match(package)) for package, _, last in found)
