"""Pages of webhooks: one, or several when they are many."""

from collections.abc import Mapping, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import Names
from sdkref.pages.buckets import buckets_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.indexes import webhooks_head
from sdkref.pages.links import page_key
from sdkref.pages.page import Page, Section
from sdkref.pages.sections import size_of, webhook_sections
from sdkref.wording.saying import say, spoken, told
from sdkref.words import one_line


def webhook_pages(
    catalogue: Catalogue, names: Names, fragments: Mapping[str, Fragment], most: int
) -> list[Page]:
    """Return one page, or when that is too large a list and pages by the first letters of the names."""
    if not catalogue.webhooks:
        return []
    sections = {each.key: webhook_sections(names, fragments, each) for each in catalogue.webhooks}
    by_key = {each.key: each for each in catalogue.webhooks}
    sizes = {key: sum(map(size_of, each)) for key, each in sections.items()}
    together = sum(sizes.values()) <= most
    buckets = {} if together else buckets_of(_short_names(names, catalogue.webhooks), sizes, most)
    head = Section(
        key=page_key("webhooks"),
        anchor="webhooks",
        title=say("titles.webhooks"),
        level=1,
        html=webhooks_head(names, catalogue.webhooks),
    )
    on_first = tuple(each for found in sections.values() for each in found) if together else ()
    pages = [
        Page(
            path="webhooks.md",
            title=say("titles.webhooks"),
            english_title=str(told("titles.webhooks")),
            sections=(head, *on_first),
        )
    ]
    for bucket, keys in buckets.items():
        title = told("titles.webhooks_from", start=one_line(by_key[keys[0]].path[: len(bucket)]))
        top = Section(
            key=page_key(f"webhooks/{bucket}"),
            anchor=f"webhooks.{bucket}",
            title=spoken(title),
            level=1,
            html=webhooks_head(names, [by_key[key] for key in keys], all_of_them=False),
        )
        members = tuple(each for key in keys for each in sections[key])
        pages.append(
            Page(
                path=f"webhooks/{bucket}.md",
                title=spoken(title),
                english_title=str(title),
                sections=(top, *members),
                under=(say("titles.webhooks"),),
                in_nav=False,
            )
        )
    return pages


def _short_names(names: Names, webhooks: Sequence[Operation]) -> dict[str, str]:
    """Return distinct names by key, without the method where that leaves them distinct."""
    full = {each.key: names.webhooks[each.key].removeprefix("webhook-") for each in webhooks}
    short = {each.key: full[each.key].removeprefix(f"{each.method.lower()}-") for each in webhooks}
    return short if len(set(short.values())) == len(short) else full
