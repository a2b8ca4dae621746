"""Models of surfaces joined to those of a catalogue, by their names."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.folding import fold
from sdkref.catalogue.schema import Anything, Schema
from sdkref.catalogue.surface import Surface, SurfaceModel

_COMPONENTS = frozenset({"components", "shared", "models"})
"""Namespaces of models that the description names, whose models keep a name that others have as well."""


def with_models(catalogue: Catalogue, surfaces: Sequence[Surface]) -> Catalogue:
    """Return a catalogue with surfaces whose models name its models; the missing ones are added to it.

    A model that says nothing but its name is not added.
    """
    models = dict(catalogue.models)
    known = {fold(name): name for name in reversed(catalogue.models)}
    found = []
    for surface in surfaces:
        names = _names(surface, models, known)
        found.append(
            replace(
                surface,
                models={
                    key: replace(model, model=names.get(key, "")) for key, model in surface.models.items()
                },
            )
        )
    return replace(catalogue, models=models, surfaces=tuple(found))


def _names(surface: Surface, models: dict[str, Schema], known: dict[str, str]) -> dict[str, str]:
    """Return the name in the catalogue of each model of a surface, by key; missing ones are added."""
    alike: dict[str, list[SurfaceModel]] = defaultdict(list)
    for model in surface.models.values():
        alike[fold(model.name)].append(model)
    names: dict[str, str] = {}
    for folded, found in alike.items():
        counts: Counter[str] = Counter()
        for number, model in enumerate(sorted(found, key=_rank)):
            namespace = _namespace(model)
            counts[namespace] += 1
            apart = number > 0
            mark = f"{namespace}.{folded}" + (f".{counts[namespace]}" if counts[namespace] > 1 else "")
            wanted = mark if apart else folded
            if wanted not in known:
                if not _says_something(model):
                    continue
                name = f"{namespace}.{model.name}" if apart else model.name
                while name in models:
                    name += "_"
                models[name] = Anything(description=model.description)
                known[wanted] = name
            names[model.key] = known[wanted]
    return names


def _rank(model: SurfaceModel) -> tuple[bool, str]:
    return model.namespace not in {None, *_COMPONENTS}, model.key


def _namespace(model: SurfaceModel) -> str:
    """Return a namespace as all SDKs may call it: `sdkerrors` and `apierrors` are both about errors."""
    namespace = model.namespace or "models"
    return (
        "errors" if namespace.endswith("errors") else "components" if namespace in _COMPONENTS else namespace
    )


def _says_something(model: SurfaceModel) -> bool:
    return bool(
        model.fields is not None
        or model.values is not None
        or model.variants is not None
        or model.type
        or model.description
        or model.examples
    )
