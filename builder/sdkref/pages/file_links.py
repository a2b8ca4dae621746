"""The lines of the first page that lead to the files beside it, with their sizes."""

from msgspec.structs import replace

from sdkref.pages.links import file_key, href
from sdkref.pages.page import Reference
from sdkref.pages.template import finished
from sdkref.words import size_words


def with_file_links(reference: Reference) -> Reference:
    """Return a reference whose first page ends with links to its files."""
    if not reference.files:
        return reference
    first, *others = reference.pages
    head, *more = first.sections
    links = finished(
        "file_links",
        files=[
            {"href": href(file_key(each.path)), "name": each.path, "size": size_words(len(each.content))}
            for each in reference.files
        ],
    )
    changed = replace(first, sections=(replace(head, html=head.finished() + links, stored=None), *more))
    return replace(reference, pages=(changed, *others))
