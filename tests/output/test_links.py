"""Addresses of pages, and links from one to another."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.output.links import page_address, relative_address, resolve


@pytest.mark.parametrize(
    ("path", "directory", "file"),
    [
        ("index.md", "", "index.html"),
        ("parley/index.md", "parley/", "parley/index.html"),
        ("reference/chat.md", "reference/chat/", "reference/chat.html"),
        ("a b/ü.md", "a%20b/%C3%BC/", "a%20b/%C3%BC.html"),
    ],
)
def test_a_page_has_an_address_of_either_kind(path: str, directory: str, file: str) -> None:
    assert page_address(path, use_directory_urls=True) == directory
    assert page_address(path, use_directory_urls=False) == file


@pytest.mark.parametrize(
    ("target", "page", "anchor", "link"),
    [
        ("reference/chat/", "reference/chat/", "post", "#post"),
        ("reference/chat/", "reference/chat/", "", "./"),
        ("reference/chat/", "", "", "reference/chat/"),
        ("", "reference/chat/", "", "../../"),
        ("models/a/", "reference/chat/", "m", "../../models/a/#m"),
        ("models/a.html", "reference/chat.html", "m", "../models/a.html#m"),
        ("index.html", "reference/chat.html", "", "../index.html"),
    ],
)
def test_links_are_relative_to_the_page_that_shows_them(
    target: str, page: str, anchor: str, link: str
) -> None:
    assert relative_address(target, page, anchor) == link


names = st.lists(st.sampled_from(["index", "chat", "a", "models"]), min_size=1, max_size=4)


@given(target=names, page=names, directories=st.booleans())
def test_a_browser_comes_to_the_target(target: list[str], page: list[str], directories: bool) -> None:  # noqa: FBT001 - drawn
    to, at = ("/".join(each) + ".md" for each in (target, page))
    there = page_address(to, use_directory_urls=directories)
    here = page_address(at, use_directory_urls=directories)
    found = urljoin(f"https://docs.example/{here}", relative_address(there, here, "x"))
    assert urlsplit(found).path == f"/{there}"
    assert urlsplit(found).fragment == "x"


def test_keys_between_marks_are_replaced() -> None:
    html = '<a href="\x1co:a\x1c">A</a><a href="\x1cm:b\x1c">B</a>'
    assert (
        resolve(html, {"o:a": "#a", "m:b": "../b/"}.__getitem__) == '<a href="#a">A</a><a href="../b/">B</a>'
    )


def test_a_mark_without_its_pair_is_a_defect() -> None:
    with pytest.raises(ValueError, match="without its pair"):
        resolve("a\x1cb", str.upper)


def test_a_key_that_leads_nowhere_is_a_defect() -> None:
    with pytest.raises(KeyError):
        resolve("\x1co:gone\x1c", dict[str, str]().__getitem__)
