"""A folder of documentation: what of it is read, how pages come together, and what is told of bad ones."""

import os
from pathlib import Path

import pytest

from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostics, LimitError, UnreadableError
from sdkref.limits import Limits
from sdkref.markdown.page import MarkdownPage
from sdkref.readers.sdk_docs import page_reading
from sdkref.readers.sdk_docs.dialects import DIALECTS, PageDialect
from sdkref.readers.sdk_docs.folder import is_documentation, read_surface
from sdkref.readers.sdk_docs.page_facts import PageFacts


def index(*calls: str, language: str = "py") -> str:
    """Return an index of methods, each `GET /path name.of.method` with what it returns."""
    lines = []
    for each in calls:
        title, _, call = each.rpartition(" ")
        *accessor, name = call.split(".")
        linked = "".join(f"{part}." for part in accessor)
        lines.append(
            f'- <code title="{title}">client.{linked}<a href="./src/a.{language}">{name}</a>() -> A</code>'
        )
    return "# Group\n\nMethods:\n\n" + "\n".join(lines) + "\n"


def folder_of(path: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(
    path: Path, files: dict[str, str | bytes], limits: Limits | None = None
) -> tuple[Surface, list[str]]:
    """Return the surface of files in a folder that the user names `docs`, and what is told of them."""
    folder, diagnostics = folder_of(path / "docs", files), Diagnostics()
    limits = limits or Limits()
    surface = read_surface(folder, diagnostics, name="docs", key="a", limits=limits, cache=path / "kept")
    return surface, [str(each) for each in diagnostics]


def calls(surface: Surface) -> list[str]:
    return [".".join((*each.accessor, each.name)) for each in surface.methods]


def test_pages_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    surface, told = read(
        tmp_path,
        {
            "b/api.md": index("get /d d.list"),
            "a/z/api.MD": index("get /c c.list"),
            "a/api.mdx": index("get /b b.list"),
            "api.md": index("get /a a.list"),
            "a/api.txt": index("get /x x.list"),
        },
    )
    assert told == []
    assert calls(surface) == ["a.list", "b.list", "c.list", "d.list"]
    assert [each.spot.file for each in surface.methods] == [
        "docs/api.md",
        "docs/a/api.mdx",
        "docs/a/z/api.MD",
        "docs/b/api.md",
    ]
    assert (surface.language, surface.dialect, surface.key) == ("python", "stainless-python", "a")


def test_folders_of_others_are_passed_over(tmp_path: Path) -> None:
    surface, told = read(
        tmp_path,
        {
            "api.md": index("get /a a.list"),
            ".git/api.md": index("get /b b.list"),
            "node_modules/dogs/api.md": index("get /c c.list"),
            "vendor/api.md": index("get /d d.list"),
            ".hidden.md": index("get /e e.list"),
        },
    )
    assert (calls(surface), told) == (["a.list"], [])


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    outside = folder_of(tmp_path / "outside", {"secret/api.md": index("get /secret secret.list")})
    docs = folder_of(tmp_path / "docs", {"api.md": index("get /a a.list"), "notes.txt": ""})
    (docs / "more.md").symlink_to(outside / "secret" / "api.md")
    (docs / "more").symlink_to(outside)
    (docs / "again").symlink_to(docs)
    (docs / "nowhere.md").symlink_to(docs / "none.md")
    (docs / "round.md").symlink_to(docs / "round.md")
    (docs / "round").symlink_to(docs / "round")
    (docs / "other.txt").symlink_to("/dev/null")
    surface, told = read(tmp_path, {})
    assert calls(surface) == ["a.list"]
    assert told == [
        f"docs/{name}: warning: a link leads out of the folder, and is not followed; "
        "copy what it leads to here"
        for name in ("more", "more.md")
    ]


def test_names_that_are_no_text_are_told(tmp_path: Path) -> None:
    docs = folder_of(tmp_path / "docs", {"api.md": index("get /a a.list")})
    try:
        os.mkdir(os.fsencode(docs) + b"/\xff")  # noqa: PTH102 - pathlib takes no bytes
        Path(os.fsdecode(os.fsencode(docs) + b"/\xff/api.md")).write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    surface, told = read(tmp_path, {})
    assert calls(surface) == ["a.list"]
    assert told == [
        (
            "docs/\\xff/api.md: warning: the name of the page is no UTF-8; "
            "rename it, or the folder that it stands in"
        ),
    ]


def test_what_is_no_regular_file_is_told(tmp_path: Path) -> None:
    docs = folder_of(tmp_path / "docs", {"api.md": index("get /a a.list")})
    os.mkfifo(docs / "pipe.md")
    surface, told = read(tmp_path, {})
    assert calls(surface) == ["a.list"]
    assert told == [
        "docs/pipe.md:1:1: warning: the page cannot be read (it is no regular file); correct its rights"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    docs = folder_of(tmp_path / "docs", {"api.md": index("get /a a.list"), "b.md": "", "c/d.md": ""})
    (docs / "b.md").chmod(0)
    (docs / "c").chmod(0)
    try:
        surface, told = read(tmp_path, {})
    finally:
        (docs / "c").chmod(0o700)
    assert calls(surface) == ["a.list"]
    assert told == [
        "docs/c: warning: the folder cannot be read; correct its rights",
        "docs/b.md:1:1: warning: the page cannot be read (Permission denied); correct its rights",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"# A\n\n\xff\xfe\n", "3:1: warning: byte 5 is not UTF-8; save the file as UTF-8"),
        (b"# A\n\0\n", "2:1: warning: the file holds NUL bytes; save it as UTF-8 text"),
        (b"\xff\xfea", "1:1: warning: byte 2 is not UTF-16-LE; save the file as UTF-8"),
    ],
)
def test_wrong_encodings_are_told(tmp_path: Path, content: bytes, told: str) -> None:
    surface, found = read(tmp_path, {"api.md": index("get /a a.list"), "b.md": content})
    assert calls(surface) == ["a.list"]
    assert found == [f"docs/b.md:{told}"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(tmp_path: Path, codec: str) -> None:
    text = index("get /ä a.list").replace("\n", "\r\n")
    surface, told = read(tmp_path, {"api.md": text.encode(codec)})
    assert told == []
    assert [each.endpoint.path for each in surface.methods if each.endpoint] == ["/ä"]


def test_a_large_page_is_left_out(tmp_path: Path) -> None:
    large = index(*(f"get /{number} b.list{number}" for number in range(200)))
    surface, told = read(tmp_path, {"api.md": index("get /a a.list"), "b/api.md": large}, Limits(page=1_000))
    assert calls(surface) == ["a.list"]
    assert told == [
        (
            "docs/b/api.md:1:1: warning: the page has more than 1000 bytes (the limit of page), and is not "
            "read; raise it by `--limit page=16000` if the page is meant to be so"
        )
    ]
    surface, told = read(tmp_path, {}, Limits(page=16_000))
    assert (len(surface.methods), told) == (201, [])


def test_too_many_files_stop_the_run(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{number}.md": "" for number in range(12)}
    with pytest.raises(
        LimitError, match=r"^docs: the limit of files \(10\) was met: the folder holds more pages"
    ):
        read(tmp_path, files, Limits(files=10))


def test_pages_without_an_end_stop_in_time(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{number}/api.md": index("get /a a.list") for number in range(3)}
    with pytest.raises(LimitError, match="reading and rendering take more seconds"):
        read(tmp_path, files, Limits(time=0))


ALONE = "docs: this folder holds the front page `README.md` alone, which is no documentation of methods; "


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "docs: this folder holds no page in Markdown; name the folder that holds the Markdown files"),
        ({"a.txt": ""}, "docs: this folder holds no page in Markdown; name"),
        (
            {"a.md": "# A guide\n"},
            "docs: this folder holds one page, which is no documentation of an SDK; name",
        ),
        (
            {"a.md": "# A guide\n", "b.md": ""},
            "docs: this folder holds 2 pages, none of them documentation of an SDK; name",
        ),
        (
            {"README.md": "# Acme SDK\n\n[a](docs/sdks/a/README.md) [b](docs/sdks/b/README.md)\n"},
            f"{ALONE}put the pages that it leads to beside it: `docs/sdks/a/README.md` and 1 more",
        ),
        (
            {"README.md": "# Acme SDK\n"},
            f"{ALONE}name the folder of the whole SDK, with the pages of its methods",
        ),
    ],
)
def test_a_folder_that_holds_no_documentation_stops(
    tmp_path: Path, files: dict[str, str | bytes], told: str
) -> None:
    folder_of(tmp_path / "docs", files).mkdir(exist_ok=True)
    assert not is_documentation(tmp_path / "docs")
    with pytest.raises(UnreadableError) as stopped:
        read(tmp_path, files)
    assert str(stopped.value).startswith(told)


def test_documentation_is_known_by_its_pages(tmp_path: Path) -> None:
    docs = folder_of(tmp_path / "docs", {"guide.md": "# Guide\n", "src/api.md": index("get /a a.list")})
    assert is_documentation(docs)
    assert not is_documentation(docs / "guide.md")
    assert not is_documentation(docs / "none")


def test_a_page_of_methods_in_no_known_dialect_is_told(tmp_path: Path) -> None:
    surface, told = read(
        tmp_path,
        {
            "api.md": index("get /a a.list"),
            "b.md": "# Chat\n\n<!-- UsageSnippet -->\n\nNothing more.\n",
            "guide.md": "# Guide\n\n```\n### Available Operations\n```\n",
        },
    )
    assert calls(surface) == ["a.list"]
    assert told == [
        (
            "docs/b.md:3:1: warning: the page looks like one of operations, and is written in no "
            "dialect that is known; compare it with a page of its generator that is read"
        )
    ]


def test_a_page_that_brings_its_reader_down_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a reader costs the page that shows it, and no other."""

    def fails(page: MarkdownPage) -> PageFacts:
        raise KeyError("Type")

    torn = PageDialect("torn", lambda page: page.name == "b.md", fails)
    monkeypatch.setattr(page_reading, "DIALECTS", (torn, *DIALECTS))
    surface, told = read(tmp_path, {"api.md": index("get /a a.list"), "b.md": "# B\n"})
    assert calls(surface) == ["a.list"]
    assert told == [
        (
            "docs/b.md:1:1: warning: the reader of the page failed (KeyError: 'Type'); "
            "this is a fault of sdkref: report it with the page"
        )
    ]


def test_the_language_is_that_of_most_methods(tmp_path: Path) -> None:
    surface, told = read(
        tmp_path,
        {
            "a/api.md": index("get /a a.list", language="ts"),
            "b/api.md": index("get /b b.list", "get /c c.list"),
            "c/api.md": index("get /d d.list", language="ts"),
            "d/api.md": index("get /e e.list"),
        },
    )
    assert (surface.language, calls(surface)) == ("python", ["b.list", "c.list", "e.list"])
    assert told == [
        (
            "docs/a/api.md:1:1: warning: this and 1 more pages are written in stainless-typescript, and "
            "most of the folder in stainless-python; left out: "
            "give the documentation of each SDK a folder of its own"
        )
    ]


def test_a_method_that_stands_twice_is_told(tmp_path: Path) -> None:
    surface, told = read(
        tmp_path, {"api.md": index("get /a a.list", "get /b a.list"), "b/api.md": index("get /c a.list")}
    )
    assert [each.endpoint.path for each in surface.methods if each.endpoint] == ["/a"]
    assert told == [
        (
            "docs/api.md:6:1: warning: the method `a.list` stands at docs/api.md:5 too; "
            "the first is used; remove one of them"
        ),
        (
            "docs/b/api.md:5:1: warning: the method `a.list` stands at docs/api.md:5 too; "
            "the first is used; remove one of them"
        ),
    ]


def test_types_that_pages_share_are_one_model(tmp_path: Path) -> None:
    types = "Types:\n\n```python\nfrom dogs.types import Dog\n```\n"
    surface, told = read(tmp_path, {"api.md": types + index("get /a a.list"), "b/api.md": types})
    assert ([*surface.models], told) == (["dogs.types.Dog"], [])
    assert surface.models["dogs.types.Dog"].spot.file == "docs/api.md"


LISTED = {
    "- [list](docs/sdks/dogs/README.md#list) - All\n- [add](docs/sdks/dogs/README.md#add)\n": (
        "1:1: warning: a listed page of methods is not in the folder: `docs/sdks/dogs/README.md`; what it "
        "tells is not shown: put it into the folder"
    ),
    "# Pets\n\n*DogsAPI* | [**ListDogs**](docs/DogsAPI.md#listdogs) | **Get** /dogs |\n"
    "*CatApi* | [**ListCats**](docs/CatApi.md#listcats) | **Get** /cats |\n- [Dog](docs/Dog.md)\n": (
        "3:1: warning: 2 listed pages of methods are not in the folder: `docs/DogsAPI.md`, `docs/CatApi.md`; "
        "what they tell is not shown: put them into the folder"
    ),
    "# [Dogs](a/api.md)\n# [Cats](src/cats/api.md)\n# [Up](../api.md)\n": (
        "2:1: warning: a listed page of methods is not in the folder: `src/cats/api.md`; what it tells is "
        "not shown: put it into the folder"
    ),
    "[a](docs/Api.md) [b](https://dogs.example/api.md) [c](/x/api.md)\n": None,
}


@pytest.mark.parametrize("page", LISTED)
def test_listed_pages_that_are_missing_are_told(tmp_path: Path, page: str) -> None:
    """A folder that was copied in part says so, since its methods would be lost without a word."""
    _, told = read(tmp_path, {"README.md": page, "a/api.md": index("get /a a.list"), "Api.md": ""})
    assert told == ([f"docs/README.md:{LISTED[page]}"] if LISTED[page] else [])


def test_a_text_of_the_front_page_leads_on_from_there(tmp_path: Path) -> None:
    page = "# Dogs\n\nSee [list](docs/sdks/dogs/README.md#list).\n"
    _, told = read(tmp_path, {"api.md": index("get /a a.list"), "docs/sdks/dogs/README.md": page})
    assert told == []


def test_pages_that_a_front_page_below_the_folder_lists_are_found_beside_it(tmp_path: Path) -> None:
    page = "# Dogs\n\n*DogsAPI* | [**ListDogs**](docs/DogsAPI.md#listdogs) | **Get** /dogs |\n"
    _, told = read(
        tmp_path, {"api.md": index("get /a a.list"), "dogs/README.md": page, "dogs/docs/DogsAPI.md": ""}
    )
    assert told == []


JAVASCRIPT = """\
# Acme.AccountApi

All URIs are relative to *https://api.acme.example*

Method | HTTP request | Description
------------- | ------------- | -------------
[**getAccount**](AccountApi.md#getAccount) | **GET** /account | Get your account

# **getAccount**
> Account getAccount()

Get your account

### Example
```javascript
new Acme.AccountApi().getAccount();
```

### Parameters
This endpoint does not need any parameter.

### Return type

[**Account**](Account.md)
"""
MODEL = """\
# Account

## Properties
Name | Type | Description | Notes
--- | --- | --- | ---
**id** | **string** | |
"""


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"AccountApi.md": JAVASCRIPT},
            "docs: the methods of this folder have examples in `javascript`, which is not read; name",
        ),
        (
            {
                "AccountApi.md": JAVASCRIPT.replace(
                    "```javascript\nnew Acme.AccountApi().getAccount();\n```\n", ""
                )
            },
            "docs: no method of this folder has an example, which would show the language of its SDK; name",
        ),
        (
            {"Account.md": MODEL},
            "docs: no page of this folder shows which language its SDK is of; name the folder",
        ),
    ],
)
def test_a_folder_that_shows_no_known_language_stops(
    tmp_path: Path, files: dict[str, str | bytes], told: str
) -> None:
    with pytest.raises(UnreadableError) as stopped:
        read(tmp_path, files)
    assert str(stopped.value).startswith(told)
