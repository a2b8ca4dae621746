"""The releases of an API: what each changed, and what they did to an operation over time."""

from changed_apis import Description, described, read
from sdkref.catalogue.catalogue import Catalogue
from sdkref.history.release import Touch
from sdkref.history.releases import marks_of, releases_of

LIST: Description = {"get": {"operationId": "list", "responses": {}}}


def _version(version: str, **paths: Description) -> Catalogue:
    named = {f"/{name}": item for name, item in paths.items()}
    return read(described(info={"title": "Pets", "version": version}, paths=named))


def test_releases_are_told_the_newest_first() -> None:
    one, two, three = _version("1"), _version("2", pets=LIST), _version("3", pets=LIST, owners=LIST)
    found = releases_of([("1", one), ("2", two)], three)
    assert [(each.version, [one.name for one in each.comparison.subjects]) for each in found] == [
        ("3", ["GET /owners"]),
        ("2", ["GET /pets"]),
    ]


def test_what_the_last_version_lacks_is_not_released_yet() -> None:
    kept, now = _version("2", pets=LIST), _version("2", pets=LIST, owners=LIST)
    assert [each.version for each in releases_of([("1", _version("1")), ("2", kept)], now)] == [
        "Unreleased",
        "2",
    ]
    assert [each.version for each in releases_of([("1", _version("1")), ("2", kept)], kept)] == ["2"]
    assert releases_of([("2", kept)], kept) == ()


def test_an_operation_is_followed_through_its_names() -> None:
    deprecated = {"get": {**LIST["get"], "deprecated": True}}
    first, second = _version("1"), _version("2", pet=LIST)
    third, now = _version("3", pets=LIST), _version("4", pets=deprecated, owners={"post": {"responses": {}}})
    releases = releases_of([("1", first), ("2", second), ("3", third)], now)
    marks = marks_of(releases, ["GET /pets", "POST /owners"])
    assert marks["GET /pets"].since == "2"
    assert marks["GET /pets"].changed == (Touch("4", "deprecated"), Touch("3", "renamed", breaking=True))
    assert (marks["POST /owners"].since, marks["POST /owners"].changed) == ("4", ())


def test_an_operation_that_the_oldest_version_has_says_nothing_of_its_age() -> None:
    assert (
        marks_of(releases_of([("1", _version("1", pets=LIST))], _version("2", pets=LIST)), ["GET /pets"])
        == {}
    )


def test_a_model_changes_the_operations_that_have_it() -> None:
    def pets(values: list[str]) -> Description:
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
        return described(
            info={"title": "Pets", "version": str(len(values))},
            paths={
                "/pets": {
                    "post": {"requestBody": {"content": content}, "responses": {}},
                    "get": {"responses": {"200": {"description": "", "content": content}}},
                    "delete": {"responses": {}},
                }
            },
            components={"schemas": {"Pet": {"enum": values}}},
        )

    releases = releases_of([("1", read(pets(["cat"])))], read(pets(["cat", "dog"])))
    marks = marks_of(releases, ["POST /pets", "GET /pets", "DELETE /pets"])
    assert {key: each.changed for key, each in marks.items()} == {
        "POST /pets": (Touch("2"),),
        "GET /pets": (Touch("2", breaking=True),),
    }
