"""Which page everything stands on: all of it, once, in pages of bounded size."""

from hypothesis import given
from hypothesis import strategies as st

import shown
from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import names_of
from sdkref.pages.buckets import buckets_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.layout import lay_out
from sdkref.pages.links import model_key, operation_key, webhook_key
from sdkref.pages.page import LINK_MARK, Reference
from sdkref.pages.resources import parts_of

METHODS = ("GET", "POST", "DELETE")


def reference() -> Reference:
    return lay_out(shown.CATALOGUE, shown.fragments(), names_of(shown.CATALOGUE), shown.TARGETS)


def operations(*paths: str) -> list[Operation]:
    return [Operation(method="GET", path=path, resource="Repos") for path in paths]


def test_pages_stand_in_reading_order() -> None:
    assert [(page.path, page.in_nav, page.under) for page in reference().pages] == [
        ("index.md", True, ()),
        ("authentication.md", True, ()),
        ("errors.md", True, ()),
        ("operations.md", True, ()),
        ("reference/chat.md", True, ("Talking", "Chat")),
        ("reference/health.md", True, ("Talking", "Chat")),
        ("webhooks.md", True, ()),
        ("models/index.md", True, ()),
        ("models/all.md", False, ("Models",)),
    ]


def test_each_operation_is_a_section_with_its_identity() -> None:
    found = [
        section.attribute[1]
        for page in reference().pages
        for section in page.sections
        if section.attribute and section.attribute[0] == "data-operation"
    ]
    assert found == [each.key for each in shown.CATALOGUE.operations]


def test_keys_and_anchors_are_distinct_and_every_link_has_a_section() -> None:
    sections = [section for page in reference().pages for section in page.sections]
    keys = {section.key for section in sections}
    assert len(keys) == len({section.anchor for section in sections}) == len(sections)
    linked = {key for section in sections for key in section.html.split(LINK_MARK)[1::2]}
    assert linked <= keys


def test_a_catalogue_with_nothing_in_it_has_its_pages() -> None:
    empty = Catalogue(info=Info(title=""))
    pages = lay_out(empty, {}, names_of(empty), shown.TARGETS).pages
    assert [page.path for page in pages] == ["index.md", "authentication.md", "errors.md", "operations.md"]


def test_a_resource_that_fits_is_one_page() -> None:
    members = operations("/repos", "/repos/{id}")
    [part] = parts_of("Repos", members, dict.fromkeys([each.key for each in members], 10), 5_000)
    assert (part.name, part.operations) == ("", tuple(members))


def test_a_large_resource_is_split_by_the_segments_of_its_paths() -> None:
    members = operations(
        "/orgs/{org}/repos",
        "/repos/{owner}/{repo}",
        *(f"/repos/{{owner}}/{{repo}}/branches/{number}" for number in range(4)),
        *(f"/repos/{{owner}}/{{repo}}/hooks/{number}" for number in range(3)),
        "/repos/{owner}/{repo}/tags",
    )
    sizes = {each.key: 100_000 if "tags" not in each.path else 10 for each in members}
    parts = parts_of("Repos", members, sizes, 450_000)
    assert [(part.name, part.title, len(part.operations)) for part in parts] == [
        ("", "", 1),
        ("repos", "repos", 2),
        ("branches", "branches", 4),
        ("hooks", "hooks", 3),
    ]


def test_what_has_no_segments_is_split_in_ranges() -> None:
    members = [Operation(method=f"M{number}", path="/", resource="Repos") for number in range(7)]
    parts = parts_of("Repos", members, dict.fromkeys([each.key for each in members], 1_000), 3_000)
    assert [(part.name, part.title) for part in parts[:2]] == [("", ""), ("more-2", "more 2")]
    assert sum(len(part.operations) for part in parts) == 7


PATHS = st.lists(st.sampled_from("ab{"), max_size=4).map(
    lambda names: "/" + "/".join("{x}" if name == "{" else name for name in names)
)


@given(
    st.dictionaries(st.tuples(st.sampled_from(METHODS), PATHS), st.integers(1, 3_000), max_size=30),
    st.integers(100, 9_000),
)
def test_every_operation_has_one_place_whatever_the_sizes(
    wanted: dict[tuple[str, str], int], most: int
) -> None:
    members = [Operation(method=method, path=path, resource="a") for method, path in wanted]
    sizes = {each.key: size for each, size in zip(members, wanted.values(), strict=True)}
    parts = parts_of("a", members, sizes, most)
    placed = [each.key for part in parts for each in part.operations]
    assert sorted(placed) == sorted(sizes)
    assert len({part.name for part in parts}) == len(parts)
    assert parts[0].name == ""
    for part in parts:
        assert len(part.operations) <= 1 or sum(sizes[each.key] for each in part.operations) <= most


@given(
    st.dictionaries(
        st.text("abi-", min_size=1, max_size=6).filter(lambda name: name[0] != "-"), st.integers(1, 900)
    ),
    st.integers(100, 3_000),
)
def test_every_model_has_one_page_that_begins_like_it(sizes: dict[str, int], most: int) -> None:
    buckets = buckets_of({name: name for name in sizes}, sizes, most)
    assert sorted(name for members in buckets.values() for name in members) == sorted(sizes)
    for bucket, members in buckets.items():
        assert len(members) == 1 or sum(sizes[name] for name in members) <= most
        assert bucket == "all" or all(name.startswith(bucket.removesuffix("_")) for name in members)


def test_a_model_named_like_an_index_has_a_page_of_its_own() -> None:
    names = {"index": "index", "index-b": "index-b"}
    assert list(buckets_of(names, dict.fromkeys(names, 900), 1_000)) == ["index_", "index-"]


def test_pages_stay_below_the_limit_and_link_to_each_other() -> None:
    catalogue = Catalogue(
        info=Info(title="T"),
        resources=(Resource(key="Repos", title="Repos"),),
        operations=tuple(
            operations(*(f"/repos/{{id}}/{kind}/{n}" for kind in ("a", "b") for n in range(20)))
        ),
    )
    names = names_of(catalogue)
    fragments = {
        operation_key(anchor): Fragment(html="<p>" + "x" * 2_000 + "</p>")
        for anchor in names.operations.values()
    }
    made = lay_out(catalogue, fragments, names, shown.TARGETS, operations_most=70_000)
    parts = [page for page in made.pages if page.path.startswith("reference/")]
    assert [(page.path, page.in_nav) for page in parts] == [
        ("reference/repos.md", True),
        ("reference/repos/a.md", False),
        ("reference/repos/b.md", False),
    ]
    head = parts[0].sections[0].html
    assert all(page.sections[0].key in head for page in parts[1:])
    assert all(key in head for key in fragments)
    assert model_key("x") not in head


def test_too_many_webhooks_are_pages_by_their_names() -> None:
    hooks = [
        Operation(method="POST", path=f"{kind}.{n}", resource="") for kind in ("a", "b") for n in range(9)
    ]
    catalogue = Catalogue(info=Info(title="T"), webhooks=tuple(hooks))
    names = names_of(catalogue)
    page = Fragment(html="x" * 2_000)
    fragments = {webhook_key(anchor): page for anchor in names.webhooks.values()}
    made = lay_out(catalogue, fragments, names, shown.TARGETS, operations_most=30_000)
    assert [(each.path, each.in_nav, len(each.sections)) for each in made.pages[4:]] == [
        ("webhooks.md", True, 1),
        ("webhooks/a.md", False, 10),
        ("webhooks/b.md", False, 10),
    ]
