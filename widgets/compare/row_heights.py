"""Heights of many rows with fast sums: a Fenwick tree (P. M. Fenwick, "A new data structure for cumulative frequency
tables", 1994). No Qt.
"""

from __future__ import annotations

from collections.abc import Sequence


class RowHeights:
    """Row heights in whole pixels; ``top``, ``find`` and ``put`` are logarithmic in the number of rows."""

    __slots__ = ("_heights", "_highest", "_sums")

    def __init__(self, heights: Sequence[int]) -> None:
        self._heights = list(heights)
        count = len(self._heights)
        sums = [0, *self._heights]
        for at in range(1, count + 1):
            above = at + (at & -at)
            if above <= count:
                sums[above] += sums[at]
        self._sums = sums
        self._highest = 1 << count.bit_length() >> 1 if count else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def put(self, row: int, height: int) -> int:
        """Set the height of *row* and return by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            at, sums, count = row + 1, self._sums, len(self._heights)
            while at <= count:
                sums[at] += grown
                at += at & -at
        return grown

    def top(self, row: int) -> int:
        """Return the sum of the heights above *row*; ``top(len(self))`` is the total."""
        total, at = 0, row
        while at > 0:
            total += self._sums[at]
            at -= at & -at
        return total

    def total(self) -> int:
        """Return the sum of all heights."""
        return self.top(len(self._heights))

    def find(self, y: int) -> tuple[int, int]:
        """Return the row that covers pixel *y* and how far into it *y* lies; clamped to the first and last row."""
        if not self._heights:
            return 0, 0
        at, left, step = 0, max(0, y), self._highest
        count, sums = len(self._heights), self._sums
        while step:
            ahead = at + step
            if ahead <= count and sums[ahead] <= left:
                at = ahead
                left -= sums[ahead]
            step >>= 1
        if at >= count:
            return count - 1, self._heights[-1]
        return at, left

    def all(self) -> Sequence[int]:
        """Return every height, in row order."""
        return self._heights
