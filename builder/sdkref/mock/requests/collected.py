"""What is read of one request so far: values of its parameters, and what is wrong with them."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import Parameter, Place
from sdkref.catalogue.schema import Json
from sdkref.mock.exchange import Code, Violation
from sdkref.mock.nearest import nearest_name
from sdkref.mock.requests.coercion import Coercer
from sdkref.mock.requests.json_text import JsonFault, read_json
from sdkref.mock.requests.trees import Tree
from sdkref.words import one_line

Values: TypeAlias = dict[tuple[Place, str], Json]

_PLACES = {
    "path": "path parameter",
    "query": "query parameter",
    "querystring": "query, as a whole,",
    "header": "header",
    "cookie": "cookie",
}
_LONGEST = 80
"""Characters of a text from outside that a message shows."""

_MOST_TOLD = 100
"""Faults after which unknown parameters are told no more."""


class Collected:
    """Values and violations of one request while it is read."""

    def __init__(self, coercer: Coercer) -> None:
        self._coercer = coercer
        self.values: Values = {}
        self.violations: list[Violation] = []

    def keep(self, parameter: Parameter, trees: list[Tree]) -> None:
        """Keep the value of a parameter, of all that its text may stand for."""
        self.values[parameter.place, parameter.name] = self._coercer.best(trees, parameter.schema)

    def keep_object(self, parameter: Parameter, tree: dict[str, Tree]) -> None:
        """Keep an object whose members are parameters; an empty one and none look the same."""
        if tree:
            self.keep(parameter, [tree])
        elif parameter.required and not self._coercer.fits({}, parameter.schema):
            self.absent(parameter)

    def keep_content(self, parameter: Parameter, text: str) -> None:
        """Keep the value of a parameter that is written as a content type."""
        if media_kind(parameter.media_type or "") not in {"json", "any"}:
            self.keep(parameter, [text])
            return
        value = read_json(text)
        if isinstance(value, JsonFault):
            self.fault(parameter, f"the value is no JSON ({value}); write it as {parameter.media_type}")
        else:
            self.values[parameter.place, parameter.name] = value

    def keep_presence(self, parameter: Parameter) -> None:
        """Keep the empty text of a parameter where it is a value; elsewhere, that it came says all."""
        if self._coercer.fits("", parameter.schema):
            self.values[parameter.place, parameter.name] = ""

    def repeated(self, parameter: Parameter, count: int) -> None:
        """Tell that a parameter came several times where it has one value."""
        self.fault(parameter, f"`{parameter.name}` came {count} times, and has one value; send it once")

    def absent(self, parameter: Parameter) -> None:
        """Tell that a parameter is missing, when it is required."""
        if parameter.required:
            message = (
                f"the {_PLACES[parameter.place]} `{parameter.name}` is required, and did not come; send it"
            )
            self._tell("missing-parameter", parameter, message)

    def fault(self, parameter: Parameter, message: str) -> None:
        """Tell that a parameter cannot be read."""
        self._tell("invalid-parameter", parameter, message)

    def unknown(self, name: str, known: Iterable[str]) -> None:
        """Tell that a query parameter is not declared; of very many not all are told."""
        if len(self.violations) >= _MOST_TOLD:
            return
        nearest = nearest_name(name, known)
        remedy = f"did you mean `{nearest}`?" if nearest else "leave it out"
        shown = one_line(name)[:_LONGEST]
        message = f"the operation has no query parameter `{shown}`; {remedy}"
        self.violations.append(Violation(code="unknown-parameter", where="query", name=name, message=message))

    def misspelt(self, name: str, parameter: Parameter) -> None:
        """Tell that a name is not declared where another, which did not come, was meant."""
        message = (
            f"the operation has no {_PLACES[parameter.place]} `{name}`; did you mean `{parameter.name}`?"
        )
        self.violations.append(
            Violation(
                code="unknown-parameter",
                where=parameter.place,
                name=name,
                message=message,
                declared=parameter.location,
            )
        )

    def _tell(self, code: Code, parameter: Parameter, message: str) -> None:
        self.violations.append(
            Violation(
                code=code,
                where=parameter.place,
                name=parameter.name,
                message=message,
                declared=parameter.location,
            )
        )


def by_name(texts: Sequence[tuple[str, str]]) -> dict[str, Tree]:
    """Return names with their texts: a list where a name came several times."""
    found: dict[str, list[Tree]] = {}
    for name, text in texts:
        found.setdefault(name, []).append(text)
    return {name: each if len(each) > 1 else each[0] for name, each in found.items()}
