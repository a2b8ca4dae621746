"""What settings say to the profile of an SDK of operations, paths, tags and models that its sources lack."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.diagnostics import Diagnostic, Diagnostics, Level, UsageError
from sdkref.documents.reading import read_document
from sdkref.location import Location, escape
from sdkref.nearest_name import did_you_mean
from sdkref.profiles.named_things import Kind, NamedThing, named_things
from sdkref.sdk import Sdk
from sdkref.settings.config import FILE_NAME, Settings


def check_names(settings: Settings, offers: Iterable[tuple[Sequence[Sdk], Catalogue]]) -> None:
    """Raise `UsageError` with all that is said of nothing; `offers` are SDKs with the API that they offer."""
    catalogues: dict[str, list[Catalogue]] = {}
    for sdks, catalogue in offers:
        for sdk in sdks:
            catalogues.setdefault(sdk.key, []).append(catalogue)
    stray = [
        (sdk, each, known)
        for sdk in settings.sdks
        if sdk.options is not None and sdk.key in catalogues
        for each, known in _stray(list(named_things(sdk.options)), catalogues[sdk.key])
    ]
    if stray:
        document = read_document(settings.files[0], Diagnostics(), name=FILE_NAME)
        found = []
        for sdk, each, known in stray:
            pointer = f"/sdks/{escape(sdk.key)}/{each.setting}/{escape(each.name)}"
            line, column = document.locate(pointer) or (1, 1)
            fact = f"no source of `{sdk.key}` has the {_WORDS[each.kind]} `{each.name}`"
            remedy = did_you_mean(each.name, known, "correct it, or remove the line", cutoff=0.5)
            where = Location(FILE_NAME, pointer)
            found.append(Diagnostic("setting", fact, remedy, where, Level.ERROR, line, column))
        raise UsageError(*sorted(found, key=lambda each: (each.line or 0, each.column or 0)))


def _stray(
    named: Sequence[NamedThing], catalogues: Sequence[Catalogue]
) -> Iterator[tuple[NamedThing, Sequence[str]]]:
    """Yield what is named and is nowhere, with all that could have been meant."""
    known = {kind: list(dict.fromkeys(_known(kind, catalogues))) for kind in {each.kind for each in named}}
    yield from ((each, known[each.kind]) for each in named if each.name not in known[each.kind])


def _known(kind: Kind, catalogues: Sequence[Catalogue]) -> Iterator[str]:
    for catalogue in catalogues:
        if kind == "model":
            yield from catalogue.models
        else:
            for each in (*catalogue.operations, *catalogue.webhooks):
                yield from _OF_OPERATION[kind](each)


def _begins(operation: Operation) -> Iterator[str]:
    """Yield all that the path of an operation begins with, as settings may write it."""
    parts = operation.path.partition("?")[0].split("/")
    for count in range(1, len(parts) + 1):
        begin = "/".join(parts[:count])
        yield from (begin, f"{begin}/")


_OF_OPERATION: Mapping[str, Callable[[Operation], Iterable[str]]] = {
    "operationId": lambda each: [each.operation_id] if each.operation_id else [],
    "endpoint": lambda each: [f"{each.method} {each.path}"],
    "path": _begins,
    "tag": lambda each: each.tags or ("default",),
}
_WORDS: Mapping[Kind, str] = {
    "operationId": "operationId",
    "endpoint": "operation",
    "path": "path",
    "tag": "tag",
    "model": "model",
}
