"""Findings about a document that was made from others, told of the files that its values come from."""

from msgspec.structs import replace

from sdkref.diagnostics import Diagnostic, Diagnostics, Locate
from sdkref.documents.reading import Document


class Returned(Diagnostics):
    """Findings for the reader of a made document, handed on to whom they are told.

    One that has a line already concerns a file as it stands, and stays where it is.
    """

    def __init__(self, made: Document, told: Diagnostics) -> None:
        super().__init__()
        self._made, self._told = made, told

    def add(self, found: Diagnostic) -> None:
        """Tell a finding at the place that its value was taken from."""
        if found.location.file == self._made.name and found.line is None:
            found = replace(found, location=self._made.origin(found.location.pointer))
        self._told.add(found)

    def knows(self, file: str, locate: Locate) -> None:
        """Remember who knows where the values of a file stand."""
        self._told.knows(file, locate)
