"""The text of one pane as the reader meets it, in the order of the rows: positions, and the way between them and rows.

A position is (index, offset): which paragraph of the pane, counted from its top, and the code point within it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from app.model.passage import Passage
from app.present.page import Page, PageParagraph
from widgets.utf16 import Utf16Map, unit_count


class Position(NamedTuple):
    """A place between characters: the pane's paragraph *index* and *offset* code points into it."""

    index: int
    offset: int


class PaneText:
    """The paragraphs of one article in row order."""

    def __init__(self, page: Page, article: int) -> None:
        self.article = article
        paragraphs: list[PageParagraph] = []
        rows: list[int] = []
        for number, row in enumerate(page.rows):
            for paragraph in row.cells[article]:
                paragraphs.append(paragraph)
                rows.append(number)
        self.paragraphs = tuple(paragraphs)
        self.rows = rows

    def __len__(self) -> int:
        return len(self.paragraphs)

    @cached_property
    def index_of(self) -> dict[int, int]:
        """Index by the paragraph's number in the article."""
        return {paragraph.paragraph: index for index, paragraph in enumerate(self.paragraphs)}

    def first_in(self, row: int) -> int:
        """Return the index of the first paragraph in *row* or below it; ``len(self)`` where there is none."""
        return bisect_left(self.rows, row)

    def indices_in(self, row: int) -> range:
        """Return the indices of the paragraphs in *row*."""
        return range(bisect_left(self.rows, row), bisect_right(self.rows, row))

    def clamp(self, position: Position) -> Position:
        """Return the nearest position there is."""
        if not self.paragraphs:
            return Position(0, 0)
        index = max(0, min(position.index, len(self.paragraphs) - 1))
        return Position(index, max(0, min(position.offset, len(self.paragraphs[index].text))))

    def end(self) -> Position:
        """Return the last position."""
        if not self.paragraphs:
            return Position(0, 0)
        return Position(len(self.paragraphs) - 1, len(self.paragraphs[-1].text))

    def slice(self, one: Position, other: Position) -> str:
        """Return the text between two positions, paragraphs separated by a blank line."""
        return "\n\n".join(
            self.paragraphs[index].text[start:end] for index, start, end in self.spans(*sorted((one, other)))
        )

    def spans(self, first: Position, last: Position) -> list[tuple[int, int, int]]:
        """Return (index, start, end) of each paragraph's part between two positions."""
        if not self.paragraphs or first == last:
            return []
        return [
            (
                index,
                first.offset if index == first.index else 0,
                last.offset if index == last.index else len(self.paragraphs[index].text),
            )
            for index in range(first.index, last.index + 1)
        ]

    def passages(self, one: Position, other: Position) -> tuple[Passage, ...]:
        """Return what lies between two positions as passages of the article, empty ones left out."""
        first, last = sorted((one, other))
        return tuple(
            Passage(self.article, self.paragraphs[index].paragraph, start, end)
            for index, start, end in self.spans(first, last)
            if end > start
        )

    # -- as one flat text, for assistive technology; in UTF-16 units, paragraphs separated by one line break ----------

    @cached_property
    def _unit_starts(self) -> list[int]:
        starts, at = [], 0
        for paragraph in self.paragraphs:
            starts.append(at)
            at += unit_count(paragraph.text) + 1
        starts.append(at)
        return starts

    @cached_property
    def flat(self) -> str:
        """The whole text, paragraphs separated by one line break."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def _flat_units(self) -> Utf16Map:
        return Utf16Map(self.flat)

    def flat_length(self) -> int:
        """Return the length of the flat text in UTF-16 units."""
        return max(0, self._unit_starts[-1] - 1) if self.paragraphs else 0

    def flat_slice(self, start: int, end: int) -> str:
        """Return the flat text between two offsets in UTF-16 units."""
        return self.flat[self._flat_units.to_points(start) : self._flat_units.to_points(end)]

    def to_flat(self, position: Position) -> int:
        """Return the UTF-16 offset of *position* in the flat text."""
        if not self.paragraphs:
            return 0
        units = Utf16Map(self.paragraphs[position.index].text)
        return self._unit_starts[position.index] + units.to_units(position.offset)

    def from_flat(self, offset: int) -> Position:
        """Return the position of a UTF-16 offset in the flat text."""
        if not self.paragraphs:
            return Position(0, 0)
        offset = max(0, min(offset, self.flat_length()))
        index = bisect_right(self._unit_starts, offset, 0, len(self.paragraphs)) - 1
        units = Utf16Map(self.paragraphs[index].text)
        return Position(index, units.to_points(offset - self._unit_starts[index]))
