"""One paragraph laid out at one width: lines on a fixed grid, hit tests and rectangles in code points."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.model.kinds import ParagraphKind
from widgets.compare.reading_style import Face, ReadingStyle
from widgets.utf16 import Utf16Map

if TYPE_CHECKING:
    from app.present.page import PageParagraph

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")

_OPTION = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

_ITALIC = QTextCharFormat()
_ITALIC.setFontItalic(True)

FURNITURE_NOTE = " — page furniture, left out of the comparison"

Segments = tuple[QRectF, ...]


@lru_cache(maxsize=1)
def _from_right() -> QTextOption:
    from PySide6.QtCore import Qt  # dear: the first frame comes by without it

    option = QTextOption(_OPTION)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


class ParagraphBox:
    """A paragraph's lines. Rectangles and points are in pixels from the box's top left corner; positions are code
    points of the paragraph's own text. *suffix* is shown after the text, in italics, and is no part of it.
    """

    __slots__ = ("_layout", "_mixed", "_segments", "_units", "face", "height", "indent", "paragraph", "width")

    def __init__(self, paragraph: PageParagraph, style: ReadingStyle, width: int, suffix: str = "") -> None:
        self.paragraph = paragraph
        self.face: Face = style.face(paragraph.kind)
        self.indent = style.indent(paragraph.kind)
        self.width = max(24, width - self.indent)
        self._units = Utf16Map(paragraph.text)
        self._mixed = _RIGHT_TO_LEFT.search(paragraph.text) is not None
        self._segments: dict[tuple[int, int], Segments] = {}
        layout = QTextLayout("" if paragraph.folded else paragraph.text + suffix, self.face.font)
        layout.setTextOption(_from_right() if self.right_to_left else _OPTION)
        layout.setCacheEnabled(True)
        if suffix and not paragraph.folded:
            span = QTextLayout.FormatRange()
            span.start = self._units.to_units(len(paragraph.text))
            span.length = len(suffix)
            span.format = _ITALIC
            layout.setFormats([span])
        pitch, baseline = self.face.pitch, self.face.baseline
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            # every line on the same grid, whatever fallback fonts it needs: rows level across panes line for line
            line.setPosition(QPointF(0, count * pitch + baseline - line.ascent()))
            count += 1
        layout.endLayout()
        self._layout = layout
        self.height = 0 if paragraph.folded else max(1, count) * pitch

    @property
    def line_count(self) -> int:
        """How many lines there are, at least one."""
        return max(1, self._layout.lineCount())

    @property
    def right_to_left(self) -> bool:
        """Whether the paragraph's base direction is right to left."""
        if not self._mixed:
            return False
        strong = (bidirectional(character) for character in self.paragraph.text)
        return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor, clip: QRectF) -> None:
        """Draw the text with its top left corner at (*x*, *y*)."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x + self.indent, y), [], clip)

    def draw_dressed(self, painter: QPainter, x: float, y: float, dress: QTextCharFormat | None, clip: QRectF) -> None:
        """Draw the text in *dress*, or else as the painter stands: setting a pen would load Qt's whole namespace."""
        spans: list[QTextLayout.FormatRange] = []
        if dress is not None:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = 0, len(self._layout.text()) * 2, dress
            spans.append(span)
        self._layout.draw(painter, QPointF(x + self.indent, y), spans, clip)

    def segments(self, start: int, end: int) -> Segments:
        """Return the rectangles that cover the text from *start* to *end*, one a line and direction, reading order."""
        key = (start, end)
        found = self._segments.get(key)
        if found is None:
            found = self._segments[key] = self._find_segments(start, end)
        return found

    def _find_segments(self, start: int, end: int) -> Segments:
        first, last = self._units.to_units(start), self._units.to_units(end)
        if last <= first:
            return ()
        text, out = self.paragraph.text, []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            line_start = line.textStart()
            line_end = line_start + line.textLength()
            low, high = max(first, line_start), min(last, line_end)
            if low >= high:
                if line_start >= last:
                    break
                continue
            # the space a line breaks at hangs outside the measure: nobody wants it marked
            if high == line_end:
                at = self._units.to_points(high)
                while high > low and at > 0 and text[at - 1 : at].isspace():
                    high -= 1
                    at -= 1
                if low >= high:
                    continue
            top = number * self.face.pitch
            if self._mixed:
                out.extend(self._mixed_segments(line, low, high, top))
            else:
                left, right = sorted((_x(line, low), _x(line, high)))
                out.append(QRectF(left + self.indent, top, max(right - left, 1.0), self.face.pitch))
        return tuple(out)

    def _mixed_segments(self, line: QTextLine, low: int, high: int, top: int) -> list[QRectF]:
        """Measure the glyphs themselves: a stretch of mixed text falls apart on the line, and at the border of two
        directions a position has two places.
        """
        spans: list[list[float]] = []
        for run in line.glyphRuns(low, high - low):
            advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            places = [(at.x(), at.x() + step.x()) for at, step in zip(run.positions(), advances, strict=True)]
            if places:
                spans.append([min(place[0] for place in places), max(place[1] for place in places)])
        joined: list[list[float]] = []
        for one, two in sorted(spans):
            if joined and one <= joined[-1][1] + 0.75:
                joined[-1][1] = max(joined[-1][1], two)
            else:
                joined.append([one, two])
        return [QRectF(one + self.indent, top, two - one, self.face.pitch) for one, two in joined if two > one]

    def position_at(self, x: float, y: float) -> int:
        """Return the position nearest to the point (*x*, *y*)."""
        if self._layout.lineCount() == 0:
            return 0
        number = max(0, min(int(y // self.face.pitch), self._layout.lineCount() - 1))
        return self.position_on_line(number, x)

    def position_on_line(self, number: int, x: float) -> int:
        """Return the position on line *number* nearest to *x*; never the start of the line below."""
        if self._layout.lineCount() == 0:
            return 0
        line = self._layout.lineAt(max(0, min(number, self._layout.lineCount() - 1)))
        unit = line.xToCursor(x - self.indent)
        if self._mixed:
            # Qt errs by one letter in right-to-left runs: take the neighbour whose caret is nearest
            near = (unit, self._layout.previousCursorPosition(unit), self._layout.nextCursorPosition(unit))
            first, last = line.textStart(), line.textStart() + line.textLength()
            unit = min((at for at in near if first <= at <= last), key=lambda at: abs(_x(line, at) - x + self.indent))
        if number < self._layout.lineCount() - 1 and unit >= line.textStart() + line.textLength():
            unit = self._layout.previousCursorPosition(unit)
        return min(self._units.to_points(unit), len(self.paragraph.text))

    def line_of(self, position: int) -> int:
        """Return the number of the line *position* stands on."""
        line = self._layout.lineForTextPosition(self._units.to_units(position))
        return line.lineNumber() if line.isValid() else 0

    def line_span(self, number: int) -> tuple[int, int]:
        """Return the first and last position of line *number*."""
        if self._layout.lineCount() == 0:
            return 0, 0
        line = self._layout.lineAt(max(0, min(number, self._layout.lineCount() - 1)))
        start = line.textStart()
        end = start + line.textLength()
        if number < self._layout.lineCount() - 1:
            end = self._layout.previousCursorPosition(end)
        length = len(self.paragraph.text)
        return min(self._units.to_points(start), length), min(self._units.to_points(end), length)

    def caret(self, position: int) -> QRectF:
        """Return the caret's rectangle, one pixel wide and a line high."""
        number = self.line_of(position)
        x = 0.0
        if self._layout.lineCount():
            x = _x(self._layout.lineAt(number), self._units.to_units(position))
        return QRectF(x + self.indent, number * self.face.pitch, 1.0, self.face.pitch)

    def beside(self, position: int, visually_right: bool) -> int:
        """Return the next position on the screen's right or left, as the text's direction has it."""
        unit = self._units.to_units(position)
        move = self._layout.rightCursorPosition if visually_right else self._layout.leftCursorPosition
        return min(self._units.to_points(move(unit)), len(self.paragraph.text))

    def next_word(self, position: int) -> int:
        """Return where the next word begins, or the end."""
        unit = self._layout.nextCursorPosition(self._units.to_units(position), QTextLayout.CursorMode.SkipWords)
        return min(self._units.to_points(unit), len(self.paragraph.text))

    def previous_word(self, position: int) -> int:
        """Return where this word, or the one before, begins."""
        unit = self._layout.previousCursorPosition(self._units.to_units(position), QTextLayout.CursorMode.SkipWords)
        return self._units.to_points(unit)


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # the stub says float or object; PySide answers (x, position)
    at = cast("tuple[float, int]", line.cursorToX(unit, edge))
    return at[0]


def is_small(kind: ParagraphKind) -> bool:
    """Whether paragraphs of *kind* are set small and grey."""
    return kind in (ParagraphKind.FURNITURE, ParagraphKind.BYLINE, ParagraphKind.DATELINE)
