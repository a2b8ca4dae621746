"""Digests of what the documentation of an SDK says of operations and models, as pages show it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

from sdkref.catalogue.surface import Surface, SurfaceModel
from sdkref.catalogue.surface_reach import reached, reached_from


class SurfaceDigests:
    """Digests of one surface; each model is digested once."""

    def __init__(self, surface: Surface, digest: Callable[[Any], bytes]) -> None:
        self._surface, self._digest = surface, digest
        self._shared = digest((surface.key, surface.language, surface.dialect, surface.about))
        self._models = {key: digest(model) for key, model in surface.models.items()}
        self._by_operation = surface.by_operation()
        self._by_name: dict[str, list[SurfaceModel]] = defaultdict(list)
        for model in surface.models.values():
            self._by_name[model.model].append(model)

    def of_operation(self, key: str) -> str:
        """Return the digest of what the SDK says of an operation."""
        methods = self._by_operation.get(key, [])
        return self._all([self._digest(methods)], reached(self._surface, methods))

    def of_model(self, name: str) -> str:
        """Return the digest of what the SDK says of a model of the catalogue."""
        models = self._by_name.get(name, [])
        keys = {key for model in models for key in reached_from(self._surface, model)}
        return self._all([], keys)

    def _all(self, parts: Iterable[bytes], models: Iterable[str]) -> str:
        state = blake2b(self._shared, digest_size=20)
        for part in parts:
            state.update(part)
        for key in sorted(models):
            state.update(self._models[key])
        return state.hexdigest()
