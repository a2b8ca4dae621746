"""How much a plain value holds: levels of containers, values and keys."""

from typing import Any


def measure(data: Any) -> tuple[int, int, int]:
    """Return levels of containers, values and keys of a value, without recursion."""
    depth, nodes, keys = 0, 1, 0
    level = [data] if type(data) in {dict, list} else []
    while level:
        depth += 1
        inside: list[Any] = []
        for value in level:
            if type(value) is dict:
                keys += len(value)
                inside += value.values()
            else:
                inside += value
        nodes += len(inside)
        level = [each for each in inside if type(each) is dict or type(each) is list]
    return depth, nodes + keys, keys
