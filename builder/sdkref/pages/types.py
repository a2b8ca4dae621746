"""Types and signatures as HTML: their models are links."""

import html
from functools import lru_cache

from sdkref.pages.anchors import Names
from sdkref.pages.links import to_model
from sdkref.projection.projection import TypeText


class TypeRenderer:
    """Spells types with links to the models of one catalogue, each distinct type once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.spell = lru_cache(1 << 16)(self._spell)

    def _spell(self, text: TypeText) -> str:
        """Return the escaped spelling of a type, without an element around it."""
        pieces = []
        for part in text:
            shown = html.escape(part.text, quote=False)
            target = part.model and to_model(self._names, part.model)
            pieces.append(f'<a href="{target}">{shown}</a>' if target else shown)
        return "".join(pieces)

    def code(self, text: TypeText) -> str:
        """Return a type as code, or nothing where it is not known."""
        return f"<code>{self.spell(text)}</code>" if text else ""
