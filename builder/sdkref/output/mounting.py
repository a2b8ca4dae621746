"""References put into one site: each below its own root, and found again by what a directive names."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from sdkref.diagnostics import UsageError
from sdkref.pages.page import Page, Reference, Section
from sdkref.wording.languages import USUAL


class MountedReference(Struct, frozen=True):
    """One API's pages and where in the site they stand."""

    name: str
    """Distinct within the site; letters, digits and hyphens: `parley`. Directives say `api=parley`."""
    root: str
    """The folder of its pages, with a slash at the end, or empty: `parley/`."""
    reference: Reference
    translations: Mapping[str, Reference] = MappingProxyType({})
    """The same pages for the other languages of a site in several."""

    def speaking(self, language: str) -> "MountedReference":
        """Return the reference as the pages of a language show it; its own where there is none of that."""
        found = self.translations.get(language)
        return self if found is None else replace(self, reference=found)


class PlacedSection(Struct, frozen=True):
    """A section and the page that is its home."""

    mount: MountedReference
    page: Page
    section: Section

    @property
    def path(self) -> str:
        """The path of its page below the site's documents."""
        return self.mount.root + self.page.path

    @property
    def anchor(self) -> str:
        """The fragment that leads to it; empty when the page itself does."""
        first = self.page.sections[0] is self.section
        return "" if first and self.section.level == 1 else self.section.anchor


class Unknown(Struct, frozen=True):
    """A name that no section has: what was asked for, and the nearest that exist."""

    fact: str
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        near = f"; the nearest are {', '.join(self.nearest)}" if self.nearest else ""
        return self.fact + near


class Library:
    """All references of a site. Sections are found by API and key, or by the operation they describe."""

    def __init__(self, mounts: Sequence[MountedReference]) -> None:
        self.mounts = tuple(mounts)
        self.language = next((each.reference.language for each in self.mounts), USUAL)
        """The language that the pages speak."""
        self._refuse_clashes()
        self._sections: dict[tuple[str, str], PlacedSection] = {}
        self._operations: dict[tuple[str, str], str] = {}
        for mount in self.mounts:
            for page in mount.reference.pages:
                for section in page.sections:
                    self._add(PlacedSection(mount, page, section))

    def _refuse_clashes(self) -> None:
        names = [mount.name for mount in self.mounts]
        paths = [
            (mount.root + page.path).casefold() for mount in self.mounts for page in mount.reference.pages
        ]
        for kind, values in (("APIs", names), ("pages", paths)):
            value, times = max(Counter(values).items(), key=lambda item: item[1], default=("", 0))
            if times > 1:
                raise UsageError(
                    f"two {kind} of this site have the name {value!r}; give each API its own root"
                )

    def _add(self, placed: PlacedSection) -> None:
        place = (placed.mount.name, placed.section.key)
        if place in self._sections:
            raise ValueError(f"two sections of {place[0]!r} have the key {place[1]!r}")
        self._sections[place] = placed
        if placed.section.attribute is not None and placed.section.attribute[0] == "data-operation":
            self._operations.setdefault((placed.mount.name, placed.section.attribute[1]), placed.section.key)

    def placed(self) -> Iterable[PlacedSection]:
        """Return all sections with their places."""
        return self._sections.values()

    def has(self, api: str, key: str) -> bool:
        """Return whether a reference has a section."""
        return (api, key) in self._sections

    def section(self, api: str, key: str) -> PlacedSection:
        """Return a section that exists; a key that leads nowhere is a defect of ours (`LookupError`)."""
        if (api, key) not in self._sections:
            raise LookupError(f"a page of {api!r} links to {key!r}, and no page has such a section")
        return self._sections[api, key]

    def find(self, target: str, api: str | None = None) -> PlacedSection | Unknown:
        """Return what a directive names by key (`o:post-chat`) or operation (`POST /chat`)."""
        names = [mount.name for mount in self.mounts]
        if not target:
            return Unknown("no operation is named, such as `GET /users`", ())
        if api is not None and api not in names:
            return Unknown(f"there is no API {api!r}", tuple(names))
        method, _, path = target.partition(" ")
        operation = f"{method.upper()} {path.strip()}"
        found = []
        for name in names if api is None else [api]:
            key = self._operations.get((name, operation), target)
            if (name, key) in self._sections:
                found.append(self._sections[name, key])
        if len(found) == 1:
            return found[0]
        if found:
            choices = tuple(f"api={placed.mount.name}" for placed in found)
            return Unknown(f"{len(found)} APIs have {target!r}, and api= does not say which", choices)
        return Unknown(f"there is no operation or section {target!r}", self._nearest(target, operation, api))

    def _nearest(self, target: str, operation: str, api: str | None) -> tuple[str, ...]:
        sought, known = (operation, self._operations) if " " in target else (target, self._sections)
        candidates = [key for name, key in known if api in (None, name)]
        return tuple(dict.fromkeys(difflib.get_close_matches(sought, candidates, n=3, cutoff=0.5)))
