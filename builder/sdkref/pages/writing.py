"""What every part that writes HTML is given: names, and renderers that remember what they made."""

from copy import copy

from sdkref.pages.anchors import Names
from sdkref.pages.fields import FieldRenderer
from sdkref.pages.part_history import NO_HISTORY, PartHistory
from sdkref.pages.types import TypeRenderer
from sdkref.projection.target_note import TargetNote


class Writing:
    """The names of one reference and the renderers that depend on them."""

    def __init__(self, names: Names, history: PartHistory = NO_HISTORY) -> None:
        self.names = names
        self.history = history
        self.types = TypeRenderer(names)
        self.fields = FieldRenderer(self.types, history=history)
        self.sparse = False
        """Whether tables have no column in which nothing stands."""
        self._documented: Writing | None = None

    def of(self, target: TargetNote) -> "Writing":
        """Return how the tab of a target is written: documentation of SDKs leaves whole columns open."""
        if not target.documented:
            return self
        if self._documented is None:
            self._documented = copy(self)
            self._documented.sparse = True
            self._documented.types = TypeRenderer(self.names, breakable=True)
            self._documented.fields = FieldRenderer(self._documented.types, sparse=True, history=self.history)
        return self._documented
