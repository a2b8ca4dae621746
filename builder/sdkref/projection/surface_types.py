"""Types as the documentation of an SDK spells them, with links to the models that they name."""

from collections.abc import Iterator

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.surface import Method, Returned, SdkType, Surface, SurfaceModel, plain_type
from sdkref.projection.projection import TypePart, TypeText


class SurfaceTypes:
    """Spells the types of one surface; a type is not changed, only cut where links begin and end."""

    def __init__(self, surface: Surface) -> None:
        self._models = surface.models
        self.text = Memo(self._text).of
        """Returns a type as shown."""

    def models(self, spelled: SdkType) -> list[SurfaceModel]:
        """Return the models that a type names, each once."""
        keys = dict.fromkeys(piece.model for piece in spelled if piece.model is not None)
        return [self._models[key] for key in keys if key in self._models]

    def name(self, model: SurfaceModel) -> str:
        """Return what a model is called in code: `components.Link`."""
        return f"{model.namespace}.{model.name}" if model.namespace else model.name

    def link(self, model: SurfaceModel) -> TypeText:
        """Return a model's name as a link to its page."""
        return (TypePart(self.name(model), model.model or None),)

    def signature(self, method: Method) -> TypeText:
        """Return the call with the names of its arguments and what it gives back.

        It is as documented where that says more: types without a table of arguments, or a chain of calls.
        """
        if method.signature and (method.arguments is None or _CHAIN in plain_type(method.signature)):
            return self.text(method.signature)
        # Arguments inside of another have its name and a dot before theirs.
        names = [each.name for each in method.arguments or () if "." not in each.name]
        call = f"{method.call}({', '.join(names) if method.arguments is not None else '…'})"
        returned = method.returned
        if returned is None or not (returned.type or returned.wrap):
            return (TypePart(call),)
        return (TypePart(f"{call} → "), *self._wrapped(returned))

    def _wrapped(self, returned: Returned) -> Iterator[TypePart]:
        spelled = self.text(returned.type)
        match returned.wrap:
            case "promise":
                yield from (TypePart("Promise<"), *(spelled or (TypePart("void"),)), TypePart(">"))
            case "error":
                yield from (*spelled, TypePart(", error" if spelled else "error"))
            case _:
                yield from spelled

    def _text(self, spelled: SdkType) -> TypeText:
        return tuple(self._part(piece.text, piece.model, piece.url) for piece in spelled)

    def _part(self, text: str, key: str | None, url: str | None) -> TypePart:
        model = self._models.get(key) if key is not None else None
        return TypePart(text, (model.model or None) if model is not None else None, url)


_CHAIN = ")."
