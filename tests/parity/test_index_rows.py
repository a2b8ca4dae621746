"""Predictions are compared with an index of methods by what an index tells."""

from sdkref.catalogue.surface import Argument, TypePiece
from sdkref.drift.index_rows import as_index

_TEXT = (TypePiece(text="str"),)


def test_what_is_given_by_name_is_one_argument() -> None:
    given = (
        Argument(name="file_id", type=_TEXT, required=True, place="path", description="Which one."),
        Argument(name="limit", place="query"),
        Argument(name="name", place="body"),
    )
    assert as_index(given) == (
        Argument(name="file_id", required=True, place="path"),
        Argument(name="**params", type=(TypePiece(text="params"),), role="request"),
    )
    assert as_index(given[:1]) == (Argument(name="file_id", required=True, place="path"),)


def test_arguments_of_go_keep_their_types() -> None:
    given = (Argument(name="ctx", role="context"), Argument(name="fileID", type=_TEXT, description="Which."))
    assert as_index(given) == (given[0], Argument(name="fileID", type=_TEXT))
