"""Where the values of a made document come from: the nearest entry around a value tells."""

from sdkref.location import Location
from sdkref.origins import Origins

SOURCE = Location("api.yaml")


def test_a_value_that_nobody_moved_stands_where_it_stood() -> None:
    assert Origins(SOURCE).of("/paths/~1pets/get") == Location("api.yaml", "/paths/~1pets/get")


def test_a_moved_value_takes_all_inside_it_along() -> None:
    origins = Origins(SOURCE)
    origins.record("/components/schemas", Location("api.yaml", "/definitions"))
    origins.record("/components/schemas/Pet/properties", Location("other.yaml", "/Pet"))
    assert origins.of("/components/schemas/Cat/type") == Location("api.yaml", "/definitions/Cat/type")
    assert origins.of("/components/schemas/Pet/properties/a") == Location("other.yaml", "/Pet/a")
    assert origins.of("/components/schemas/Pet") == Location("api.yaml", "/definitions/Pet")


def test_a_later_entry_replaces_what_was_noted_inside() -> None:
    origins = Origins(SOURCE)
    origins.record("/info/title", Location("first.yaml", "/t"))
    origins.record("/info", Location("second.yaml", "/i"))
    assert origins.of("/info/title") == Location("second.yaml", "/i/title")


def test_what_is_forgotten_counts_as_never_moved() -> None:
    origins = Origins(SOURCE)
    origins.record("/info/title", Location("first.yaml", "/t"))
    origins.forget("/info/title")
    origins.forget("/never/noted")
    assert origins.of("/info/title") == Location("api.yaml", "/info/title")


def test_the_items_that_are_left_of_a_list_keep_their_origin() -> None:
    origins = Origins(SOURCE)
    origins.record("/tags/2/name", Location("overlay.yaml", "/n"))
    origins.renumber("/tags", [0, 2, 3])
    assert origins.of("/tags/0") == Location("api.yaml", "/tags/0")
    assert origins.of("/tags/1") == Location("api.yaml", "/tags/2")
    assert origins.of("/tags/1/name") == Location("overlay.yaml", "/n")
    assert origins.of("/tags/2/x") == Location("api.yaml", "/tags/3/x")
    origins.renumber("/tags", [2])
    assert origins.of("/tags/0/x") == Location("api.yaml", "/tags/3/x")
