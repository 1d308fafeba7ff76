"""The one vertical axis all panes share: row heights, the reader's place on it, and the laid-out rows.

A row is as high as its tallest cell, so matched paragraphs stand level at every scroll position by construction.
Heights are estimated from the length of the text and corrected when a row is laid out; the place is held as
(row, offset), so a correction elsewhere moves nothing on screen. All pixels are whole, so that scrolling can move what
is already painted.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.article import ParagraphKind
from app.present.page import Page, PageParagraph
from widgets.compare.paragraph_box import FURNITURE_NOTE, ParagraphBox
from widgets.compare.reading_style import PARAGRAPH_GAP, ROW_PADDING, ReadingStyle, style_for
from widgets.compare.row_heights import RowHeights

KEPT_ROWS = 160
"""How many laid-out rows are kept; some screens full."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on the axis: *offset* pixels into *row*. A negative offset lies above the first row."""

    row: int
    offset: int


class Cell:
    """The paragraphs of one article in one row: boxes and their tops, pixels below the row's top."""

    __slots__ = ("boxes", "height", "tops")

    def __init__(self, boxes: tuple[ParagraphBox, ...]) -> None:
        self.boxes = boxes
        tops: list[int] = []
        y = ROW_PADDING
        for box in boxes:
            tops.append(y)
            if box.height:
                y += box.height + PARAGRAPH_GAP
        self.tops = tuple(tops)
        # a row of folded furniture alone takes no room
        self.height = y - PARAGRAPH_GAP + ROW_PADDING if y > ROW_PADDING else 0


class RowLayout:
    """Rows of the shown articles at their columns' widths."""

    def __init__(self) -> None:
        self.page = Page(())
        self.articles: tuple[int, ...] = ()
        self.style: ReadingStyle = style_for(100)
        self.anchor = Anchor(0, 0)
        self.viewport = 1
        self._widths: tuple[int, ...] = ()
        self._heights = RowHeights(())
        self._cells: OrderedDict[int, dict[int, Cell]] = OrderedDict()
        self._lengths: list[list[tuple[int, int]]] = []
        self._noted: dict[int, frozenset[int]] = {}

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_page(self, page: Page, articles: Sequence[int]) -> None:
        """Show *page*, the columns being *articles* in pane order. The anchor is clamped."""
        self.page = page
        self.articles = tuple(articles)
        self._lengths = []
        for article in self.articles:
            self._lengths.append([_length(row.cells[article]) for row in page.rows])
        self._noted = {}
        if len(self._widths) != len(self.articles):
            self._widths = tuple([400] * len(self.articles))
        self._reflow()

    def set_widths(self, widths: Sequence[int]) -> bool:
        """Set the columns' widths in pixels, keeping the place as (row, fraction); return whether any changed."""
        if tuple(widths) == self._widths:
            return False
        place = self.place()
        self._widths = tuple(widths)
        self._reflow()
        self.set_place(place)
        return True

    def set_style(self, style: ReadingStyle) -> None:
        """Set fonts and zoom, keeping the place as (row, fraction)."""
        place = self.place()
        self.style = style
        self._reflow()
        self.set_place(place)

    def _reflow(self) -> None:
        self._cells.clear()
        face = self.style.body
        estimates = [0] * len(self.page.rows)
        for lengths, width in zip(self._lengths, self._widths, strict=True):
            measure = self.style.columns(width)[1]
            per_line = max(4.0, measure / face.width - 1.5)
            pitch = face.pitch
            estimates = [
                guess
                if not count or guess >= (height := (int(length / per_line) + count) * pitch + 9 * count + 13)
                else height
                for guess, (length, count) in zip(estimates, lengths, strict=True)
            ]
        self._heights = RowHeights(estimates)
        if self.anchor.row >= len(estimates):
            self.anchor = Anchor(max(0, len(estimates) - 1), 0)

    def width_of(self, article: int) -> int:
        """Return the width in pixels of the column that shows *article*."""
        return self._widths[self.articles.index(article)]

    def text_left(self, article: int) -> int:
        """Return where the text starts in the column of *article*, in pixels."""
        return self.style.columns(self.width_of(article))[0]

    # -- rows ----------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.page.rows)

    def cells(self, row: int) -> dict[int, Cell]:
        """Return the laid-out cells of *row* by article, laying it out, and correcting its height, if need be."""
        found = self._cells.get(row)
        if found is not None:
            self._cells.move_to_end(row)
            return found
        made: dict[int, Cell] = {}
        source = self.page.rows[row].cells
        for article, width in zip(self.articles, self._widths, strict=True):
            measure = self.style.columns(width)[1]
            boxes = [ParagraphBox(each, self.style, measure, self._suffix(each)) for each in source[article]]
            made[article] = Cell(tuple(boxes))
        self._heights.put(row, max((cell.height for cell in made.values()), default=0))
        self._cells[row] = made
        if len(self._cells) > KEPT_ROWS:
            self._cells.popitem(last=False)
        return made

    def _suffix(self, paragraph: PageParagraph) -> str:
        """The note stands on the first of a run of furniture; on each of them it would shout."""
        if paragraph.kind is not ParagraphKind.FURNITURE:
            return ""
        noted = self._noted.get(paragraph.article)
        if noted is None:
            kinds = {other.paragraph: other.kind for row in self.page.rows for other in row.cells[paragraph.article]}
            noted = self._noted[paragraph.article] = frozenset(
                number
                for number, kind in kinds.items()
                if kind is ParagraphKind.FURNITURE and kinds.get(number - 1) is not ParagraphKind.FURNITURE
            )
        note = FURNITURE_NOTE if paragraph.paragraph in noted else ""
        return f"{note} — {paragraph.folds} more lines of the page" if paragraph.folds else note

    def height(self, row: int) -> int:
        """Return the true height of *row* in pixels."""
        self.cells(row)
        return self._heights[row]

    def estimates(self) -> Sequence[int]:
        """Return every row's height as known now, laid out or guessed, in pixels."""
        return self._heights.all()

    def top(self, row: int) -> int:
        """Return the pixels above *row* as known now."""
        return self._heights.top(row)

    def total(self) -> int:
        """Return the height of all rows as known now, in pixels."""
        return self._heights.total()

    # -- the place -----------------------------------------------------------------------------------------------

    def place(self) -> tuple[int, float]:
        """Return where the top of the view stands, as (row, fraction of that row)."""
        if not len(self):
            return 0, 0.0
        return self.anchor.row, self.anchor.offset / max(1, self._heights[self.anchor.row])

    def set_place(self, place: tuple[int, float]) -> None:
        """Put (row, fraction) at the top of the view, as far as the end allows."""
        if not len(self):
            self.anchor = Anchor(0, 0)
            return
        row = max(0, min(place[0], len(self) - 1))
        self.anchor = Anchor(row, round(max(0.0, min(place[1], 1.0)) * self.height(row)))
        self.settle()

    def settle(self) -> None:
        """Bring the anchor into its row, and back from beyond either end."""
        self.anchor = self.walk(self.anchor, 0)
        if len(self) and self._beyond_end():
            self.anchor = self._end()

    def walk(self, anchor: Anchor, pixels: int, free: bool = False) -> Anchor:
        """Return *anchor* moved down by *pixels* over true heights; *free* lets it stand above the first row."""
        row, offset = anchor.row, anchor.offset + pixels
        if not len(self):
            return Anchor(0, 0)
        while offset < 0 and row > 0:
            row -= 1
            offset += self.height(row)
        while row < len(self) - 1 and offset >= (height := self.height(row)):
            offset -= height
            row += 1
        return Anchor(row, offset if free else max(0, offset))

    def step(self, pixels: int) -> int:
        """Move down by *pixels* (up if negative) and return how far the rows really moved.

        More than two screens at once is a jump over guessed heights, and returns 0 moved: repaint all.
        """
        if not len(self) or not pixels:
            return 0
        if abs(pixels) > 2 * self.viewport:
            self.scroll_to(self.top(self.anchor.row) + self.anchor.offset + pixels)
            return 0
        before = self.anchor
        moved = self.walk(before, pixels)
        if pixels < 0 and moved == Anchor(0, 0):
            pixels = -self._distance(moved, before)
        self.anchor = moved
        if pixels > 0 and self._beyond_end():
            end = self._end()
            pixels = max(0, pixels - self._distance(end, moved))
            self.anchor = end if pixels else before
        return pixels

    def _distance(self, high: Anchor, low: Anchor) -> int:
        """Pixels from *high* down to *low*."""
        return sum(self.height(row) for row in range(high.row, low.row)) + low.offset - high.offset

    def _beyond_end(self) -> bool:
        left = self.viewport + self.anchor.offset
        for row in range(self.anchor.row, len(self)):
            left -= self.height(row)
            if left <= 0:
                return False
        return True

    def _end(self) -> Anchor:
        left, row = self.viewport, len(self) - 1
        while row > 0 and left > (height := self.height(row)):
            left -= height
            row -= 1
        return Anchor(row, max(0, self.height(row) - left))

    def scroll_to(self, y: int) -> None:
        """Put pixel *y* of the axis, as known now, at the top of the view."""
        row, offset = self._heights.find(y)
        if not len(self):
            return
        guessed = self._heights[row]
        self.anchor = Anchor(row, round(offset * self.height(row) / guessed) if guessed else 0)
        if y >= self.maximum():
            self.anchor = self._end()
        self.settle()

    def maximum(self) -> int:
        """Return the greatest pixel the top of the view can stand at, as known now."""
        return max(0, self.total() - self.viewport)

    def value(self) -> int:
        """Return the pixel the top of the view stands at, as known now."""
        return self.top(self.anchor.row) + self.anchor.offset if len(self) else 0

    # -- what is on screen ---------------------------------------------------------------------------------------

    def rows_on_screen(self, anchor: Anchor | None = None) -> Iterator[tuple[int, int, int]]:
        """Yield (row, y of its top, height) from the view's top to its bottom, in pixels."""
        at = self.anchor if anchor is None else anchor
        y = -at.offset
        for row in range(at.row, len(self)):
            if y >= self.viewport:
                return
            height = self.height(row)
            yield row, y, height
            y += height

    def y_of(self, row: int, anchor: Anchor | None = None) -> int:
        """Return the y of *row*'s top in the view, over true heights near the view and guessed ones further off."""
        at = self.anchor if anchor is None else anchor
        if abs(row - at.row) <= KEPT_ROWS // 2:
            if row >= at.row:
                return sum(self.height(above) for above in range(at.row, row)) - at.offset
            return -sum(self.height(below) for below in range(row, at.row)) - at.offset
        return self.top(row) - self.top(at.row) - at.offset


def _length(cell: tuple[PageParagraph, ...]) -> tuple[int, int]:
    """Characters and paragraphs of *cell*: what its height is guessed from."""
    shown = [len(paragraph.text) for paragraph in cell if not paragraph.folded]
    return sum(shown), len(shown)
