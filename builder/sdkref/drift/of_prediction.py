"""What the profile of an SDK predicts otherwise than its documentation says: names, tables, what comes back.

Values of examples are not compared, since generators choose them at random.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from sdkref.catalogue.surface import Argument, Method, plain_type
from sdkref.drift.comparing import Drift
from sdkref.drift.index_rows import as_index, is_index
from sdkref.drift.place import Place
from sdkref.drift.rows import Apart, apart, error_rows, parameter_rows, returned_cell

Fact: TypeAlias = tuple[Place, str]
"""A fact, and the place of the documentation that it is about."""
_MARKS = {True: "required", False: "optional", None: "neither required nor optional"}


def of_prediction(
    read: Method, predicted: Sequence[Method], there: Place, *, errors: bool = True
) -> Iterator[Drift]:
    """Give what is predicted otherwise of a method that was read; `there` is where its operation stands.

    Without `errors` these are not compared, as where they are not those of the description either.
    """
    here = Place(read.spot.file, read.spot.line)
    if not predicted:
        yield Drift("drift-prediction", "the profile predicts no method", here, there)
        return
    expected = next((each for each in predicted if each.call == read.call), predicted[0])
    facts = [*_named_otherwise(read, expected, here), *_parameters(read, expected, here)]
    facts += [*(_errors(read, expected, here) if errors else ()), *_result(read, expected, here)]
    for place, fact in facts:
        yield Drift("drift-prediction", fact, place, there)


def _named_otherwise(read: Method, predicted: Method, here: Place) -> Iterator[Fact]:
    if read.call != predicted.call:
        yield here, f"the profile predicts the name `{predicted.call}`"


def _result(read: Method, predicted: Method, here: Place) -> Iterator[Fact]:
    ours, theirs = returned_cell(read), returned_cell(predicted)
    if ours is not None and ours != theirs:
        yield here, f"it returns {_returned(ours)}, and the profile predicts {_returned(theirs)}"


def _parameters(read: Method, predicted: Method, here: Place) -> Iterator[Fact]:
    given = as_index(predicted.arguments) if is_index(read) else predicted.arguments or ()
    ours, theirs = ({each.name: each for each in rows} for rows in (read.arguments or (), given))
    found = apart(parameter_rows(read.arguments), parameter_rows(given))
    for name, one in ours.items():
        place = Place(here.file, one.line)
        for fact in _cells(one, theirs[name]) if name in theirs else ():
            yield place, f"`{name}` {fact}"
    if found.only_read or found.only_predicted:
        first = next((each.line for name, each in ours.items() if name in found.only_read), here.line)
        yield Place(here.file, first), _set_apart("parameter", found)
    if not (found.only_read or found.only_predicted) and [*ours] != [*theirs]:
        yield here, f"the profile predicts its parameters in the order {_listed(theirs)}"


def _cells(one: Argument, other: Argument) -> Iterator[str]:
    ours, theirs = plain_type(one.type), plain_type(other.type)
    if ours != theirs:
        yield f"is {_named(ours)}, and the profile predicts {_named(theirs)}"
    if one.required != other.required:
        yield f"is {_MARKS[one.required]}, and the profile predicts {_MARKS[other.required]}"
    if (one.description or "").split() != (other.description or "").split():
        yield "is described in other words than the profile predicts"


def _errors(read: Method, predicted: Method, here: Place) -> Iterator[Fact]:
    rows = error_rows(read)
    if rows is None:
        return
    found = apart(rows, error_rows(predicted) or [])
    lines = {plain_type(each.type): each.line for each in read.errors or ()}
    if found.only_read or found.only_predicted:
        first = next((lines[str(name)] for name in found.only_read if str(name) in lines), here.line)
        yield Place(here.file, first), _set_apart("error", found)
    for name in found.other:
        fact = f"the profile predicts other cells of the error `{name}`"
        yield Place(here.file, lines.get(str(name), here.line)), fact


def _set_apart(noun: str, found: Apart) -> str:
    """Return which rows stand in one table only."""
    more, fewer = found.only_predicted, found.only_read
    if not more:
        return f"the profile predicts no {_counted(noun, fewer)}"
    also = f" and not {_listed(fewer)}" if fewer else " as well"
    return f"the profile predicts the {_counted(noun, more)}{also}"


def _counted(noun: str, names: Sequence[object]) -> str:
    return f"{noun}{'s' if len(names) > 1 else ''} {_listed(names)}"


def _returned(cell: tuple[str, str] | None) -> str:
    if cell is None:
        return "nothing"
    name, wrap = cell
    around = {"": "", "promise": " in a promise", "error": " beside an error"}[wrap]
    return f"{_named(name)}{around}"


def _named(written: str) -> str:
    return f"`{written}`" if written else "no type"


def _listed(rows: Iterable[object]) -> str:
    return ", ".join(f"`{each}`" for each in rows)
