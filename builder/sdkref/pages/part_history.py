"""What rows of tables say of earlier versions: since when a field is there, and what changed it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup
from msgspec import Struct

from sdkref.history.parts import part_path
from sdkref.history.release import Marks
from sdkref.pages.changelog import operation_history
from sdkref.pages.template import template
from sdkref.projection.projection import Body, Field, Phrase, TypePart

NO_PARTS: Mapping[str, Marks] = MappingProxyType({})
"""By the name of a part."""


def history_note(marks: Marks | None) -> Markup:
    """Return since when something is there, and which versions changed it."""
    if marks is None or not (marks.since or marks.changed):
        return Markup()
    return template("operation_history", history=operation_history(marks)).strip()


class Above(Struct, frozen=True):
    """What holds rows: its path from the top of the table, and what releases did to parts of it."""

    path: str = ""
    parts: Mapping[str, Marks] = NO_PARTS
    begin: str = ""
    """The path of what the parts are of: of the model that was opened last."""
    kind: str = ""
    """What names of parts begin with, where they are not of a model: `body`, or where a parameter travels."""

    def note(self, row: Field) -> str:
        """Return what a row says of earlier versions, as HTML; nothing where no release touched it."""
        if not self.parts:
            return ""
        path = part_path(row.path.removeprefix(f"{self.begin}.") if self.begin else row.path)
        found = self.parts.get(f"{row.place or self.kind} {path}".lstrip())
        return str(history_note(found))


TOP = Above()


class PartHistory:
    """Finds what releases did to the fields of models, wherever these are opened."""

    def __init__(self, models: Mapping[str, Marks]) -> None:
        self._models = models

    def of_operation(self, marks: Marks | None, bodies: Sequence[Body]) -> Above:
        """Return what holds all that an operation takes: its parameters, and the fields of its body."""
        own = {**marks.parts} if marks is not None else {}
        for each in bodies:
            model = self._models.get(_only_model(each.type) or "")
            for path, found in model.parts.items() if model is not None else ():
                own.setdefault(f"body {path}", found)
        return Above(parts=own, kind="body")

    def of_model(self, name: str) -> Above:
        """Return what holds a model's own fields."""
        found = self._models.get(name)
        return Above(parts=found.parts) if found is not None else TOP

    def note(self, name: str) -> Markup:
        """Return what a model says of earlier versions."""
        return history_note(self._models.get(name))

    def below(self, row: Field, above: Above) -> Above:
        """Return what holds the rows that open below a row."""
        found = self._inside(row.type, row.path, above)
        return Above(row.path, found.parts, found.begin, row.place) if row.place and found.kind else found

    def inside(self, label: Phrase, above: Above) -> Above:
        """Return what holds the rows of a group, by the words that stand in front of it."""
        return self._inside(label, above.path, above)

    def _inside(self, phrase: Phrase, path: str, above: Above) -> Above:
        model = _only_model(phrase) if self._models or above.parts else None
        if model is None:
            return Above(path, above.parts, above.begin, above.kind)
        marks = self._models.get(model)
        return Above(path, marks.parts if marks is not None else NO_PARTS, path)


def _only_model(phrase: Phrase) -> str | None:
    """Return the model that a type or a label names; an empty name for several."""
    names = {each.model for each in phrase if isinstance(each, TypePart) and each.model}
    return None if not names else names.pop() if len(names) == 1 else ""


NO_HISTORY = PartHistory({})
