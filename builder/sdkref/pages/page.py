r"""What a site is made of: pages of sections whose HTML is finished but for its links.

Finished HTML names the targets of its links by key, between two `LINK_MARK`s, because which page a
target stands on is known only when all sizes are: `href="\x1co:post-chat-completions\x1c"`. Keys are
ASCII: `o:<anchor>` an operation, `m:<anchor>` a model, `w:<anchor>` a webhook, `r:<name>` a resource,
`c:<anchor>` a callback, `p:<name>` a page of the site such as `p:authentication`, `f:<path>` a file. A key
of another reference of the site has that one's name and a bar in front: `parley-v1|o:post-chat-completions`.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

LINK_MARK = "\x1c"
"""Delimits a link key in finished HTML. Documents never contain it: the door for text removes controls."""

FILE_KEY = "f:"
"""Stands before the path of a file below the reference's root, in a link key."""

TWIN_LINK = "sdkref:"
"""Stands before the key of a section in the links of Markdown, until their addresses are known."""


class Stored(Struct, frozen=True, eq=False):
    """Finished HTML that lies on disk until its page is written, so that a large site needs little memory."""

    digest: str
    """Changes whenever the HTML does."""
    size: int
    """Bytes in UTF-8."""
    load: Callable[[], str]


class SdkName(Struct, frozen=True):
    """What one SDK calls what a section shows; search leads from it to the SDK's panel."""

    target: str
    """The key of the tab."""
    title: str
    """Plain text, untrusted."""
    words: str = ""
    """Types and fields that only this SDK has: plain text, untrusted."""


class Section(Struct, frozen=True, kw_only=True):
    """One heading of a page and the finished HTML below it."""

    key: str
    """The link key; a directive names the section by it: `::: sdkref o:post-chat-completions`."""
    anchor: str
    """The id of the section, distinct within the whole reference, ASCII."""
    title: str
    """Plain text, untrusted."""
    level: int = 2
    """Of the heading: 1 to 3."""
    attribute: tuple[str, str] | None = None
    """`("data-operation", "POST /chat/completions")` or `("data-model", "Name")`; the value is untrusted."""
    words: str = ""
    """Plain text that search should find, untrusted."""
    names: tuple[SdkName, ...] = ()
    html: str = ""
    """Empty when the HTML is stored."""
    stored: Stored | None = None

    def finished(self) -> str:
        """Return the HTML below the heading."""
        return self.stored.load() if self.stored is not None else self.html

    @property
    def size(self) -> int:
        """Bytes of the HTML below the heading."""
        return self.stored.size if self.stored is not None else len(self.html.encode())


class Page(Struct, frozen=True, kw_only=True):
    """One page: its place below the reference's root, and its sections, the first of which is its h1."""

    path: str
    """With forward slashes, portable, distinct under case folding: `reference/chat.md`."""
    title: str
    sections: tuple[Section, ...]
    under: tuple[str, ...] = ()
    """Headings of the navigation under which the page is listed, from the outermost; empty: at the top."""
    in_nav: bool = True
    description: str = ""
    """Plain text for the page's meta description, untrusted."""
    english_title: str = ""
    """The title in English; empty where it is the same in every language."""

    @property
    def twin_title(self) -> str:
        """The title as twins have it, which are in English around the API."""
        return self.english_title or self.title


class Twin(Struct, frozen=True, kw_only=True, eq=False):
    """A page in one language as a file of Markdown, beside the page that shows all."""

    path: str
    """Below the reference's root: `reference/ts/chat.md`. The site has it under this name."""
    beside: str
    """The path of the first page of the resource: `reference/chat.md`."""
    target: str
    """The key of the tab."""
    label: str
    """The tab's text, untrusted."""
    title: str
    """Plain text, untrusted."""
    about: str = ""
    """What is on it, in a line of plain text, untrusted."""
    of_models: bool = False
    write: Callable[[], str]
    """Returns the text, whose links to sections are `TWIN_LINK` and the section's key."""
    anchors: Mapping[str, str] = MappingProxyType({})
    """The headings in it that links lead to, by the key of their sections."""


class SiteFile(Struct, frozen=True, eq=False):
    """A file of the site that is no page: its path below the reference's root, and what makes its bytes."""

    path: str
    write: Callable[[], bytes]

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.write()


class Reference(Struct, frozen=True, kw_only=True):
    """All pages of one API, in reading order."""

    title: str
    pages: tuple[Page, ...]
    twins: tuple[Twin, ...] = ()
    files: tuple[SiteFile, ...] = ()
    version: str = ""
    """What tells it from other versions of the same API in the site; empty when it is the only one."""
    language: str = "en"
    """The language that its pages speak, besides that of the API's own texts."""
    script_texts: Mapping[str, str] = MappingProxyType({})
    """What scripts say in that language, by name."""

    @property
    def full_title(self) -> str:
        """The title, with the version where there are several."""
        return f"{self.title} {self.version}".strip()

    def places(self) -> dict[str, tuple[str, str]]:
        """Return for each link key the path of its page and the anchor on it."""
        return {section.key: (page.path, section.anchor) for page in self.pages for section in page.sections}

    def twins_of_pages(self) -> Iterator[tuple[Page, tuple[Twin, ...]]]:
        """Yield each page with its twins; the further pages of a resource have those of the first."""
        beside: dict[str, list[Twin]] = {}
        for twin in self.twins:
            beside.setdefault(twin.beside, []).append(twin)
        for page in self.pages:
            home = page.path if page.path in beside else f"{page.path.rpartition('/')[0]}.md"
            if home in beside:
                yield page, tuple(beside[home])
