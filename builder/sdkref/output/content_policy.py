"""The Content-Security-Policy of a finished site: its own files, and the hashes of what stands in its pages.

One policy is for all pages: a theme that loads pages without leaving the first is held to that one's.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct, field

HEADERS = "_headers"
"""Read by Netlify, Cloudflare Pages and others."""
POLICY = "content-security-policy.txt"
"""The policy alone, for the settings of any other server."""

_ATTRIBUTES = r"""((?:[^"'<>]|"[^"]*"|'[^']*')*)"""
_SCRIPT = re.compile(rf"<script\b{_ATTRIBUTES}>(.*?)</script", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(rf"<style\b{_ATTRIBUTES}>(.*?)</style", re.DOTALL | re.IGNORECASE)
_STYLED = re.compile(r"""\sstyle=(?:"([^"]*)"|'([^']*)')""")
_LOADED = re.compile(rf"<(img|source|video|audio|iframe|script|link)\b{_ATTRIBUTES}>", re.IGNORECASE)
_NAMED = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_DATA = frozenset({"application/json", "application/ld+json"})
"""Types of scripts that are read and never run."""
_SOURCES = {
    "img": "img-src",
    "source": "media-src",
    "video": "media-src",
    "audio": "media-src",
    "iframe": "frame-src",
    "script": "script-src",
}


class _Held(Struct):
    """What pages hold: hashes and addresses, by directive."""

    found: dict[str, set[str]] = field(default_factory=dict)

    def add(self, directive: str, source: str) -> None:
        self.found.setdefault(directive, set()).add(source)


def write_policy(site: Path, added: Mapping[str, Iterable[str]]) -> str:
    """Put the policy into all pages of a site and beside them; return it as it stands in pages.

    `added` are sources that settings add to directives. Files of the user's own are left as they are.
    """
    pages = sorted(site.rglob("*.html"))
    held = _Held()
    for page in pages:
        _note(page.read_text(encoding="utf-8"), held)
    policy = policy_of(held.found, added)
    tag = Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(policy)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        head = _HEAD.search(text)
        if head is not None:
            page.write_text(f"{text[: head.end()]}{tag}{text[head.end() :]}", encoding="utf-8", newline="")
    # A page cannot say who may frame it.
    whole = f"{policy}; frame-ancestors 'self'"
    _write(site / POLICY, f"{whole}\n")
    _write(site / HEADERS, f"/*\n  Content-Security-Policy: {whole}\n")
    return policy


def policy_of(held: Mapping[str, Iterable[str]], added: Mapping[str, Iterable[str]]) -> str:
    """Return the policy for what pages hold."""
    wanted: dict[str, list[str]] = {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "style-src-attr": [],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    for sources in (held, added):
        for directive, each in sources.items():
            wanted[directive] = list(dict.fromkeys([*wanted.get(directive, ["'self'"]), *sorted(each)]))
    return "; ".join(" ".join([directive, *each]) for directive, each in wanted.items() if each)


def _note(text: str, held: _Held) -> None:
    for attributes, code in _SCRIPT.findall(text):
        named = _attributes(attributes)
        if "src" not in named and named.get("type", "").lower() not in _DATA:
            held.add("script-src", _hash(code))
    for _, rules in _STYLE.findall(text):
        held.add("style-src", _hash(rules))
    for first, second in _STYLED.findall(text):
        held.add("style-src-attr", "'unsafe-hashes'")
        held.add("style-src-attr", _hash(html.unescape(first or second)))
    for name, attributes in _LOADED.findall(text):
        _note_loaded(name.lower(), _attributes(attributes), held)


def _note_loaded(name: str, attributes: Mapping[str, str], held: _Held) -> None:
    """Note where else a page loads something from; the theme's own links tell where its files are."""
    directive = _SOURCES.get(name)
    address = attributes.get("src", "")
    if name == "link" and "stylesheet" in attributes.get("rel", "").split():
        directive, address = "style-src", attributes.get("href", "")
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if directive and parts.netloc and re.fullmatch(r"[\w.:-]+", parts.netloc):
        held.add(directive, f"{parts.scheme or 'https'}://{parts.netloc}")


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(next((each for each in match.groups()[1:] if each), ""))
        for match in _NAMED.finditer(text)
    }


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _write(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text, encoding="utf-8")
