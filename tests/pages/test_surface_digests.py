"""Digests of what SDKs say: whatever changes a fragment changes its digest, so that no page is stale."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sdk_surfaces import MODELS, SEND, TYPESCRIPT, alone
from sdkref.catalogue.surface import About, Scheme, Surface, SurfaceModel
from sdkref.pages.anchors import names_of
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.references.fragments import pieces


def with_model(surface: Surface, model: SurfaceModel) -> Surface:
    """Return a surface with a model in the place of that of its key."""
    return replace(surface, models={**surface.models, model.key: model})


CHANGES: dict[str, Callable[[Surface], Surface]] = {
    "an example": lambda each: replace(each, methods=(replace(SEND, examples=SEND.examples[:1]),)),
    "an error": lambda each: replace(each, methods=(replace(SEND, errors=()),)),
    "a field of the request": lambda each: with_model(
        each, replace(MODELS["models/newmessage"], fields=MODELS["models/message"].fields)
    ),
    "a value of a field": lambda each: with_model(each, replace(MODELS["models/mood"], open_values=False)),
    "words of an error": lambda each: with_model(
        each, replace(MODELS["models/refused"], description="Something else.")
    ),
    "a name inside": lambda each: with_model(each, replace(MODELS["models/message"], namespace="other")),
    "the package": lambda each: replace(each, about=replace(each.about, package="other")),
    "a scheme": lambda each: replace(each, about=About(schemes=(Scheme(name="other"),))),
}


def made(surface: Surface) -> dict[str, tuple[str, str]]:
    """Return digest and HTML of each fragment of the site of one SDK."""
    catalogue = alone(surface)
    chosen, names = targets((), "", catalogue), names_of(catalogue)
    found = pieces(catalogue, chosen, projections(catalogue, chosen), names)
    return {piece.key: (piece.digest, piece.render().html) for piece in found}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_a_fragment_changes_its_digest(change: str) -> None:
    first = replace(TYPESCRIPT, methods=(SEND,))
    before, after = made(first), made(CHANGES[change](first))
    changed = [key for key in before if key in after and before[key][1] != after[key][1]]
    assert changed or change == "a scheme"
    assert all(before[key][0] != after[key][0] for key in changed)
