"""Where the values of a document come from, when the document was made out of others.

An overlay changes a description and a Swagger 2.0 description is turned into the shape of OpenAPI 3;
both remember the source of each value that they move or write, so that a finding names the user's own file.
"""

from sdkref.location import Location


class Origins:
    """The places that values were taken from, by their pointers in the document that was made.

    A value without an entry of its own comes from below the place of the nearest value around it.
    """

    def __init__(self, root: Location) -> None:
        self._places = {"": root}

    def record(self, pointer: str, origin: Location) -> None:
        """Note that the value at a pointer, with all inside it, was taken from a place."""
        self._places[pointer] = origin

    def forget(self, pointer: str) -> None:
        """Drop what was noted of the values at and below a pointer, as when they are replaced."""
        below = f"{pointer}/"
        for each in [each for each in self._places if each == pointer or each.startswith(below)]:
            del self._places[each]

    def of(self, pointer: str) -> Location:
        """Return the place that the value at a pointer was taken from."""
        around, inside = pointer, ""
        while around not in self._places:
            around, _, token = around.rpartition("/")
            inside = f"/{token}{inside}"
        found = self._places[around]
        return Location(found.file, found.pointer + inside) if inside else found
