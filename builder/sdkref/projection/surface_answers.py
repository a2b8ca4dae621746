"""What a method of an SDK gives back and raises: as its documentation tells, with the API's statuses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from sdkref.catalogue.surface import ErrorType, Method, Status
from sdkref.projection.depth import PAGE, Depth
from sdkref.projection.projection import Answer, Body, ErrorRow, TypeText
from sdkref.projection.surface_rows import SurfaceRows
from sdkref.projection.surface_types import SurfaceTypes

_ERROR = Depth(named=1, inside=1)
"""The fields of an error's own model open; what they hold are links."""


class SurfaceAnswers:
    """Makes answers and error rows of one surface."""

    def __init__(self, types: SurfaceTypes, rows: SurfaceRows) -> None:
        self._types, self._rows = types, rows

    def answers(self, method: Method, told: Sequence[Answer]) -> Iterator[Answer]:
        """Give what comes back: for each status that the SDK's page names, else for those of the API.

        `told` is what the API's description says. Where nobody names a status there is one without.
        """
        spelled = self._types.text(method.returned.type) if method.returned is not None else ()
        good, _ = _parted(method.statuses or ())
        if good:
            for each in good:
                yield Answer(
                    status=each.status,
                    description=each.description or "",
                    bodies=_body(method, spelled),
                    headers=self._rows.rows(each.headers, PAGE),
                )
        elif told:
            for answer in told:
                yield replace(
                    answer,
                    bodies=tuple(
                        Body(media_type=body.media_type, type=spelled, streamed=body.streamed)
                        for body in answer.bodies
                    ),
                    headers=(),
                    links=(),
                )
        elif method.returned is not None:
            yield Answer(status="", bodies=_body(method, spelled))

    def errors(self, method: Method, told: Sequence[ErrorRow]) -> Iterator[ErrorRow]:
        """Give a row for each type that the SDK's page names, in words of the API's description.

        Where it names no types there is a row for each status of a failure that it, or the API, names.
        """
        _, bad = _parted(method.statuses or ())
        described = {each.statuses: each for each in told} | {
            (each.status,): ErrorRow(type=(), statuses=(each.status,), description=each.description or "")
            for each in bad
        }
        if method.errors is not None:
            for row in method.errors:
                yield self._error(row, described)
        elif bad:
            yield from (described[each.status,] for each in bad)
        else:
            for each in told:
                yield ErrorRow(
                    type=(), statuses=each.statuses, summary=each.summary, description=each.description
                )

    def _error(self, row: ErrorType, described: Mapping[tuple[str, ...], ErrorRow]) -> ErrorRow:
        inside = self._rows.inside(row.type, _ERROR)
        known = [described[status,] for status in row.statuses if (status,) in described]
        same = {(each.summary, each.description) for each in known}
        summary, description = same.pop() if len(same) == 1 else ("", "")
        if not (summary or description):
            named = self._types.models(row.type)
            description = (named[0].description or "") if len(named) == 1 else ""
        return ErrorRow(
            type=self._types.text(row.type),
            statuses=row.statuses,
            content_types=row.content_types,
            summary=summary,
            description=description,
            bodies=(Body(media_type="", type=(), groups=inside),) if inside else (),
        )


def _parted(statuses: Iterable[Status]) -> tuple[list[Status], list[Status]]:
    """Return the statuses of answers and those of failures; `default` is an answer where it is alone."""
    found = list(statuses)
    if len(found) == 1 and found[0].status == "default":
        return found, []
    bad = [each for each in found if each.status == "default" or each.status[:1] in "45"]
    return [each for each in found if each not in bad], bad


def _body(method: Method, spelled: TypeText) -> tuple[Body, ...]:
    """Return the body of an answer: its type, and the content types that are accepted."""
    if not spelled:
        return ()
    return (Body(media_type=", ".join(method.response_types or ()), type=spelled),)
