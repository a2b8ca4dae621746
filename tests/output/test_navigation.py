"""Where a reference stands in the nav."""

from handmade import mounted
from sdkref.output.mounting import Library
from sdkref.output.navigation import NavEntry, with_references

OWN: list[NavEntry] = ["parley/index.md", {"Resources": ["parley/reference/chat.md"]}]


def nav_of(nav: list[NavEntry] | None, *pages: str, root: str = "parley/") -> list[NavEntry]:
    mount = mounted(root=root)
    generated = {mount.root + page.path for page in mount.reference.pages}
    return with_references(nav, pages, Library([mount]), generated)


def test_a_site_without_nav_or_pages_is_the_reference() -> None:
    assert nav_of(None, root="") == ["index.md", {"Resources": ["reference/chat.md"]}]


def test_without_nav_the_reference_follows_the_pages() -> None:
    nav = nav_of(None, "index.md", "guides/first-steps.md", "guides/more/x.md")
    guides: list[NavEntry] = ["guides/first-steps.md", {"More": ["guides/more/x.md"]}]
    assert nav == ["index.md", {"Guides": guides}, {"Parley API": OWN}]


def test_the_folder_in_a_nav_is_the_place_of_the_reference() -> None:
    assert nav_of([{"API": "parley/"}, "a.md"]) == [{"API": OWN}, "a.md"]
    assert nav_of(["parley/", "a.md"]) == [*OWN, "a.md"]
    assert nav_of([{"More": [{"API": "parley/"}]}]) == [{"More": [{"API": OWN}]}]
    assert nav_of(["./"], root="") == ["index.md", {"Resources": ["reference/chat.md"]}]


def test_a_nav_without_the_folder_gets_the_reference_at_its_end() -> None:
    assert nav_of(["a.md"]) == ["a.md", {"Parley API": OWN}]


def test_a_nav_that_names_a_page_of_the_reference_is_left_alone() -> None:
    nav: list[NavEntry] = ["a.md", {"Chat": "parley/reference/chat.md"}]
    assert nav_of(nav) == nav


def test_titles_in_the_nav_are_inert() -> None:
    mount = mounted("evil", "evil/", "<script>x</script>")
    nav = with_references(None, ["index.md"], Library([mount]), {"evil/index.md"})
    assert nav[1] == {"&#60;script&#62;x&#60;/script&#62;": ["evil/index.md"]}
