"""What a schema says of one value, layer by layer: references followed, the parts of allOf taken together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeGuard

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Conditional,
    Enum,
    Json,
    Not,
    Nothing,
    Object,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.projection.constraints import is_free, limits, rules, told_formats, xml
from sdkref.projection.depth import LEVELS
from sdkref.projection.projection import Facts, Field, Phrase
from sdkref.projection.wire import compact_json
from sdkref.words import one_line

Layer: TypeAlias = Schema
"""One schema that a value must satisfy; of a reference and of an allOf only the notes count, and what an
enum's values satisfy besides is a layer of its own."""

_BARE = Anything | Reference | AllOf


class Layers(Struct, frozen=True, gc=False):
    """All layers of one value, those of named models after what stands here itself, and what they say."""

    own: tuple[Layer, ...]
    borrowed: tuple[Layer, ...]
    """Those that a named model brings along: its own page shows them in full."""
    model: str | None
    """The named model that the value is, with nothing but words beside the name."""
    facts: Facts
    """What is said in no language."""
    default: Json | UnsetType
    examples: tuple[Json, ...]
    spoken: bool
    """Whether a language adds to the facts: values, or limits that its types tell."""
    row: Field
    """The facts as a row that has neither name nor type yet."""
    objects: tuple[Object, ...]
    """The layers that describe members."""
    map_value: Schema | None
    """What all members hold of an object that names none of them."""
    opens: bool
    """Whether something may be inside."""

    @property
    def every(self) -> tuple[Layer, ...]:
        """All layers."""
        return self.own + self.borrowed if self.borrowed else self.own


class LayerReader:
    """Reads the layers of the schemas of one catalogue, those of a schema once for all languages."""

    def __init__(self, views: Views) -> None:
        self._views, self._models = views, views.models
        self.of = Memo(self._read).of
        """Returns the layers of a schema."""

    def _read(self, schema: Schema) -> Layers:
        if not isinstance(schema, Reference | AllOf | Enum):
            return _single(schema)
        own = tuple(_flat(schema))
        models = dict.fromkeys(
            each.name for each in own if isinstance(each, Reference) and each.name in self._models
        )
        alone = len(models) == 1 and all(isinstance(each, _BARE) for each in own)
        own = self._without_repetition(schema, own)
        return _layers(own, tuple(self._borrowed(models)), next(iter(models)) if alone else None)

    def _without_repetition(self, schema: Schema, own: tuple[Layer, ...]) -> tuple[Layer, ...]:
        """Return layers that name no required member which another layer describes."""
        if not any(isinstance(each, Object) and each.also_required for each in own):
            return own
        described = {field.name for field in self._views.object_view(schema).fields}
        return tuple(
            replace(each, also_required=tuple(name for name in each.also_required if name not in described))
            if isinstance(each, Object) and each.also_required
            else each
            for each in own
        )

    def _borrowed(self, models: Iterable[str]) -> Iterator[Layer]:
        """Give the layers of models and of those that they extend, as many levels up as rows come from."""
        seen = dict.fromkeys(models)
        waiting = [(name, 0) for name in reversed(seen)]
        while waiting:
            name, level = waiting.pop()
            for each in _flat(self._models[name]):
                yield each
                if not isinstance(each, Reference) or each.name not in self._models or level >= LEVELS:
                    continue
                if each.name not in seen:
                    seen[each.name] = None
                    waiting.append((each.name, level + 1))


def _flat(schema: Schema) -> Iterator[Layer]:
    """Give a schema, the parts of an allOf and what stands beside an enum; references are not followed."""
    waiting = [schema]
    while waiting:
        each = waiting.pop()
        yield each
        match each:
            case AllOf(parts=parts):
                waiting.extend(reversed(parts))
            case Enum(base=base) if base is not None:
                waiting.append(base)
            case _:
                pass


def _single(schema: Schema) -> Layers:
    """Return the layers of a schema that is one: as for several, and quicker, since most are."""
    title, docs = schema.title, schema.external_docs
    facts = Facts(
        title=one_line(title, len(title) + 1) if title else "",
        description=schema.description or "",
        constraints=(*limits(schema), *rules(schema), *(xml(schema) if schema.xml is not None else ())),
        deprecated=schema.deprecated,
        deprecation=schema.deprecation or "",
        read_only=schema.read_only,
        write_only=schema.write_only,
        external_docs=(docs,) if docs is not None else (),
    )
    spoken = (
        schema.default is not UNSET
        or bool(schema.examples)
        or isinstance(schema, Not)
        or told_formats(schema)
    )
    return _made(
        (schema,),
        (),
        model=None,
        facts=facts,
        default=schema.default,
        examples=schema.examples,
        spoken=spoken,
    )


def _layers(own: tuple[Layer, ...], borrowed: tuple[Layer, ...], model: str | None) -> Layers:
    every = own + borrowed
    # A named model's words describe this very value where it stands alone.
    telling = every if model is not None else own
    description = _said(own, "description")
    if not description and model is not None:
        description = next((each.description for each in borrowed if each.description), "")
    examples = _examples(own) or (_examples(borrowed) if model is not None else ())
    default = next((each.default for each in every if each.default is not UNSET), UNSET)
    title = " / ".join(dict.fromkeys([each.title for each in own if each.title]))
    facts = Facts(
        title=one_line(title, len(title) + 1) if title else "",
        description=description,
        constraints=tuple(dict.fromkeys(_phrases(own, every))),
        deprecated=any(each.deprecated for each in every),
        deprecation=_said(telling, "deprecation"),
        read_only=any(each.read_only for each in every),
        write_only=any(each.write_only for each in every),
        external_docs=tuple(dict.fromkeys([each.external_docs for each in own if each.external_docs])),
    )
    spoken = (
        default is not UNSET
        or bool(examples)
        or any(isinstance(each, Enum | Not) or told_formats(each) for each in every)
    )
    return _made(own, borrowed, model=model, facts=facts, default=default, examples=examples, spoken=spoken)


def _made(
    own: tuple[Layer, ...],
    borrowed: tuple[Layer, ...],
    *,
    model: str | None,
    facts: Facts,
    default: Json | UnsetType,
    examples: tuple[Json, ...],
    spoken: bool,
) -> Layers:
    row = Field(
        name="",
        path="",
        type=(),
        title=facts.title,
        description=facts.description,
        constraints=facts.constraints,
        deprecated=facts.deprecated,
        deprecation=facts.deprecation,
        read_only=facts.read_only,
        write_only=facts.write_only,
        external_docs=facts.external_docs,
    )
    every = own + borrowed
    objects = tuple([each for each in every if isinstance(each, Object)])
    return Layers(
        own,
        borrowed,
        model,
        facts,
        default,
        examples,
        spoken,
        row,
        objects,
        map_value=_map_value(objects),
        opens=bool(objects) or any(map(_holds, every)),
    )


def _map_value(objects: Sequence[Object]) -> Schema | None:
    if len(objects) != 1 or objects[0].properties or objects[0].pattern_properties:
        return None
    value = objects[0].additional if objects[0].additional is not None else objects[0].unevaluated
    return value if is_typed(value) else None


def is_typed(schema: Schema | None) -> TypeGuard[Schema]:
    """Return whether a schema of other members or items says something that a row can tell."""
    return schema is not None and not isinstance(schema, Nothing) and not is_free(schema)


def _holds(layer: Layer) -> bool:
    match layer:
        case Array() | Object() | Union() | Conditional() | Not():
            return True
        case String(content_schema=inner):
            return inner is not None
        case _:
            return False


def _phrases(own: Iterable[Layer], every: Iterable[Layer]) -> Iterator[Phrase]:
    for each in every:
        yield from limits(each)
    for each in own:
        yield from rules(each)
        yield from xml(each)


def _examples(layers: Iterable[Layer]) -> tuple[Json, ...]:
    """Return the examples of layers, each once: an allOf may have those of its parts."""
    telling = [layer.examples for layer in layers if layer.examples]
    match telling:
        case []:
            return ()
        case [only]:
            return only
        case _:
            return tuple({compact_json(value): value for values in telling for value in values}.values())


def _said(layers: tuple[Layer, ...], name: str) -> str:
    """Return the texts that layers have under a name, each once."""
    if len(layers) == 1:
        return getattr(layers[0], name) or ""
    return "\n\n".join(dict.fromkeys(text for each in layers if (text := getattr(each, name))))
