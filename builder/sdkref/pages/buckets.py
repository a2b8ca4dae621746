"""Which models share a page: those whose names begin alike, as many letters as it takes to fit."""

from collections.abc import Mapping
from itertools import takewhile

from sdkref.pages.anchors import file_name


def buckets_of(anchors: Mapping[str, str], sizes: Mapping[str, int], most: int) -> dict[str, list[str]]:
    """Return the names of models by page; a page's name is what the anchors of its models begin with.

    `anchors` has for each model a distinct lower-case name. All models share the page `all` when they fit
    in `most` bytes; a page with one model is as large as that model.
    """
    found: dict[str, list[str]] = {}
    waiting = [("", sorted(anchors, key=anchors.__getitem__))]
    while waiting:
        prefix, models = waiting.pop()
        if sum(sizes[each] for each in models) <= most or len(models) == 1:
            found[file_name(prefix) if prefix else "all"] = models
            continue
        # Cutting one letter after the common beginning always parts the models, since anchors are distinct.
        cut = _common(anchors[models[0]], anchors[models[-1]]) + 1 if prefix else 1
        groups: dict[str, list[str]] = {}
        for each in models:
            groups.setdefault(anchors[each][:cut], []).append(each)
        if prefix:
            # A model that is called as the page begins can stand nowhere else.
            own = groups.pop(prefix, [])
            small = _together(groups, sizes, most - sum(sizes[each] for each in own))
            if together := own + [each for group in small for each in groups.pop(group)]:
                found[file_name(prefix)] = together
        waiting += reversed(groups.items())
    return found


def _together(groups: Mapping[str, list[str]], sizes: Mapping[str, int], room: int) -> list[str]:
    """Return the small groups that share the page of their common beginning, so that pages are few."""
    total = {group: sum(sizes[each] for each in members) for group, members in groups.items()}
    for part in (3, 6, 12, 24):
        small = [group for group, size in total.items() if size * part <= room]
        if sum(total[group] for group in small) <= room:
            return small
    return []


def _common(first: str, last: str) -> int:
    """Return how many letters the first and last of sorted names, and so all between them, begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))
