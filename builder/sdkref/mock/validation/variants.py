"""Unions that a value fails: which variant was meant, and what to tell of it."""

from msgspec import Struct, structs

from sdkref.catalogue.schema import Json, Schema, Union
from sdkref.catalogue.views import Views
from sdkref.mock.validation.mismatches import Failed, Mismatch, Path

_FAR = 2
"""The first of the two worst ranks: the value as a whole is of another kind than the variant."""

_LISTING = frozenset({"const", "enum", "variants"})
"""Keywords that list values; `variants` is what those of a union list together."""


class Likeness(Struct, frozen=True, order=True):
    """How unlike a variant a value is; the least is the likeliest."""

    rank: int
    """0 for a variant that is only ambiguous inside, 1 for one that could be meant, 2 for listed values of
    the right type, 3 for another type."""
    tags: int
    """How many of the value's own members are none of the values that the variant is known by, where one
    variant at least is known by a single one."""
    mismatches: int
    shallow: int
    """The deeper what is wrong, the more of the variant the value has."""
    position: int


class Variants:
    """Chooses among the variants of the unions of one catalogue."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def told(self, failed: Failed) -> list[Mismatch]:
        """Return what is to be told of a union; nothing where it fails only by what does not count."""
        matching = [index for index, each in enumerate(failed.variants) if not each]
        union = _union(failed)
        meant = self._meant(union, failed.value) if union is not None else None
        if matching:
            if not failed.exclusive or len(matching) == 1 or meant in matching:
                return []
            return [self._ambiguous(failed, union, matching)]
        if meant is not None and meant < len(failed.variants):
            return failed.variants[meant]
        return _likeliest(failed)

    def _meant(self, union: Union, value: Json) -> int | None:
        """Return the variant that the discriminator names."""
        said = union.discriminator
        tag = value.get(said.property) if said is not None and isinstance(value, dict) else None
        if said is None or not isinstance(tag, str):
            return None
        views = self._views.variants(union)
        model = dict(said.mapping).get(tag)
        for index, view in enumerate(views):
            if view.model is not None and (view.model == model or (model is None and view.tag == tag)):
                return index
        return None

    def _ambiguous(self, failed: Failed, union: Union | None, matching: list[int]) -> Mismatch:
        named = tuple(self._name(union, index) for index in matching)
        return Mismatch(
            path=failed.path,
            keyword="oneOf",
            rule=named,
            value=failed.value,
            sort="ambiguous",
            source=failed.source,
        )

    def _name(self, union: Union | None, index: int) -> str:
        if union is not None and index < len(union.variants):
            variant = union.variants[index]
            if name := self._views.model_name(variant) or variant.title:
                return name
        return f"variant {index + 1}"


def _union(failed: Failed) -> Union | None:
    """Return the union of the description that fails, None where only null was put beside a schema."""
    source: Schema | None = failed.source
    if isinstance(source, Union) and source.exclusive == failed.exclusive:
        return source
    return None


def _likeliest(failed: Failed) -> list[Mismatch]:
    """Return the mismatches of the variant that the value is most like, or what all variants want."""
    tags = {each.path for found in failed.variants for each in found if _is_tag(each, failed.path)}
    likenesses = [_likeness(found, failed.path, tags, at) for at, found in enumerate(failed.variants)]
    best = min(likenesses)
    chosen = failed.variants[best.position]
    if best.rank >= _FAR:
        alike = [failed.variants[each.position] for each in likenesses if each.rank == best.rank]
        return _gathered([each for found in alike for each in found if each.path == failed.path])
    if best.tags:
        tag = next(each for each in chosen if each.path in tags and each.keyword in _LISTING)
        wanted = [each for found in failed.variants for each in found if each.path == tag.path]
        return _gathered([each for each in wanted if each.keyword in _LISTING])
    return chosen


def _likeness(found: list[Mismatch], path: Path, tags: set[Path], position: int) -> Likeness:
    here = [each for each in found if each.path == path]
    rank = 1
    if all(each.sort == "ambiguous" for each in found):
        rank = 0
    elif any(_is_far(each) for each in here):
        rank = 3
    elif any(each.keyword in _LISTING for each in here):
        rank = 2
    strange = sum(each.path in tags and each.keyword in _LISTING for each in found)
    shallow = -max((len(each.path) for each in found), default=0)
    return Likeness(rank, strange, len(found), shallow, position)


def _is_far(found: Mismatch) -> bool:
    match found.keyword:
        case "type" | "falseSchema":
            return True
        case "const":
            return not _same_type(found.value, [found.rule])
        case "enum":
            return not _same_type(found.value, found.rule)
        case "variants":
            return bool(found.rule[0])
        case _:
            return False


def _same_type(value: Json, options: list[Json]) -> bool:
    return any(type(value) is type(each) for each in options)


def _is_tag(found: Mismatch, path: Path) -> bool:
    """Say whether a mismatch is about the one value by which a variant, or each of several, is known."""
    known_by = found.keyword == "const" or (found.keyword == "variants" and not found.rule[0])
    return known_by and len(found.path) == len(path) + 1


def _gathered(found: list[Mismatch]) -> list[Mismatch]:
    """Return one mismatch that says all that several variants want of one value."""
    types: dict[str, None] = {}
    options: list[Json] = []
    for each in found:
        match each.keyword:
            case "type":
                types |= dict.fromkeys(each.rule)
            case "const":
                options.append(each.rule)
            case "enum":
                options += each.rule
            case "variants":
                types |= dict.fromkeys(each.rule[0])
                options += each.rule[1]
            case _:
                pass
    distinct = [each for index, each in enumerate(options) if each not in options[:index]]
    if not types and not distinct:
        return found[:1]
    return [structs.replace(found[0], keyword="variants", rule=(tuple(types), tuple(distinct)))]
