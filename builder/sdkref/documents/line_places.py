"""Line and column of a byte in a text, found without reading all of it each time."""

import bisect
from collections.abc import Callable
from itertools import accumulate

_PIECE = 1 << 14
"""Bytes in which a source is counted, so that a position on a long line is found without reading it all."""
_CONTINUING = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 with which no character begins."""


class LinePlaces:
    """The lines of a source in UTF-8; they are counted when the first of them is asked for."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._ends: list[int] = []
        """How many lines end before each piece of the source."""
        self._marks: list[int] = []
        """How many characters stand before each piece of the source."""

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a byte."""
        if not self._ends:
            self._ends = self._sums(lambda piece: piece.count(b"\n"))
        piece = offset // _PIECE
        line = self._ends[piece] + self._source.count(b"\n", piece * _PIECE, offset)
        before = self._characters(offset) - self._characters(self._line_start(offset))
        return line + 1, before + 1

    def _line_start(self, offset: int) -> int:
        """Return where the line of a byte begins; it may be as long as the file."""
        piece = offset // _PIECE
        end = self._source.rfind(b"\n", piece * _PIECE, offset)
        if end == -1:
            piece = bisect.bisect_left(self._ends, self._ends[piece])
            end = self._source.rfind(b"\n", max(0, piece - 1) * _PIECE, piece * _PIECE)
        return end + 1

    def _characters(self, offset: int) -> int:
        """Return how many characters stand before a byte."""
        if not self._marks:
            self._marks = self._sums(_count)
        mark = offset // _PIECE
        return self._marks[mark] + _count(self._source[mark * _PIECE : offset])

    def _sums(self, measure: Callable[[bytes], int]) -> list[int]:
        """Return what a measure finds before each piece of the source, and in all of it."""
        starts = range(0, len(self._source), _PIECE)
        return [0, *accumulate(measure(self._source[start : start + _PIECE]) for start in starts)]


def _count(text: bytes) -> int:
    """Return how many characters of UTF-8 begin in a text."""
    return len(text if text.isascii() else text.translate(None, _CONTINUING))
