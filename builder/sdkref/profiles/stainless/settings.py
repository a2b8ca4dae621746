"""What a description cannot say of an SDK that Stainless made, with defaults."""

from typing import Annotated

from msgspec import Struct, field

from sdkref.profiles.named_things import ENDPOINTS, MODELS, PATHS


class PageSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When an answer is a page of a list."""

    response: tuple[str, ...]
    """Members that the answer has; the first holds the items."""
    paths: tuple[str, ...] = ()
    """What the paths of operations begin with, whose method is GET or stands before: `POST /files/search`.

    Empty for all that are read."""


_PAGES = {
    "CursorPage": PageSettings(response=("data", "has_more")),
    "Page": PageSettings(response=("data", "object")),
}


class StainlessSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Settings of one SDK; what the configuration of Stainless itself says stands in its words."""

    package: str = ""
    """What programs import."""
    client: str = field(default="", name="class")
    """The class of the client; by default what the package's name leads to."""
    env: str = ""
    """The environment variable of the key; by default the package's name and `_API_KEY`."""
    resources: Annotated[dict[str, str], PATHS] = field(default_factory=dict)
    """What leads to the methods of paths, by what the paths begin with: `/threads: beta.threads`."""
    methods: Annotated[dict[str, str], ENDPOINTS] = field(default_factory=dict)
    """Methods that are not called as their endpoint leads to: `POST /images/edits: images.edit`."""
    models: Annotated[dict[str, str], MODELS] = field(default_factory=dict)
    """Names of types by those of schemas: all other answers are named by their method.

    Without any, what several operations answer has the name of its schema."""
    pages: dict[str, PageSettings] = field(default_factory=lambda: dict(_PAGES))
    """Classes of pages; the first that fits is taken."""
    subpackages: tuple[str, ...] = ()
    """Go: resources whose types stand in a package of their name."""
    audiences: tuple[str, ...] = ()
    """Only operations for one of these have methods (`x-fern-audiences`)."""
    binary: str = "BinaryAPIResponse"
    """What Python gives back for content that is no JSON."""
