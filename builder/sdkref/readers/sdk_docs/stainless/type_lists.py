"""The types that a page of Stainless lists by name, and which of them a signature means."""

import posixpath
import re

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import SdkType, Spot, SurfaceModel, TypePiece
from sdkref.markdown.page import Block
from sdkref.readers.sdk_docs.stainless.entry import Entry

_IMPORT = re.compile(r"from\s+([\w.]+)\s+import\s+(?:\(([^()]*)\)|([^\n(]+))")
_NAME = re.compile(r"[^\W\d]\w*")
_SOURCE = re.compile(r"(?:\./)?(?:src/)?(.+)\.(?:py|ts|js)")


class ListedType(Struct, frozen=True):
    """A type that a page names: the heading that it stands under, and what is known of it."""

    section: int
    model: SurfaceModel


def python_types(fence: Block, section: int, page: str) -> list[ListedType]:
    """Return the types that a fence of Python imports."""
    found: list[ListedType] = []
    line, at = fence.line + 1, 0
    for each in _IMPORT.finditer(fence.text):
        group = 2 if each[2] is not None else 3
        for name in _NAME.finditer(fence.text, each.start(group), each.end(group)):
            line, at = line + fence.text.count("\n", at, name.start()), name.start()
            found.append(_listed(section, f"{each[1]}.{name[0]}", name[0], each[1], Spot(page, line)))
    return found


def listed_type(written: Entry, section: int, page: str) -> ListedType | None:
    """Return the type that an entry of a list names; None when it names none."""
    pieces = written.pieces()
    if len(pieces) != 1 or pieces[0].url is None:
        return None
    (piece,) = pieces
    spot = Spot(page, written.line)
    package, dot, name = piece.text.rpartition(".")
    if not _NAME.fullmatch(name):
        return None
    if dot:
        return _listed(section, piece.text, name, package, spot)
    source = _SOURCE.fullmatch(pieces[0].url or "")
    return _listed(section, f"{source[1]}.{name}" if source else name, name, None, spot)


class KnownTypes:
    """The types of a page, by name and by where they are declared."""

    def __init__(self, listed: list[ListedType]) -> None:
        self._keys: dict[tuple[str, int | None], dict[str, None]] = {}
        """Keys of models by name, of all headings (None) and of each."""
        for each in listed:
            for section in (None, each.section):
                self._keys.setdefault((each.model.name, section), {}).setdefault(each.model.key)

    def linked(self, written: SdkType, section: int) -> SdkType:
        """Return a type whose names lead to models, as it stands under a heading.

        A model that another page may list is named too; putting pages together finds out whether one does.
        """
        return tuple(piece for each in written for piece in self._pieces(each, section))

    def _pieces(self, piece: TypePiece, section: int) -> list[TypePiece]:
        if piece.url is not None and "#" in piece.url:
            return [replace(piece, model=piece.text)] if "." in piece.text else [piece]
        names = [each for each in _NAME.finditer(piece.text) if self._means(each[0], piece, section)]
        if piece.url is not None:
            names = list(_NAME.finditer(piece.text))[-1:]
        if not names:
            return [piece]
        found, at = list[TypePiece](), 0
        for name in names:
            if name.start() > at:
                found.append(TypePiece(text=piece.text[at : name.start()]))
            found.append(TypePiece(text=name[0], url=piece.url, model=self._means(name[0], piece, section)))
            at = name.end()
        if at < len(piece.text):
            found.append(TypePiece(text=piece.text[at:]))
        return found

    def _means(self, name: str, piece: TypePiece, section: int) -> str | None:
        """Return the key of the model that a name means."""
        declared = _declared(name, piece.url) if piece.url else None
        everywhere = self._keys.get((name, None), {})
        if declared in everywhere:
            return declared
        known = everywhere if len(everywhere) == 1 else self._keys.get((name, section), {})
        return next(iter(known)) if len(known) == 1 else declared


def _declared(name: str, url: str) -> str | None:
    """Return the key of a type of Python or TypeScript that a source file declares."""
    source = _SOURCE.fullmatch(url)
    if source is None or not name[0].isupper():
        return None
    if url.endswith(".py"):
        return f"{posixpath.dirname(source[1]).replace('/', '.')}.{name}"
    return f"{source[1]}.{name}"


def _listed(section: int, key: str, name: str, namespace: str | None, spot: Spot) -> ListedType:
    return ListedType(section, SurfaceModel(key=key, name=name, namespace=namespace, spot=spot))
