"""Models as the documentation of an SDK has them: fields, values, variants and how each is made."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.surface import SurfaceModel
from sdkref.projection.depth import PAGE
from sdkref.projection.groups import Groups
from sdkref.projection.projection import FieldGroup, ModelProjection, Sample
from sdkref.projection.shown_examples import distinct_name
from sdkref.projection.surface_rows import SurfaceRows, further, labelled, value_note
from sdkref.projection.surface_samples import sample_code
from sdkref.projection.surface_types import SurfaceTypes
from sdkref.wording.saying import told


class SurfaceModels:
    """Makes the models of one surface."""

    def __init__(self, types: SurfaceTypes, rows: SurfaceRows, lexer: str) -> None:
        self._types, self._rows, self._lexer = types, rows, lexer

    def model(self, found: Sequence[SurfaceModel]) -> ModelProjection:
        """Return a model of the catalogue: what the SDK has under the first name, then under others."""
        first, *others = found
        return ModelProjection(
            name=self._types.name(first),
            type=self._types.text(first.type),
            description=first.description or "",
            constraints=further(first),
            values=tuple(map(value_note, first.values or ())),
            deprecated=first.deprecated,
            deprecation=first.deprecation or "",
            groups=(*self._inside(first), *map(self._other, others)),
            samples=tuple(self._samples(found)),
        )

    def _inside(self, model: SurfaceModel) -> Groups:
        return tuple(self._rows.parts(model, PAGE.of(model.key), made=True))

    def _other(self, model: SurfaceModel) -> FieldGroup:
        """Return a model that the API has under one name, and the SDK under a further one."""
        group = FieldGroup(
            lead=told("models.also_as"),
            label=self._types.link(model),
            key=self._types.name(model),
            description=model.description or "",
            constraints=further(model),
            values=tuple(map(value_note, model.values or ())),
            deprecated=model.deprecated,
            deprecation=model.deprecation or "",
        )
        return labelled(group, self._inside(model))

    def _samples(self, found: Sequence[SurfaceModel]) -> Iterator[Sample]:
        taken: set[str] = set()
        for model in found:
            usual = "Default" if model is found[0] else self._types.name(model)
            for each in model.examples:
                name = distinct_name(each.name or usual, taken)
                yield Sample(name=name, code=sample_code(each, self._lexer), generated=False)
