"""Lists of methods as Stainless writes them in `api.md`: an entry each, with its call and what it returns.

What its lists have no place for, a prediction's texts and examples, stands below them.
"""

import html
import re
from collections.abc import Sequence

from sdkref.catalogue.surface import Method, MethodGroup, SdkType, Surface, TypePiece
from sdkref.markdown.page import Block
from sdkref.twins.contained import contained, fenced
from sdkref.twins.types import Address

_LANGUAGES = {"python": "py"}
_MARKS = re.compile(r"([\\*`\[\]])")


def stainless_page(surface: Surface, group: MethodGroup, methods: Sequence[Method], address: Address) -> str:
    """Return the list of some methods; `address` tells where models are."""
    title = " ".join(group.title.split()) or ".".join(group.accessor) or surface.key
    entries = "\n".join(_entry(each, address) for each in methods)
    parts = [f"# {_escaped(title)}", "Methods:", entries]
    for each in methods:
        said = [text for text in (each.summary, each.description) if text]
        if said or each.examples:
            parts.append(f"## {_escaped(each.name)}")
            parts += [contained(text, _is_listed) for text in dict.fromkeys(said)]
            # In a fence of `python` the generator lists types.
            parts += [fenced(one.code, _LANGUAGES.get(one.language, one.language)) for one in each.examples]
    return "\n\n".join(parts) + "\n"


def _is_listed(block: Block) -> bool:
    """Tell whether a block of a description would be taken for a list of methods or types."""
    return block.kind == "list" or (block.kind == "fence" and block.language == "python")


def _entry(method: Method, address: Address) -> str:
    signature = method.signature or _call(method)
    code = "".join(_piece(piece, address) for piece in signature)
    if method.endpoint is None:
        return f"- <code>{code}</code>"
    title = html.escape(f"{method.endpoint.method.lower()} {method.endpoint.path}")
    return f'- <code title="{title}">{code}</code>'


def _call(method: Method) -> SdkType:
    """Return the call of a method without a signature, made of its arguments and of what comes back."""
    begin = ".".join(("client", *method.accessor, method.name))
    told = method.arguments or ()
    returned = method.returned.type if method.returned is not None else ()
    if any(each.role == "context" for each in told):
        shown = [(TypePiece(text=f"{each.name} "), *each.type) for each in told]
        end = (TypePiece(text=") ("), *returned, TypePiece(text=", error)" if returned else "error)"))
    else:
        shown = [(TypePiece(text=each.name),) for each in told if each.place == "path"]
        if len(shown) < len(told):
            shown.append((TypePiece(text="**params"),))
        end = (TypePiece(text=") -> " if returned else ") -> None"), *returned)
    between = [piece for each in shown for piece in (TypePiece(text=", "), *each)][1:]
    return (TypePiece(text=f"{begin}("), *between, *end)


def _piece(piece: TypePiece, address: Address) -> str:
    url = (address(piece.model) if piece.model is not None else None) or piece.url
    text = _escaped(piece.text)
    if url is None:
        return text
    package, mark, _ = url.partition("#")
    before, dot, name = piece.text.rpartition(".")
    if mark and dot and package.startswith("https://pkg.go.dev/"):
        return f"{_link(package, _escaped(before))}.{_link(url, _escaped(name))}"
    return _link(url, text)


def _link(url: str, text: str) -> str:
    return f'<a href="{html.escape(url)}">{text}</a>'


def _escaped(text: str) -> str:
    """Return text in which no character is a mark; underscores stay, as the generator leaves them."""
    return _MARKS.sub(r"\\\1", html.escape(re.sub(r"[\r\n]+", " ", text), quote=False))
