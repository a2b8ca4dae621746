"""Which pages every navigation lists, and which only the pages beside them."""

import pytest

from handmade import mounted, reference
from sdkref.output import nearby
from sdkref.output.mounting import Library, MountedReference
from sdkref.output.navigation import with_references
from sdkref.output.nearby import neighbours_of, pages_near_by
from sdkref.pages.page import Page, Section


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "MOST", 4)
    monkeypatch.setattr(nearby, "NEAREST", 1)


def page(name: str, *under: str, key: str = "r:") -> Page:
    head = Section(key=f"{key}{name}", anchor=name, title=name, level=1)
    return Page(path=f"reference/{name}.md", title=name, sections=(head,), under=under)


def mount(name: str, *pages: Page) -> MountedReference:
    return MountedReference(name, f"{name}/", reference(name, *pages))


def things(*counts: int) -> list[Page]:
    return [
        page(f"{group}-{at}", f"Group {group}") for group, count in enumerate(counts) for at in range(count)
    ]


def test_a_small_site_lists_all_its_pages() -> None:
    assert pages_near_by(Library([mount("a", *things(4))])) == frozenset()
    assert pages_near_by(Library([mounted()])) == frozenset()


def test_a_large_reference_lists_its_resources_near_by_and_its_other_pages_everywhere() -> None:
    library = Library([mount("a", page("start", key="p:"), *things(5), page("models", key="p:"))])
    assert pages_near_by(library) == {f"a/reference/0-{at}.md" for at in range(5)}
    every = {f"a/{each.path}" for each in library.mounts[0].reference.pages}
    nav = with_references(["index.md"], [], library, every)
    assert nav == ["index.md", {"a": ["a/reference/start.md", "a/reference/models.md"]}]


def test_small_references_beside_a_large_one_stay_as_they_are() -> None:
    library = Library([mount("a", *things(2)), mount("b", *things(3))])
    assert {path[0] for path in pages_near_by(library)} == {"b"}


@pytest.mark.parametrize(
    ("path", "near", "more"),
    [
        ("0-0", ["0-0", "0-1"], True),
        ("0-2", ["0-1", "0-2", "0-3"], True),
        ("0-4", ["0-3", "0-4"], True),
        ("1-0", ["1-0", "1-1"], False),
    ],
)
def test_neighbours_stand_under_the_same_headings(path: str, near: list[str], *, more: bool) -> None:
    found = neighbours_of(mount("a", *things(5, 2)))[f"a/reference/{path}.md"]
    paths = [f"a/reference/{each}.md" for each in near]
    assert (found.paths, found.more, found.under) == (paths, more, (f"Group {path[0]}",))
