"""The one door between our positions (Unicode code points) and Qt's (UTF-16 units).

One emoji is one code point and two units: every mark after it would be off by one.
"""

from __future__ import annotations

from bisect import bisect_left

_FIRST_ASTRAL = "\U00010000"


def unit_count(text: str) -> int:
    """Return the length of *text* in UTF-16 units."""
    if text.isascii() or max(text) < _FIRST_ASTRAL:
        return len(text)
    return len(text) + sum(character >= _FIRST_ASTRAL for character in text)


class Utf16Map:
    """Converts positions of one text both ways, in time logarithmic in its characters outside the basic plane."""

    __slots__ = ("_astral", "_length")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        if text.isascii() or max(text) < _FIRST_ASTRAL:
            self._astral: list[int] = []
        else:
            self._astral = [at for at, character in enumerate(text) if character >= _FIRST_ASTRAL]

    def to_units(self, point: int) -> int:
        """Return the UTF-16 position of code point position *point*, which is clamped to the text."""
        point = max(0, min(point, self._length))
        return point + bisect_left(self._astral, point) if self._astral else point

    def to_points(self, unit: int) -> int:
        """Return the code point position of UTF-16 position *unit*; inside a pair, that of its character's start."""
        unit = max(0, unit)
        if not self._astral:
            return min(unit, self._length)
        low, high = 0, self._length
        while low < high:
            middle = (low + high + 1) // 2
            if self.to_units(middle) <= unit:
                low = middle
            else:
                high = middle - 1
        return low
