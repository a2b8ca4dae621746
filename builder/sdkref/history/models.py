"""All models that two catalogues share, each compared once, and what places that name another model mean."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sdkref.catalogue.views import Views
from sdkref.history.change import Edit
from sdkref.history.directions import BOTH
from sdkref.history.rules import RULES
from sdkref.history.schemas import Schemas
from sdkref.history.unit import Pair, Place, Unit


class Models:
    """The units of pairs of models: those of one name, and those that some place leads to."""

    def __init__(self, before: Views, after: Views) -> None:
        self._before, self._after = before, after
        self.units: dict[Pair, Unit] = {}
        self._effects: dict[Pair, int] = {}
        self.renamed: frozenset[Pair] = frozenset()
        """Pairs of other names that stand for one model, since neither name is in both catalogues."""

    def compare(self, named: Iterable[Unit]) -> None:
        """Compare all pairs that units name, and all that these lead to."""
        waiting = [(name, name) for name in self._after.models if name in self._before.models]
        waiting += [pair for unit in named for pair in unit.named]
        while waiting:
            pair = waiting.pop()
            if pair in self.units:
                continue
            unit = self.units[pair] = Unit()
            Schemas(self._before, self._after, unit).models(*pair, Place(directions=BOTH))
            waiting += unit.named
        self.renamed = frozenset(self._find_renamed(named))
        self._tell_retyped([*named, *self.units.values()])

    def _find_renamed(self, named: Iterable[Unit]) -> Iterable[Pair]:
        pairs = {each.pair for unit in (*named, *self.units.values()) for each in unit.retyped}
        moved = [
            (old, new)
            for old, new in pairs
            if old not in self._after.models and new not in self._before.models
        ]
        olds, news = Counter(old for old, _ in moved), Counter(new for _, new in moved)
        return [(old, new) for old, new in moved if olds[old] == news[new] == 1]

    def _tell_retyped(self, units: Iterable[Unit]) -> None:
        """Note at each place that names another model what that change allows."""
        for unit in units:
            for each in unit.retyped:
                if each.pair not in self.renamed:
                    unit.found(_RETYPED[self._effect(each.pair)], each.place, *each.pair)

    def _effect(self, pair: Pair) -> int:
        """Return what one model in place of another allows, as bits of what that breaks."""
        known = self._effects.get(pair)
        if known is None:
            seen, waiting, known = {pair}, [pair], 0
            while waiting:
                unit = self.units[waiting.pop()]
                for _, edit in unit.edits:
                    known |= _breaks(edit)
                inner = {each for each in unit.named if each[0] != each[1] and each not in self.renamed}
                waiting += inner - seen
                seen |= inner
            self._effects[pair] = known
        return known


def _breaks(edit: Edit) -> int:
    return RULES[edit.rule].breaks


_RETYPED: Mapping[int, str] = {
    RULES[rule].breaks: rule for rule in ("type-changed", "type-narrowed", "type-widened", "type-renamed")
}
