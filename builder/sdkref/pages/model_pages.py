"""Pages of models: an index, and the models by the first letters of their names."""

from collections.abc import Mapping

from sdkref.pages.anchors import Names
from sdkref.pages.buckets import buckets_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.indexes import bucket_head, models_page
from sdkref.pages.links import page_key
from sdkref.pages.page import Page, Section
from sdkref.pages.sections import model_section, size_of
from sdkref.wording.saying import say, spoken, told
from sdkref.words import one_line


def model_pages(names: Names, fragments: Mapping[str, Fragment], most: int) -> list[Page]:
    """Return the index of models and the pages that they stand on."""
    if not names.models:
        return []
    sections = {name: model_section(names, fragments, name) for name in names.models}
    sizes = {name: size_of(section) for name, section in sections.items()}
    plain_anchors = {name: anchor.removeprefix("model-") for name, anchor in names.models.items()}
    buckets = buckets_of(plain_anchors, sizes, most)
    pages = [models_page(names, buckets)]
    for bucket, members in buckets.items():
        title = (
            told("indexes.all_models")
            if bucket == "all"
            else told("titles.models_from", start=one_line(members[0][: len(bucket)]))
        )
        head = Section(
            key=page_key(f"models/{bucket}"),
            anchor=f"models.{bucket}",
            title=spoken(title),
            level=1,
            html=bucket_head(names, members),
        )
        pages.append(
            Page(
                path=f"models/{bucket}.md",
                title=spoken(title),
                english_title=str(title),
                sections=(head, *(sections[each] for each in members)),
                under=(say("titles.models"),),
                in_nav=False,
            )
        )
    return pages
