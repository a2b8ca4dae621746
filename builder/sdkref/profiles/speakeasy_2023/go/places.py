"""Where pages of models stand in repositories of Go: below `docs/pkg`, as the packages stand below `pkg`."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import Surface, SurfaceModel, TypePiece

Record = TypeVar("Record", bound=Struct)
_USUAL, _OWN = "docs/models/", "docs/pkg/models/"


def below_pkg(surface: Surface) -> Surface:
    """Return the surface with the keys of models as Go has them."""
    models = {_moved(key): _of(each) for key, each in surface.models.items()}
    return replace(surface, methods=tuple(map(_of, surface.methods)), models=models)


def _of(record: Record) -> Record:
    """Return a record in which all that names a model names it by its own key."""
    changes = {
        name: new
        for name in record.__struct_fields__
        if (new := _value(value := getattr(record, name))) is not value
    }
    found = replace(record, **changes) if changes else record
    match found:
        case TypePiece(model=str() as key):
            return replace(found, model=_moved(key))
        case SurfaceModel():
            return replace(found, key=_moved(found.key))
    return found


def _value(value: Any) -> Any:
    match value:
        case Struct():
            return _of(value)
        case tuple():
            items = tuple(map(_value, value))
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value


def _moved(key: str) -> str:
    return _OWN + key.removeprefix(_USUAL) if key.startswith(_USUAL) else key
