"""Changes as values: what was added, removed or changed in which part of an API, and whom it breaks."""

import re
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sdkref.history.directions import names_of
from sdkref.history.rules import RULES, Kind
from sdkref.location import Location
from sdkref.wording.saying import told

Words: TypeAlias = tuple[str, ...]
"""A sentence in pieces: prose and code by turns, prose first. Code is text of a description, untrusted."""

_MARK = re.compile(r"\{(old|new)\}")


class Edit(Struct, frozen=True, kw_only=True):
    """A change of one value, before it is known who sends and who reads it."""

    rule: str
    at: str = ""
    """The path of the value inside of what holds it: `messages[].role`; empty for the whole of it."""
    before: str = ""
    after: str = ""
    """Old and new, as the rule's sentence shows them."""
    directions: int
    """In which the value can travel, for all that its place tells."""
    old: Location | None = None
    new: Location | None = None

    @property
    def breaks(self) -> int:
        """The directions that it breaks, if the value travels in them."""
        return RULES[self.rule].breaks & self.directions

    def anywhere(self) -> "Edit":
        """Return it without its places."""
        return replace(self, old=None, new=None)

    def made(self, where: Words = (), reached: int = -1) -> "Change":
        """Return it as a change of a part of an operation, or of a model that travels in some directions."""
        return Change(
            rule=self.rule,
            where=where,
            at=self.at,
            before=self.before,
            after=self.after,
            breaks=names_of(self.breaks & reached),
            old=self.old,
            new=self.new,
        )


class Change(Struct, frozen=True, kw_only=True):
    """One change of an operation, a model, a scheme or of the API as a whole."""

    rule: str
    """A key of `rules.RULES`."""
    where: Words = ()
    """The part that it is of: a parameter, the request body, a response."""
    at: str = ""
    before: str = ""
    after: str = ""
    breaks: tuple[str, ...] = ()
    """`request`, `response`, both or neither: which callers have to do something about it."""
    old: Location | None = None
    """Where it stood."""
    new: Location | None = None
    """Where it stands."""

    @property
    def kind(self) -> Kind:
        """Whether something was added, removed, changed or deprecated."""
        return RULES[self.rule].kind

    @property
    def words(self) -> Words:
        """Return the sentence of the rule in English, with old and new in it."""
        return self.put_into(str(told(f"rules.{self.rule}")))

    def put_into(self, sentence: str) -> Words:
        """Return a sentence about the change with old and new in the places that it has for them."""
        pieces = _MARK.split(sentence)
        values = {"old": self.before, "new": self.after}
        found = [each if index % 2 == 0 else values[each] for index, each in enumerate(pieces)]
        return tuple(found if found[-1] else found[:-1])


class Subject(Struct, frozen=True, kw_only=True):
    """What changed: the API as a whole, a way to authenticate, an operation, a webhook, a model.

    Or a part that many operations share, such as a parameter, which then is not told with each of them.
    """

    kind: Literal["api", "operation", "webhook", "shared", "model", "scheme"]
    status: Literal["added", "removed", "renamed", "deprecated", "changed"]
    name: str
    """`POST /chat/completions`, or the name: the new one where there is one.

    Of a part that many operations share: what kind of part, and its name."""
    before: str = ""
    """The old name, where it is another."""
    title: str = ""
    """What an operation is called besides."""
    changes: tuple[Change, ...] = ()
    sent: tuple[str, ...] = ()
    """Of a model or a shared part: the operations that send it, by key."""
    received: tuple[str, ...] = ()
    """Of a model or a shared part: the operations that give it back."""

    @property
    def breaking(self) -> bool:
        """Whether a caller has to do something about it."""
        return any(each.breaks for each in self.changes)


class Comparison(Struct, frozen=True, kw_only=True):
    """All that changed between two catalogues, in the order of the new one."""

    title: str = ""
    old: str = ""
    """The old version."""
    new: str = ""
    subjects: tuple[Subject, ...] = ()
    models_added: tuple[str, ...] = ()
    models_removed: tuple[str, ...] = ()

    @property
    def breaking(self) -> bool:
        """Whether a caller has to do something about anything."""
        return any(each.breaking for each in self.subjects)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.subjects or self.models_added or self.models_removed)
