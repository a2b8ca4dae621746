"""Types and signatures as HTML: their models are links."""

import html
import re
from functools import lru_cache

from sdkref.pages.anchors import Names
from sdkref.pages.links import to_model
from sdkref.pages.web import is_web_address
from sdkref.projection.projection import TypeText
from sdkref.wording.saying import spoken

_LONG_NAME = 18
_INSIDE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=\w\.)(?=\w)|(?<=\])(?=[\w*])")
"""Between the words of a name, behind its namespace, and where a list of Go begins."""


class TypeRenderer:
    """Spells types with links to the models of one catalogue, each distinct type once."""

    def __init__(self, names: Names, *, breakable: bool = False) -> None:
        self._names = names
        self._breakable = breakable
        """Whether long names may break inside: those of SDKs carry their namespace."""
        self.spell = lru_cache(1 << 16)(self._spell)

    def _spell(self, text: TypeText) -> str:
        """Return the escaped spelling of a type, without an element around it."""
        pieces = []
        for part in text:
            shown = html.escape(spoken(part.text), quote=False)
            if self._breakable and len(shown) > _LONG_NAME:
                shown = _INSIDE.sub("<wbr>", shown)
            target = part.model and to_model(self._names, part.model)
            if target:
                shown = f'<a href="{target}">{shown}</a>'
            elif is_web_address(part.url):
                shown = f'<a href="{html.escape(part.url or "")}" rel="noopener noreferrer">{shown}</a>'
            pieces.append(shown)
        return "".join(pieces)

    def code(self, text: TypeText) -> str:
        """Return a type as code, or nothing where it is not known."""
        return f"<code>{self.spell(text)}</code>" if text else ""
