"""What every part that writes HTML is given: names, and renderers that remember what they made."""

from sdkref.pages.anchors import Names
from sdkref.pages.fields import FieldRenderer
from sdkref.pages.types import TypeRenderer


class Writing:
    """The names of one reference and the renderers that depend on them."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.types = TypeRenderer(names)
        self.fields = FieldRenderer(self.types)
