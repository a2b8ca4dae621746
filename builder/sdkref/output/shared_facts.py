"""What all pages of a site share, as far as references have a part in it: titles, order, anchors, twins."""

from collections.abc import Iterator, Sequence

from sdkref.output.mounting import MountedReference


def shared_facts(references: Sequence[MountedReference]) -> Iterator[tuple[object, ...]]:
    """Yield what links and lists of any page may show of the other pages, as plain values."""
    for mount in references:
        yield mount.name, mount.root, mount.reference.full_title
        for page in mount.reference.pages:
            for section in page.sections:
                yield page.path, page.title, page.in_nav, page.under, section.key, section.anchor
        for twin in mount.reference.twins:
            yield twin.path, twin.beside, twin.label
