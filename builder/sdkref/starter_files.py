"""The files of a new site as texts: settings, a first page, a workflow that publishes; each line explained.

Titles come from descriptions, and are untrusted: they pass `inert`, of which every character is plain in
YAML, in Markdown and in HTML.
"""

import json
from collections.abc import Sequence

from msgspec import Struct

from sdkref.output.markdown_pages import inert

CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2"
SETUP_PYTHON = "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0"
UPLOAD = "actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1"
DEPLOY = "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5"


INDEX = "index.md"


class StarterSource(Struct, frozen=True):
    """A description or a catalogue."""

    file: str
    """As settings name it."""
    kind: str
    """What it is, for people."""


class StarterSdk(Struct, frozen=True):
    """A folder of the documentation of an SDK."""

    key: str
    folder: str
    """As settings name it."""
    language: str


class StarterReference(Struct, frozen=True):
    """One reference of the site: its title, as the API has it, and the folder of its pages."""

    title: str
    root: str
    """Empty for the root of the site."""


class Starter(Struct, frozen=True, kw_only=True):
    """What is known of a site before there is one."""

    references: Sequence[StarterReference]
    sources: Sequence[StarterSource]
    sdks: Sequence[StarterSdk]
    docs_dir: str
    """The folder of pages that people write."""

    folder: str
    """Where the site's files stand in the repository, with a slash at the end; empty for its root."""
    install: str
    """The command that installs this program."""
    wheel: str
    """The folder of the wheel that it is installed from; empty where it comes from elsewhere."""
    outside: bool
    """Whether some source stands outside of the repository."""

    @property
    def first_page(self) -> str:
        """The name of the page that is written first; where a reference has the root, its index is there."""
        return INDEX if all(each.root for each in self.references) else "about.md"


def settings_file(starter: Starter) -> str:
    """Return `sdkref.yml`."""
    return "\n".join(
        [
            "# yaml-language-server: $schema=sdkref.schema.json",
            "# What the reference shows. Editors read the line above: they offer keys and mark wrong ones.",
            *_sources(starter),
            *_sdks(starter.sdks),
            "",
            "# The folder of examples that you write yourself. Take the mark away to use it.",
            "# snippets: snippets",
            "",
        ]
    )


def _sources(starter: Starter) -> list[str]:
    if not starter.sources:
        return []
    lines = ["", "# What the API is described by. Paths begin at the folder of this file.", "sources:"]
    roots = [each.root for each in starter.references]
    for source, root in zip(starter.sources, roots, strict=True):
        lines += [
            f"  # {source.kind}.",
            f"  - file: {_text(source.file)}",
            "    # The folder of its pages in the site; links to them begin with it.",
            f"    root: {_text(root)}",
            "    # Overlays change what the description says, and leave its file as it is.",
            "    # overlays: [overlay.yaml]",
        ]
    return lines


def _sdks(sdks: Sequence[StarterSdk]) -> list[str]:
    if not sdks:
        return []
    lines = ["", "# SDKs, each with a tab of its own. The names are yours, and stand in addresses.", "sdks:"]
    for each in sdks:
        lines += [
            f"  {_text(each.key)}:",
            f"    # The documentation that its generator wrote. Its language was read: {each.language}.",
            f"    docs: {_text(each.folder)}",
            "    # The text of the tab. Take the mark away to change it.",
            "    # label: SDK",
        ]
    return lines


def site_file(starter: Starter) -> str:
    """Return `mkdocs.yml`."""
    references = starter.references
    shown = " and ".join(_plain(each.title) for each in references)
    entries = [
        f"  - {_text(_plain(each.title) if len(references) > 1 else 'Reference')}: {_text(_mount(each))}"
        for each in references
    ]
    return "\n".join(
        [
            "# The site around the reference, for MkDocs. What the reference shows stands in sdkref.yml.",
            f"site_name: {_text(shown)}",
            "# The address that the site will have; the sitemap and the page of a missing address need it.",
            "# site_url: https://you.github.io/repository/",
            "# The folder of the pages that you write.",
            f"docs_dir: {_text(starter.docs_dir)}",
            "# Pages are files, so that they open from a disk as well.",
            "use_directory_urls: false",
            "",
            "# Pages in their order. A folder with a slash at its end stands for all pages of a reference.",
            "nav:",
            *_with_first_page(starter, entries),
            "",
            "theme:",
            "  name: material",
            "  # Fonts of the reader's machine: pages ask no other host for anything.",
            "  font: false",
            "  features:",
            "    - content.code.copy # a button that copies code",
            "    - navigation.footer # links to the page before and the page after",
            "    - navigation.indexes # a section of the nav has a page of its own",
            "    - navigation.sections # sections of the nav stand open",
            "    - navigation.top # a button that leads back to the top",
            "    - search.highlight # words that were searched for are marked on the page",
            "    - toc.follow # the list of headings follows the reader",
            "  # Light and dark: what the reader's system says, and a button for each.",
            "  palette:",
            '    - media: "(prefers-color-scheme)"',
            "      toggle: {icon: material/brightness-auto, name: Switch to light mode}",
            '    - media: "(prefers-color-scheme: light)"',
            "      scheme: default",
            "      toggle: {icon: material/brightness-7, name: Switch to dark mode}",
            '    - media: "(prefers-color-scheme: dark)"',
            "      scheme: slate",
            "      toggle: {icon: material/brightness-4, name: Follow the system}",
            "",
            "plugins:",
            "  - search # the search of the theme, with the reference in it",
            "  - sdkref # the pages of the reference",
            "",
            "markdown_extensions:",
            "  - admonition # boxes with notes: `!!! note`",
            "  - tables",
            "  - toc: {permalink: true} # a link at each heading",
            "  - pymdownx.highlight # colours in code",
            "  - pymdownx.superfences # code inside of lists and boxes",
            "",
            "# What a build tells of: links that lead nowhere, pages that the nav forgets.",
            "validation:",
            "  nav: {omitted_files: warn, not_found: warn}",
            "  links: {not_found: warn, anchors: warn}",
            "",
        ]
    )


def first_page(starter: Starter) -> str:
    """Return the page that a reader sees first."""
    title = " and ".join(_plain(each.title) for each in starter.references)
    links = [
        f"- [{_plain(each.title)}]({_mount(each).removeprefix('./')}{INDEX})" for each in starter.references
    ]
    return "\n".join(
        [
            f"# {title}",
            "",
            "<!-- Say here what the API is for, and how a reader gets a key. -->",
            "",
            "Every operation has its parameters, its responses and an example in each language.",
            "",
            *links,
            "",
        ]
    )


def workflow(starter: Starter) -> str:
    """Return the workflow that builds the site on GitHub, and publishes what is on `main`."""
    inside = starter.folder.rstrip("/")
    return "\n".join(
        [
            "# Builds the site for each change, and publishes it from `main` on GitHub Pages.",
            "# Once, in the settings of the repository: Pages, Source, “GitHub Actions”.",
            "name: Documentation",
            "on:",
            "  push: {branches: [main]}",
            "  pull_request:",
            "# Nothing but reading, unless a job below says more.",
            "permissions: {contents: read}",
            "# Of two runs for the same branch, the later one counts.",
            "concurrency: {group: 'docs-${{ github.ref }}', cancel-in-progress: true}",
            "jobs:",
            "  build:",
            "    runs-on: ubuntu-latest",
            *([f"    defaults: {{run: {{working-directory: {_text(inside)}}}}}"] if inside else []),
            "    steps:",
            "      # Actions are named by the digest of a version, which nobody can exchange.",
            f"      - uses: {CHECKOUT}",
            "        with: {persist-credentials: false}",
            *(_outside() if starter.outside else []),
            f"      - uses: {SETUP_PYTHON}",
            '        with: {python-version: "3.13"}',
            "      # The version that wrote this file, so that a build changes when you change it.",
            *(_wheel(starter.folder + starter.wheel) if starter.wheel else []),
            f"      - run: {_text(starter.install)}",
            "      # With --strict, anything that is wrong with the site or its sources stops the run.",
            "      - run: sdkref build --strict",
            f"      - uses: {UPLOAD}",
            f"        with: {{path: {_text(f'{starter.folder}site')}}}",
            "  publish:",
            "    # Not for pull requests: these are built only.",
            "    if: github.ref == 'refs/heads/main' && github.event_name == 'push'",
            "    needs: build",
            "    runs-on: ubuntu-latest",
            "    # What publishing pages needs.",
            "    permissions: {pages: write, id-token: write}",
            "    environment: {name: github-pages, url: '${{ steps.pages.outputs.page_url }}'}",
            "    steps:",
            f"      - uses: {DEPLOY}",
            "        id: pages",
            "",
        ]
    )


def _outside() -> list[str]:
    return [
        "      # Some sources stand outside of this repository. Fetch them here, to where sdkref.yml",
        "      # names them, before the site is built.",
    ]


def _wheel(folder: str) -> list[str]:
    return [
        "      # It came from a checkout. Make its wheel there, and add that to your repository:",
        f"      # pip wheel --no-deps --wheel-dir WHERE-THIS-REPOSITORY-IS/{_plain(folder)} .",
    ]


def _with_first_page(starter: Starter, entries: Sequence[str]) -> list[str]:
    if starter.first_page == INDEX:
        return [f"  - Home: {INDEX}", *entries]
    return [*entries, f"  - About: {starter.first_page}"]


def _mount(reference: StarterReference) -> str:
    return f"{reference.root}/" if reference.root else "./"


def _plain(title: str) -> str:
    return str(inert(title)) or "API reference"


def _text(text: str) -> str:
    """Return a text as a scalar of YAML: bare where it is a plain path or name."""
    plain = text.replace("/", "").replace("-", "").replace("_", "").replace(".", "").replace(" ", "")
    bare = plain.isascii() and plain.isalpha() and text[0].isalpha() and text == text.strip()
    return text if bare and plain.lower() not in _WORDS else json.dumps(text, ensure_ascii=False)


_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""What some reader of YAML takes for another thing than text."""
