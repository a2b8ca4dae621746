"""Bodies that are forms: entries with names, put together to an object by schema and encodings."""

from collections.abc import Iterable, Mapping, Sequence

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import Encoding, MediaType
from sdkref.catalogue.schema import Array, Json, Schema, String
from sdkref.catalogue.views import Views
from sdkref.mock.requests.body_fault import BodyFault
from sdkref.mock.requests.coercion import Coercer
from sdkref.mock.requests.content_types import ContentType
from sdkref.mock.requests.json_text import JsonFault, read_json
from sdkref.mock.requests.multipart import SentPart, parts_of
from sdkref.mock.requests.pairs import keys_of, nested, plus_decoded, query_pairs
from sdkref.mock.requests.styles import named_trees, shapes_of
from sdkref.mock.requests.texts import text_of
from sdkref.mock.requests.trees import FileText, Held, Tree, bare

_DEEPEST = 5

_MOST_ENTRIES = 10_000


class FormReader:
    """Reads forms, and multipart bodies whose parts have no names."""

    def __init__(self, views: Views, coercer: Coercer) -> None:
        self._views, self._coercer = views, coercer

    def form(self, data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:
        """Return the value of an `application/x-www-form-urlencoded` body."""
        text = text_of(data, sent.charset)
        if isinstance(text, BodyFault):
            return text
        if text.count("&") >= _MOST_ENTRIES:
            return BodyFault(f"the body has more than {_MOST_ENTRIES:,} entries; send fewer")
        entries: list[tuple[str, Tree]] = [(pair.name, plus_decoded(pair.raw)) for pair in query_pairs(text)]
        return self._value(self._tree(entries, media.schema, media.encodings), media.schema)

    def multipart(self, data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:
        """Return the value of a multipart body."""
        whole = Encoding(
            property="",
            inner=media.encodings,
            prefix_encodings=media.prefix_encodings,
            item_encoding=media.item_encoding,
        )
        listed = media.item_schema
        schema = media.schema if listed is None or media.schema is not None else Array(items=listed)
        tree = self._parts_tree(data, sent, schema, whole, 0)
        return tree if isinstance(tree, BodyFault) else self._value(tree, schema)

    def _value(self, tree: Tree, schema: Schema | None) -> Json:
        return self._coercer.value(tree, schema) if schema is not None else bare(tree)

    def _parts_tree(
        self, data: bytes, sent: ContentType, schema: Schema | None, encoding: Encoding, depth: int
    ) -> Tree | BodyFault:
        parts = parts_of(data, sent)
        if isinstance(parts, BodyFault):
            return parts
        kinds = self.described(schema)
        encodings = {each.property: each for each in encoding.inner}
        entries: list[tuple[str, Tree]] = []
        for number, part in enumerate(parts):
            if part.name:
                inner = encodings.get(part.name)
                kind = kinds.get(part.name)
            else:
                prefix = encoding.prefix_encodings
                inner = prefix[number] if number < len(prefix) else encoding.item_encoding
                kind = self._item(schema, number)
            tree = self._part_tree(part, kind, inner, depth)
            if isinstance(tree, BodyFault):
                return tree
            entries.append((part.name, tree))
        if all(not name for name, _ in entries) and sent.name != "multipart/form-data":
            return [tree for _, tree in entries]
        return self._tree(entries, schema, encoding.inner)

    def _part_tree(
        self, part: SentPart, schema: Schema | None, encoding: Encoding | None, depth: int
    ) -> Tree | BodyFault:
        kind = media_kind(part.type.name) if part.type.name else "text"
        if kind == "multipart" and depth < _DEEPEST:
            inner = encoding or Encoding(property=part.name)
            return self._parts_tree(part.data, part.type, schema, inner, depth + 1)
        if schema is not None and self._holds_files(schema):
            return FileText(part.data.decode("latin-1"))
        if kind == "json":
            text = text_of(part.data, part.type.charset)
            value = text if isinstance(text, BodyFault) else read_json(text)
            if isinstance(value, JsonFault | BodyFault):
                return BodyFault(f"the part `{part.name}` is no JSON: {_told(value)}", f"/{part.name}")
            return Held(value)
        if part.file is not None or kind not in {"text", "any"}:
            return FileText(part.data.decode("latin-1"))
        text = text_of(part.data, part.type.charset)
        return BodyFault(f"the part `{part.name}`: {text.message}") if isinstance(text, BodyFault) else text

    def _holds_files(self, schema: Schema) -> bool:
        real = self._views.resolve(schema)
        return is_file(real, self._views) or (isinstance(real, Array) and is_file(real.items, self._views))

    def _item(self, schema: Schema | None, number: int) -> Schema | None:
        real = self._views.resolve(schema) if schema is not None else None
        if not isinstance(real, Array):
            return None
        return real.prefix[number] if number < len(real.prefix) else real.items

    def _tree(
        self, entries: Iterable[tuple[str, Tree]], schema: Schema | None, encodings: Sequence[Encoding]
    ) -> Tree:
        """Return entries as one object: names in brackets nest, those that came several times are lists."""
        kinds = self.described(schema)
        styled = {each.property: each for each in encodings if each.style or each.explode is not None}
        spread = self._spread(styled, kinds)
        members: list[tuple[tuple[str, ...], Tree]] = []
        texts: dict[str, list[str]] = {}
        for name, tree in entries:
            head, keys = keys_of(name)
            if name in styled and isinstance(tree, str) and not isinstance(tree, FileText):
                texts.setdefault(name, []).append(tree)
            elif name in spread and name not in kinds:
                members.append(((spread[name], name), tree))
            elif keys and name not in kinds and (head in kinds or not kinds):
                members.append(((head, *keys), tree))
            else:
                members.append(((name,), tree))
        tree = nested(members)
        result: dict[str, Tree] = tree if isinstance(tree, dict) else {}
        for name, raws in texts.items():
            result[name] = self._styled(raws, styled[name], kinds.get(name))
        return result

    def _styled(self, texts: list[str], encoding: Encoding, schema: Schema | None) -> Tree:
        if schema is None:
            return list[Tree](texts) if len(texts) > 1 else texts[0]
        style = encoding.style or "form"
        explode = encoding.explode if encoding.explode is not None else style in {"form", "deepObject"}
        shapes = shapes_of(schema, self._views)
        trees = named_trees(texts, style, explode=explode, shapes=shapes, decode=str)
        return Held(self._coercer.best(trees, schema))

    def _spread(self, styled: Mapping[str, Encoding], kinds: Mapping[str, Schema]) -> dict[str, str]:
        """Return the members of objects whose encoding makes them entries of their own, with their object."""
        found: dict[str, str] = {}
        for name, encoding in styled.items():
            explode = encoding.explode if encoding.explode is not None else encoding.style == "form"
            if explode and encoding.style != "deepObject" and name in kinds:
                found |= dict.fromkeys(self.described(kinds[name]), name)
        return found

    def described(self, schema: Schema | None) -> dict[str, Schema]:
        """Return the schemas of an object's members, those of its variants included."""
        if schema is None:
            return {}
        found: dict[str, Schema] = {}
        stack, left = [schema], 200
        while stack and left:
            left -= 1
            view = self._views.object_view(stack.pop())
            for field in view.fields:
                found.setdefault(field.name, field.schema)
            stack.extend(variant for union in view.unions for variant in union.variants)
        return found


def is_file(schema: Schema, views: Views) -> bool:
    """Return whether a value is the content of a file, and no text."""
    match views.resolve(schema):
        case String(format="binary"):
            return True
        case String(content_media_type=held, content_encoding=None, format=None) if held is not None:
            return media_kind(held) == "binary"
        case _:
            return False


def _told(fault: JsonFault | BodyFault) -> str:
    return fault.message if isinstance(fault, BodyFault) else str(fault)
