"""Stable ids and file names: what a name of the description becomes in a URL.

A name depends on its identity alone, unless another identity comes to the same name: then every member of
that group carries a hash of its own identity, so that the order of a source never matters.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct, field

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Callback, Operation
from sdkref.catalogue.surfaces_alone import calls_for_titles, undescribed_operations
from sdkref.pages.outline import outline_of

_LONGEST = 80
"""Characters of a name before its hash, so that a file with its extension stays below 100 bytes."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)")
"""Names that Windows keeps for devices, with any extension."""

_PREFIXES = ("callback-", "model-", "operation-", "resource-", "webhook-")
"""How the anchors of all but operations begin."""

_PAGES = ("overview", "authentication", "errors", "operations", "models", "webhooks", "drift", "changelog")


class Names(Struct, frozen=True, kw_only=True):
    """The anchor of everything that can be linked to, distinct within the whole reference."""

    operations: dict[str, str] = field(default_factory=dict)
    """By key, `METHOD /path`."""
    webhooks: dict[str, str] = field(default_factory=dict)
    """By key, `METHOD name`."""
    callbacks: dict[str, str] = field(default_factory=dict)
    """By identity, see `callback_identity`."""
    models: dict[str, str] = field(default_factory=dict)
    """By name."""
    schemes: dict[str, str] = field(default_factory=dict)
    """Of security schemes, by name."""
    resources: dict[str, str] = field(default_factory=dict)
    """By key. A name of a file, so that it is distinct among resources only."""
    paths: dict[str, str] = field(default_factory=dict)
    """By key, the paths of operations that are shown otherwise than their identity has them."""
    titles: dict[str, str] = field(default_factory=dict)
    """By key, what operations without a summary are called by."""
    pages: frozenset[str] = frozenset()
    """Keys of the resources that have a page."""
    collisions: tuple[str, ...] = ()
    """Anchors that an identity alone does not tell: with these, an anchor follows from the identity."""

    def path_of(self, operation: Operation) -> str:
        """Return the path of an operation as pages show it."""
        return self.paths.get(operation.key, operation.path) if self.paths else operation.path


def names_of(catalogue: Catalogue) -> Names:
    """Return the anchors of a catalogue."""
    kinds = {
        "operation": [each.key for each in catalogue.operations],
        "webhook": [each.key for each in catalogue.webhooks],
        "model": [each for each in catalogue.models if each not in catalogue.unlisted],
        "callback": [
            callback_identity(owner, each)
            for owner in (*catalogue.operations, *catalogue.webhooks)
            for each in owner.callbacks
        ],
    }
    wanted = {
        f"{kind} {identity}": _wanted(kind, identity) for kind, found in kinds.items() for identity in found
    }
    schemes = {name: slug(name) for name in catalogue.security_schemes}
    chosen = distinct(wanted, _PAGES)
    keys = [each.key for each in catalogue.resources] + [each.resource for each in catalogue.operations]
    resources = {key: slug(key) for key in keys}
    files = distinct(resources)
    return Names(
        **{f"{kind}s": {each: chosen[f"{kind} {each}"] for each in found} for kind, found in kinds.items()},
        schemes={name: f"authentication.{each}" for name, each in distinct(schemes).items()},
        resources=files,
        paths=_paths(catalogue) if catalogue.surfaces else {},
        titles=calls_for_titles(catalogue),
        pages=frozenset(chapter.resource.key for chapter in outline_of(catalogue).chapters),
        collisions=tuple(
            sorted(
                [name for key, name in chosen.items() if name != wanted[key]]
                + [name for key, name in files.items() if name != resources[key]]
            )
        ),
    )


def _paths(catalogue: Catalogue) -> dict[str, str]:
    """Return the paths behind which a fragment only tells methods of SDKs apart."""
    alone = undescribed_operations(catalogue)
    return {
        each.key: each.path.partition("#")[0]
        for each in catalogue.operations
        if each.method and "#" in each.path and each.key in alone
    }


def callback_identity(owner: Operation, callback: Callback) -> str:
    """Return what tells a callback from all others: its operation, name, method and expression."""
    return f"{owner.key} {callback.name} {callback.operation.key}"


def operation_anchor(method: str, path: str) -> str:
    """Return the anchor that an operation has when no other claims it: `post-chat-completions`."""
    return slug(f"{method} {path}")


def distinct(wanted: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return a distinct name for each identity: the wanted one, with a hash where several want the same."""
    reserved = frozenset(taken)
    chosen = dict(wanted)
    for size in (4, 8, 16, 32):
        groups: dict[str, list[str]] = defaultdict(list)
        for identity, name in chosen.items():
            groups[name].append(identity)
        clashing = [each for each in groups.items() if len(each[1]) > 1 or each[0] in reserved]
        if not clashing:
            return chosen
        for _, members in clashing:
            chosen.update({each: f"{_cut(wanted[each])}--{digest(each, size)}" for each in members})
    raise AssertionError("two names of the description have the same hash")


def _wanted(kind: str, identity: str) -> str:
    name = slug(identity)
    return name if kind == "operation" and not name.startswith(_PREFIXES) else f"{kind}-{name}"


@lru_cache(1 << 16)
def slug(text: str) -> str:
    """Return lower-case ASCII words parted by single hyphens, never empty and portable as a file name.

    Where letters are lost, or the text is too long, a hash of the text stands after two hyphens.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    if kept.isascii() and words and len(words) <= _LONGEST and file_name(words) == words:
        return words
    return f"{_cut(words)}--{digest(text, 4)}".removeprefix("--")


def file_name(name: str) -> str:
    """Return an anchor or the beginning of one as the name of a page that no index and no device has."""
    return f"{name}_" if name == "index" or _RESERVED.fullmatch(name) else name


@lru_cache(1 << 16)
def component(text: str) -> str:
    """Return one step of the path of a field as part of an id: the API's own name where it is plain."""
    if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", text):
        return text
    return f"{re.sub('[^A-Za-z0-9_-]+', '-', text).strip('-')[:40]}~{digest(text, 3)}"


def numbered(steps: Iterable[str]) -> list[str]:
    """Return steps that are distinct: the second, third, … of the same carries its number."""
    seen: dict[str, int] = {}
    found = []
    for step in steps:
        seen[step] = count = seen.get(step, 0) + 1
        found.append(step if count == 1 else f"{step}~~{count}")
    return found


def digest(text: str, size: int) -> str:
    """Return `2 * size` hexadecimal digits that stand for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _cut(name: str) -> str:
    return name.split("--", maxsplit=1)[0][:_LONGEST].strip("-")
