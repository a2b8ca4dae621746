"""Which resources have a page, in which order, under which headings."""

from sdkref.catalogue.catalogue import Catalogue, Info, Resource, ResourceGroup
from sdkref.catalogue.operation import Operation
from sdkref.pages.outline import Outline, outline_of


def outlined(
    *resources: Resource, tags: tuple[tuple[str, ...], ...], groups: tuple[ResourceGroup, ...] = ()
) -> Outline:
    """Return the outline of an API that has an operation for each list of tags."""
    operations = tuple(
        Operation(method="GET", path=f"/{number}", resource=each[0], tags=each)
        for number, each in enumerate(tags)
    )
    return outline_of(
        Catalogue(info=Info(title="T"), resources=resources, groups=groups, operations=operations)
    )


def shown(outline: Outline) -> list[tuple[str, str]]:
    return [(" / ".join(each.under), each.resource.key) for each in outline.chapters]


def tag(key: str, parent: str | None = None, role: str | None = None) -> Resource:
    return Resource(key=key, title=key.upper(), parent=parent, role=role)


def test_parts_follow_what_they_are_parts_of() -> None:
    outline = outlined(
        tag("c", "a"), tag("b"), tag("a"), tag("d", "c"), tags=(("a",), ("b",), ("c",), ("d",))
    )
    assert shown(outline) == [
        ("Resources", "b"),
        ("Resources / A", "a"),
        ("Resources / A / C", "c"),
        ("Resources / A / C", "d"),
    ]


def test_a_parent_without_operations_has_a_page_when_a_part_has_one() -> None:
    outline = outlined(tag("a"), tag("b", "a"), tag("c"), tag("d", "c"), tags=(("b",),))
    assert shown(outline) == [("Resources / A", "a"), ("Resources / A", "b")]
    assert [each.resource.key for each in outline.labels] == ["c", "d"]


def test_groups_come_first_in_their_order_and_a_part_stays_in_its_own() -> None:
    outline = outlined(
        tag("a"),
        tag("b", "a"),
        tag("c"),
        tag("d", "c"),
        tags=(("a",), ("b",), ("c",), ("d",), ("e",)),
        groups=(ResourceGroup("Second", ("c",)), ResourceGroup("First", ("b",))),
    )
    assert shown(outline) == [
        ("Second / C", "c"),
        ("Second / C", "d"),
        ("First", "b"),
        ("Resources", "a"),
        ("Resources", "e"),
    ]


def test_an_operation_of_several_tags_is_listed_under_all_and_at_home_under_one() -> None:
    outline = outlined(tag("a"), tag("b"), tag("c", role="badge"), tags=(("a", "b", "c"),))
    first, second = outline.chapters
    assert [each.path for each in first.operations] == ["/0"]
    assert ([each.path for each in second.operations], [each.path for each in second.also]) == ([], ["/0"])
    [label] = outline.labels
    assert (label.resource.key, [each.path for each in label.operations]) == ("c", ["/0"])


def test_nothing_is_a_part_of_itself() -> None:
    outline = outlined(tag("a", "b"), tag("b", "a"), tag("c", "b"), tags=(("a",), ("b",), ("c",)))
    assert sorted(key for _, key in shown(outline)) == ["a", "b", "c"]
    assert all(each.parent is None for each in outline.chapters)


def test_a_long_line_of_parts_ends() -> None:
    many = [tag(f"t{number}", f"t{number - 1}" if number else None) for number in range(2_000)]
    outline = outlined(*many, tags=tuple((each.key,) for each in many))
    assert len(outline.chapters) == len(many)
    assert max(len(each.under) for each in outline.chapters) < 40
