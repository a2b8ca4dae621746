"""Which operations send or give back each model: worked out for all of them at once, in linear time."""

from collections.abc import Mapping, Sequence

from sdkref.history.unit import Pair, Unit


def reached_by(operations: Sequence[Unit], models: Mapping[Pair, Unit], direction: int) -> dict[Pair, int]:
    """Return for each pair the operations that reach it in a direction, as the bits of their indices."""
    inner = {
        pair: [each for each, directions in unit.named.items() if directions & direction and each in models]
        for pair, unit in models.items()
    }
    reached = dict.fromkeys(models, 0)
    for index, unit in enumerate(operations):
        for pair, directions in unit.named.items():
            if directions & direction and pair in reached:
                reached[pair] |= 1 << index
    # Pairs that name each other in a circle come one after another, users before what they use.
    for circle in reversed(_circles(inner)):
        bits = 0
        for pair in circle:
            bits |= reached[pair]
        for pair in circle:
            reached[pair] = bits
            for each in inner[pair]:
                reached[each] |= bits
    return reached


def indices(bits: int) -> list[int]:
    """Return the indices of the bits that are set, in order."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def _circles(inner: Mapping[Pair, Sequence[Pair]]) -> list[list[Pair]]:
    """Return the strongly connected pairs, each circle after all that it leads to (Tarjan)."""
    order: dict[Pair, int] = {}
    lowest: dict[Pair, int] = {}
    stack: list[Pair] = []
    on_stack: set[Pair] = set()
    circles = []
    for start in inner:
        if start in order:
            continue
        order[start] = lowest[start] = len(order)
        stack.append(start)
        on_stack.add(start)
        path = [(start, iter(inner[start]))]
        while path:
            pair, left = path[-1]
            for each in left:
                if each not in order:
                    order[each] = lowest[each] = len(order)
                    stack.append(each)
                    on_stack.add(each)
                    path.append((each, iter(inner[each])))
                    break
                if each in on_stack:
                    lowest[pair] = min(lowest[pair], order[each])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[pair])
                if lowest[pair] == order[pair]:
                    cut = stack.index(pair) if stack[-1] != pair else len(stack) - 1
                    circles.append(stack[cut:])
                    on_stack.difference_update(stack[cut:])
                    del stack[cut:]
    return circles
