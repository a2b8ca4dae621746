"""What search knows of an operation: the API's own words once, and of each SDK what it alone says."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sdkref.catalogue.operation import Operation
from sdkref.markdown.rendering import plain
from sdkref.pages.fields import field_names, names_inside
from sdkref.pages.page import SdkName
from sdkref.projection.projection import OperationProjection
from sdkref.projection.target_note import TargetNote

_DESCRIPTION_LONGEST = 600
"""Characters of a description that search knows."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")

Shown = Sequence[tuple[TargetNote, OperationProjection]]


def operation_words(operation: Operation, shown: Shown) -> str:
    """Return the operation's own words and the names of its fields, as the API has them."""
    words = dict.fromkeys([operation.method, operation.path, operation.operation_id or ""])
    words |= dict.fromkeys(_fields(_plain(shown)))
    description = plain(operation.description or "")[:_DESCRIPTION_LONGEST]
    return " ".join(word for word in (*words, description) if word)


def sdk_names(shown: Shown) -> tuple[SdkName, ...]:
    """Return what each SDK calls an operation, with the types and fields that only it has."""
    known = {*_fields(_plain(shown))}
    found = []
    for target, projection in shown:
        call, *also = projection.called or ("",)
        if not call or not target.is_sdk:
            continue
        words = dict.fromkeys([*also, *_types(projection, call), *_fields([projection])])
        own = [each for each in words if each not in known and each != call and each[:1].isalpha()]
        found.append(SdkName(target.key, f"{call} · {target.label}", " ".join(own)))
    return tuple(found)


def _types(projection: OperationProjection, call: str) -> Iterator[str]:
    """Yield the types of what an SDK takes and returns, without their packages."""
    texts = [
        projection.signature,
        *(each.type for each in projection.parameters),
        *(each.type for each in projection.bodies),
    ]
    for text in texts:
        for found in _NAME.findall("".join(part.text for part in text)):
            last = found.rpartition(".")[2]
            if found != call and re.search("[A-Z]", last):
                yield last


def _plain(shown: Shown) -> list[OperationProjection]:
    """Return the projections whose fields have the API's names, or the first where there are none."""
    found = [projection for target, projection in shown if not (target.documented or projection.lacking)]
    return found or [projection for _, projection in shown[:1]]


def _fields(projections: Iterable[OperationProjection]) -> Iterator[str]:
    """Yield the names of all fields, nested ones too; those of an answer's model stand with the model."""
    for projection in projections:
        yield from field_names(projection.parameters)
        for body in projection.bodies:
            yield from names_inside(body.groups)
        for answer in projection.answers:
            for body in answer.bodies:
                yield from names_inside(body.groups)
            yield from field_names(answer.headers)
