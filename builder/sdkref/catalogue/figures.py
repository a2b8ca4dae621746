"""Numbers that a number schema allows, the likeliest first."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor, inf

from sdkref.catalogue.formats import MOMENT, hint, tells_of_time
from sdkref.catalogue.schema import Number

DISTINCT = 200

_RANGES = {
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint8": (0, 2**8 - 1),
    "uint16": (0, 2**16 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
}


def in_range(schema: Number, value: float) -> bool:
    """Say whether a number lies within the bounds and on the grid of a schema, exactly."""
    if value in {inf, -inf} or value != value:  # noqa: PLR0124 - NaN alone differs from itself
        return False
    exact = _exact(value)
    low, high = _RANGES.get(schema.format or "", (exact, exact))
    return (
        low <= exact <= high
        and (not schema.integer or exact.denominator == 1)
        and (schema.minimum is None or exact >= _exact(schema.minimum))
        and (schema.maximum is None or exact <= _exact(schema.maximum))
        and (schema.exclusive_minimum is None or exact > _exact(schema.exclusive_minimum))
        and (schema.exclusive_maximum is None or exact < _exact(schema.exclusive_maximum))
        and (not schema.multiple_of or (exact / _exact(schema.multiple_of)).denominator == 1)
    )


def number_values(schema: Number, name: str) -> Iterator[int | float]:
    """Yield numbers for a schema; `name` is that of the property or model that holds it.

    The caller checks each against the schema; the bounds themselves come after the plausible ones.
    """
    match hint(name):
        case bool():
            pass
        case int() | float() as suggested:
            yield suggested
        case _ if tells_of_time(name):
            yield MOMENT
            yield MOMENT * 1_000
    yield from (1, 42) if schema.integer else (12.5, 1, 0.5)
    step = _exact(schema.multiple_of) if schema.multiple_of else Fraction(1)
    lows = [_exact(low) for low in (schema.minimum, schema.exclusive_minimum) if low is not None]
    highs = [_exact(high) for high in (schema.maximum, schema.exclusive_maximum) if high is not None]
    if lows and highs and not schema.multiple_of and not schema.integer:
        yield from (_shown(max(lows) + (min(highs) - max(lows)) * share / 4) for share in (2, 1, 3, 0, 4))
    if schema.integer and step.denominator != 1:
        step *= step.denominator
    if highs and not lows:
        last = floor(min(highs) / step)
        yield from (_shown((last - index) * step) for index in range(DISTINCT))
    else:
        first = ceil(max(lows) / step) if lows else 0
        yield from (_shown((first + index) * step) for index in range(DISTINCT))


def _exact(value: float) -> Fraction:
    """Return a number as written in decimal, so that 0.3 is a multiple of 0.1."""
    return Fraction(value) if isinstance(value, int) else Fraction(float.__repr__(value))


def _shown(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
