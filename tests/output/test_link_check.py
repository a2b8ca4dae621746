"""The check of a finished site: links and anchors that lead somewhere, and those that do not."""

from pathlib import Path

from sdkref.output.link_check import check_site


def write(site: Path, pages: dict[str, str]) -> Path:
    for name, content in pages.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return site


def test_a_whole_site_has_no_broken_link(tmp_path: Path) -> None:
    home = (
        '<h1 id="top-of">T</h1><a href="a/#x">a</a><a href="#top-of">t</a><a href=".">self</a><a href="#top">'
        '<a href="https://x.example/y">out</a><a href="mailto:a@b.c">m</a><img src="a/i.png">'
    )
    below = '<p id="x"><a href="..">up</a><a href="../b%20c.html?q#%C3%BC">b</a><a href="/b c.html">'
    pages = {"index.html": home, "a/index.html": below, "b c.html": '<a name="ü"></a>', "a/i.png": ""}
    site = write(tmp_path, pages)
    assert check_site(site) == []


def test_what_leads_nowhere_is_told(tmp_path: Path) -> None:
    site = write(
        tmp_path, {"index.html": '<a href="a.html#y"><a href="gone/"><a href="#z">', "a.html": "<p id=x>"}
    )
    assert [str(each) for each in check_site(site)] == [
        "index.html: the link #z is broken: index.html has no such anchor",
        "index.html: the link a.html#y is broken: a.html has no such anchor",
        "index.html: the link gone/ is broken: the site has no such file",
    ]


def test_absolute_links_are_below_the_path_of_the_site(tmp_path: Path) -> None:
    site = write(
        tmp_path, {"404.html": '<a href="/docs/"><a href="/docs/x.html"><a href="/other/">', "index.html": ""}
    )
    assert [each.link for each in check_site(site, "/docs/")] == ["/docs/x.html"]


def test_templates_of_a_theme_among_the_documents_are_no_pages(tmp_path: Path) -> None:
    pages = {"overrides/nav.html": "{% block nav %}<a href=\"{{ 'x' | url }}\">x</a>{% endblock %}"}
    assert check_site(write(tmp_path, pages)) == []
    page = '<!doctype html><a href="{{ x }}">'
    assert [each.link for each in check_site(write(tmp_path, {"a.html": page}))] == ["{{ x }}"]
