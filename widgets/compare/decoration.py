"""Draws what stands behind and under words: tints, lines of each style, ticks, frames. Pane and legend share it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from widgets.theme import Line, LineStyle, Mark

_PATTERNS: dict[LineStyle, list[float]] = {
    LineStyle.DOTTED: [1.0, 1.0],
    LineStyle.DASHED: [3.0, 2.0],
    LineStyle.DASH_DOT: [4.0, 1.5, 1.0, 1.5],
    LineStyle.DASH_DOT_DOT: [4.0, 1.5, 1.0, 1.5, 1.0, 1.5],
    LineStyle.LONG_DASH: [7.0, 2.0],
}

_WAVE_STEP = 2.5


@lru_cache(maxsize=256)
def colour(name: str) -> QColor:
    """Return the colour of a theme's ``#rrggbb``; shared, not to be changed."""
    return QColor(name)


@lru_cache(maxsize=256)
def _pen(style: LineStyle, name: str, width: float) -> QPen:
    pen = QPen(QColor(name), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pattern = _PATTERNS.get(style)
    if pattern is not None:
        if style is LineStyle.DOTTED and width <= 1:
            pattern = [1.0, 2.0]
        pen.setDashPattern(pattern)
    return pen


def draw_behind(painter: QPainter, mark: Mark, rects: Iterable[QRectF], baseline: int, ascent: float) -> None:
    """Fill the mark's tint behind words in line rectangles *rects*; *baseline* is that of the line, in pixels."""
    if mark.tint is None:
        return
    fill = colour(mark.tint)
    for rect in rects:
        painter.fillRect(_body(rect, baseline, ascent), fill)


def draw_under(painter: QPainter, mark: Mark, rects: tuple[QRectF, ...], baseline: int, ascent: float) -> None:
    """Draw the mark's lines under the words, its ticks at their ends and its frame around them."""
    for line in mark.lines:
        for rect in rects:
            y = rect.top() + baseline + 3.0
            if line.style is LineStyle.WAVE:
                _wave(painter, line, rect.left(), rect.right(), y + 0.5)
            elif line.double:
                painter.setPen(_pen(line.style, line.colour, 1.0))
                painter.drawLine(QPointF(rect.left(), y + 0.5), QPointF(rect.right(), y + 0.5))
                painter.drawLine(QPointF(rect.left(), y + 3.5), QPointF(rect.right(), y + 3.5))
            else:
                painter.setPen(_pen(line.style, line.colour, line.width))
                middle = round(y) + (1.0 if line.width >= 2 else 0.5)
                painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
    if mark.ticks is not None and rects:
        painter.setPen(_pen(LineStyle.SOLID, mark.ticks, 1.0))
        for x, rect in ((rects[0].left(), rects[0]), (rects[-1].right() - 1, rects[-1])):
            foot = round(rect.top() + baseline + 5)
            painter.drawLine(QPointF(round(x) + 0.5, foot), QPointF(round(x) + 0.5, foot - 6))
    if mark.frame is not None:
        painter.setPen(_pen(LineStyle.SOLID, mark.frame, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            body = _body(rect, baseline, ascent)
            painter.drawRect(QRectF(round(body.left()) - 0.5, body.top() - 0.5, round(body.width()) + 1, body.height()))


def _body(rect: QRectF, baseline: int, ascent: float) -> QRectF:
    """The part of a line's rectangle the letters fill: a little above them, to the foot of the lines under them."""
    top = round(rect.top() + baseline - ascent * 0.92)
    return QRectF(rect.left(), top, rect.width(), round(rect.top() + baseline + 5) - top)


def _wave(painter: QPainter, line: Line, left: float, right: float, y: float) -> None:
    points = QPolygonF()
    x, up = left, False
    while x < right:
        points.append(QPointF(x, y if up else y + 2))
        x += _WAVE_STEP
        up = not up
    points.append(QPointF(right, y + 1))
    painter.setPen(_pen(LineStyle.SOLID, line.colour, line.width))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.drawPolyline(points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
