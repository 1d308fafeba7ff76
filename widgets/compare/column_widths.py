"""How wide each article's column is: fractions of what the gutters leave, draggable at each border. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

MINIMUM = 110
"""No column is dragged narrower than this, in pixels, while there is room."""

READABLE = 230
"""With more than two columns each has this many pixels on average, though it take a scroll bar."""


class ColumnWidths:
    """One fraction a column; they add up to 1."""

    def __init__(self, count: int = 0) -> None:
        self._fractions: tuple[float, ...] = ()
        self.reset(count)

    @property
    def fractions(self) -> tuple[float, ...]:
        """The fractions, in column order."""
        return self._fractions

    def reset(self, count: int) -> None:
        """Make *count* equal columns."""
        self._fractions = tuple([1 / count] * count) if count else ()

    def set(self, fractions: Sequence[float]) -> bool:
        """Take *fractions* (any positive numbers, one a column); return whether they fit."""
        total = sum(fractions)
        if len(fractions) != len(self._fractions) or total <= 0 or min(fractions, default=0) <= 0:
            return False
        self._fractions = tuple(fraction / total for fraction in fractions)
        return True

    def pixels(self, width: int) -> tuple[int, ...]:
        """Return whole pixel widths that add up to *width* exactly."""
        edges, at = [0], 0.0
        for fraction in self._fractions:
            at += fraction
            edges.append(round(at * width))
        if edges[1:]:
            edges[-1] = width
        return tuple(after - before for before, after in pairwise(edges))

    def stretched(self, width: int) -> int:
        """Return how many pixels the columns take of *width*, or beyond it: as many as they can be read in."""
        count = len(self._fractions)
        return max(width, READABLE * count) if count > 2 else width

    def drag(self, border: int, start: Sequence[float], by: int, width: int) -> None:
        """Move the border after column *border* by *by* pixels from where it was with fractions *start*."""
        if width <= 0 or not 0 <= border < len(start) - 1:
            return
        both = (start[border] + start[border + 1]) * width
        least = min(MINIMUM, both / 2)
        first = max(least, min(start[border] * width + by, both - least))
        moved = list(start)
        moved[border], moved[border + 1] = first / width, (both - first) / width
        self._fractions = tuple(moved)
