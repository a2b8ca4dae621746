"""Old addresses of a finished site: a page at each that is gone, and a table on each that lost an anchor.

A browser with scripts keeps the query, and the part of an anchor that stands behind the one that moved: a
link to a field of an operation leads to the field. Without scripts a page that is gone leads to its new
place, and a lost anchor leads to the page that it was on.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from sdkref.addresses import Address, final
from sdkref.output.links import relative_address
from sdkref.wording.saying import say, say_html, wording

_STUB = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{target}">
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body>
<p>{moved}</p>
{table}
{script}
</body>
</html>
""")
_SCRIPT = re.compile(r"assets/sdkref/sdkref\.[^/]*\.js")
_PLACES = ("</article>", "</main>", "</body>")
"""Where a table may stand in a page: within what instant navigation exchanges, if there is such a part."""


class Redirecting(Struct, frozen=True):
    """What leads from old addresses to where their places are now."""

    tables: Mapping[str, Mapping[str, str]]
    """By the file of an old page, new addresses of its lost anchors; that of the page itself has no name."""
    lost: tuple[Address, ...]
    """Old addresses whose new page does not exist."""


def redirecting(moves: Mapping[Address, Address], known: Collection[str], *, folders: bool) -> Redirecting:
    """Return what leads on to the pages of a site, whose files are `known`.

    `folders` says whether the address of a page that is gone is a folder.
    """
    lost = []
    tables: dict[str, dict[str, str]] = {}
    for old, new in sorted(moves.items()):
        page, anchor = final(moves, old) or new
        there = _file_of(known, page)
        if there is None:
            lost.append(old)
            continue
        here = _file_of(known, old[0]) or _new_file(old[0], folders=folders)
        url = relative_address(_url(there, folders=folders), _url(here, folders=folders), anchor)
        tables.setdefault(here, {})[old[1]] = url
    return Redirecting(tables, tuple(lost))


def write_redirects(site: Path, moves: Mapping[Address, Address]) -> tuple[Address, ...]:
    """Write all redirects into a finished site; return the old addresses whose new page does not exist."""
    files = [each.relative_to(site).as_posix() for each in site.rglob("*.html")]
    folders = all(each.rpartition("/")[2] in {"index.html", "404.html"} for each in files)
    known = {*files}
    found = redirecting(moves, known, folders=folders)
    assets = [each.relative_to(site).as_posix() for each in site.glob("assets/sdkref/sdkref.*.js")]
    for here, table in found.tables.items():
        file = site / here
        if here in known:
            file.write_text(
                _with_table(file.read_text(encoding="utf-8"), table), encoding="utf-8", newline=""
            )
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(moved_page(here, table, assets), encoding="utf-8", newline="")
    return found.lost


def moved_page(here: str, table: Mapping[str, str], assets: Iterable[str]) -> str:
    """Return a page that leads to the new one: that of the page itself, else that of its first anchor."""
    target = table.get("") or next(iter(table.values())).partition("#")[0]
    scripts = sorted(filter(_SCRIPT.fullmatch, assets))
    script = Markup()
    if scripts:
        script = Markup('<script src="{}"></script>').format(relative_address(scripts[0], here))
    return _STUB.format(
        language=wording().language,
        title=say("moved.title"),
        moved=say_html("moved.to", link=Markup('<a href="{0}">{0}</a>').format(target)),
        target=target,
        table=moved_table({"": target, **table}),
        script=script,
    )


def moved_table(table: Mapping[str, str]) -> Markup:
    """Return the element from which the script of a page knows which of its anchors have moved."""
    text = json.dumps(table, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")
    # JSON whose only active character is escaped.
    return Markup('<script type="application/json" class="sdkref-moved">' + text + "</script>")  # noqa: S704


def _file_of(known: Collection[str], page: str) -> str | None:
    """Return the file of a page, whichever way the engine names files."""
    choices = (f"{page}.html", f"{page}/index.html") if page else ("index.html",)
    return next((each for each in choices if each in known), None)


def _new_file(page: str, *, folders: bool) -> str:
    return (f"{page}/index.html" if folders else f"{page}.html") if page else "index.html"


def _url(file: str, *, folders: bool) -> str:
    return file.removesuffix("index.html") if folders else file


def _with_table(html: str, table: Mapping[str, str]) -> str:
    place = next((html.rfind(each) for each in _PLACES if each in html), len(html))
    return f"{html[:place]}{moved_table(table)}{html[place:]}"
