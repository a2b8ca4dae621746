"""What a page says itself, in the language that the work under way is for: a text by its key.

`say` gives plain text and `say_html` gives HTML. `told` gives a text that is English until a page says it in
its own language with `spoken`: what is worked out once, and shown on pages and in Markdown, is told so.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

import msgspec
from markupsafe import Markup, escape

from sdkref.wording.languages import USUAL, form_of, number
from sdkref.wording.texts import THEIRS, Text, texts_of

SCRIPTS = "scripts."
"""How the keys of the texts begin that scripts show."""

_ESCAPED = MappingProxyType({ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&#34;"})


class Wording:
    """All texts of one language."""

    def __init__(self, language: str, texts: Mapping[str, Text]) -> None:
        self.language = language
        self.texts = texts
        self.digest = blake2b(
            msgspec.json.encode([language, texts], order="sorted"), digest_size=20
        ).hexdigest()
        self._html = {
            key: Markup(text.translate(_ESCAPED))  # noqa: S704 - escaped
            for key, text in texts.items()
            if isinstance(text, str)
        }

    def plain(self, key: str, count: int | None, values: Mapping[str, object]) -> str:
        """Return a text with its values put in; `{n}` is the count by which its form is chosen."""
        text = self._form(key, count)
        return text.format(n=count, **values) if values or count is not None else text

    def html(self, key: str, count: int | None, values: Mapping[str, object]) -> Markup:
        """Return the same as HTML: values that are no `Markup` are escaped."""
        if count is None and key in self._html:
            text = self._html[key]
        else:
            text = Markup(self._form(key, count).translate(_ESCAPED))  # noqa: S704 - escaped
        if not values and count is None:
            return text
        # `Markup.format` does the same in three times as long.
        escaped = {name: escape(value) for name, value in values.items()}
        return Markup(str.format(text, n=count, **escaped))  # noqa: S704 - escaped

    def _form(self, key: str, count: int | None) -> str:
        text = self.texts.get(key)
        if text is None:
            raise LookupError(f"there is no text `{key}`")
        if isinstance(text, str):
            return text
        form = form_of(self.language, count or 0)
        return text[form] if form in text else text["other"]


class Told(str):
    """A text in English that knows how to be said in other languages."""

    __slots__ = ("amount", "key", "values")

    key: str
    amount: int | None
    values: Mapping[str, object]


def say(key: str, count: int | None = None, /, **values: object) -> str:
    """Return a text as plain text."""
    return wording().plain(key, count, values)


def say_html(key: str, count: int | None = None, /, **values: object) -> Markup:
    """Return a text as HTML, with its values escaped."""
    return wording().html(key, count, values)


def told(key: str, count: int | None = None, /, **values: object) -> Told:
    """Return a text in English, which `spoken` says in another language."""
    text = Told(_wording(USUAL, None, "").plain(key, count, values))
    text.key, text.amount, text.values = key, count, values
    return text


def spoken(text: str) -> str:
    """Return a text as the work under way says it; one that was not `told` is what it is."""
    if type(text) is not Told:
        return text
    values = {name: spoken(each) if isinstance(each, str) else each for name, each in text.values.items()}
    return wording().plain(text.key, text.amount, values)


def figure(count: int) -> str:
    """Return a number with its thousands apart, as the language under way writes it."""
    return number(wording().language, count)


def script_texts() -> dict[str, str]:
    """Return the texts that scripts show, by their names."""
    texts = wording().texts
    found = {key.removeprefix(SCRIPTS): text for key, text in texts.items() if key.startswith(SCRIPTS)}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def wording() -> Wording:
    """Return the texts that the work under way uses."""
    return _current.get() or _wording(USUAL, None, "")


def wording_digest() -> str:
    """Return a digest of the texts that the work under way uses."""
    return wording().digest


@contextmanager
def in_language(language: str, folder: Path | None = None) -> Iterator[None]:
    """Let the work inside, in forked processes as well, speak a language: `de`, or `de-AT`.

    `folder` is that of the user's templates, whose words come before ours.
    """
    before = _current.set(_wording(language, folder, _stamp(folder)))
    try:
        yield
    finally:
        _current.reset(before)


def _stamp(folder: Path | None) -> str:
    """Return what changes whenever the user's words do."""
    if folder is None:
        return ""
    files = sorted((folder / THEIRS).glob("*.toml"))
    return blake2b(b"\0".join(each.read_bytes() for each in files), digest_size=20).hexdigest()


@lru_cache(16)
def _wording(language: str, folder: Path | None, stamp: str) -> Wording:
    """Return the texts of a language; by the stamp, words that were edited are read anew."""
    del stamp
    return Wording(language, texts_of(language, folder))


_current: ContextVar[Wording | None] = ContextVar("wording", default=None)
