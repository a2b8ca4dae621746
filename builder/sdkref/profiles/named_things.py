"""What settings of profiles name of a description, by the keys of mappings: `methods: {POST /chats: …}`.

A setting says so by an annotation: `methods: Annotated[dict[str, str], ENDPOINTS]`.
"""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from msgspec import Meta, Struct, inspect

Kind: TypeAlias = Literal["operationId", "endpoint", "path", "tag", "model"]
"""What a key names; an endpoint is `POST /chats`, a path what the paths of operations begin with."""

_KEYS = "keys"

OPERATION_IDS: Final = Meta(extra={_KEYS: "operationId"})
ENDPOINTS: Final = Meta(extra={_KEYS: "endpoint"})
PATHS: Final = Meta(extra={_KEYS: "path"})
TAGS: Final = Meta(extra={_KEYS: "tag"})
MODELS: Final = Meta(extra={_KEYS: "model"})


class NamedThing(Struct, frozen=True):
    """One key of a setting."""

    setting: str
    kind: Kind
    name: str


def named_things(settings: Struct) -> Iterator[NamedThing]:
    """Yield what settings of one SDK name, in the order in which they say it."""
    info = inspect.type_info(type(settings))
    for each in info.fields if isinstance(info, inspect.StructType) else ():
        extra = each.type.extra if isinstance(each.type, inspect.Metadata) else None
        if extra is not None and _KEYS in extra:
            yield from (
                NamedThing(each.encode_name, extra[_KEYS], name) for name in getattr(settings, each.name)
            )
